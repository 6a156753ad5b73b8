import type { Figure } from '../../../src/analyse/figures/figure.ts';
import { directionOf } from '../../../src/model/flow.ts';
import type { Usd } from '../../../src/model/money.ts';
import { type Counted, countedBy, unitOf } from '../../../src/render/proof/untraced-numbers.ts';
import type { Unit } from '../../../src/render/words/language.ts';

const UNITS: Readonly<Record<string, Usd>> = {
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  K: 1e3,
  M: 1e6,
  million: 1e6,
  B: 1e9,
  billion: 1e9,
  $: 1,
};
const AMOUNT =
  /(不足 |less than |under )?(?:(\d+)(?:\.(\d+))? ?([万萬亿億])美元|\$(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(?:([KMB])\b| (million|billion)\b|(?![\d.]| ?[KMBmb])))/u;
/** What may not stand beside an amount: another number, a unit, a sign. */
const MORE = /\p{N}|[万萬亿億千百十%‰$]|[-−+]$|[-−+] |負|负/u;
const ZERO = /^净流入为零$|^淨流入為零$|^no net flow$/u;
/** No text calls a larger amount `less than …`. */
const SMALL: Usd = 10_000;

/** Whether an amount without its sign is that of the figure, within half a step of what is said. */
export function wrongAmount({ value, resolutionUsd }: Figure, words: string): string | null {
  const wrong = `${value} US dollars`;
  const found = AMOUNT.exec(words);
  if (
    !found ||
    MORE.test(words.slice(0, found.index)) ||
    MORE.test(words.slice(found.index + found[0].length))
  )
    return wrong;
  const below = found[1] !== undefined;
  const [, , zhWhole, zhDecimals, zhUnit, enWhole, enDecimals, enUnit, enWord] = found;
  const decimals = zhDecimals ?? enDecimals ?? '';
  const step = (UNITS[zhUnit ?? enUnit ?? enWord ?? '$'] ?? 0) / 10 ** decimals.length;
  const whole = zhWhole ?? enWhole?.replaceAll(',', '');
  const read = Number(`${whole}${decimals}`) * step;
  if (below) return isBelow(value, read, resolutionUsd) ? null : wrong;
  // finer than the source's step nothing is said
  const isWhole = step >= resolutionUsd || read % resolutionUsd === 0;
  const [beyond, half] = [read - Math.abs(value), Math.max(step, resolutionUsd) / 2];
  // halves are said away from zero
  return isWhole && -half < beyond && beyond <= half ? null : wrong;
}

const isBelow = (value: Usd, limit: Usd, resolutionUsd: Usd): boolean =>
  value !== 0 && Math.abs(value) < limit && limit <= Math.max(resolutionUsd, SMALL);

/** The same, with the way that the money went. */
export function wrongFlow(figure: Figure, words: string): string | null {
  const { value } = figure;
  if (ZERO.test(words)) return value === 0 ? null : `${value} US dollars`;
  const way = directionOf(value);
  if (way === 'flat' || readWay(words) !== way) return `a flow that goes ${way}`;
  return wrongAmount(figure, words);
}

/** Nothing that flowed is called an inflow; funds and days without any flow are not. */
export function wrongWay({ direction, rule }: Figure, words: string): string | null {
  const isCount = rule.startsWith('count');
  const said = direction === 'flat' && !isCount ? 'in' : direction;
  return readWay(words) === said ? null : `a flow that goes ${direction}`;
}

function readWay(words: string): 'in' | 'out' | null {
  const isOut = /流出|\boutflows?\b/u.test(words);
  const isIn = /流入|\binflows?\b/u.test(words);
  if (isIn === isOut) return null;
  return isIn ? 'in' : 'out';
}

/** Whether a count is that of the figure, of what the figure counts. */
export function wrongCount(figure: Figure, unit: Unit, words: string): string | null {
  const counted = countedBy(figure);
  const read = unitOf(words);
  const isBare = BARE.has(unit) && /^(?:第 ?)?\d+$|^[a-z\d]+$/iu.test(words);
  const isUnit = read === null ? isBare : read === (counted ?? read) && isSaidAs(words, read, unit);
  return readCount(words) === figure.value && isUnit ? null : `a count of ${figure.value} ${counted ?? unit}`;
}

/** Units that stand without a word. */
const BARE: ReadonlySet<string> = new Set(['number', 'ordinal', 'nth day', 'nth week']);

function isSaidAs(words: string, read: Counted, unit: Unit): boolean {
  if (unit === 'sessions') return /交易日|\btrading days?\b|\bsessions?\b/u.test(words);
  // 第 5 日
  if (unit.startsWith('nth')) return words.startsWith('第') && unit === `nth ${read.slice(0, -1)}`;
  return unit.startsWith(read);
}

const DIGITS = '零一二三四五六七八九';
const NUMBERS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth'.split(' ');
const CHINESE =
  /^(?:([二三四五六七八九]?)(十)([一二三四五六七八九]?)|([零一两兩三四五六七八九]))[^零一二两兩三四五六七八九十百千万萬亿億]*$/u;

function readCount(words: string): number {
  const digits = /^(?:第 ?)?(\d+)\P{N}*$/u.exec(words)?.[1];
  if (digits !== undefined) return /[十百千万萬亿億%]/u.test(words) ? Number.NaN : Number(digits);
  const english = /^([a-z]+)\P{N}*$/iu.exec(words)?.[1];
  if (english !== undefined)
    return Math.max(...[NUMBERS, ORDINALS].map((row) => row.indexOf(english.toLowerCase())));
  const [, tens = '', ten, ones = '', alone] = CHINESE.exec(words) ?? [];
  if (alone !== undefined) return '两兩'.includes(alone) ? 2 : DIGITS.indexOf(alone);
  const digit = (sign: string, none: number) => (sign === '' ? none : DIGITS.indexOf(sign));
  return ten === undefined ? Number.NaN : 10 * digit(tens, 1) + digit(ones, 0);
}
