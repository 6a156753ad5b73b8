import { existsSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { StoreError, UsageError } from '../errors.ts';
import type { Config } from '../settings/config.ts';
import { type Copied, copyDatabase, isOurDatabase } from '../store/backup.ts';

/** The files that SQLite and a run keep beside a database. */
const COMPANIONS = ['-wal', '-shm', '-journal', '-lock'];

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
      mend: 'name it with --db or ETF_DIGEST_DB; etf-digest show makes a new one',
    });
  }
  const target = realTarget(file);
  refuseTheDatabase(target, db);
  refuseOthers(target);
  removeLeftOvers(target);
  const temporary = path.join(path.dirname(target), temporaryName(target, process.pid));
  return { ...copyDatabase(db, target, temporary), file: target };
}

/** Where the file really is, whatever links lead there. */
function realTarget(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const folder = path.dirname(file);
  if (existsSync(folder) && statSync(folder).isDirectory())
    return path.join(realpathSync(folder), path.basename(file));
  throw refusal(file, 'the folder of the copy does not exist', { mend: 'make it first' });
}

function refuseTheDatabase(target: string, db: string): void {
  const real = realpathSync(db);
  const own = [real, ...COMPANIONS.map((ending) => `${real}${ending}`)];
  if (own.includes(target) || (existsSync(target) && isSameFile(target, real)))
    throw refusal(target, 'this is the database itself, or a file that belongs to it');
}

/** Another name of the same file: a hard link, or other letters where the disk takes a and A for one. */
function isSameFile(one: string, other: string): boolean {
  const [a, b] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })];
  return a.dev === b.dev && a.ino === b.ino;
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
  if (!existsSync(target)) return;
  const found = statSync(target);
  if (found.isDirectory()) throw refusal(target, 'this is a folder', { mend: 'name a file in it' });
  if (!found.isFile() || !isOurDatabase(target))
    throw refusal(target, 'there is another file, which is no copy of an etf-digest database');
}

function refusal(source: string, message: string, details: { got?: string; mend?: string } = {}): UsageError {
  return new UsageError(message, { source, mend: 'name another file; nothing was changed', ...details });
}

const temporaryName = (target: string, process: number | string): string =>
  `.${path.basename(target)}.${process}.tmp`;

/** A backup that was killed leaves its unfinished file; one that is still at work keeps it. */
function removeLeftOvers(target: string): void {
  const folder = path.dirname(target);
  for (const name of namesIn(folder)) {
    const [, pid] = /\.(\d+)\.tmp(?:-journal)?$/.exec(name) ?? [];
    if (!pid || !name.startsWith(temporaryName(target, pid)) || isAtWork(Number(pid))) continue;
    rmSync(path.join(folder, name), { force: true });
  }
}

/** A folder may take files and yet not be listed. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isAtWork(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // a process of another user may not be asked, but it is there
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
