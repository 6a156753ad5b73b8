import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { dayFlows } from '../../../src/analyse/days/day-flows.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import type { Observation, Ticker } from '../../../src/model/flow.ts';
import { parseMillions, type Usd } from '../../../src/model/money.ts';
import type { Day } from '../../../src/model/time.ts';
import type { KnownAsset } from '../known-assets.ts';
import { reference } from './days.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** More of the same, beside the project; not part of it. */
export const SHARED = path.join(ROOT, '../shared');

/** A trading day as Farside printed it: US$ millions; a fund that never reported it is missing. */
export interface FactDay {
  day: Day;
  funds: Record<Ticker, string>;
  total: string;
}

/** Farside's figures from the launch on, to check the program against. */
export interface Facts {
  name: string;
  lastDay: Day;
  /** oldest first */
  days: Record<KnownAsset, readonly FactDay[]>;
}

const linesOf = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(','));

/** A table of `day`, a column a fund, `Total`. */
function wideDays(file: string): FactDay[] {
  const [header = [], ...lines] = linesOf(file);
  return lines.map(([day = '', ...cells]) => {
    const named = cells.slice(0, -1).map((cell, i): [Ticker, string] => [header[i + 1] ?? '', cell]);
    const funds = Object.fromEntries(named.filter(([, cell]) => cell !== ''));
    return { day, funds, total: cells.at(-1) ?? '' };
  });
}

/** Tables of a line a figure. */
function longDays(folder: string, asset: KnownAsset): FactDay[] {
  const own = (file: string) => linesOf(path.join(folder, file)).filter(([of]) => of === asset);
  const days = new Map<Day, FactDay>();
  for (const [, day = '', total = ''] of own('totals.csv')) days.set(day, { day, funds: {}, total });
  for (const [, day = '', ticker = '', flow = ''] of own('flows.csv')) {
    const known = days.get(day);
    if (known) known.funds[ticker] = flow;
  }
  return [...days.values()];
}

function factsFrom(name: string, daysOf: (asset: KnownAsset) => FactDay[]): Facts {
  const days = { BTC: daysOf('BTC'), ETH: daysOf('ETH') };
  return { name, days, lastDay: days.BTC.at(-1)?.day ?? '' };
}

/** The bundled history, and the days after it in test/fixtures/facts. */
export const CARRIED: Facts = factsFrom('the carried figures', (asset) =>
  ['data/history', 'test/fixtures/facts'].flatMap((folder) =>
    wideDays(path.join(ROOT, folder, `${asset.toLowerCase()}.csv`)),
  ),
);

const LONGER = path.join(SHARED, 'facts');
/** All figures there are: the carried ones, and the longer ones of ../shared where it is there. */
export const FACTS: readonly Facts[] = existsSync(LONGER)
  ? [CARRIED, factsFrom('the figures of ../shared', (asset) => longDays(LONGER, asset))]
  : [CARRIED];

/** Every figure of an asset. */
export function factsOf(asset: KnownAsset, facts: Facts = CARRIED): Observation[] {
  return facts.days[asset].flatMap(({ day, funds }) =>
    Object.entries(funds).map(([ticker, flow]): Observation => {
      return { day, ticker, flowUsd: parseMillions(flow), observedAt: null };
    }),
  );
}

/** The same, judged, ready to be asked. */
export function factsHistory(asset: KnownAsset, facts: Facts = CARRIED): AssetHistory {
  const figures = factsOf(asset, facts);
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
    sightings: [{ firstDay: '2024-01-11', lastDay: facts.lastDay, seenAt: null, totalsOnly: false }],
  };
  const flows = dayFlows(told, reference.registry, reference.calendar, facts.lastDay);
  return { asset, source: 'farside', resolutionUsd: 100_000, days: flows.map((flow) => judge(flow, false)) };
}

/** What came to stand for a day in the end: the total, and each fund that ever reported it. */
export interface Outcome {
  totalUsd: Usd;
  funds: Record<Ticker, Usd>;
}

const usd = (millions: string): Usd => Math.round(Number(millions) * 1_000_000);

/** The outcome of every trading day of an asset from `from` to `to`, both included, oldest first. */
export function outcomesOf(asset: KnownAsset, from: Day, to: Day, facts: Facts = CARRIED): Map<Day, Outcome> {
  const within = facts.days[asset].filter(({ day }) => day >= from && day <= to);
  return new Map(
    within.map(({ day, funds, total }) => {
      const flows = Object.entries(funds).map(([ticker, flow]) => [ticker, usd(flow)]);
      return [day, { totalUsd: usd(total), funds: Object.fromEntries(flows) }];
    }),
  );
}
