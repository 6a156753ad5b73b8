import { EtfDigestError } from '../../errors.ts';
import type { Language } from '../words/language.ts';
import { stretchesOf, unmarked } from '../words/marks.ts';
import { disagreement, otherDays } from './agreement.ts';
import { type Claim, say } from './claim.ts';
import { misplaced } from './context-check.ts';
import { misreading } from './read-back.ts';
import { wrongSum } from './recount.ts';
import { sentenceAt } from './sentences.ts';
import { looseNumber } from './untraced-numbers.ts';

/** A finished text with marks, and what they say. */
export interface MarkedText {
  text: string;
  claims: readonly Claim[];
  language: Language;
  /** words with digits or units that stand in the text as they are, as its templates list them */
  names: readonly string[];
}

const UNTRACED = 'a number of the text traces to nothing';
const LOOSE =
  'digits, units (万, 亿, 美元, %) and directions (净流入, 净流出) only as values of the template, or in words that it lists: {{!-- names: … --}}';

/**
 * Proves every number of a finished text and gives the text without marks: what is marked is said again and must stand
 * there word for word; it is read back by other code; its cells are added up again; what stands around it speaks of the
 * same asset and fund, and directions agree with what they stand beside; and outside the marks there is no digit, no unit and no direction.
 *
 * @throws ProofError with the sentence and the number
 */
export function proved({ text, claims, language, names }: MarkedText): string {
  const plain = unmarked(text);
  const refuse = (problem: string, at: number, words: string, expected: string): never => {
    throw new ProofError(problem, sentenceAt(plain, at), words, expected);
  };
  const stretches = stretchesOf(text);
  for (const { text: words, claim: number, at } of stretches) {
    if (number === null) continue;
    const claim = claims[number];
    if (!claim) return refuse(UNTRACED, at, words, 'a mark of this text');
    const said = say(claim, language);
    if (said !== words) refuse('the text says another thing than its fact', at, words, said);
    const misread = misreading(claim, words);
    if (misread) refuse('the words do not say their figure', at, words, misread);
    if (!('figure' in claim)) continue;
    const wrong = wrongSum(claim.figure);
    if (wrong) refuse('a figure does not follow from what was observed', at, words, wrong);
    const other = misplaced(claim.figure, { plain, at, words }, claims, language);
    if (other) refuse('a figure stands where another belongs', at, words, other);
  }
  const against = disagreement(stretches, claims);
  if (against)
    refuse(
      'a direction stands beside what went another way',
      against.at,
      against.words,
      `a flow that goes ${against.way}`,
    );
  const days = otherDays(stretches, claims);
  if (days) refuse('a sum follows the dates of other days', days.at, days.words, `the days ${days.days}`);
  const loose = looseNumber(text, claims, names, language);
  if (loose) refuse(UNTRACED, loose.at, loose.words, LOOSE);
  return plain;
}

/** A text that does not say its facts. */
export class ProofError extends EtfDigestError {
  override readonly name = 'ProofError';
  readonly sentence: string;

  constructor(problem: string, sentence: string, words: string, expected: string) {
    super(problem, {
      source: `the sentence “${sentence}”`,
      got: words,
      expected,
      mend: 'look at the template that says it (etf-digest templates list); nothing was written',
    });
    this.sentence = sentence;
  }
}
