import type { Ticker } from '../../model/flow.ts';
import type { AssetHistory } from '../days/asset-sources.ts';
import { type JudgedDay, reportedOf } from '../days/day-state.ts';
import { beganUnread } from './unread-columns.ts';

/**
 * The funds that came with money on their first day: that which data/funds.json gives, or the session after it where the column
 * opened with a zero (ETHB stood at 0.0 on the eve of its listing, 2026-03-12); or for a fund of which it gives none the day on which
 * money first moved. Of the latter the source must have told of the session before: a fund that stands on the first page
 * ever read did not begin there.
 *
 * @param until every trading day since launch, oldest first
 */
export function debutsOf(until: readonly JudgedDay[]): Ticker[] {
  const [before, today] = [until.at(-2), until.at(-1)];
  if (!today) return [];
  const { firsts } = today.flow;
  const wasTold = before !== undefined && reportedOf(before.flow).length > 0;
  const earlier = until.slice(0, -1);
  const wasZero = (ticker: Ticker) =>
    before !== undefined &&
    reportedOf(before.flow).some((fund) => fund.ticker === ticker && fund.flowUsd === 0);
  // the newest first: nearly every fund reported the day before
  const hasMoved = (ticker: Ticker) =>
    earlier.findLast(({ flow }) =>
      reportedOf(flow).some((fund) => fund.ticker === ticker && fund.flowUsd !== 0),
    );
  return reportedOf(today.flow)
    .filter(({ ticker, flowUsd }) => {
      if (flowUsd === 0) return false;
      const first = firsts?.get(ticker);
      if (first === undefined) return wasTold && hasMoved(ticker) === undefined;
      return first === today.day || (first === before?.day && wasZero(ticker));
    })
    .map(({ ticker }) => ticker);
}

/** The funds that begin on the last day, the largest first; nobody saw those begin whose column was not read before. */
export function newFunds(until: readonly JudgedDay[], history: AssetHistory): Ticker[] {
  const today = until.at(-1);
  if (!today) return [];
  const size = (ticker: Ticker) => {
    const fund = today.flow.funds.find((one) => one.ticker === ticker);
    return fund?.status === 'reported' ? Math.abs(fund.flowUsd) : 0;
  };
  return debutsOf(until)
    .filter((ticker) => !beganUnread(ticker, today.day, history))
    .toSorted((a, b) => size(b) - size(a));
}

/** Those whose first day is one of these. */
export function weekDebuts(days: readonly JudgedDay[], history: AssetHistory): Ticker[] {
  return days.flatMap(({ day }) =>
    newFunds(
      history.days.filter((known) => known.day <= day),
      history,
    ),
  );
}
