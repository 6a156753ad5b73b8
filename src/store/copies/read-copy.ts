import { readFileSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { codeOf, StoreError } from '../../errors.ts';
import type { Instant } from '../../model/time.ts';
import { BUSY_MS, bringUpToDate, type Db, guarded } from '../db.ts';

/**
 * A copy of the database in memory, with today's schema. The file, its folder and what SQLite keeps beside it are left as
 * they are, and need only be readable. Of an absent file an empty copy.
 *
 * @param now stamped on the migrations of the copy
 * @throws StoreError when the file is not a database of ours, is from a newer version, or cannot be read
 */
export function openCopy(file: string, now: Instant): Db {
  return guarded(file, () => {
    const bytes = bytesAtRest(file) ?? bytesInUse(file);
    const db = bytes.length === 0 ? new Database(':memory:') : new Database(withoutJournal(bytes));
    try {
      bringUpToDate(db, file, now);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** Whether there is a file; throws StoreError where its folder may not be looked into. */
export const isFile = (file: string): boolean => guarded(file, () => stateOf(file) !== null);

/** A database in memory from bytes that one of ours was serialized to. */
export const openBytes = (bytes: Buffer): Db => new Database(bytes);

/** Opening a WAL database read-only makes files beside it, or fails where it may not: at rest its bytes are all there is. */
function bytesAtRest(file: string): Buffer | null {
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const before = stateOf(file);
    if (before === null) return Buffer.alloc(0);
    if (isInUse(file)) return null;
    const bytes = readFileSync(file);
    // a run may have begun, or ended, meanwhile
    if (!isInUse(file) && stateOf(file) === before) return bytes;
  }
  return null;
}

/** What changes with every write; null where there is no file. */
function stateOf(file: string): string | null {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat ? [stat.ino, stat.size, stat.mtimeNs].join() : null;
}

/** Whether part of the database stands in a journal, of a run that is going on or was killed. */
const isInUse = (file: string): boolean =>
  ['-wal', '-journal'].some(
    (ending) => (statSync(`${file}${ending}`, { throwIfNoEntry: false })?.size ?? 0) > 0,
  );

function bytesInUse(file: string): Buffer {
  try {
    const db = new Database(file, { readonly: true, timeout: BUSY_MS });
    try {
      // serializing what cannot be read is told as want of memory
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return db.serialize();
    } finally {
      db.close();
    }
  } catch (cause) {
    if (!/CANTOPEN|READONLY|PERM/.test(codeOf(cause))) throw cause;
    throw new StoreError(
      'the database is in use, or was left by a run that was killed, and cannot be read beside it',
      {
        source: file,
        got: cause instanceof Error ? cause.message : String(cause),
        mend: 'wait until the run has finished, or ask as a user who may write to the folder of the database',
        cause,
      },
    );
  }
}

/** Bytes 18 and 19 of the head say whether the database is kept with a write-ahead log, which memory has none of. */
function withoutJournal(bytes: Buffer): Buffer {
  if (bytes[18] === 2) bytes.fill(1, 18, 20);
  return bytes;
}
