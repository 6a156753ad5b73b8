import type { Ticker } from '../../model/flow.ts';
import { type JudgedDay, reportedOf } from '../days/day-state.ts';

/**
 * The funds that report for the first time on the last of these days. The source must have told of the session before: a
 * fund that stands on the first page ever read did not begin there.
 *
 * @param until every trading day since launch, oldest first
 */
export function debutsOf(until: readonly JudgedDay[]): Ticker[] {
  const [before, today] = until.slice(-2);
  if (!before || !today || reportedOf(before.flow).length === 0) return [];
  const earlier = until.slice(0, -1);
  // the newest first: nearly every fund reported the day before
  const hasReported = (ticker: Ticker) =>
    earlier.findLast(({ flow }) => reportedOf(flow).some((fund) => fund.ticker === ticker)) !== undefined;
  return reportedOf(today.flow)
    .map(({ ticker }) => ticker)
    .filter((ticker) => !hasReported(ticker));
}
