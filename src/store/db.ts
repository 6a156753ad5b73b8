import { existsSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { makeFolder } from '../disk/make-folder.ts';
import { StoreError } from '../errors.ts';
import type { Instant } from '../model/time.ts';
import { MIGRATIONS } from './migrations.ts';
import { asStoreError } from './store-error.ts';

export type Db = Database.Database;

/** Marks a database file as ours: "ETFD". */
export const APPLICATION_ID = 0x45_54_46_44;
/** How long a statement waits for another process that is writing. */
export const BUSY_MS = 5_000;

/**
 * Opens the database, making it and bringing its schema up to date where needed.
 *
 * @param now stamped on the migrations that are applied
 * @throws StoreError when the file is not a database of ours, is from a newer version, or cannot be opened
 */
export function openDatabase(file: string, now: Instant): Db {
  return guarded(file, () => {
    makeFolderOf(file);
    const db = new Database(file, { timeout: BUSY_MS });
    try {
      // before anything is written
      requireOurs(db, file);
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      bringUpToDate(db, file, now);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Applies what steps of the schema an open database lacks. Throws StoreError when it is not ours. */
export function bringUpToDate(db: Db, file: string, now: Instant): void {
  requireOurs(db, file);
  // else INSERT OR REPLACE would remove an observation without asking the trigger
  db.pragma('recursive_triggers = ON');
  // a step that makes a table anew drops one that others refer to
  db.pragma('foreign_keys = OFF');
  migrate(db, now);
  db.pragma('foreign_keys = ON');
}

/** What a new database starts from. */
export type Origin = 'bundled' | 'none';

/** What the database started from; null while it is new. */
export function originOf(db: Db): Origin | null {
  return db.prepare<[], Origin>('SELECT history FROM origin').pluck().get() ?? null;
}

/** Records what a new database starts from. */
export function saveOrigin(db: Db, origin: Origin): void {
  db.prepare('INSERT INTO origin VALUES (1, ?)').run(origin);
}

/** Whether the file is a database that has its schema and its origin, so that opening it writes nothing. */
export function isReady(file: string): boolean {
  if (!existsSync(file)) return false;
  return guarded(file, () => {
    const db = new Database(file, { readonly: true, timeout: BUSY_MS });
    try {
      requireOurs(db, file);
      return schemaVersion(db) === MIGRATIONS.length && originOf(db) !== null;
    } finally {
      db.close();
    }
  });
}

/** Runs work on the database and turns SQLite's errors into ones that a person can act on. */
export function guarded<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asStoreError(error, file);
  }
}

/** Makes the folder of a database; throws StoreError when it cannot be made. */
export function makeFolderOf(file: string): void {
  try {
    makeFolder(path.dirname(file));
  } catch (cause) {
    throw new StoreError('the folder of the database cannot be made', {
      source: file,
      got: cause instanceof Error ? cause.message : String(cause),
      mend: 'name another place with --db or ETF_DIGEST_DB',
      cause,
    });
  }
}

/** Throws StoreError for a database of another program and for one of a newer version; an empty one may become ours. */
export function requireOurs(db: Db, file: string): void {
  const id = db.pragma('application_id', { simple: true });
  const tables = db.prepare<[], number>('SELECT count(*) FROM sqlite_schema').pluck().get() ?? 0;
  if (id !== APPLICATION_ID && tables > 0) {
    throw new StoreError('this is a database of another program', {
      source: file,
      mend: 'name another file with --db or ETF_DIGEST_DB; nothing was changed',
    });
  }
  const version = schemaVersion(db);
  if (version > MIGRATIONS.length) {
    throw new StoreError('the database was written by a newer version of etf-digest', {
      source: file,
      expected: `schema ${MIGRATIONS.length} or older`,
      got: `schema ${version}`,
      mend: 'update etf-digest; nothing was changed',
    });
  }
}

/** Each step is committed together with its record. */
function migrate(db: Db, now: Instant): void {
  const step = db.transaction((index: number) => {
    // another process may have applied it while this one waited for the lock
    if (schemaVersion(db) > index) return;
    const migration = MIGRATIONS[index];
    if (!migration) return;
    if (index === 0) {
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.exec(
        'CREATE TABLE migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
      );
    }
    db.exec(migration.sql);
    db.prepare('INSERT INTO migrations VALUES (?, ?, ?)').run(index + 1, migration.name, now);
    db.pragma(`user_version = ${index + 1}`);
    requireReferences(db);
  });
  for (let i = schemaVersion(db); i < MIGRATIONS.length; i += 1) step.immediate(i);
}

function requireReferences(db: Db): void {
  const broken = brokenReferences(db);
  if (broken > 0) throw new StoreError(`${broken} rows of the database refer to rows that are gone`);
}

/** How many rows refer to rows that are gone. */
export function brokenReferences(db: Db): number {
  return db.prepare<[], number>('SELECT count(*) FROM pragma_foreign_key_check').pluck().get() ?? 0;
}

/** How many steps of the schema a database has. */
export const schemaVersion = (db: Db): number => Number(db.pragma('user_version', { simple: true }));
