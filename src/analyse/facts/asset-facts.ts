import {
  type Asset,
  type Direction,
  directionOf,
  NEVER_SEEN,
  type NetAssets,
  type Ticker,
} from '../../model/flow.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import { type Day, type Instant, latest } from '../../model/time.ts';
import type { AssetHistory } from '../days/asset-sources.ts';
import type { CrossCheck } from '../days/cross-check.ts';
import { type DayState, isComplete, type JudgedDay, pendingOf, reportedOf } from '../days/day-state.ts';
import type { FundLevels } from '../days/levels.ts';
import { type AssetFigures, assetFigures } from '../figures/asset-figures.ts';
import { type Breadth, breadthOf, type Sides, sidesOf } from '../measures/breadth.ts';
import { newFunds } from '../measures/debuts.ts';
import { type HeadlineEvent, headlineEventOf } from '../measures/headline-event.ts';
import { type FlowRecord, recordOf } from '../measures/records.ts';
import { closedBy } from '../measures/since-launch.ts';
import { type Streak, streakOf } from '../measures/streak.ts';
import { type Trend, trendOf } from '../measures/trend.ts';
import { brokenWhereUnread, withoutUnread } from '../measures/unread-columns.ts';
import { type FundFacts, fundFacts } from './fund-facts.ts';

/** Everything that may be said of one asset on one day, from one source. */
export interface AssetFacts {
  asset: Asset;
  state: DayState;
  /** the state is final or settled: the day has a total */
  complete: boolean;
  source: string;
  /** the preferred publisher, which could not be read that night: another speaks in its place */
  unread: string | null;
  resolutionUsd: Usd;
  asOf: Instant | null;
  totalUsd: Usd | null;
  publishedUsd: Usd | null;
  direction: Direction | null;
  funds: readonly FundFacts[];
  pending: readonly Ticker[];
  /** funds whose first day it is, on a later day than the launch of the class; the largest first */
  debuts: readonly Ticker[];
  /** the first day of all of the asset's ETFs */
  isClassDebut: boolean;
  /** the total is the publisher's own, not the sum of the funds that have reported */
  totalIsStated: boolean;
  /** null where no fund has reported */
  breadth: Breadth | null;
  /** null where no fund has reported */
  sides: Sides | null;
  cumulativeUsd: Usd | null;
  streak: Streak | null;
  record: FlowRecord | null;
  trend: Trend | null;
  netAssets: NetAssets | null;
  /** net assets and turnover of single funds; null where nobody gave them of that day */
  fundLevels: FundLevels | null;
  /** the one that is said: a difference before an agreement */
  crossCheck: CrossCheck | null;
  /** those of every independent publisher that holds the day as final, too */
  crossChecks: readonly CrossCheck[];
  /** every fund has reported, but another publisher says otherwise and the 24 hours are not over */
  disputed: boolean;
  event: HeadlineEvent | null;
  /** the numbers that a text may say, each with its cells */
  figures: AssetFigures;
}

/**
 * The facts of one asset on one trading day. Runs, trend, record and cumulative are claimed only of a complete day.
 *
 * @param trendDays length of the trend in trading days
 * @returns null before the asset's first day
 */
export function assetFacts(history: AssetHistory, day: Day, trendDays: number): AssetFacts | null {
  const first = history.days[0];
  if (!first || day < first.day) return null;
  const closed = closedBy(day, history);
  const { until, netAssets, lifetimes, publishedCumulative } = closed;
  const fundLevels = history.fundLevelsOn?.(day) ?? null;
  const judged = until.at(-1);
  if (judged?.day !== day) return null;
  const { flow, state, totalUsd } = judged;
  const read = withoutUnread(until, history);
  const complete = isComplete(state);
  const streak = complete ? streakOf(read.map((known) => known.totalUsd)) : null;
  const direction = totalUsd === null ? null : directionOf(totalUsd);
  const hasFunds = reportedOf(flow).length > 0;
  const breadth = state === 'pending' || !hasFunds ? null : breadthOf(flow);
  const crossChecks = history.crossChecksOn?.(day) ?? [];
  const [crossCheck = null] = crossChecks;
  const record = complete ? recordOf(read) : null;
  const isClassDebut = flow.isLaunch === true;
  const debuts = isClassDebut ? [] : newFunds(until, history);
  const isDebut = isClassDebut || debuts.length > 0;
  const newestDays = totalUsd === null ? null : trendOf(until, trendDays);
  const trend = newestDays && brokenWhereUnread(newestDays, history);
  const cumulativeUsd = complete ? closed.cumulativeUsd : null;
  const input = {
    history,
    until,
    breadth,
    streak,
    record,
    trend,
    netAssets,
    fundLevels,
    crossCheck,
    cumulativeUsd,
    publishedCumulative,
    lifetimes,
  };
  return {
    asset: history.asset,
    state,
    complete,
    source: history.source,
    unread: history.unread ?? null,
    resolutionUsd: history.resolutionUsd,
    asOf: newest(judged),
    totalUsd,
    publishedUsd: judged.publishedUsd,
    direction,
    funds: fundFacts(judged, lifetimes, fundLevels),
    pending: pendingOf(flow),
    debuts,
    isClassDebut,
    totalIsStated: totalUsd !== null && totalUsd === flow.laterTotalUsd,
    breadth,
    sides: breadth && sidesOf(breadth, totalUsd ?? asUsd(0)),
    cumulativeUsd,
    streak,
    record,
    trend,
    netAssets,
    fundLevels,
    crossCheck,
    crossChecks,
    disputed: crossCheck?.verdict === 'differ' && state === 'provisional',
    event:
      streak && totalUsd !== null ? headlineEventOf({ totalUsd, streak, breadth, record, isDebut }) : null,
    figures: assetFigures(input, judged),
  };
}

/** When the newest figure of the day was seen; null for bundled ones. */
export function newest({ flow }: JudgedDay): Instant | null {
  const reported = reportedOf(flow);
  if (reported.length === 0) return flow.totalSeenAt === NEVER_SEEN ? null : (flow.totalSeenAt ?? null);
  return latest(reported.flatMap((fund) => fund.observedAt ?? []));
}
