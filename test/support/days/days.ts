import { readFileSync } from 'node:fs';
import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { dayFlows } from '../../../src/analyse/days/day-flows.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import type { Asset, DayFlow, FlowTable, FundFlow, SourceHistory, Ticker } from '../../../src/model/flow.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import { loadReference } from '../../../src/pipeline/reference.ts';
import { parseBundled } from '../../../src/sources/publishers/bundled.ts';

export const reference = loadReference();

const BUNDLE = path('../../../data/history/');

function path(relative: string): URL {
  return new URL(relative, import.meta.url);
}

/** The bundled table of an asset. */
export function bundledTable(asset: Asset): FlowTable {
  return parseBundled(readFileSync(new URL(`${asset.toLowerCase()}.csv`, BUNDLE), 'utf8'), asset);
}

/** What the store would hand over after nothing but the bundled history. */
export function bundledSourceHistory(asset: Asset): SourceHistory {
  const table = bundledTable(asset);
  const figures = table.rows.flatMap((row) =>
    [...row.cells].flatMap(([ticker, flowUsd]) =>
      flowUsd === null ? [] : [{ day: row.day, ticker, flowUsd, observedAt: null }],
    ),
  );
  return {
    source: 'farside',
    resolutionUsd: 100_000,
    coverage: 'complete',
    totals: [],
    asset,
    figures,
    sightings: [
      {
        firstDay: table.rows[0]?.day ?? '',
        lastDay: table.rows.at(-1)?.day ?? '',
        seenAt: null,
        totalsOnly: false,
      },
    ],
    columns: table.tickers.map((ticker) => ({ ticker, newestDay: null, onFirstPage: false })),
  };
}

/** The bundled history of an asset, judged, ready for assetFacts. */
export function bundledHistory(asset: Asset): AssetHistory {
  const flows = dayFlows(bundledSourceHistory(asset), reference.registry, reference.calendar, '2024-12-13');
  return { asset, source: 'farside', resolutionUsd: 100_000, days: flows.map((flow) => judge(flow, false)) };
}

/** The first days of an asset's funds, as data/funds.json gives them. */
const firstsOf = (asset: Asset): ReadonlyMap<Ticker, Day> =>
  new Map(
    reference.registry
      .of(asset)
      .flatMap(({ ticker, firstFlowDay }) => (firstFlowDay ? [[ticker, firstFlowDay] as const] : [])),
  );

/** One trading day, built from figures; null is a fund that has not reported. */
export function dayFlow(
  day: Day,
  funds: Record<Ticker, number | null>,
  more: { asset?: Asset; seenAt?: Instant | null; statedTotalUsd?: number; laterTotalUsd?: number } = {},
): DayFlow {
  const flows = Object.entries(funds).map(
    ([ticker, flowUsd]): FundFlow =>
      flowUsd === null
        ? { ticker, status: 'pending' }
        : { ticker, status: 'reported', flowUsd, observedAt: more.seenAt ?? null },
  );
  const asset = more.asset ?? 'BTC';
  return { asset, day, seenAt: null, funds: flows, firsts: firstsOf(asset), ...more };
}

/** Trading days with one fund each, for questions about totals; null is a day without any figure. */
export function historyOf(totals: readonly [Day, number | null][], asset: Asset = 'BTC'): AssetHistory {
  const days = totals.map(([day, total]) => judge(dayFlow(day, { IBIT: total }, { asset }), false));
  return { asset, source: 'farside', resolutionUsd: 100_000, days };
}
