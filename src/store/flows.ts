import type { Asset, FlowTable, Observation, Ticker } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import { type Day, END_OF_TIME, earliest, type Instant, latest, START_OF_TIME } from '../model/time.ts';
import type { Db } from './db.ts';
import { remembered } from './remembered.ts';
import { momentOf } from './watermark.ts';

const cellOf = (day: string, ticker: string): string => `${day}/${ticker}`;

/**
 * Appends what a table says where it differs from what its source had said by the moment of the page: what is stamped later, by
 * a clock that ran ahead, hides nothing. A figure that was shown before and is blank now is appended as a withdrawal.
 *
 * @returns how many observations were appended
 */
export function appendObservations(db: Db, snapshot: number, source: string, table: FlowTable): number {
  const days = table.rows.map((row) => row.day);
  const span = { from: earliest(days) ?? END_OF_TIME, to: latest(days) ?? START_OF_TIME };
  const known = new Map(
    newestFigures(db, source, table.asset, span, momentOf(db, snapshot)).map((was) => [
      cellOf(was.day, was.ticker),
      was.flowUsd,
    ]),
  );
  const insert = db.prepare(
    'INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot) VALUES (?, ?, ?, ?, ?, ?)',
  );
  let appended = 0;
  for (const row of table.rows) {
    for (const [ticker, flowUsd] of row.cells) {
      if ((known.get(cellOf(row.day, ticker)) ?? null) === flowUsd) continue;
      insert.run(source, table.asset, row.day, ticker, flowUsd, snapshot);
      appended += 1;
    }
  }
  return appended;
}

/**
 * The newest observation of every cell that a source ever filled, as known at `now` (default: all), of the days from
 * `from` on (default: all).
 */
export function currentFigures(
  db: Db,
  source: string,
  asset: Asset,
  now: Instant = END_OF_TIME,
  from: Day = START_OF_TIME,
): readonly Observation[] {
  return remembered(db, ['figures', source, asset, now, from], () =>
    newestFigures(db, source, asset, { from, to: END_OF_TIME }, now),
  );
}

/** On how many days a fund had a figure, and its largest flow either way. */
interface FundRecord {
  sessions: number;
  largestUsd: Usd;
}

/** What a fund did before a day, by any source, as known at `now`; figures that were withdrawn or restated count too. */
export function fundRecords(
  db: Db,
  asset: Asset,
  before: Day,
  now: Instant = END_OF_TIME,
): ReadonlyMap<Ticker, FundRecord> {
  return remembered(db, ['records', asset, before, now], () => readRecords(db, asset, before, now));
}

function readRecords(db: Db, asset: Asset, before: Day, now: Instant): Map<Ticker, FundRecord> {
  const rows = db
    .prepare<[Asset, Day, Instant], [Ticker, number, Usd]>(
      `SELECT o.ticker, count(DISTINCT o.day), max(abs(o.flow_usd))
       FROM observations o JOIN snapshots s ON s.id = o.snapshot
       WHERE o.asset = ? AND o.day < ? AND o.flow_usd IS NOT NULL
         AND (s.fetched_at IS NULL OR s.fetched_at <= ?)
       GROUP BY o.ticker`,
    )
    .raw()
    .all(asset, before, now);
  return new Map(rows.map(([ticker, sessions, largestUsd]) => [ticker, { sessions, largestUsd }]));
}

/** The days of which a source has a figure that it has not withdrawn, as known at `now`. */
export function reportedDays(db: Db, source: string, asset: Asset, now: Instant): Set<Day> {
  const figures = currentFigures(db, source, asset, now);
  return new Set(figures.filter(({ flowUsd }) => flowUsd !== null).map(({ day }) => day));
}

type Cell = [day: Day, ticker: Ticker, flowUsd: Usd | null, seenAt: Instant | null, id: number];

/** The cells come as one text: value by value SQLite hands over thousands of rows in twice the time. */
function newestFigures(
  db: Db,
  source: string,
  asset: Asset,
  span: { from: Day; to: Day },
  now: Instant,
): Observation[] {
  const cells = db
    .prepare<{ source: string; asset: Asset; from: Day; to: Day; now: Instant }, string>(
      `SELECT json_group_array(json_array(day, ticker, flow_usd, fetched_at, id)) FROM (
         SELECT o.day, o.ticker, o.flow_usd, s.fetched_at, o.id
         FROM observations o JOIN snapshots s ON s.id = o.snapshot
         WHERE o.source = @source AND o.asset = @asset AND o.day BETWEEN @from AND @to
           AND (s.fetched_at IS NULL OR s.fetched_at <= @now)
         ORDER BY o.day, o.ticker, o.id
       )`,
    )
    .pluck()
    .get({ source, asset, ...span, now });
  return newestOf(JSON.parse(cells ?? '[]') as Cell[]);
}

/** Of each cell the observation of the latest moment, of one moment the last; by day, then as they were appended. */
function newestOf(cells: readonly Cell[]): Observation[] {
  const newest: (Observation & { id: number })[] = [];
  for (const [day, ticker, flowUsd, observedAt, id] of cells) {
    const was = newest.at(-1);
    const isKnown = was?.day === day && was.ticker === ticker;
    if (isKnown && (was.observedAt ?? START_OF_TIME) > (observedAt ?? START_OF_TIME)) continue;
    newest[isKnown ? newest.length - 1 : newest.length] = { day, ticker, flowUsd, observedAt, id };
  }
  return newest.sort((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1));
}

/** An observation with its place in the store. */
export interface KeptObservation {
  snapshot: number;
  source: string;
  asset: Asset;
  day: Day;
  ticker: string;
  flowUsd: number | null;
}

/** Every observation of the days from `since` on, in the order in which they were appended. */
export function allObservations(db: Db, since: Day): KeptObservation[] {
  return db
    .prepare<[Day], KeptObservation>(
      'SELECT snapshot, source, asset, day, ticker, flow_usd AS flowUsd FROM observations WHERE day >= ? ORDER BY id',
    )
    .all(since);
}
