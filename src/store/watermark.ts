import { type Day, END_OF_TIME, type Instant, START_OF_TIME } from '../model/time.ts';
import type { Db } from './db.ts';

const TOLD_IN = ['observations', 'totals', 'levels'] as const;

/**
 * Day → a number that grows with every figure, stated Total or net assets of that day or any before it, of any source and asset:
 * while it stays, a digest of the day, its sums over earlier days included, cannot have moved. As known at `now` (default:
 * all).
 */
export function lastObservations(db: Db, now: Instant = END_OF_TIME): Map<Day, number> {
  const newestOf = (table: string) =>
    `SELECT '${table}' AS told, f.day, max(f.id) AS id FROM ${table} f JOIN snapshots s ON s.id = f.snapshot
     WHERE s.fetched_at IS NULL OR s.fetched_at <= @now GROUP BY f.day`;
  const told = db
    .prepare<{ now: Instant }, { told: string; day: Day; id: number }>(
      `${TOLD_IN.map(newestOf).join(' UNION ALL ')} ORDER BY day`,
    )
    .all({ now });
  const newest: Record<string, number> = {};
  const marks = new Map<Day, number>();
  for (const { told: table, day, id } of told) {
    newest[table] = Math.max(newest[table] ?? 0, id);
    marks.set(
      day,
      Object.values(newest).reduce((sum, one) => sum + one, 0),
    );
  }
  return marks;
}

/** The moment of a snapshot, of which no later one is known to its reader; the bundled history was before all of them. */
export function momentOf(db: Db, snapshot: number): Instant {
  const moment = db
    .prepare<[number], Instant | null>('SELECT fetched_at FROM snapshots WHERE id = ?')
    .pluck()
    .get(snapshot);
  return moment === undefined ? END_OF_TIME : (moment ?? START_OF_TIME);
}

/**
 * SQL that grows with the moment of what was read, then with its number: numbers alone do not follow time where a clock ran
 * ahead or an older page was imported.
 *
 * @param snapshot the alias of the table of snapshots
 * @param read the alias of the table of what was read
 */
export const newestFirst = (snapshot: string, read: string): string =>
  `coalesce(${snapshot}.fetched_at, '') || printf('/%015d', ${read}.id)`;
