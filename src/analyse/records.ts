import { directionOf } from '../model/flow.ts';
import type { Day } from '../model/time.ts';
import type { JudgedDay } from './state.ts';

/** A day's total that no day since `since` has reached; null since launch. */
export interface FlowRecord {
  since: Day | null;
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
  const total = days.at(-1)?.totalUsd ?? null;
  if (total === null || total === 0) return null;
  for (let i = days.length - 2; i >= 0; i -= 1) {
    const earlier = days[i];
    if (!earlier || earlier.totalUsd === null) return null;
    const rival =
      directionOf(earlier.totalUsd) === directionOf(total) && Math.abs(earlier.totalUsd) >= Math.abs(total);
    if (rival) return days.length - 1 - i >= RECORD_SESSIONS ? { since: earlier.day } : null;
  }
  return days.length > RECORD_SESSIONS ? { since: null } : null;
}
