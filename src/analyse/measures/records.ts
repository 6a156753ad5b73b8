import { directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { JudgedDay } from '../days/day-state.ts';

/** A total that none since `since` has reached; null since launch. */
export interface FlowRecord<Since = Day> {
  since: Since | null;
}

/** A record is worth a word when it stands over so many trading days, about three months. */
const RECORD_SESSIONS = 63;

/**
 * Whether the last day's total is the largest in its direction for at least three months.
 *
 * @param days every trading day since launch, oldest first, the day in question last
 * @returns the last day that was at least as large, or since launch; null for no record, and wherever a day within its
 *   reach has no total
 */
export function recordOf(days: readonly JudgedDay[]): FlowRecord | null {
  const record = recordAmong(days, RECORD_SESSIONS);
  return record && { since: record.since?.day ?? null };
}

/** The same for totals of any period, none left out; a record stands over at least `least` of them. */
export function recordAmong<Period extends { totalUsd: Usd | null }>(
  periods: readonly Period[],
  least: number,
): FlowRecord<Period> | null {
  const total = periods.at(-1)?.totalUsd ?? null;
  if (total === null || total === 0) return null;
  for (let i = periods.length - 2; i >= 0; i -= 1) {
    const earlier = periods[i];
    if (!earlier || earlier.totalUsd === null) return null;
    const rival =
      directionOf(earlier.totalUsd) === directionOf(total) && Math.abs(earlier.totalUsd) >= Math.abs(total);
    if (rival) return periods.length - 1 - i >= least ? { since: earlier } : null;
  }
  return periods.length > least ? { since: null } : null;
}
