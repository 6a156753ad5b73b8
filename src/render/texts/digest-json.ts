import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Run } from '../../analyse/measures/streak.ts';
import type { Asset } from '../../model/flow.ts';
import { sourcesOf } from '../views/digest-view.ts';

/** The name of the shape; it changes only when a field does. */
export const SCHEMA = 'etf-digest/1';

/**
 * A digest for programs, in the documented shape: money in whole US dollars, null for what is unknown.
 *
 * @param said titles and text; null on a day of which nothing is said
 * @param missing assets of which no page ever showed the day
 */
export function digestJson(
  facts: DigestFacts,
  said: { title: string; shortTitle: string | null; text: string } | null,
  missing: readonly Asset[] = [],
): object {
  return {
    schema: SCHEMA,
    tradingDay: facts.tradingDay,
    publicationDay: facts.publicationDay,
    edition: facts.edition,
    corrections: facts.corrections,
    title: said?.title ?? null,
    shortTitle: said?.shortTitle ?? null,
    text: said?.text ?? null,
    sources: sourcesOf(facts.assets),
    assets: Object.fromEntries(facts.assets.map((asset) => [asset.asset, assetJson(asset, missing)])),
  };
}

/** One asset in the documented shape. */
export function assetJson(facts: AssetFacts, missing: readonly Asset[] = []): object {
  const { trend, streak, netAssets, crossCheck } = facts;
  return {
    state: missing.includes(facts.asset) ? 'missing' : facts.state,
    source: facts.source,
    asOf: facts.asOf,
    resolutionUsd: facts.resolutionUsd,
    totalUsd: facts.totalUsd,
    publishedUsd: facts.publishedUsd,
    direction: facts.direction,
    funds: facts.funds.map(({ ticker, status, flowUsd, cumulativeUsd, netAssetsUsd, turnoverUsd }) => ({
      ticker,
      status,
      flowUsd,
      cumulativeUsd,
      netAssetsUsd,
      turnoverUsd,
    })),
    pending: facts.pending,
    cumulativeUsd: facts.cumulativeUsd,
    streak: streak && { ...runJson(streak), before: streak.before && runJson(streak.before) },
    trend: trend && {
      days: trend.days,
      from: trend.from,
      to: trend.to,
      sumUsd: trend.sumUsd,
      beforeUsd: trend.beforeUsd,
      inflowDays: trend.inflowDays,
      series: trend.series,
    },
    netAssetsUsd: netAssets?.netAssetsUsd ?? null,
    netAssetsRatioPct: netAssets?.netAssetsRatioPct == null ? null : Number(netAssets.netAssetsRatioPct),
    turnoverUsd: netAssets?.turnoverUsd ?? null,
    levelsSource: netAssets?.source ?? null,
    fundLevelsSource: facts.fundLevels?.source ?? null,
    secondOpinion: crossCheck && {
      source: crossCheck.source,
      verdict: crossCheck.verdict,
      bandUsd: crossCheck.bandUsd,
      differences: crossCheck.differences,
      onlyHere: crossCheck.onlyHere,
      onlyThere: crossCheck.onlyThere,
    },
    event: facts.event,
  };
}

const runJson = ({ direction, days }: Run) => ({ direction, days });
