import { existsSync } from 'node:fs';
import { shorten } from '../../errors.ts';
import { addDays, newYorkDay } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { brokenReferences } from '../../store/db.ts';
import { latestDigests, undelivered } from '../../store/digests.ts';
import { integrityFaults, openToInspect, schemaOf } from '../../store/inspect.ts';
import { type Finding, fail, failedBy, type Patient, pass, warn } from './finding.ts';

const RESTORE = 'end all runs and put a copy made by etf-digest backup in its place';

/** Opens the database as it is; none is made, and one that cannot be asked is null. */
export function openPatient({ db: file }: Config): { finding: Finding; db: Db | null } {
  const name = 'database';
  if (!existsSync(file))
    return {
      finding: warn(name, `there is none yet at ${file}`, 'run etf-digest nightly: it makes one'),
      db: null,
    };
  try {
    const db = openToInspect(file);
    if (schemaOf(db).is > 0) return { finding: pass(name, file), db };
    db.close();
    return { finding: warn(name, `${file} is empty`, 'run etf-digest nightly: it fills it'), db: null };
  } catch (error) {
    return { finding: failedBy(name, error, RESTORE), db: null };
  }
}

/** What SQLite itself finds broken. */
export function checkIntegrity({ db }: Patient): Finding[] {
  if (!db) return [];
  try {
    const faults = integrityFaults(db);
    if (faults.length === 0) return [pass('integrity', 'SQLite finds no fault')];
    return [fail('integrity', shorten(`the database is damaged: ${faults.join('; ')}`), RESTORE)];
  } catch (error) {
    return [failedBy('integrity', error, RESTORE)];
  }
}

/** Every figure must point to the answer that it came from. */
export function checkReferences({ db }: Patient): Finding[] {
  if (!db) return [];
  const broken = brokenReferences(db);
  return [
    broken === 0
      ? pass('references', 'every row points to one that is there')
      : fail('references', `${broken} rows point to rows that are gone`, RESTORE),
  ];
}

/** A newer schema than this version's was refused when the database was opened. */
export function checkSchema({ db }: Patient): Finding[] {
  if (!db) return [];
  const { is, newest } = schemaOf(db);
  return [
    is === newest
      ? pass('schema', `${is}, the newest`)
      : warn(
          'schema',
          `${is} of ${newest}`,
          'the next etf-digest nightly brings it up to date; until then a copy in memory is read',
        ),
  ];
}

/** A digest is due after every trading day; a long weekend has four days. */
const QUIET_DAYS = 4;

/** When the newest day was told. */
export function checkLastDigest({ db, run }: Patient): Finding[] {
  if (!db) return [];
  const name = 'last digest';
  const last = latestDigests(db, run.config.now).at(-1);
  if (!last)
    return [warn(name, 'no edition has been written yet', 'run etf-digest nightly, and add it to cron')];
  const said = `${last.day}, ${last.edition}, written ${last.writtenAt}`;
  return addDays(last.day, QUIET_DAYS) < newYorkDay(run.config.now)
    ? [warn(name, said, 'see whether cron still runs etf-digest nightly, and run it by hand')]
    : [pass(name, said)];
}

/** Editions that a killed run, or one that could not write its files, left behind. */
export function checkUndelivered({ db }: Patient): Finding[] {
  if (!db) return [];
  const days = undelivered(db).map((digest) => digest.day);
  return [
    days.length === 0
      ? pass('undelivered', 'every edition has left')
      : warn('undelivered', `written but not delivered: ${days.join(', ')}`, 'run etf-digest nightly'),
  ];
}
