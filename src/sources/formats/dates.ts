import { LayoutError } from '../../errors.ts';
import { type Day, isDay } from '../../model/time.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAME =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const MONTH = `(?<month>${NAME})`;
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]*\s+/;
/** Spreadsheets and data frames write a date as its first moment. */
const MIDNIGHT = /[t ]00:00(?::00(?:\.0+)?)?z?$/;

/** The forms in which year, month and day cannot be taken for each other. */
const CLEAR = [
  /^(?<year>\d{4})([-/.])(?<number>\d{1,2})\2(?<date>\d{1,2})$/,
  /^(?<year>\d{4})(?<number>\d{2})(?<date>\d{2})$/,
  /^(?<year>\d{4}) ?年 ?(?<number>\d{1,2}) ?月 ?(?<date>\d{1,2}) ?日$/,
  new RegExp(`^(?<date>\\d{1,2})(?:st|nd|rd|th)?[ -]${MONTH}[ -](?<year>\\d{4})$`),
  new RegExp(`^${MONTH} (?<date>\\d{1,2})(?:st|nd|rd|th)?,? (?<year>\\d{4})$`),
];
const NUMBERS = /^(?<first>\d{1,2})([-/.])(?<second>\d{1,2})\2(?<year>\d{4})$/;
const TWO_DIGIT_YEAR = new RegExp(
  `^(?:\\d{1,2}([-/.])\\d{1,2}\\1\\d{2}|\\d{1,2}[ -]${NAME}[ -]\\d{2}|${NAME} \\d{1,2},? \\d{2})$`,
);

/**
 * The date that a cell holds, in whichever clear form: 2026-09-18, 2026/9/18, 20260918, 18 Sep 2026, Sep 18, 2026,
 * 2026年9月18日, also with a weekday before or midnight behind it.
 *
 * @returns null where the text is no date, and where its day and month can be taken for each other
 */
export function dateIn(text: string): Day | null {
  const plain = plainOf(text);
  for (const form of CLEAR) {
    const { year, date, month, number } = form.exec(plain)?.groups ?? {};
    if (!year || !date) continue;
    return dayFrom(year, month ? MONTHS.indexOf(month.slice(0, 3)) + 1 : Number(number), Number(date));
  }
  const [day, other] = readings(plain);
  return day && (!other || other === day) ? day : null;
}

/** Whether the text is a date of which nobody can say which day it is: 03/04/2026, 9/18/26. */
export function isConfusable(text: string): boolean {
  const plain = plainOf(text);
  const [day, other] = readings(plain);
  return TWO_DIGIT_YEAR.test(plain) || (day !== undefined && other !== undefined && day !== other);
}

/** Whether the text is a date, clear or not. */
export const isDated = (text: string): boolean => dateIn(text) !== null || isConfusable(text);

/** The refusal of a date that can be read in two ways; it names the date. */
export function confusable(text: string): LayoutError {
  return new LayoutError(`the date ${text.trim()} can be read in two ways`, {
    expected:
      'a year of four digits, and a month and a day that cannot be taken for each other: 2026-04-03 or 3 Apr 2026',
    got: text.trim(),
  });
}

/** Day before month, and month before day, as far as such days exist. */
function readings(plain: string): Day[] {
  const { first, second, year } = NUMBERS.exec(plain)?.groups ?? {};
  if (!first || !second || !year) return [];
  const both = [dayFrom(year, Number(second), Number(first)), dayFrom(year, Number(first), Number(second))];
  return both.filter((day) => day !== null);
}

/** No date is longer; a cell that holds a book is not looked into. */
const LONGEST = 60;

const plainOf = (text: string): string =>
  text.length > LONGEST
    ? ''
    : text
        .normalize('NFKC')
        .trim()
        .toLowerCase()
        .replace(/\s+/g, ' ')
        .replace(WEEKDAY, '')
        .replace(MIDNIGHT, '');

function dayFrom(year: string, month: number, date: number): Day | null {
  const day = [year, ...[month, date].map((part) => String(part).padStart(2, '0'))].join('-');
  return isDay(day) ? day : null;
}
