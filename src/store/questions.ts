import type { Asset } from '../model/flow.ts';
import type { Day, Instant } from '../model/time.ts';
import type { Db } from './db.ts';

/** When a publisher was last asked for an asset, and when it last gave a page that was accepted; null if never. */
export interface Questions {
  asked: Instant | null;
  answered: Instant | null;
}

/** Pages that nobody was asked for: read from a file. */
const FETCHED = "via NOT IN ('import', 'bundled')";

/**
 * The newest question and answer by `now`; what a clock that ran ahead has stamped later does not count. When the moment of such
 * a stamp comes, nobody knows when the publisher was last asked: what it told then is older than what came after it.
 */
export function questionsTo(db: Db, source: string, asset: Asset, now: Instant): Questions {
  const found = db
    .prepare<[string, Asset, Instant], Questions & { isOlder: number | null }>(
      `WITH told AS (
         SELECT id, fetched_at, verdict FROM snapshots
         WHERE source = ? AND asset = ? AND ${FETCHED} AND fetched_at <= ?
       )
       SELECT max(fetched_at) AS asked, max(iif(verdict = 'accepted', fetched_at, NULL)) AS answered,
         max(id) > (SELECT id FROM told ORDER BY fetched_at DESC, id DESC LIMIT 1) AS isOlder
       FROM told`,
    )
    .get(source, asset, now);
  const { asked = null, answered = null, isOlder } = found ?? {};
  return isOlder === 1 ? NEVER : { asked, answered };
}

const NEVER: Questions = { asked: null, answered: null };

/** How often a page with the funds of a day was accepted from a moment until `now`. */
export function answersSince(
  db: Db,
  { source, asset, day }: { source: string; asset: Asset; day: Day },
  from: Instant,
  now: Instant,
): number {
  const count = db
    .prepare<[string, Asset, Day, Instant, Instant], number>(
      `SELECT count(DISTINCT fetched_at) FROM snapshots
       WHERE source = ? AND asset = ? AND ${FETCHED} AND verdict = 'accepted' AND totals_only = 0
         AND last_day >= ? AND fetched_at BETWEEN ? AND ?`,
    )
    .pluck()
    .get(source, asset, day, from, now);
  return count ?? 0;
}

/** How many pages a publisher was asked for, of every asset, from a moment on. */
export function pagesAskedSince(db: Db, source: string, from: Instant): number {
  const count = db
    .prepare<[string, Instant], number>(
      `SELECT count(*) FROM snapshots WHERE source = ? AND ${FETCHED} AND fetched_at >= ?`,
    )
    .pluck()
    .get(source, from);
  return count ?? 0;
}

/** When a page with every row since launch was last asked for by `now`, whatever came; null if never. */
export function fullPageAsked(db: Db, source: string, asset: Asset, now: Instant): Instant | null {
  const asked = db
    .prepare<[string, Asset, Instant], Instant | null>(
      `SELECT max(fetched_at) FROM snapshots
       WHERE source = ? AND asset = ? AND via IN ('full', 'full-copy') AND fetched_at <= ?`,
    )
    .pluck()
    .get(source, asset, now);
  return asked ?? null;
}

/** Whether a page of a publisher that was accepted spans a day. */
export function hasShown(db: Db, source: string, asset: Asset, day: Day): boolean {
  const found = db
    .prepare(
      `SELECT 1 FROM snapshots WHERE source = ? AND asset = ? AND verdict = 'accepted' AND totals_only = 0
         AND first_day <= ? AND last_day >= ? LIMIT 1`,
    )
    .get(source, asset, day, day);
  return found !== undefined;
}

/** Answers of one publisher that are stamped later than a moment: a clock ran ahead when they came. */
export interface StampedAhead {
  source: string;
  asset: Asset;
  /** the lowest and the highest number among the snapshots */
  first: number;
  last: number;
  newest: Instant;
}

/** Answers that are stamped later than `now`. */
export function stampedAfter(db: Db, now: Instant): StampedAhead[] {
  return db
    .prepare<[Instant], StampedAhead>(
      `SELECT source, asset, min(id) AS first, max(id) AS last, max(fetched_at) AS newest
       FROM snapshots WHERE fetched_at > ? GROUP BY source, asset`,
    )
    .all(now);
}
