import type { AssetHistory } from '../days/asset-sources.ts';
import { NO_FIGURES } from '../figures/asset-figures.ts';
import type { AssetFacts } from './asset-facts.ts';

/** The facts of an asset on a day without trading. */
export function closedFacts(history: AssetHistory): AssetFacts {
  return {
    asset: history.asset,
    state: 'closed',
    complete: false,
    source: history.source,
    unread: null,
    resolutionUsd: history.resolutionUsd,
    asOf: null,
    totalUsd: null,
    publishedUsd: null,
    direction: null,
    funds: [],
    pending: [],
    debuts: [],
    isClassDebut: false,
    totalIsStated: false,
    breadth: null,
    sides: null,
    cumulativeUsd: null,
    streak: null,
    record: null,
    trend: null,
    netAssets: null,
    fundLevels: null,
    crossCheck: null,
    crossChecks: [],
    disputed: false,
    event: null,
    figures: NO_FIGURES,
  };
}
