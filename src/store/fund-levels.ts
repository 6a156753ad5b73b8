import type { Asset, DayFundLevels, FlowTable } from '../model/flow.ts';
import { END_OF_TIME, type Instant } from '../model/time.ts';
import type { Db } from './db.ts';
import { momentOf, newestFirst } from './watermark.ts';

/**
 * Appends what a table states of the net assets and the turnover of single funds where it differs from the last that its
 * source said by the moment of the page. A page that does not say one of them takes back nothing.
 */
export function appendFundLevels(
  db: Db,
  snapshot: number,
  source: string,
  { asset, fundLevels = [] }: FlowTable,
): void {
  if (fundLevels.length === 0) return;
  const keyOf = ({ day, ticker }: DayFundLevels) => `${day}/${ticker}`;
  const known = new Map(
    currentFundLevels(db, source, asset, momentOf(db, snapshot)).map((was) => [keyOf(was), was]),
  );
  const insert = db.prepare(
    `INSERT INTO fund_levels (source, asset, day, ticker, net_assets_usd, turnover_usd, snapshot)
     VALUES (@source, @asset, @day, @ticker, @netAssetsUsd, @turnoverUsd, @snapshot)`,
  );
  for (const told of fundLevels) {
    const was = known.get(keyOf(told));
    const is: DayFundLevels = {
      day: told.day,
      ticker: told.ticker,
      netAssetsUsd: told.netAssetsUsd ?? was?.netAssetsUsd ?? null,
      turnoverUsd: told.turnoverUsd ?? was?.turnoverUsd ?? null,
    };
    if (JSON.stringify(is) !== JSON.stringify(was)) insert.run({ ...is, source, asset, snapshot });
  }
}

/** The newest levels of every fund and day, in the order of the days, as known at `now` (default: all). */
export function currentFundLevels(
  db: Db,
  source: string,
  asset: Asset,
  now: Instant = END_OF_TIME,
): DayFundLevels[] {
  return db
    .prepare<[string, Asset, Instant], DayFundLevels>(
      `SELECT day, ticker, netAssetsUsd, turnoverUsd FROM (
         SELECT l.day, l.ticker, l.net_assets_usd AS netAssetsUsd, l.turnover_usd AS turnoverUsd, l.id,
                max(${newestFirst('s', 'l')})
         FROM fund_levels l JOIN snapshots s ON s.id = l.snapshot
         WHERE l.source = ? AND l.asset = ? AND (s.fetched_at IS NULL OR s.fetched_at <= ?)
         GROUP BY l.day, l.ticker
       ) ORDER BY day, id`,
    )
    .all(source, asset, now);
}
