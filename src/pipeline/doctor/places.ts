import { closeSync, existsSync, mkdtempSync, openSync, rmdirSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { type Finding, fail, failedBy, type Patient, pass, warn } from './finding.ts';

/** Whether the database, and its folder or the one in which that would be made, can be written. */
export function checkDatabaseFolder({ run }: Patient): Finding[] {
  const { db } = run.config;
  return [
    checkFolder('database folder', path.dirname(db), '--db or ETF_DIGEST_DB', existsSync(db) ? db : null),
  ];
}

/** Whether digests can be written. */
export function checkOutFolder({ run }: Patient): Finding[] {
  return [checkFolder('out folder', run.config.out, '--out or ETF_DIGEST_OUT', null)];
}

function checkFolder(name: string, folder: string, setting: string, file: string | null): Finding {
  try {
    rmdirSync(mkdtempSync(path.join(nearestThere(folder), '.etf-digest-')));
    if (file) closeSync(openSync(file, 'r+'));
    return pass(name, existsSync(folder) ? `${folder} can be written` : `${folder} can be made`);
  } catch (error) {
    return failedBy(name, error, `make ${folder} writable, or name another with ${setting}`);
  }
}

/** The folder, or the one nearest above it that exists. */
function nearestThere(folder: string): string {
  return existsSync(folder) || folder === path.dirname(folder) ? folder : nearestThere(path.dirname(folder));
}

/** Free space where the database is. */
export function checkDisk({ run }: Patient): Finding[] {
  const folder = nearestThere(path.dirname(run.config.db));
  try {
    const { bavail, bsize } = statfsSync(folder);
    return [diskFinding(bavail * bsize, folder)];
  } catch (error) {
    return [failedBy('disk', error, 'check the disk of the database')];
  }
}

const MEGABYTE = 1_000_000;
const TIGHT = 500 * MEGABYTE;
const TOO_TIGHT = 50 * MEGABYTE;

/** @param free bytes that may still be written */
export function diskFinding(free: number, folder: string): Finding {
  const said = `${Math.floor(free / MEGABYTE)} MB free at ${folder}`;
  const mend = 'free some space, or set ETF_DIGEST_KEEP_SNAPSHOTS_DAYS';
  if (free < TOO_TIGHT) return fail('disk', said, mend);
  return free < TIGHT ? warn('disk', said, mend) : pass('disk', said);
}
