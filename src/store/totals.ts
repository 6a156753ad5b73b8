import type { Asset, FlowTable, StatedTotal } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import { type Day, END_OF_TIME, type Instant, START_OF_TIME } from '../model/time.ts';
import type { Db } from './db.ts';
import { remembered } from './remembered.ts';
import { momentOf, newestFirst } from './watermark.ts';

/** Appends the Totals that a table states where they differ from the last ones of its source by the moment of the page. */
export function appendTotals(
  db: Db,
  snapshot: number,
  source: string,
  { asset, rows, tickers }: FlowTable,
): void {
  const byItself = tickers.length === 0;
  const known = new Map(
    currentTotals(db, source, asset, momentOf(db, snapshot), rows[0]?.day)
      .filter((was) => was.byItself === byItself)
      .map((was) => [was.day, was.totalUsd]),
  );
  const insert = db.prepare(
    'INSERT INTO totals (source, asset, day, total_usd, snapshot) VALUES (?, ?, ?, ?, ?)',
  );
  for (const { day, totalUsd } of rows) {
    if (totalUsd !== null && known.get(day) !== totalUsd) insert.run(source, asset, day, totalUsd, snapshot);
  }
}

/** The newest stated Totals of every day, beside the funds and by itself, from `from` on (default: all), as known at `now` (default: all). */
export function currentTotals(
  db: Db,
  source: string,
  asset: Asset,
  now: Instant = END_OF_TIME,
  from: Day = START_OF_TIME,
): readonly StatedTotal[] {
  return remembered(db, ['totals', source, asset, now, from], () => readTotals(db, source, asset, now, from));
}

function readTotals(db: Db, source: string, asset: Asset, now: Instant, from: Day): StatedTotal[] {
  const rows = db
    .prepare<[string, Asset, Day, Instant], { day: Day; totalUsd: Usd; byItself: number }>(
      `SELECT day, totalUsd, byItself FROM (
         SELECT t.day, t.total_usd AS totalUsd, s.totals_only AS byItself, max(${newestFirst('s', 't')})
         FROM totals t JOIN snapshots s ON s.id = t.snapshot
         WHERE t.source = ? AND t.asset = ? AND t.day >= ? AND (s.fetched_at IS NULL OR s.fetched_at <= ?)
         GROUP BY t.day, s.totals_only
       ) ORDER BY day`,
    )
    .all(source, asset, from, now);
  return rows.map((row) => ({ ...row, byItself: row.byItself === 1 }));
}
