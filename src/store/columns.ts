import type { Asset, Column, Ticker, UnreadColumn } from '../model/flow.ts';
import { type Day, END_OF_TIME, type Instant } from '../model/time.ts';
import type { Db } from './db.ts';
import { remembered } from './remembered.ts';
import { newestFirst } from './watermark.ts';

/** Records columns that are new, or that a page of an earlier moment shows. */
export function saveColumns(
  db: Db,
  snapshot: number,
  source: string,
  asset: Asset,
  tickers: readonly Ticker[],
): void {
  const momentOf = (id: string) => `(SELECT fetched_at FROM snapshots WHERE id = ${id})`;
  const insert = db.prepare(
    `INSERT INTO columns VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET first_snapshot = excluded.first_snapshot
     WHERE ${momentOf('columns.first_snapshot')} > ${momentOf('excluded.first_snapshot')}`,
  );
  for (const ticker of tickers) insert.run(source, asset, ticker, snapshot);
}

type ColumnRow = Omit<Column, 'onFirstPage'> & { onFirstPage: number | null };

/** The columns that a source has shown by `now` (default: ever). */
export function columns(db: Db, source: string, asset: Asset, now: Instant = END_OF_TIME): readonly Column[] {
  return remembered(db, ['columns', source, asset, now], () => readColumns(db, source, asset, now));
}

function readColumns(db: Db, source: string, asset: Asset, now: Instant): Column[] {
  const rows = db
    .prepare<{ source: string; asset: Asset; now: Instant }, ColumnRow>(
      `SELECT c.ticker, iif(s.via = 'bundled', NULL, s.last_day) AS newestDay, c.first_snapshot = (
         SELECT id FROM snapshots
         WHERE source = @source AND asset = @asset AND verdict = 'accepted' AND via <> 'bundled'
         ORDER BY fetched_at, id LIMIT 1
       ) AS onFirstPage
       FROM columns c JOIN snapshots s ON s.id = c.first_snapshot
       WHERE c.source = @source AND c.asset = @asset AND (s.fetched_at IS NULL OR s.fetched_at <= @now)`,
    )
    .all({ source, asset, now });
  return rows.map((row) => ({ ...row, onFirstPage: row.onFirstPage === 1 }));
}

/** A page that lists the column, or of which nobody kept what it lists. */
const lists = (page: string): string =>
  `instr(' ' || coalesce(${page}.listed, c.ticker) || ' ', ' ' || c.ticker || ' ') > 0`;

/**
 * The columns that first stood on a page of a later moment than the last one that had them and every row since launch, as known
 * at `now` (default: all). A column that the newest page of the newest days has dropped is none: it is closed, or has another name.
 *
 * @param launch the first day of a page of every row
 */
export function unreadColumns(
  db: Db,
  source: string,
  asset: Asset,
  launch: Day,
  now: Instant = END_OF_TIME,
): readonly UnreadColumn[] {
  return remembered(db, ['unread columns', source, asset, launch, now], () =>
    readUnread(db, source, asset, launch, now),
  );
}

function readUnread(db: Db, source: string, asset: Asset, launch: Day, now: Instant): UnreadColumn[] {
  return db
    .prepare<{ source: string; asset: Asset; launch: Day; now: Instant }, UnreadColumn>(
      `WITH pages AS (
         SELECT *, ${newestFirst('p', 'p')} AS moment, via IN ('full', 'full-copy') OR first_day <= @launch AS isFull
         FROM snapshots p
         WHERE source = @source AND asset = @asset AND verdict = 'accepted' AND via <> 'bundled' AND fetched_at <= @now
       )
       SELECT c.ticker, s.first_day AS "from" FROM columns c JOIN pages s ON s.id = c.first_snapshot
       WHERE s.first_day IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM pages f WHERE f.isFull AND f.moment >= s.moment AND ${lists('f')})
         AND NOT EXISTS (
           SELECT 1 FROM (SELECT listed FROM pages WHERE NOT isFull AND totals_only = 0 ORDER BY moment DESC LIMIT 1) n
           WHERE NOT ${lists('n')}
         )
       ORDER BY c.ticker`,
    )
    .all({ source, asset, launch, now });
}
