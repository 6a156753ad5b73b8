import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Ticker } from '../../../src/model/flow.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import { CARRIED, FACTS, type FactDay, type Facts, type Outcome, SHARED } from '../days/facts.ts';
import { KNOWN_ASSETS, type KnownAsset } from '../known-assets.ts';

/** What changed in the table at a moment, a row a day; cells are US$ millions with the Total last, '' for a blank. */
export interface RecordedChange {
  at: Instant;
  rows: Record<Day, readonly string[]>;
}

/** A table of a publisher as it stood at any moment; the first change holds all of it. */
export interface RecordedTable {
  /** its funds */
  columns: readonly Ticker[];
  changes: readonly RecordedChange[];
}
export type RecordedTables = Record<KnownAsset, RecordedTable>;

/** Farside's recorded nights, and what came to stand in the end. */
export interface NightRecord {
  tables: RecordedTables;
  facts: Facts;
}

type Line = RecordedChange & { columns?: readonly string[] };

/** Reads a folder of btc.jsonl and eth.jsonl; days before the first recorded one are those of the facts. */
function tablesIn(folder: string, facts: Facts): RecordedTables {
  const tableOf = (asset: KnownAsset): RecordedTable => {
    const lines = readFileSync(path.join(folder, `${asset.toLowerCase()}.jsonl`), 'utf8')
      .trim()
      .split('\n');
    const [first, ...later] = lines.map((line) => JSON.parse(line) as Line);
    if (!first?.columns) throw new Error(`${folder} does not begin with the columns of ${asset}`);
    const columns = first.columns.slice(0, -1);
    const firstDay = Object.keys(first.rows).sort()[0] ?? '';
    const before = facts.days[asset].filter(({ day }) => day < firstDay);
    const rows = Object.fromEntries(before.map((fact) => [fact.day, cellsOf(fact, columns)]));
    const { Seed: _, ...recorded } = first.rows;
    return { columns, changes: [{ at: first.at, rows: { ...rows, ...recorded } }, ...later] };
  };
  return { BTC: tableOf('BTC'), ETH: tableOf('ETH') };
}

const cellsOf = ({ funds, total }: FactDay, columns: readonly Ticker[]): string[] => [
  ...columns.map((ticker) => funds[ticker] ?? ''),
  total,
];

const WINTER = path.join(SHARED, 'replay');

/** The nights of 28 January to 6 February 2026. */
export const carriedRecord = (): NightRecord => {
  const folder = path.resolve(import.meta.dirname, '../../fixtures/nights');
  return { tables: tablesIn(folder, CARRIED), facts: CARRIED };
};

/** The whole winter, from 20 November 2025 to 26 February 2026; null where ../shared is absent. */
export function winterRecord(): NightRecord | null {
  const facts = FACTS.find((one) => one !== CARRIED);
  return facts && existsSync(WINTER) ? { tables: tablesIn(WINTER, facts), facts } : null;
}

/** The changes until a moment. */
export const changesUntil = ({ changes }: RecordedTable, at: Instant): RecordedChange[] =>
  changes.filter((change) => Date.parse(change.at) <= Date.parse(at));

/** When the last of a day's figures appeared on the page to stay. */
export function filledAt({ columns, changes }: RecordedTable, day: Day, { funds }: Outcome): Instant {
  const places = Object.keys(funds).map((ticker) => columns.indexOf(ticker));
  let filled: Instant | null = null;
  for (const { at, rows } of changes) {
    const row = rows[day];
    if (!row) continue;
    filled = places.every((place) => row[place]) ? (filled ?? at) : null;
  }
  if (filled === null) throw new Error(`the record never filled ${day}`);
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

/** The tables with alterations. Each cell must hold `from` until then. */
export function alteredTables(tables: RecordedTables, alterations: readonly Alteration[]): RecordedTables {
  const altered = { ...tables };
  for (const asset of KNOWN_ASSETS)
    for (const alteration of alterations.filter((one) => one.asset === asset))
      altered[asset] = alteredTable(altered[asset], alteration);
  return altered;
}

function alteredTable(table: RecordedTable, { day, fund, from, to, at }: Alteration): RecordedTable {
  const place = table.columns.indexOf(fund);
  const before = changesUntil(table, at);
  const row = before.findLast((change) => change.rows[day])?.rows[day];
  if (row?.[place] !== from) throw new Error(`${fund} on ${day} is ${row?.[place]} at ${at}, not ${from}`);
  const moved = (cells: readonly string[]): string[] => {
    const funds = cells.slice(0, -1).with(place, to);
    return [...funds, funds.reduce((sum, cell) => sum + Number(cell), 0).toFixed(1)];
  };
  const after = table.changes.slice(before.length).map((change) => {
    const cells = change.rows[day];
    return { ...change, rows: cells ? { ...change.rows, [day]: moved(cells) } : change.rows };
  });
  return { ...table, changes: [...before, { at, rows: { [day]: moved(row) } }, ...after] };
}
