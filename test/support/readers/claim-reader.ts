import { partsOf } from '../../../src/model/time.ts';
import { weekName } from '../../../src/model/week.ts';
import type { Claim } from '../../../src/render/proof/claim.ts';
import type { AmountUnit } from '../../../src/render/words/language.ts';
import { wrongAmount, wrongCount, wrongFlow, wrongWay } from './figure-reader.ts';

/**
 * Reads the words of a claim as a reader would, without the code that said them, and holds what they say against the fact.
 *
 * @returns what the fact is where the words say another thing; null where they say it
 */
export function misreading(claim: Claim, words: string): string | null {
  switch (claim.form) {
    case 'flow':
    case 'precise flow':
      return wrongFlow(claim.figure, words);
    case 'amount':
    case 'precise amount':
      return wrongAmount(claim.figure, words);
    case 'direction':
    case 'flows':
      return wrongWay(claim.figure, words);
    case 'count':
      return wrongCount(claim.figure, claim.unit, words);
    case 'percent':
      return wrongPercent(claim.figure.value, words);
    case 'in unit':
      return wrongInUnit(claim.figure, claim.unit, words);
    case 'unit':
      return unitIn(words) === claim.unit.usd ? null : `${claim.unit.usd} US dollars`;
    case 'year':
      return /\d{4}/.exec(words)?.[0] === claim.day.slice(0, 4) ? null : claim.day;
    case 'zero':
      return words === '0' && claim.figure.value === 0 ? null : `${claim.figure.value} US dollars`;
    case 'week':
      return Number(/\d+/.exec(words)?.[0]) === claim.week.week ? null : weekName(claim.week);
    case 'date':
      return wrongDates([claim.day], false, words);
    case 'full date':
      return wrongDates([claim.day], true, words);
    case 'span':
      return wrongDates(
        [claim.from, claim.to],
        claim.from.slice(0, 4) !== claim.to.slice(0, 4),
        withBothMonths(words.replace(OF_ONE_MONTH, '$1 $2-$1 ')),
      );
    case 'weekday':
      return readWeekday(words) === new Date(claim.day).getUTCDay() ? null : `the weekday of ${claim.day}`;
    case 'month':
      return readMonth(words) === partsOf(claim.day).month ? null : `the month of ${claim.day}`;
    case 'time':
      return wrongTime(claim.at, words);
    case 'iso date':
      return words === claim.day ? null : claim.day;
    case 'iso time':
      return words === claim.at ? null : claim.at;
    case 'name':
      return bare(words) === bare(claim.name) ? null : claim.name;
  }
}

/** `8 月 11 日至 15 日` says the month once. */
const withBothMonths = (words: string): string =>
  words.replace(/(\d{1,2} 月) (\d{1,2}) 日至 (\d{1,2}) 日/u, '$1 $2 日至 $1 $3 日');

/** What a unit in the head of a column is in US dollars. */
const unitIn = (words: string): number | undefined =>
  ({ 万美元: 1e4, 萬美元: 1e4, 亿美元: 1e8, 億美元: 1e8, $M: 1e6 })[words];

/** The number of a column is read in its unit; it may be off by half its last digit. */
function wrongInUnit({ value }: { value: number }, { usd, label }: AmountUnit, words: string): string | null {
  const [, sign, below, whole = '', decimals = ''] = /^([+-]?)(<?)([\d,]+)(?:\.(\d+))?$/.exec(words) ?? [];
  const said = Number(`${whole.replaceAll(',', '')}.${decimals}`) * usd * (sign === '-' ? -1 : 1);
  const half = usd / 10 ** decimals.length / 2;
  const isSo = below
    ? Math.sign(said) === Math.sign(value) && Math.abs(value) < Math.abs(said)
    : Math.abs(said - value) <= half;
  return whole !== '' && isSo && unitIn(label) === usd ? null : `${value} US dollars`;
}

function wrongPercent(hundredths: number, words: string): string | null {
  const [, whole = '', decimals = ''] = /^(\d+)\.(\d\d)%$/.exec(words) ?? [];
  return whole !== '' && Number(whole + decimals) === hundredths ? null : `${hundredths / 100} per cent`;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MONTH = '(?:Jan\\.|Feb\\.|March|April|May|June|July|Aug\\.|Sept\\.|Oct\\.|Nov\\.|Dec\\.)';
const DATE = new RegExp(
  `(?:(\\d{4}) 年 )?(\\d{1,2}) 月 (\\d{1,2}) 日|(${MONTH}) (\\d{1,2})(?:, (\\d{4}))?`,
  'gu',
);
/** `Aug. 11-15` */
const OF_ONE_MONTH = new RegExp(`(${MONTH}) (\\d{1,2})-(?=\\d{1,2}(?:,|$))`, 'gu');

/** @param needsYear the words must say it; elsewhere a year that is said must be right */
function wrongDates(days: readonly string[], needsYear: boolean, words: string): string | null {
  const read = [...words.matchAll(DATE)].map(([, year, month, date, name = '', day, yearAfter]) => ({
    year: Number(year ?? yearAfter ?? 0),
    month: Number(month ?? MONTHS.indexOf(name.slice(0, 3)) + 1),
    date: Number(date ?? day),
  }));
  const isSo = days.every((wanted, i) => {
    const { year, month, date } = partsOf(wanted);
    const one = read[i];
    const isYear = one?.year === year || (one?.year === 0 && !needsYear);
    return one?.month === month && one.date === date && isYear;
  });
  const isAll = read.length === days.length && !/\p{N}/u.test(words.replace(DATE, ''));
  return isSo && isAll ? null : days.join(' to ');
}

/** Beijing is eight hours ahead all the year. */
function wrongTime(at: string, words: string): string | null {
  const [, hour, minute] = /(?<!\d)(\d\d):(\d\d)(?!\d)/.exec(words) ?? [];
  const there = new Date(Date.parse(at) + 8 * 3_600_000).toISOString();
  const isSo = `${hour}:${minute}` === there.slice(11, 16);
  const wrong = wrongDates([there.slice(0, 10)], true, words.replace(/\d\d:\d\d/, ''));
  return isSo && wrong === null ? null : `${there.slice(0, 16).replace('T', ' ')} in Beijing`;
}

const readMonth = (words: string): number =>
  Number(/^(\d{1,2}) 月$/u.exec(words)?.[1] ?? MONTHS.indexOf(words.slice(0, 3)) + 1);

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function readWeekday(words: string): number {
  const sign = /^(?:周|週|星期)([日一二三四五六])$/u.exec(words)?.[1];
  return sign === undefined ? WEEKDAYS.indexOf(words.slice(0, 3)) : '日一二三四五六'.indexOf(sign);
}

/** A language sets spaces, and changes nothing else of a name. */
const bare = (name: string): string => name.replace(/\s+/gu, '');
