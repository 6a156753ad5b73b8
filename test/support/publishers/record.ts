import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Ticker } from '../../../src/model/flow.ts';
import type { Usd } from '../../../src/model/money.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import type { KnownAsset } from '../known-assets.ts';

/** The recorded tables and the figures to check against; not part of the project. */
const SHARED = path.resolve(import.meta.dirname, '../../../../shared');
export const RECORD = path.join(SHARED, 'replay');
export const hasRecord =
  existsSync(path.join(RECORD, 'server.mjs')) && existsSync(path.join(SHARED, 'facts'));

/** One line of the record: what changed in the table at a moment; the first holds all of it. Cells are US$ millions. */
export interface RecordedChange {
  at: Instant;
  columns?: string[];
  rows: Record<Day, string[]>;
}

const FILES: Record<KnownAsset, string> = { BTC: 'btc.jsonl', ETH: 'eth.jsonl' };

/** All that was recorded of an asset, oldest first. */
export function recordOf(asset: KnownAsset, folder = RECORD): RecordedChange[] {
  return readFileSync(path.join(folder, FILES[asset]), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordedChange);
}

const usd = (millions: string): Usd => Math.round(Number(millions) * 1_000_000);

function factsRows(file: string): string[][] {
  return readFileSync(path.join(SHARED, 'facts', file), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));
}

/** What came to stand for a day in the end: the total, and each fund that ever reported it. */
export interface Outcome {
  totalUsd: Usd;
  funds: Record<Ticker, Usd>;
}

/** The outcome of every trading day of an asset from `from` to `to`, both included, oldest first. */
export function outcomesOf(asset: KnownAsset, from: Day, to: Day): Map<Day, Outcome> {
  const within = ([of, day = '']: string[]) => of === asset && day >= from && day <= to;
  const outcomes = new Map<Day, Outcome>();
  for (const [, day = '', total = ''] of factsRows('totals.csv').filter(within))
    outcomes.set(day, { totalUsd: usd(total), funds: {} });
  for (const [, day = '', ticker = '', flow = ''] of factsRows('flows.csv').filter(within)) {
    const outcome = outcomes.get(day);
    if (outcome) outcome.funds[ticker] = usd(flow);
  }
  return outcomes;
}

/** When the last of a day's figures appeared on the page to stay. */
export function filledAt(asset: KnownAsset, day: Day, { funds }: Outcome): Instant {
  const changes = recordOf(asset);
  const columns = changes[0]?.columns ?? [];
  const places = Object.keys(funds).map((ticker) => columns.indexOf(ticker));
  let filled: Instant | null = null;
  for (const { at, rows } of changes) {
    const row = rows[day];
    if (!row) continue;
    filled = places.every((place) => row[place]) ? (filled ?? at) : null;
  }
  if (filled === null) throw new Error(`the record never filled ${asset} ${day}`);
  return filled;
}

/** A cell that the test changes in the record from a moment on; figures in US$ millions, '' for a blank. */
export interface Alteration {
  asset: KnownAsset;
  day: Day;
  fund: Ticker;
  from: string;
  to: string;
  at: Instant;
}

/** Writes the record with its alterations into a folder. Each cell must hold `from` until then. */
export function writeAltered(folder: string, alterations: readonly Alteration[]): void {
  for (const asset of ['BTC', 'ETH'] as const) {
    let changes = recordOf(asset);
    for (const alteration of alterations.filter((one) => one.asset === asset))
      changes = altered(changes, alteration);
    const lines = changes.map((change) => `${JSON.stringify(change)}\n`);
    writeFileSync(path.join(folder, FILES[asset]), lines.join(''));
  }
}

function altered(changes: RecordedChange[], { day, fund, from, to, at }: Alteration): RecordedChange[] {
  const place = changes[0]?.columns?.indexOf(fund) ?? -1;
  const before = changes.filter((change) => change.at <= at);
  const row = before.findLast((change) => change.rows[day])?.rows[day];
  if (row?.[place] !== from) throw new Error(`${fund} on ${day} is ${row?.[place]} at ${at}, not ${from}`);
  const moved = (cells: string[]): string[] => {
    const funds = cells.slice(0, -1).with(place, to);
    return [...funds, funds.reduce((sum, cell) => sum + Number(cell), 0).toFixed(1)];
  };
  const after = changes
    .filter((change) => change.at > at)
    .map(({ rows, ...rest }) => {
      const cells = rows[day];
      return { ...rest, rows: cells ? { ...rows, [day]: moved(cells) } : rows };
    });
  return [...before, { at, rows: { [day]: moved(row) } }, ...after];
}
