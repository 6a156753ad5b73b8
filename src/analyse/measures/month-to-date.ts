import type { Usd } from '../../model/money.ts';
import { type Day, partsOf } from '../../model/time.ts';
import type { JudgedDay } from '../days/day-state.ts';
import { totalOf } from './trading-week.ts';

/** A month from its first trading day to a day in it. */
export interface MonthToDate {
  year: number;
  /** 1 to 12 */
  month: number;
  from: Day;
  to: Day;
  /** from `from` to `to` */
  tradingDays: number;
  /** those that have a total */
  told: number;
  /** null unless all have */
  sumUsd: Usd | null;
  inflowDays: number;
  days: readonly JudgedDay[];
}

/**
 * The month of the last of these days, up to it.
 *
 * @param until every trading day since launch, oldest first
 * @returns null of no days
 */
export function monthToDate(until: readonly JudgedDay[]): MonthToDate | null {
  const to = until.at(-1)?.day;
  if (to === undefined) return null;
  const { year, month } = partsOf(to);
  const days = until.filter(({ day }) => day.slice(0, 7) === to.slice(0, 7));
  const told = days.flatMap(({ totalUsd }) => totalUsd ?? []);
  return {
    year,
    month,
    from: days[0]?.day ?? to,
    to,
    tradingDays: days.length,
    told: told.length,
    sumUsd: totalOf(days),
    inflowDays: told.filter((usd) => usd > 0).length,
    days,
  };
}
