import Database from 'better-sqlite3';
import { codeOf, StoreError } from '../errors.ts';
import { guarded, makeFolderOf } from './db.ts';

/** How long a second run waits for the first. */
const WAIT_MS = 5_000;

/**
 * Runs work while no other process does, by an exclusive transaction on a file beside the database: the operating
 * system lets go of it when the process ends, however it ends, so a killed run never leaves a lock behind.
 *
 * @throws StoreError when another run still holds the lock after the wait
 */
export async function withLock<T>(
  databaseFile: string,
  work: () => Promise<T> | T,
  waitMs = WAIT_MS,
): Promise<T> {
  const file = `${databaseFile}-lock`;
  makeFolderOf(file);
  const lock = guarded(file, () => new Database(file, { timeout: waitMs }));
  try {
    guarded(file, () => take(lock, file));
    return await work();
  } finally {
    lock.close();
  }
}

function take(lock: Database.Database, file: string): void {
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    if (!codeOf(cause).startsWith('SQLITE_BUSY')) throw cause;
    throw new StoreError('another run of etf-digest is at work on this database', {
      source: file,
      mend: 'nothing was done; it will have finished soon, then run again',
      cause,
    });
  }
}
