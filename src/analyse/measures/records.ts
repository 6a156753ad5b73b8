import { directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { JudgedDay } from '../days/day-state.ts';

/** A total that none since `since` has reached; null since launch. */
export interface FlowRecord<Since = Day> {
  since: Since | null;
  /** what it is held against: the total of `since`, or the largest of all before, where there was one that way */
  previous: { of: Since; totalUsd: Usd } | null;
}

/** Since launch it is worth a word from the 20th period on; else when it stands over three months. */
export interface Reach {
  sinceLaunch: number;
  threeMonths: number;
}

const IN_SESSIONS: Reach = { sinceLaunch: 20, threeMonths: 63 };

/**
 * Whether the last day's total is the largest in its direction since launch, or for at least three months.
 *
 * @param days every trading day since launch, oldest first, the day in question last
 * @returns the last day that was at least as large, or since launch; null for no record, and wherever a day within its
 *   reach has no total
 */
export function recordOf(days: readonly JudgedDay[]): FlowRecord | null {
  const record = recordAmong(days, IN_SESSIONS);
  return (
    record && {
      since: record.since?.day ?? null,
      previous: record.previous && { ...record.previous, of: record.previous.of.day },
    }
  );
}

/** The same for totals of any period, none left out. */
export function recordAmong<Period extends { totalUsd: Usd | null }>(
  periods: readonly Period[],
  { sinceLaunch, threeMonths }: Reach,
): FlowRecord<Period> | null {
  const total = periods.at(-1)?.totalUsd ?? null;
  if (total === null || total === 0) return null;
  let previous: FlowRecord<Period>['previous'] = null;
  for (let i = periods.length - 2; i >= 0; i -= 1) {
    const earlier = periods[i];
    if (!earlier || earlier.totalUsd === null) return null;
    if (directionOf(earlier.totalUsd) !== directionOf(total)) continue;
    const size = Math.abs(earlier.totalUsd);
    if (size >= Math.abs(total)) {
      const isLong = periods.length - 1 - i >= threeMonths;
      return isLong ? { since: earlier, previous: { of: earlier, totalUsd: earlier.totalUsd } } : null;
    }
    if (size > Math.abs(previous?.totalUsd ?? 0)) previous = { of: earlier, totalUsd: earlier.totalUsd };
  }
  return periods.length >= sinceLaunch ? { since: null, previous } : null;
}
