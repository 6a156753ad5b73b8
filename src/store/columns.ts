import type { Asset, Column, Ticker } from '../model/flow.ts';
import { END_OF_TIME, type Instant } from '../model/time.ts';
import type { Db } from './db.ts';
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
export function columns(db: Db, source: string, asset: Asset, now: Instant = END_OF_TIME): Column[] {
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

/** Whether a column appeared on a page of a later moment than the last one with every row since launch. */
export function hasUnreadColumn(db: Db, source: string, asset: Asset): boolean {
  const found = db
    .prepare(
      `SELECT 1 FROM columns c JOIN snapshots s ON s.id = c.first_snapshot
       WHERE c.source = @source AND c.asset = @asset AND s.via NOT IN ('bundled', 'full', 'full-copy')
         AND ${newestFirst('s', 's')} > coalesce((
           SELECT max(${newestFirst('f', 'f')}) FROM snapshots f
           WHERE f.source = @source AND f.asset = @asset AND f.verdict = 'accepted' AND f.via IN ('full', 'full-copy')
         ), '')
       LIMIT 1`,
    )
    .get({ source, asset });
  return found !== undefined;
}
