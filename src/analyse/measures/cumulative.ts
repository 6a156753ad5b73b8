import type { Ticker } from '../../model/flow.ts';
import { asUsd, sumUsd, type Usd } from '../../model/money.ts';
import { hasTotal, type JudgedDay, reportedOf } from '../days/day-state.ts';

/** Sums since launch, closed by the last of the days. */
export interface Cumulative {
  totalUsd: Usd;
  /** null where the source told some day's total alone */
  byFund: ReadonlyMap<Ticker, Usd> | null;
}

const NOTHING = asUsd(0);

/**
 * Adds up everything since launch; a cell that a settled day never filled adds nothing.
 *
 * @param days every trading day since launch, oldest first
 * @returns null while any of them is missing, pending or provisional: text, tables and JSON say no sum then
 */
export function cumulativeOf(days: readonly JudgedDay[]): Cumulative | null {
  if (days.length === 0 || !days.every(hasTotal)) return null;
  const byFund = new Map<Ticker, Usd>();
  for (const { flow } of days) {
    for (const fund of reportedOf(flow))
      byFund.set(fund.ticker, sumUsd([byFund.get(fund.ticker) ?? NOTHING, fund.flowUsd]));
  }
  return {
    totalUsd: sumUsd(days.flatMap((day) => day.totalUsd ?? [])),
    byFund: days.every(({ flow }) => reportedOf(flow).length > 0) ? byFund : null,
  };
}
