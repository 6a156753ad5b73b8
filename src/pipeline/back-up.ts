import { existsSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type ErrorDetails, StoreError, UsageError } from '../errors.ts';
import type { Config } from '../settings/config.ts';
import { type Copied, copyDatabase, isOurDatabase } from '../store/copies/backup.ts';

/**
 * Copies the database to a file, also while a run is writing to it: it takes no lock. An older copy is replaced.
 *
 * @param file absolute path of the copy
 * @throws UsageError when the copy cannot go there; StoreError when there is no database or the copying fails
 */
export function backUp({ db }: Config, file: string): Copied & { file: string } {
  if (!existsSync(db)) {
    throw new StoreError('there is no database to copy', {
      source: db,
      mend: 'name it with --db or ETF_DIGEST_DB; etf-digest nightly makes one',
    });
  }
  const target = realTarget(file);
  if (isPartOf(realpathSync(db), target))
    throw refusal(target, 'this is the database itself, or a file that belongs to it');
  refuseOthers(target);
  return { ...copyDatabase(db, target), file: target };
}

/** Where the file really is, whatever links lead there. */
function realTarget(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = path.dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw refusal(file, 'the folder of the copy does not exist', { mend: 'make it first' });
  return path.join(realpathSync(folder), path.basename(file));
}

/** Whether the target is the database under any name, or a file that SQLite or a run keeps beside it. */
function isPartOf(db: string, target: string): boolean {
  if (['-wal', '-shm', '-journal', '-lock'].some((ending) => target === `${db}${ending}`)) return true;
  // a hard link, or other letters where the disk takes a and A for one
  const [own, there] = [db, target].map((one) => statSync(one, { bigint: true, throwIfNoEntry: false }));
  return there !== undefined && there.dev === own?.dev && there.ino === own.ino;
}

function refuseOthers(target: string): void {
  // SQLite would take them for the copy's own and write them into it
  const open = ['-wal', '-journal'].map((ending) => `${target}${ending}`).find((one) => existsSync(one));
  if (open) {
    throw refusal(target, 'an older copy there is in use, or was not closed', {
      got: `there is ${open}`,
      mend: 'end the program that has it open, or name another file',
    });
  }
  const found = statSync(target, { throwIfNoEntry: false });
  if (found?.isDirectory()) throw refusal(target, 'this is a folder', { mend: 'name a file in it' });
  if (found && !(found.isFile() && isOurDatabase(target)))
    throw refusal(target, 'there is another file, which is no copy of an etf-digest database');
}

const refusal = (source: string, message: string, details: ErrorDetails = {}): UsageError =>
  new UsageError(message, { source, mend: 'name another file; nothing was changed', ...details });
