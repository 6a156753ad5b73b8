import { existsSync, readFileSync } from 'node:fs';
import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { dayFlows } from '../../../src/analyse/days/day-flows.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import type { Asset, Observation, Ticker } from '../../../src/model/flow.ts';
import { parseMillions } from '../../../src/model/money.ts';
import type { Day } from '../../../src/model/time.ts';
import type { KnownAsset } from '../known-assets.ts';
import { reference } from './days.ts';

const FACTS = new URL('../../../../shared/facts/', import.meta.url);
const PRINTED = new URL('../../../../shared/published/digests.json', import.meta.url);

/** Whether the figures to check against are there; they are not part of the project. */
export const hasFacts = existsSync(FACTS) && existsSync(PRINTED);

/** The newest day of the figures. */
export const LAST_FACT: Day = '2026-08-21';

/** Every figure of an asset to August 2026. */
export function factsOf(asset: Asset): Observation[] {
  const lines = readFileSync(new URL('flows.csv', FACTS), 'utf8').trim().split('\n').slice(1);
  return lines
    .map((line) => line.split(','))
    .filter(([of]) => of === asset)
    .map(([, day = '', ticker = '', flow = '']): Observation => {
      return { day, ticker, flowUsd: parseMillions(flow), observedAt: null };
    });
}

/** The same, judged, ready to be asked. */
export function factsHistory(asset: Asset): AssetHistory {
  const figures = factsOf(asset);
  const told = {
    source: 'farside',
    asset,
    resolutionUsd: 100_000,
    coverage: 'complete' as const,
    figures,
    totals: [],
    columns: [...new Set(figures.map(({ ticker }) => ticker))].map((ticker) => {
      return { ticker, newestDay: null, onFirstPage: false };
    }),
    sightings: [{ firstDay: '2024-01-11', lastDay: LAST_FACT, seenAt: null, totalsOnly: false }],
  };
  const flows = dayFlows(told, reference.registry, reference.calendar, LAST_FACT);
  return { asset, source: 'farside', resolutionUsd: 100_000, days: flows.map((flow) => judge(flow, false)) };
}

/** An item that a newsroom printed; amounts in 万美元, negative for outflow. */
export interface PrintedItem {
  id: string;
  /** a day, or `first/last` of a week */
  trading_day: string;
  asset: KnownAsset;
  period: 'daily' | 'weekly';
  quality: 'A' | 'B' | 'C' | 'X';
  total_usd_wan: number;
  total_text: string;
  streak: {
    kind: 'inflow_run' | 'outflow_run' | 'first_after_run' | 'record' | 'turned';
    /** how many days or weeks; of a record, which place */
    n: number | null;
    claim_text: string;
  } | null;
  cum_net_usd_yi: number | null;
  title_pattern: string;
  notes: string;
  funds: readonly { ticker: Ticker; flow_usd_wan: number; cum_usd_yi: number | null }[];
}

/** All that was printed, well or not. */
export function printedItems(): PrintedItem[] {
  return JSON.parse(readFileSync(PRINTED, 'utf8')) as PrintedItem[];
}

/** The weeks that were printed well enough to be held against; a known slip stands there corrected. */
export function printedWeeks(): PrintedItem[] {
  return printedItems().filter(({ period, quality }) => period === 'weekly' && quality !== 'C');
}
