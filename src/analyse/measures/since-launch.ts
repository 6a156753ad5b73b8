import type { NetAssets, Ticker } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { AssetHistory } from '../days/asset-sources.ts';
import type { JudgedDay } from '../days/day-state.ts';
import { cumulativeOf } from './cumulative.ts';
import { unreadTickers } from './unread-columns.ts';

/** Levels and sums since launch, closed by a day. */
export interface SinceLaunch {
  /** every trading day since launch, the one that closes it last */
  until: readonly JudgedDay[];
  cumulativeUsd: Usd | null;
  /** the cumulative as the publisher adds it up */
  publishedCumulative: boolean;
  lifetimes: ReadonlyMap<Ticker, Usd> | null;
  netAssets: NetAssets | null;
}

/**
 * What stood at the end of a day; null is no day at all, and then nothing is known. While a column's past is unread there is no
 * cumulative, and no lifetime of its fund.
 */
export function closedBy(closing: Day | null, history: AssetHistory): SinceLaunch {
  const until = closing === null ? [] : history.days.filter(({ day }) => day <= closing);
  const sum = cumulativeOf(until);
  const netAssets = closing === null ? null : (history.netAssetsOn?.(closing) ?? null);
  // a cumulative is told by the source of the flows or not at all
  const published = netAssets?.source === history.source ? netAssets.cumulativeUsd : null;
  const unread = unreadTickers(history);
  const lifetimes = [...(sum?.byFund ?? [])].filter(([ticker]) => !unread.includes(ticker));
  return {
    until,
    cumulativeUsd: published ?? (unread.length > 0 ? null : (sum?.totalUsd ?? null)),
    publishedCumulative: published !== null,
    lifetimes: sum?.byFund ? new Map(lifetimes) : null,
    netAssets,
  };
}
