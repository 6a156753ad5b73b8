import { EtfDigestError } from '../errors.ts';
import { type Claim, say } from './claim.ts';
import type { Language } from './language.ts';
import { stretchesOf, unmarked } from './marks.ts';
import { misreading } from './read-back.ts';
import { wrongSum } from './recount.ts';
import { sentenceAt } from './sentences.ts';

/** A finished text with marks, and what they say. */
export interface MarkedText {
  text: string;
  claims: readonly Claim[];
  language: Language;
  /** words with digits or units that stand in the text as they are, as its templates list them */
  names: readonly string[];
}

/**
 * Proves every number of a finished text and gives the text without marks: what is marked is said again and must stand
 * there word for word; it is read back by other code; its cells are added up again; and outside the marks there is no
 * digit, no unit and no direction.
 *
 * @throws ProofError with the sentence and the number
 */
export function proved(marked: MarkedText): string {
  const { text, claims, language, names } = marked;
  const plain = unmarked(text);
  for (const { text: words, claim: number, at } of stretchesOf(text)) {
    if (number === null) continue;
    const claim = claims[number];
    const complain = (problem: string, expected: string) => {
      throw new ProofError(problem, sentenceAt(plain, at), words, expected);
    };
    if (!claim) return complain('a number of the text traces to nothing', 'a mark of this text');
    const said = say(claim, language);
    if (said !== words) return complain('the text says another thing than its fact', said);
    const misread = misreading(claim, words);
    if (misread) return complain('the words do not say their figure', misread);
    const wrong = 'figure' in claim ? wrongSum(claim.figure) : null;
    if (wrong) return complain('a figure does not follow from what was observed', wrong);
  }
  const loose = looseNumber(text, names);
  if (loose)
    throw new ProofError(
      'a number of the text traces to nothing',
      sentenceAt(plain, loose.at),
      loose.words,
      LOOSE,
    );
  return plain;
}

const LOOSE =
  'digits, units (万, 亿, 美元, %) and directions (净流入, 净流出) only as values of the template, or in words that it lists: {{!-- names: … --}}';

/** A number, unit or direction that a text says of itself. Chinese numerals count where they count something; 一, one and first are words. */
const NUMBER =
  /\p{Nd}+|(?:[二三四五六七八九十百千两兩〇零]|[一二三四五六七八九十百千]{2,}) ?(?=[只隻檔日天支家周週個个倍成])|[亿億万萬%％$]|美元|[净淨]?流[入出]|\b(?:in|out)flows?\b|\b(?:million|billion|per ?cent)\b|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|third|fourth|fifth|sixth|seventh|eighth|ninth)\b/iu;

function looseNumber(text: string, names: readonly string[]): { words: string; at: number } | null {
  for (const { text: words, claim, at } of stretchesOf(text)) {
    if (claim !== null) continue;
    const rest = names.reduce((left, name) => left.replaceAll(name, ' '.repeat(name.length)), words);
    const found = NUMBER.exec(rest);
    if (found) return { words: found[0], at: at + found.index };
  }
  return null;
}

/** A text that does not say its facts. */
export class ProofError extends EtfDigestError {
  constructor(problem: string, sentence: string, words: string, expected: string) {
    super(problem, {
      source: `the sentence “${sentence}”`,
      got: words,
      expected,
      mend: 'look at the template that says it (etf-digest templates list); nothing was written',
    });
  }
}
