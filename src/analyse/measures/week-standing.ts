import { directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import { type FlowRecord, type Reach, recordAmong } from './records.ts';
import type { Run, Streak } from './streak.ts';
import type { TradingWeek } from './trading-week.ts';

/** Consecutive weeks in one direction; claimed from three weeks on. */
export type WeekRun = Omit<Run, 'days'> & { weeks: number };

/** The run of weeks that ends with a week, and the opposite run that it ended. */
export type WeekStreak = WeekRun & { before: WeekRun | null };

/** The first and last trading day of an earlier week. */
export interface WeekSpan {
  from: Day;
  to: Day;
}

/** A week's total that none since that week has reached; null since launch. */
export type WeekRecord = FlowRecord<WeekSpan>;

/** A streak of weeks' totals, said in weeks. */
export function weekStreak({ days, before, ...streak }: Streak): WeekStreak {
  return { ...streak, weeks: days, before: before && weekRun(before) };
}

const weekRun = ({ days, ...run }: Run): WeekRun => ({ ...run, weeks: days });

/** A record since launch is worth a word from the 20th week on; else when it stands over three months. */
const IN_WEEKS: Reach = { sinceLaunch: 20, threeMonths: 13 };

/**
 * Whether the last week's total is the largest in its direction since launch, or for at least three months.
 *
 * @param weeks every week since launch, oldest first
 */
export function weekRecord(weeks: readonly TradingWeek[]): WeekRecord | null {
  const record = recordAmong(weeks, IN_WEEKS);
  const span = ({ from, to }: TradingWeek): WeekSpan => ({ from, to });
  return (
    record && {
      since: record.since && span(record.since),
      previous: record.previous && { ...record.previous, of: span(record.previous.of) },
    }
  );
}

/** A place by size is worth a word when it stands over so many weeks, half a year. */
const RANKED_WEEKS = 26;

/**
 * The last week's place by size among all weeks since launch in its direction: 2 is the second largest.
 *
 * @returns null where a week since launch has no total, where another was just as large, and in the first half year
 */
export function weekRank(weeks: readonly TradingWeek[]): number | null {
  const total = weeks.at(-1)?.totalUsd ?? null;
  const earlier = weeks.slice(0, -1).map(({ totalUsd }) => totalUsd);
  if (total === null || total === 0 || earlier.includes(null) || earlier.length < RANKED_WEEKS) return null;
  const beside = earlier.filter((usd): usd is Usd => directionOf(usd ?? 0) === directionOf(total));
  if (beside.includes(total)) return null;
  return 1 + beside.filter((usd) => Math.abs(usd) > Math.abs(total)).length;
}
