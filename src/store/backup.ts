import { closeSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { EtfDigestError, StoreError } from '../errors.ts';
import type { Day } from '../model/time.ts';
import { APPLICATION_ID, BUSY_MS, type Db, guarded, requireOurs, schemaVersion } from './db.ts';

/** What a copy of the database holds. */
export interface Copied {
  bytes: number;
  /** the newest day with a figure; null while there is none */
  newestDay: Day | null;
  observations: number;
}

/**
 * Copies the database to `target`, whole or not at all: to `temporary` beside it first, which is checked, brought to the
 * disk and renamed.
 *
 * @throws StoreError when the database is not ours or damaged, and when the copy cannot be written
 */
export function copyDatabase(file: string, target: string, temporary: string): Copied {
  try {
    const version = copyInto(file, temporary);
    const copied = check(temporary, version);
    bringToDisk(temporary);
    renameSync(temporary, target);
    return copied;
  } catch (cause) {
    removeIfThere(temporary);
    if (cause instanceof EtfDigestError) throw cause;
    throw new StoreError('the copy cannot be written', {
      source: target,
      got: cause instanceof Error ? cause.message : String(cause),
      mend: 'check the folder, its permissions and the free space, or name another file; the database is untouched',
      cause,
    });
  }
}

/** Returns the schema version of what was copied. */
function copyInto(file: string, temporary: string): number {
  // not read-only: a reader of that kind leaves -wal and -shm files behind
  const db = guarded(file, () => new Database(file, { fileMustExist: true, timeout: BUSY_MS }));
  try {
    const version = guarded(file, () => versionOf(db, file));
    // One statement is one read transaction: in WAL mode it sees one moment, makes no writer wait, and is not started
    // over when another process commits, as SQLite's page-by-page backup is.
    copyWhole(db, file, temporary);
    return version;
  } finally {
    db.close();
  }
}

function versionOf(db: Db, file: string): number {
  requireOurs(db, file);
  const version = schemaVersion(db);
  if (version > 0) return version;
  throw new StoreError('the database holds nothing yet', { source: file, mend: 'run etf-digest once first' });
}

/** What SQLite says of the database is told of it; all else concerns the copy. */
function copyWhole(db: Db, file: string, temporary: string): void {
  try {
    db.prepare('VACUUM INTO ?').run(temporary);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!/CORRUPT|NOTADB|BUSY/.test(code)) throw error;
    guarded(file, () => {
      throw error;
    });
  }
}

function check(copy: string, version: number): Copied {
  const db = new Database(copy, { readonly: true, fileMustExist: true });
  try {
    const faults = db.pragma('integrity_check(5)') as { integrity_check: string }[];
    const same = schemaVersion(db) === version;
    if (faults[0]?.integrity_check !== 'ok' || applicationIdOf(copy) !== APPLICATION_ID || !same) {
      throw new StoreError('the copy is not whole and was thrown away', {
        source: copy,
        got: faults.map((fault) => fault.integrity_check).join('; '),
        mend: 'run etf-digest doctor: the database or the disk is damaged',
      });
    }
    const row = db
      .prepare(
        'SELECT count(*) AS observations, max(iif(flow_usd IS NULL, NULL, day)) AS newestDay FROM observations',
      )
      .get() as Omit<Copied, 'bytes'>;
    return { ...row, bytes: statSync(copy).size };
  } finally {
    db.close();
  }
}

function bringToDisk(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Best effort: where even this fails, the error that led here is the one to tell. */
function removeIfThere(temporary: string): void {
  for (const file of [temporary, `${temporary}-journal`]) {
    try {
      rmSync(file, { force: true });
    } catch {
      return;
    }
  }
}

/** The mark in the head of an SQLite file, read without opening it as a database; null of any other file. */
export function applicationIdOf(file: string): number | null {
  const head = Buffer.alloc(100);
  const handle = openSync(file, 'r');
  try {
    const read = readSync(handle, head);
    return read === 100 && head.toString('latin1', 0, 16) === 'SQLite format 3\0'
      ? head.readUInt32BE(68)
      : null;
  } finally {
    closeSync(handle);
  }
}

/** Whether the file is a database of this program. */
export function isOurDatabase(file: string): boolean {
  return applicationIdOf(file) === APPLICATION_ID;
}
