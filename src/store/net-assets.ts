import type { Asset, DayNetAssets, FlowTable } from '../model/flow.ts';
import { END_OF_TIME, type Instant } from '../model/time.ts';
import type { Db } from './db.ts';
import { momentOf, newestFirst } from './watermark.ts';

/**
 * Appends the net assets that a table states where they differ from the last ones of its source by the moment of the page. A
 * page that does not say one of them takes back nothing.
 */
export function appendNetAssets(
  db: Db,
  snapshot: number,
  source: string,
  { asset, netAssets }: FlowTable,
): void {
  const known = new Map(
    currentNetAssets(db, source, asset, momentOf(db, snapshot)).map((was) => [was.day, was]),
  );
  const insert = db.prepare(
    `INSERT INTO levels (source, asset, day, net_assets_usd, net_assets_ratio_pct, cumulative_usd, turnover_usd, snapshot)
     VALUES (@source, @asset, @day, @netAssetsUsd, @netAssetsRatioPct, @cumulativeUsd, @turnoverUsd, @snapshot)`,
  );
  for (const told of netAssets ?? []) {
    const was = known.get(told.day);
    const is: DayNetAssets = {
      day: told.day,
      netAssetsUsd: told.netAssetsUsd ?? was?.netAssetsUsd ?? null,
      netAssetsRatioPct: told.netAssetsRatioPct ?? was?.netAssetsRatioPct ?? null,
      cumulativeUsd: told.cumulativeUsd ?? was?.cumulativeUsd ?? null,
      turnoverUsd: told.turnoverUsd ?? was?.turnoverUsd ?? null,
    };
    if (JSON.stringify(is) !== JSON.stringify(was)) insert.run({ ...is, source, asset, snapshot });
  }
}

/** The newest net assets of every day, as known at `now` (default: all). */
export function currentNetAssets(
  db: Db,
  source: string,
  asset: Asset,
  now: Instant = END_OF_TIME,
): DayNetAssets[] {
  return db
    .prepare<[string, Asset, Instant], DayNetAssets>(
      `SELECT day, netAssetsUsd, netAssetsRatioPct, cumulativeUsd, turnoverUsd FROM (
         SELECT l.day, l.net_assets_usd AS netAssetsUsd, l.net_assets_ratio_pct AS netAssetsRatioPct,
                l.cumulative_usd AS cumulativeUsd, l.turnover_usd AS turnoverUsd, max(${newestFirst('s', 'l')})
         FROM levels l JOIN snapshots s ON s.id = l.snapshot
         WHERE l.source = ? AND l.asset = ? AND (s.fetched_at IS NULL OR s.fetched_at <= ?)
         GROUP BY l.day
       ) ORDER BY day`,
    )
    .all(source, asset, now);
}
