import { MARK } from '../../../src/render/words/marks.ts';

/** What a change spoils. */
export type Spoilt = 'digit' | 'numeral' | 'unit' | 'direction';

/** A text with one thing changed in it. */
export interface SpoiltText {
  kind: Spoilt;
  /** `净流出 → 净流入` */
  change: string;
  text: string;
}

const NUMERALS = '一二三四五六七八九十两兩';
const WORDS = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ORDINALS = 'second third fourth fifth sixth seventh eighth ninth'.split(' ');

const UNITS: Readonly<Record<string, readonly string[]>> = {
  万: ['亿', '千'],
  亿: ['万', '千万'],
  萬: ['億', '千'],
  億: ['萬', '千萬'],
  M: ['B', 'K'],
  B: ['M', 'T'],
  million: ['billion'],
  billion: ['million'],
  日: ['周', '只'],
  周: ['日'],
  週: ['日'],
  个交易日: ['日', '周'],
  個交易日: ['日', '週'],
  只: ['家', '日'],
  檔: ['家', '日'],
  '%': ['‰', ''],
  美元: ['港元'],
  $: ['€', ''],
  days: ['weeks', 'funds'],
  day: ['week'],
  weeks: ['days'],
  funds: ['days'],
  fund: ['day'],
};

const WAYS: Readonly<Record<string, string>> = {
  流入: '流出',
  流出: '流入',
  inflow: 'outflow',
  outflow: 'inflow',
  inflows: 'outflows',
  outflows: 'inflows',
};

const BETWEEN = `(?:${MARK}| )*`;
const NUMBER = `(?:\\d|(?<=${MARK})[${NUMERALS}]|(?<=[${NUMERALS}])[${NUMERALS}])`;
const longestFirst = (words: readonly string[]) => words.toSorted((a, b) => b.length - a.length).join('|');
const escaped = (word: string) => word.replace('$', '\\$');

/** A measure word is a unit only after a number: 昨日 and 当日 are none. */
const UNIT = new RegExp(
  `(?<=${NUMBER}${BETWEEN}|\\b(?:${WORDS.join('|')})${BETWEEN}(?:trading )?)(?:${longestFirst(Object.keys(UNITS).map(escaped))})|\\$(?=\\d)|(?<=[万亿萬億])美元`,
  'gu',
);
const PLACES: Readonly<Record<Spoilt, RegExp>> = {
  digit: /\d/gu,
  numeral: new RegExp(
    `(?<=${MARK}|[${NUMERALS}])[${NUMERALS}](?=[${NUMERALS}]|[只檔])|(?<=${MARK})(?:${[...WORDS, ...ORDINALS].join('|')})(?=${MARK}|[ ,.])`,
    'gu',
  ),
  unit: UNIT,
  direction: /流[入出]|\b(?:in|out)flows?\b/gu,
};

/**
 * The text, marks and all, with one digit, numeral, unit or direction changed; null where it holds none of that kind.
 *
 * @param pick gives numbers from 0 to below 1
 */
export function spoilt(text: string, kind: Spoilt, pick: () => number): SpoiltText | null {
  const places = [...text.matchAll(PLACES[kind])];
  const place = places[Math.floor(pick() * places.length)];
  if (!place) return null;
  const [old] = place;
  const others = replacements(kind, old);
  const other = others[Math.floor(pick() * others.length)] ?? '';
  return {
    kind,
    change: `${old} → ${other}`,
    text: `${text.slice(0, place.index)}${other}${text.slice(place.index + old.length)}`,
  };
}

function replacements(kind: Spoilt, old: string): readonly string[] {
  if (kind === 'unit') return UNITS[old] ?? [];
  if (kind === 'direction') return [WAYS[old] ?? ''];
  if (kind === 'digit') return [...'0123456789'].filter((one) => one !== old);
  const row = [[...NUMERALS.slice(0, 10)], WORDS, ORDINALS].find((words) => words.includes(old));
  return (row ?? [...NUMERALS.slice(0, 10)]).filter((one) => one !== old);
}
