import Database from 'better-sqlite3';
import type { Asset } from '../model/flow.ts';
import type { Instant } from '../model/time.ts';
import { BUSY_MS, type Db, guarded, requireOurs, schemaVersion } from './db.ts';
import { MIGRATIONS } from './migrations.ts';

/** The version of SQLite; throws when its library cannot be loaded. */
export function sqliteVersion(): string {
  const db = new Database(':memory:');
  try {
    return db.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '';
  } finally {
    db.close();
  }
}

/**
 * Opens an existing database to look at it: nothing in it is changed, no step of the schema is applied.
 *
 * @throws StoreError when it is not ours, is from a newer version, or cannot be opened
 */
export function openToInspect(file: string): Db {
  return guarded(file, () => {
    // not read-only: a reader of that kind leaves -wal and -shm files behind
    const db = new Database(file, { fileMustExist: true, timeout: BUSY_MS });
    try {
      db.pragma('query_only = ON');
      requireOurs(db, file);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** The schema that the database has, and the one that this version writes. */
export function schemaOf(db: Db): { is: number; newest: number } {
  return { is: schemaVersion(db), newest: MIGRATIONS.length };
}

/** What SQLite finds broken in the file, a few faults at most. */
export function integrityFaults(db: Db): string[] {
  const found = db.pragma('integrity_check(3)') as { integrity_check: string }[];
  return found.map((row) => row.integrity_check).filter((text) => text !== 'ok');
}

/** When the newest answer of any publisher was stored by `now`; null when none was. */
export function newestAnswer(db: Db, now: Instant): Instant | null {
  return (
    db
      .prepare<[Instant], Instant | null>('SELECT max(fetched_at) FROM snapshots WHERE fetched_at <= ?')
      .pluck()
      .get(now) ?? null
  );
}

/** When a page of this source and asset was last accepted by `now`; null if never. */
export function newestAccepted(db: Db, source: string, asset: Asset, now: Instant): Instant | null {
  return (
    db
      .prepare<[string, Asset, Instant], Instant | null>(
        `SELECT max(fetched_at) FROM snapshots
         WHERE source = ? AND asset = ? AND fetched_at <= ? AND verdict = 'accepted'`,
      )
      .pluck()
      .get(source, asset, now) ?? null
  );
}

/** When a publisher was last asked for an asset by `now`, whatever came; null if never. */
export function newestAsked(db: Db, source: string, asset: Asset, now: Instant): Instant | null {
  return (
    db
      .prepare<[string, Asset, Instant], Instant | null>(
        'SELECT max(fetched_at) FROM snapshots WHERE source = ? AND asset = ? AND fetched_at <= ?',
      )
      .pluck()
      .get(source, asset, now) ?? null
  );
}
