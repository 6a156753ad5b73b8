import type { Figure } from '../../analyse/figures/figure.ts';
import type { Language } from '../words/language.ts';
import { type Segment, segmentsOf } from '../words/marks.ts';
import type { Claim } from './claim.ts';

const NUMERAL = '一二三四五六七八九十百千两兩〇零壹贰貳叁參肆伍陆陸柒捌玖拾廿卅';
const MEASURE = '[只隻檔日天支家周週月年個个倍成折分大]';

/**
 * A number, unit or direction that a text says of itself. Chinese numerals count where they count something: 一日 alone is
 * a word, as one is in English.
 */
const NUMBER = new RegExp(
  [
    String.raw`\p{N}+`,
    `(?:[${NUMERAL.slice(1)}]|[${NUMERAL}]{2,}) ?(?=${MEASURE})|第[${NUMERAL}]|[${NUMERAL}]{3,}`,
    '[亿億万萬兆%％‰$＄¥￥€£]|美元|美金|人民[币幣]|港[元币幣]|[净淨]?流[入出]|百分',
    String.raw`\b(?:in|out)flows?\b|\b(?:thousand|million|billion|trillion|per ?cent|dollars?|USD|bn|mn)\b`,
    String.raw`\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|dozen|third|fourth|fifth|sixth|seventh|eighth|ninth)\b`,
    String.raw`\bone (?=fund|ETF|day|week|session|trading)`,
  ].join('|'),
  'iu',
);
/** A name with a direction or an amount in it is a sentence, and none. */
const SAYS =
  /流[入出]|\b(?:in|out)flows?\b|\p{N}[\d.,]* ?(?:[万亿萬億%％‰]|[KMB]\b|million|billion)|\$ ?\p{N}/iu;
/** What changes a number that it stands beside. */
const SCALE = /^ ?(?:[十百千成倍折]|[KMBT]\b|[kmb]\b)/u;
const SIGN = /[-−+－＋负負]$/u;
const JOINT = /^[.,．，·]?$/u;

/** A place of a text where a number is said that no mark answers for. */
export interface UntracedNumber {
  words: string;
  at: number;
}

/**
 * The first number, unit or direction outside the marks, or what is set beside one so that it says another thing.
 *
 * @param names words that may stand as they are; one that says nothing but a number, a unit or a direction is none
 */
export function untracedNumber(
  text: string,
  claims: readonly Claim[],
  names: readonly string[],
  { typeset }: Language,
): UntracedNumber | null {
  const honoured = names
    .map(typeset)
    .filter((name) => !SAYS.test(name) && /\p{L}/u.test(name.replace(new RegExp(NUMBER, 'giu'), '')))
    .sort((a, b) => b.length - a.length);
  const segments = segmentsOf(text);
  for (const [i, segment] of segments.entries()) {
    const before = segments[i - 1];
    const found =
      segment.claim === null
        ? (numberIn(segment, honoured) ?? scaled(segment, claims[before?.claim ?? -1]))
        : (signed(segment, before, claims) ?? joined(segment, before, segments[i - 2]));
    if (found) return found;
  }
  return null;
}

function numberIn({ text, at }: Segment, names: readonly string[]): UntracedNumber | null {
  const rest = names.reduce((left, name) => left.replaceAll(name, ' '.repeat(name.length)), text);
  // some characters are others in disguise
  const found = NUMBER.exec(rest) ?? NUMBER.exec(rest.normalize('NFKC'));
  return found && { words: found[0], at: at + Math.min(found.index, text.length - 1) };
}

/** Units that leave the word for what is counted to the template. */
const BARE: ReadonlySet<string> = new Set(['number', 'ordinal']);

/** `⟦6⟧ 千`, and `⟦6⟧ 周` of what are days. */
function scaled({ text, at }: Segment, claim: Claim | undefined): UntracedNumber | null {
  if (!claim || claim.form === 'name') return null;
  const [scale] = SCALE.exec(text) ?? [];
  if (scale !== undefined) return { words: scale.trim(), at };
  if (claim.form !== 'count' || !BARE.has(claim.unit)) return null;
  const [other = ''] = /^ ?(?:[月年号號枚]|[欧歐日英]元|bps?\b)/u.exec(text) ?? [];
  if (other !== '') return { words: other.trim(), at };
  const [unit = ''] = /^ ?(?:个|個)?(?:交易日|[周週日天只隻檔支]|(?:trading )?\w+)/u.exec(text) ?? [];
  const [counted, said] = [countedBy(claim.figure), unitOf(unit)];
  return counted !== null && said !== null && said !== counted ? { words: unit.trim(), at } : null;
}

/** `-⟦5490 万美元⟧` */
function signed(
  segment: Segment,
  before: Segment | undefined,
  claims: readonly Claim[],
): UntracedNumber | null {
  const claim = claims[segment.claim ?? -1];
  const isAmount = claim !== undefined && 'figure' in claim;
  if (!isAmount || !before || before.claim !== null || !SIGN.test(before.text)) return null;
  return { words: `${before.text.slice(-1)}${segment.text}`, at: segment.at };
}

/** `⟦6⟧⟦7⟧` is read as 67, `⟦6⟧.⟦7⟧` as 6.7. */
function joined(
  segment: Segment,
  before: Segment | undefined,
  beforeThat: Segment | undefined,
): UntracedNumber | null {
  if (!/^\p{N}/u.test(segment.text) || !before) return null;
  const [joint, last] = before.claim === null ? [before.text, beforeThat?.text ?? ''] : ['', before.text];
  if (!JOINT.test(joint) || !/\p{N}$/u.test(last)) return null;
  return { words: `${last}${joint}${segment.text}`, at: segment.at };
}

/** What a count counts. */
export type Counted = 'funds' | 'days' | 'weeks';

/** What a figure counts; null where that cannot be told from it. */
export function countedBy({ rule, what }: Figure): Counted | null {
  if (rule === 'count days') return 'days';
  if (rule === 'count weeks') return 'weeks';
  return rule === 'count funds' || what.kind === 'funds' ? 'funds' : null;
}

/** The unit that words name; null for none. */
export function unitOf(words: string): Counted | null {
  if (/[周週]|\bweeks?\b/u.test(words)) return 'weeks';
  if (/[日天]|\bdays?\b|\bsessions?\b/u.test(words)) return 'days';
  return /[只隻檔支]|\bfunds?\b|\bETFs?\b/u.test(words) ? 'funds' : null;
}
