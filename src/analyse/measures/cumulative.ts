import type { Ticker } from '../../model/flow.ts';
import { asUsd, sumUsd, type Usd } from '../../model/money.ts';
import { isComplete, type JudgedDay, reportedOf } from '../days/day-state.ts';

/** Sums since launch, closed by the last of the days. */
export interface Cumulative {
  totalUsd: Usd;
  /** null where the source told some day's total alone */
  byFund: ReadonlyMap<Ticker, Usd> | null;
  /** no earlier day is still provisional; only then does the text say the sum */
  settled: boolean;
}

const NOTHING = asUsd(0);

/**
 * Adds up everything since launch; a cell that was never filled adds nothing.
 *
 * @param days every trading day since launch, oldest first
 * @returns null when a whole trading day is missing
 */
export function cumulativeOf(days: readonly JudgedDay[]): Cumulative | null {
  if (days.length === 0 || days.some((day) => day.publishedUsd === null)) return null;
  const byFund = new Map<Ticker, Usd>();
  for (const { flow } of days) {
    for (const fund of reportedOf(flow))
      byFund.set(fund.ticker, sumUsd([byFund.get(fund.ticker) ?? NOTHING, fund.flowUsd]));
  }
  return {
    totalUsd: sumUsd(days.flatMap((day) => day.publishedUsd ?? [])),
    byFund: days.every(({ flow }) => reportedOf(flow).length > 0) ? byFund : null,
    settled: days.every((day) => isComplete(day.state)),
  };
}
