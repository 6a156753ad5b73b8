import { EtfDigestError } from '../../errors.ts';
import type { Language } from '../words/language.ts';
import { segmentsOf, unmarked } from '../words/marks.ts';
import { type Claim, say } from './claim.ts';
import { wrongSum } from './recount.ts';
import { sentenceAt } from './sentences.ts';
import { untracedNumber } from './untraced-numbers.ts';

/** A finished text with marks, and what they say. */
export interface MarkedText {
  text: string;
  claims: readonly Claim[];
  language: Language;
  /** words with digits or units that stand in the text as they are, as its templates list them */
  names: readonly string[];
}

/** Some words of a text without marks, and where they stand in it. */
export interface Passage {
  plain: string;
  at: number;
  words: string;
}

const UNTRACED = 'a number of the text traces to nothing';
const VALUES_ONLY =
  'digits, units (万, 亿, 美元, %) and directions (净流入, 净流出) only as values of the template, or in words that it lists: {{!-- names: … --}}';

/**
 * Proves every number of a finished text and gives the text without marks: what is marked is said again and must stand
 * there word for word; its cells are added up again; and outside the marks there is no digit, no unit and no direction.
 *
 * @throws ProofError with the sentence and the number
 */
export function proved({ text, claims, language, names }: MarkedText): string {
  const plain = unmarked(text);
  for (const { text: words, claim: number, at } of segmentsOf(text)) {
    if (number === null) continue;
    const passage = { plain, at, words };
    const claim = claims[number];
    if (!claim) throw new ProofError(UNTRACED, passage, 'a mark of this text');
    const said = say(claim, language);
    if (said !== words) throw new ProofError('the text says another thing than its fact', passage, said);
    const wrong = 'figure' in claim ? wrongSum(claim.figure) : null;
    if (wrong) throw new ProofError('a figure does not follow from what was observed', passage, wrong);
  }
  const untraced = untracedNumber(text, claims, names, language);
  if (untraced) throw new ProofError(UNTRACED, { plain, ...untraced }, VALUES_ONLY);
  return plain;
}

/** A text that does not say its facts. */
export class ProofError extends EtfDigestError {
  override readonly name = 'ProofError';
  readonly sentence: string;

  constructor(problem: string, { plain, at, words }: Passage, expected: string) {
    const sentence = sentenceAt(plain, at);
    super(problem, {
      source: `the sentence “${sentence}”`,
      got: words,
      expected,
      mend: 'look at the template that says it (etf-digest templates list); nothing was written',
    });
    this.sentence = sentence;
  }
}
