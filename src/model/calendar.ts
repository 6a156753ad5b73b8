import { EtfDigestError } from '../errors.ts';
import type { ByLang } from './lang.ts';
import { addDays, asDay, type Day, earliest, weekdayOf } from './time.ts';

/** A weekday on which the US exchanges do not open. */
export interface Closure {
  day: Day;
  /** null: nobody gave one, as of a closure that was not scheduled */
  reason: ByLang<string> | null;
}

/** Full closures of the US exchanges; early closes are trading days and are not in it. */
export interface ClosureTable {
  years: readonly number[];
  closures: readonly Closure[];
}

/** Questions about trading days; all of them throw for a year that the table does not hold. */
export interface Calendar {
  isTradingDay(day: Day): boolean;
  /** the closure of a weekday; null for a trading day or a weekend */
  closureOn(day: Day): Closure | null;
  /** trading days from `from` to `to`, both included, oldest first */
  tradingDays(from: Day, to: Day): Day[];
  /** the trading day `count` sessions before `day`, which itself is not counted */
  tradingDayBefore(day: Day, count: number): Day;
  /** the last day that the table knows */
  lastDay: Day;
}

/** A calendar from a table of closures. */
export function createCalendar(table: ClosureTable): Calendar {
  const years = new Set(table.years.map(String));
  const closures = new Map(table.closures.map((closure) => [closure.day, closure]));
  const lastDay = asDay(`${Math.max(...table.years)}-12-31`);

  const closureOn = (day: Day): Closure | null => {
    if (!years.has(day.slice(0, 4))) throw unknownYear(table, day);
    return closures.get(day) ?? null;
  };
  const isTradingDay = (day: Day): boolean => closureOn(day) === null && !isWeekend(day);
  const tradingDays = (from: Day, to: Day): Day[] => {
    const days: Day[] = [];
    for (let day = from; day <= to; day = dayAfter(day)) if (isTradingDay(day)) days.push(day);
    return days;
  };
  const tradingDayBefore = (day: Day, count: number): Day => {
    let found = day;
    for (let left = count; left > 0; left -= 1) {
      do found = addDays(found, -1);
      while (!isTradingDay(found));
    }
    return found;
  };
  return { isTradingDay, closureOn, tradingDays, tradingDayBefore, lastDay };
}

/** The trading day after a day; beyond the table of closures nobody knows, and the day after counts as one. */
export function sessionAfter(day: Day, { tradingDays, lastDay }: Calendar): Day {
  const next = addDays(day, 1);
  return tradingDays(next, earliest([addDays(day, 7), lastDay]) ?? day)[0] ?? next;
}

/** Whether the date is a Saturday or a Sunday. */
export function isWeekend(day: Day): boolean {
  const known = weekends.get(day) ?? weekdayOf(day) % 6 === 0;
  weekends.set(day, known);
  return known;
}

/** A run walks the days since a launch dozens of times, and a Date is slow to make. */
const weekends = new Map<Day, boolean>();
const daysAfter = new Map<Day, Day>();

function dayAfter(day: Day): Day {
  const known = daysAfter.get(day) ?? addDays(day, 1);
  daysAfter.set(day, known);
  return known;
}

const WARN_DAYS = 60;

/** A warning from 60 days before the table of closures ends, by `today` in New York; else null. */
export function calendarWarning(calendar: Calendar, today: Day): string | null {
  if (addDays(today, WARN_DAYS) < calendar.lastDay) return null;
  const year = Number(calendar.lastDay.slice(0, 4)) + 1;
  return `the table of exchange closures ends on ${calendar.lastDay}: update etf-digest, or ${toNameYear(year)}`;
}

/** What gives the program the closures of a year that it does not know. */
export const toNameYear = (year: number): string =>
  `put those of ${year} into the settings file: "closures": {"years": [${year}], "closures": [{"day": "${year}-01-01"}, …]}`;

function unknownYear(table: ClosureTable, day: Day): EtfDigestError {
  const year = Number(day.slice(0, 4));
  return new EtfDigestError(`no table of exchange closures for ${year}`, {
    expected: `one of the years ${table.years.join(', ')}`,
    got: day,
    mend: `update etf-digest, or ${toNameYear(year)}; without them a holiday cannot be told from a late day`,
  });
}
