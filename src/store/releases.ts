import type { Asset } from '../model/flow.ts';
import type { Day, Instant } from '../model/time.ts';
import type { Db } from './db.ts';

/**
 * Day → why a person released the page that last said something new of the day, as known at `now`; days of which another
 * page did so later are not in it.
 */
export function releasedDays(db: Db, source: string, asset: Asset, now: Instant): Map<Day, string> {
  const rows = db
    .prepare<{ source: string; asset: Asset; now: Instant }, { day: Day; note: string }>(
      `SELECT told.day, newest.note
       FROM (
         SELECT day, max(snapshot) AS snapshot
         FROM (
           SELECT day, snapshot, source, asset FROM observations
           UNION ALL SELECT day, snapshot, source, asset FROM totals
         ) t JOIN snapshots s ON s.id = t.snapshot
         WHERE t.source = @source AND t.asset = @asset AND (s.fetched_at IS NULL OR s.fetched_at <= @now)
         GROUP BY day
       ) told JOIN snapshots newest ON newest.id = told.snapshot
       WHERE newest.note IS NOT NULL`,
    )
    .all({ source, asset, now });
  return new Map(rows.map(({ day, note }) => [day, note]));
}
