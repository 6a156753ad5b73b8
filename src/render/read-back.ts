import type { Figure } from '../analyse/figure.ts';
import { partsOf } from '../model/time.ts';
import { weekName } from '../model/week.ts';
import type { Claim } from './claim.ts';

/**
 * Reads the words of a claim as a reader would, without the code that said them, and holds what they say against the fact.
 *
 * @returns what is wrong; null where the words say the fact
 */
export function misreading(claim: Claim, words: string): string | null {
  switch (claim.form) {
    case 'flow':
    case 'precise flow':
      return wrongAmount(claim.figure, words) ?? wrongWay(claim.figure, words);
    case 'amount':
    case 'precise amount':
      return wrongAmount(claim.figure, words);
    case 'direction':
    case 'flows':
      return wrongWay(claim.figure, words);
    case 'count':
      return readCount(words) === claim.figure.value ? null : `a count of ${claim.figure.value}`;
    case 'percent':
      return words === `${(claim.figure.value / 100).toFixed(2)}%`
        ? null
        : `${claim.figure.value / 100} per cent`;
    case 'zero':
      return words === '0' && claim.figure.value === 0 ? null : `${claim.figure.value} US dollars`;
    case 'week':
      return Number(/\d+/.exec(words)?.[0]) === claim.week.week ? null : weekName(claim.week);
    case 'date':
    case 'full date':
      return wrongDates([claim.day], words);
    case 'span':
      return wrongDates([claim.from, claim.to], words);
    default:
      return null;
  }
}

const UNITS: Readonly<Record<string, number>> = {
  万: 1e4,
  萬: 1e4,
  亿: 1e8,
  億: 1e8,
  K: 1e3,
  M: 1e6,
  B: 1e9,
};
const AMOUNT = /(不足 |under )?\$?(\d[\d,]*)(?:\.(\d+))? ?([万萬亿億KMB])/u;
const ZERO = /[为為]零|no net flow/u;

function wrongAmount({ value, resolutionUsd }: Figure, words: string): string | null {
  const wrong = `${value} US dollars`;
  if (ZERO.test(words)) return value === 0 ? null : wrong;
  const [, below, whole = '', decimals = '', unit = ''] = AMOUNT.exec(words) ?? [];
  const unitUsd = UNITS[unit];
  if (unitUsd === undefined) return wrong;
  const step = unitUsd / 10 ** decimals.length;
  const read = Number(`${whole.replaceAll(',', '')}${decimals}`) * step;
  if (below !== undefined) return Math.abs(value) < read && value !== 0 ? null : wrong;
  return Math.abs(read - Math.abs(value)) <= Math.max(step, resolutionUsd) / 2 ? null : wrong;
}

function wrongWay({ direction, rule }: Figure, words: string): string | null {
  const isOut = /流出|outflow/u.test(words);
  const isIn = /流入|inflow/u.test(words);
  if (direction === 'out' ? isOut && !isIn : isIn && !isOut) return null;
  // nothing flowed, and English has a word for that
  if (direction === 'flat' && rule !== 'count' && !isOut) return null;
  return `a flow that goes ${direction}`;
}

const DIGITS = '零一二三四五六七八九';
const NUMBERS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const ORDINALS = 'zeroth first second third fourth fifth sixth seventh eighth ninth'.split(' ');

function readCount(words: string): number {
  const digits = /\d+/.exec(words);
  if (digits) return Number(digits[0]);
  const english = /^[a-z]+/i.exec(words)?.[0].toLowerCase();
  if (english !== undefined) return Math.max(NUMBERS.indexOf(english), ORDINALS.indexOf(english));
  const [, tens, ones = ''] =
    /^(?:([一二三四五六七八九]?)十)?([零一两兩二三四五六七八九]?)/u.exec(words) ?? [];
  const digit = (sign: string) => ('两兩'.includes(sign) ? 2 : DIGITS.indexOf(sign));
  return (tens === undefined ? 0 : 10 * (tens === '' ? 1 : digit(tens))) + (ones === '' ? 0 : digit(ones));
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATE =
  /(?:(\d{4}) 年 )?(\d{1,2}) 月 (\d{1,2}) 日|(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{1,2})(?:, (\d{4}))?/gu;

function wrongDates(days: readonly string[], words: string): string | null {
  const read = [...words.matchAll(DATE)].map(([, year, month, date, name = '', day, yearAfter]) => ({
    year: Number(year ?? yearAfter ?? 0),
    month: Number(month ?? MONTHS.indexOf(name) + 1),
    date: Number(date ?? day),
  }));
  const isSo = days.every((wanted, i) => {
    const { year, month, date } = partsOf(wanted);
    const one = read[i];
    return one?.month === month && one.date === date && (one.year === 0 || one.year === year);
  });
  return isSo && read.length === days.length ? null : days.join(' to ');
}
