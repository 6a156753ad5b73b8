import { EtfDigestError, UsageError } from '../../errors.ts';
import { sourceOf } from '../../sources/index.ts';
import type { Db } from '../../store/db.ts';
import { type KeptSnapshot, keptSnapshot, releaseOf } from '../../store/page-bytes.ts';
import type { RunContext } from '../context.ts';
import { withStoreLocked } from '../open-store.ts';
import { keepOutcome } from '../pages/keep-page.ts';
import { readAsOf } from '../pages/read-as-of.ts';

/** What a release brought. */
export interface Released {
  snapshot: KeptSnapshot;
  /** how many figures are new, withdrawals included */
  figures: number;
  warnings: readonly string[];
}

/**
 * Lets a page pass that the audit had held back, because a person has looked at it. The refusal stays on record beside the
 * release with its reason. Days that a newer page has shown are left as they are; a day that the page no longer shows is
 * withdrawn.
 *
 * @throws UsageError for a number that is no refused page; EtfDigestError for one that cannot be read at all
 */
export function acceptSnapshot(id: number, reason: string, run: RunContext): Promise<Released> {
  return withStoreLocked(run.config, run.reference, (db) =>
    release(db, refusedSnapshot(db, id), reason, run),
  );
}

function refusedSnapshot(db: Db, id: number): KeptSnapshot {
  const snapshot = keptSnapshot(db, id);
  if (snapshot?.damage) {
    throw new EtfDigestError(`the page of snapshot ${id} is damaged`, {
      got: snapshot.damage,
      mend: 'restore the database from a copy; etf-digest check names every damaged page',
    });
  }
  const release = releaseOf(db, id);
  if (snapshot?.reason && snapshot.body && release === null) return snapshot;
  const got = !snapshot
    ? 'no snapshot of that number'
    : !snapshot.reason
      ? 'it was accepted'
      : release === null
        ? 'no bytes of it are kept'
        : `it was released as snapshot ${release}`;
  throw new UsageError(`snapshot ${id} cannot be released`, {
    expected: 'the number of a page that was refused, as the message of the refusal says it',
    got,
  });
}

function release(db: Db, snapshot: KeptSnapshot, reason: string, { reference }: RunContext): Released {
  const { id, sha256: _, damage: __, body, reason: refusal, ...asked } = snapshot;
  const source = sourceOf(snapshot.source);
  const page = { body: body ?? new Uint8Array(), contentType: snapshot.contentType };
  const read = readAsOf(db, source, { ...asked, body, reason: null, note: reason }, page, reference, true);
  if (read.error) {
    throw new EtfDigestError(`snapshot ${id} cannot be read: ${read.error.message}`, {
      ...read.error.details,
      mend: 'only a page whose table is understood can be released',
      cause: read.error,
    });
  }
  if (!refusal || read.table.rows.length === 0) {
    throw new EtfDigestError(`snapshot ${id} holds nothing that a newer page has not shown`, {
      source: snapshot.url,
      mend: 'run etf-digest nightly; if the page is refused again, release the newer snapshot',
    });
  }
  const figures = db.transaction(() => keepOutcome(db, read).figures).immediate();
  return { snapshot, figures, warnings: read.table.warnings };
}
