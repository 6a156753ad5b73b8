import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import type { WeekFacts } from '../../analyse/facts/week-facts.ts';
import type { Asset } from '../../model/flow.ts';
import type { Day } from '../../model/time.ts';
import { weekName } from '../../model/week.ts';
import { sourcesOf } from '../views/digest-view.ts';
import type { DigestText } from './digest-text.ts';

/** The name of the shape; it changes only when a field does. */
const WEEK_SCHEMA = 'etf-digest/week/1';

/**
 * The digest of a week for programs: money in whole US dollars, null for what is unknown.
 *
 * @param missing asset → days that no page ever showed
 * @param said null in a week of which nothing is said; `note` says why
 */
export function weekJson(
  facts: WeekDigestFacts,
  missing: ReadonlyMap<Asset, readonly Day[]>,
  said: (Pick<DigestText, 'title' | 'shortTitle'> & { text: string }) | null,
  note: string | null,
): object {
  return {
    schema: WEEK_SCHEMA,
    week: weekName(facts.week),
    from: facts.from,
    to: facts.to,
    edition: said ? facts.edition : null,
    title: said?.title ?? null,
    shortTitle: said?.shortTitle ?? null,
    text: said?.text ?? null,
    note,
    sources: sourcesOf(facts.assets),
    assets: Object.fromEntries(
      facts.assets.map((asset) => [asset.asset, assetJson(asset, missing.get(asset.asset) ?? [])]),
    ),
  };
}

function assetJson(facts: WeekFacts, missing: readonly Day[]): object {
  const { streak, month, weekBefore, netAssets, fundLevels } = facts;
  const run = (one: { direction: string; weeks: number }) => ({ direction: one.direction, weeks: one.weeks });
  return {
    source: facts.source,
    asOf: facts.asOf,
    resolutionUsd: facts.resolutionUsd,
    from: facts.from,
    to: facts.to,
    tradingDays: facts.tradingDays,
    told: facts.told,
    complete: facts.complete,
    totalUsd: facts.totalUsd,
    publishedUsd: facts.publishedUsd,
    direction: facts.direction,
    inflowDays: facts.inflowDays,
    outflowDays: facts.outflowDays,
    zeroDays: facts.zeroDays,
    days: facts.days.map(({ day, state, totalUsd }) => ({
      day,
      state: missing.includes(day) ? 'missing' : state,
      totalUsd,
    })),
    funds: facts.funds.map((fund) => ({
      ...fund,
      netAssetsUsd: fundLevels?.of.get(fund.ticker)?.netAssetsUsd ?? null,
    })),
    cumulativeUsd: facts.cumulativeUsd,
    streak: streak && { ...run(streak), before: streak.before && run(streak.before) },
    rank: facts.rank,
    weekBefore,
    month: month && {
      from: month.from,
      to: month.to,
      tradingDays: month.tradingDays,
      told: month.told,
      sumUsd: month.sumUsd,
      inflowDays: month.inflowDays,
    },
    netAssetsUsd: netAssets?.netAssetsUsd ?? null,
    netAssetsRatioPct: netAssets?.netAssetsRatioPct == null ? null : Number(netAssets.netAssetsRatioPct),
    levelsSource: netAssets?.source ?? null,
    fundLevelsSource: fundLevels?.source ?? null,
    event: facts.event,
  };
}
