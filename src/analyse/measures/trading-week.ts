import type { Calendar } from '../../model/calendar.ts';
import { sumUsd, type Usd } from '../../model/money.ts';
import { addDays, type Day } from '../../model/time.ts';
import { type Week, weekOf } from '../../model/week.ts';
import type { JudgedDay } from '../days/day-state.ts';

/** An ISO week of one asset with at least one trading day that is known. */
export interface TradingWeek {
  week: Week;
  /** first and last trading day that the calendar gives it, not before launch */
  from: Day;
  to: Day;
  /** how many it gives: 4 in most weeks with a holiday, 2 in that of the BTC launch */
  tradingDays: number;
  /** those that are known, oldest first */
  days: readonly JudgedDay[];
  /** the sum of the days, unrounded; null until the week is over and every trading day has a total */
  totalUsd: Usd | null;
}

/** Friday, after so many days from Monday: a year of which no closure is known may begin on the Saturday. */
const TO_FRIDAY = 4;

/**
 * Parts an asset's days into weeks, oldest first. A week without a trading day is not among them: it does not exist.
 *
 * @param days every trading day since launch, oldest first
 */
export function tradingWeeks(days: readonly JudgedDay[], calendar: Calendar): TradingWeek[] {
  const [launch] = days;
  const parted: { week: Week; days: JudgedDay[] }[] = [];
  for (const day of days) {
    const running = parted.at(-1);
    if (running && day.day <= running.week.sunday) running.days.push(day);
    else parted.push({ week: weekOf(day.day), days: [day] });
  }
  return parted.map(({ week, days: known }): TradingWeek => {
    const from = launch && week.monday < launch.day ? launch.day : week.monday;
    const sessions = calendar.tradingDays(from, addDays(week.monday, TO_FRIDAY));
    return {
      week,
      from: sessions[0] ?? from,
      to: sessions.at(-1) ?? from,
      tradingDays: sessions.length,
      days: known,
      totalUsd: known.length === sessions.length ? totalOf(known) : null,
    };
  });
}

/** The sum of the days; null where one has no total. */
export function totalOf(days: readonly JudgedDay[]): Usd | null {
  return days.some(({ totalUsd }) => totalUsd === null) ? null : toldSum(days);
}

/** The sum of the days that have a total; null where none has. */
export function toldSum(days: readonly JudgedDay[]): Usd | null {
  const told = days.flatMap(({ totalUsd }) => totalUsd ?? []);
  return told.length === 0 ? null : sumUsd(told);
}
