import { closeSync, openSync, readSync, renameSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { openBeside } from '../../disk/open-beside.ts';
import { codeOf, EtfDigestError, StoreError } from '../../errors.ts';
import type { Day } from '../../model/time.ts';
import { APPLICATION_ID } from '../db.ts';
import { integrityFaults, openToInspect, schemaOf } from '../inspect.ts';
import { asStoreError } from '../store-error.ts';

/** What a copy of the database holds. */
export interface Copied {
  bytes: number;
  /** the newest day with a figure; null while there is none */
  newestDay: Day | null;
  observations: number;
}

/**
 * Copies the database to `target`, whole or not at all: to a file beside it first, which is checked and renamed.
 *
 * @throws StoreError when the database is not ours or damaged, and when the copy cannot be written
 */
export function copyDatabase(file: string, target: string): Copied {
  let temporary = '';
  try {
    const beside = openBeside(target);
    temporary = beside.temporary;
    closeSync(beside.handle);
    vacuumInto(file, temporary);
    const copied = contentOf(temporary);
    renameSync(temporary, target);
    return copied;
  } catch (cause) {
    if (temporary) remove(temporary);
    if (cause instanceof EtfDigestError) throw cause;
    throw new StoreError('the copy cannot be written', {
      source: target,
      got: cause instanceof Error ? cause.message : String(cause),
      mend: 'check the folder, its permissions and the free space, or name another file; the database is untouched',
      cause,
    });
  }
}

const remove = (temporary: string): void =>
  [temporary, `${temporary}-journal`].forEach((one) => void rmSync(one, { force: true }));

/** SQLite reads one moment, makes no writer wait, and brings the copy to the disk. */
function vacuumInto(file: string, temporary: string): void {
  const db = openToInspect(file);
  try {
    if (schemaOf(db).is === 0)
      throw new StoreError('the database holds nothing yet', {
        source: file,
        mend: 'run etf-digest nightly first',
      });
    // it counts as writing, though not to this file
    db.pragma('query_only = OFF');
    db.prepare('VACUUM INTO ?').run(temporary);
  } catch (error) {
    // all else concerns the copy
    throw /CORRUPT|NOTADB|BUSY/.test(codeOf(error)) ? asStoreError(error, file) : error;
  } finally {
    db.close();
  }
}

function contentOf(copy: string): Copied {
  const db = new Database(copy, { readonly: true });
  try {
    const faults = integrityFaults(db);
    if (faults.length > 0) {
      throw new StoreError('the copy is not whole and was thrown away', {
        source: copy,
        got: faults.join('; '),
        mend: 'run etf-digest doctor: the database or the disk is damaged',
      });
    }
    const count = `SELECT count(*) AS observations, max(day) FILTER (WHERE flow_usd IS NOT NULL) AS newestDay
                   FROM observations`;
    return { ...(db.prepare(count).get() as Omit<Copied, 'bytes'>), bytes: statSync(copy).size };
  } finally {
    db.close();
  }
}

/** Whether the file is a database of this program, by the mark in its head: it is not opened as a database. */
export function isOurDatabase(file: string): boolean {
  const head = Buffer.alloc(72);
  const handle = openSync(file, 'r');
  readSync(handle, head);
  closeSync(handle);
  return head.toString('latin1', 0, 16) === 'SQLite format 3\0' && head.readUInt32BE(68) === APPLICATION_ID;
}
