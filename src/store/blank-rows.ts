import type { Asset } from '../model/flow.ts';
import { type Day, hoursAfter, type Instant } from '../model/time.ts';
import type { Db } from './db.ts';

/** A row that is blank for so long, while newer days fill beside it, is no older copy of the page. */
const LONG_HOURS = 24;

/** Since when rows have been blank that were filled before, and whether for long at `now`. */
export function blankRows(
  db: Db,
  source: string,
  asset: Asset,
  now: Instant,
): Map<Day, { since: Instant; isLong: boolean }> {
  const rows = db
    .prepare<[string, Asset, Instant], { day: Day; since: Instant }>(
      'SELECT day, since FROM blank_rows WHERE source = ? AND asset = ? AND since <= ?',
    )
    .all(source, asset, now);
  return new Map(
    rows.map(({ day, since }) => [day, { since, isLong: hoursAfter(since, LONG_HOURS) <= now }]),
  );
}

/** When each row that is blank at `now`, and is not taken, was last taken from a page; of those that never were nothing. */
export function lastTaken(db: Db, source: string, asset: Asset, now: Instant): Map<Day, Instant> {
  const rows = db
    .prepare<[string, Asset, Instant], { day: Day; takenAt: Instant }>(
      `SELECT b.day, max(s.fetched_at) AS takenAt
       FROM blank_rows b JOIN snapshots s ON s.source = b.source AND s.asset = b.asset
       WHERE b.source = ? AND b.asset = ? AND b.since <= ? AND s.verdict = 'accepted' AND s.totals_only = 0
         AND s.first_day <= b.day AND b.day <= s.last_day AND s.fetched_at < b.since
       GROUP BY b.day`,
    )
    .all(source, asset, now);
  return new Map(rows.map(({ day, takenAt }) => [day, takenAt]));
}

/**
 * Keeps which of a page's days were blank: those that were before keep their moment, those that are filled again are gone. What
 * a clock that ran ahead has stamped later is no moment before.
 */
export function keepBlankRows(
  db: Db,
  source: string,
  asset: Asset,
  { blank, filled }: { blank: readonly Day[]; filled: readonly Day[] },
  at: Instant,
): void {
  const forget = db.prepare('DELETE FROM blank_rows WHERE source = ? AND asset = ? AND day = ?');
  const keep = db.prepare(
    'INSERT INTO blank_rows VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET since = min(since, excluded.since)',
  );
  for (const day of filled) forget.run(source, asset, day);
  for (const day of blank) keep.run(source, asset, day, at);
}
