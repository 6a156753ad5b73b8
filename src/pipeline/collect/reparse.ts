import type { Day } from '../../model/time.ts';
import { sourceOf } from '../../sources/index.ts';
import { copyWhatWasRead } from '../../store/copies/copy-readings.ts';
import { type Db, openDatabase } from '../../store/db.ts';
import { allObservations, type KeptObservation } from '../../store/flows.ts';
import { type KeptSnapshot, keptSnapshots } from '../../store/page-bytes.ts';
import { saveSnapshot } from '../../store/snapshots.ts';
import type { RunContext } from '../context.ts';
import { readBundle } from '../pages/bundled-history.ts';
import type { PageOutcome } from '../pages/fetch-page.ts';
import { keepOutcome, keepTable } from '../pages/keep-page.ts';
import { readAsOf } from '../pages/read-as-of.ts';
import type { Reference } from '../reference.ts';

/** An observation that the kept pages do not give as the store has it; undefined where there is none. */
export interface Deviation extends Omit<KeptObservation, 'flowUsd'> {
  /** US dollars, null for a withdrawal */
  storedUsd: number | null | undefined;
  derivedUsd: number | null | undefined;
}

/** A page of which today's program thinks otherwise than the one that fetched it. */
export interface ChangedVerdict {
  snapshot: number;
  was: 'accepted' | 'refused';
  why: string;
}

/** A page whose bytes are not what they were. */
export interface DamagedPage {
  snapshot: number;
  what: string;
}

/** What came of deriving every observation again. */
export interface Reparsed {
  snapshots: number;
  observations: number;
  deviations: readonly Deviation[];
  verdicts: readonly ChangedVerdict[];
  /** their observations cannot be compared: they are taken as they are stored */
  damaged: readonly DamagedPage[];
  /** the same of snapshots whose bytes are no longer kept */
  withoutBytes: number;
}

/**
 * Derives all observations again from the kept pages, in a database of its own in memory, and compares; no network.
 *
 * @param since the first day to compare; the pages are read from the first on in any case
 */
export function reparse(db: Db, since: Day, run: RunContext): Reparsed {
  // another run may write meanwhile: all is read as it stood at one moment
  return db.transaction(() => deriveAll(db, since, run))();
}

function deriveAll(db: Db, since: Day, { config, reference }: RunContext): Reparsed {
  const again = openDatabase(':memory:', config.now);
  try {
    const verdicts: ChangedVerdict[] = [];
    const damaged: DamagedPage[] = [];
    const gone = new Set<number>();
    const last = new Map<string, string | null>();
    let snapshots = 0;
    for (const kept of keptSnapshots(db)) {
      snapshots += 1;
      if (kept.damage) damaged.push({ snapshot: kept.id, what: kept.damage });
      const key = `${kept.source}/${kept.asset}`;
      // the same bytes again say nothing new
      const isRepeat = kept.reason === null && kept.sha256 !== null && last.get(key) === kept.sha256;
      const isGone = kept.sha256 !== null && kept.body === null;
      const verdict = isGone || isRepeat ? keepOnly(again, kept) : derive(again, kept, reference);
      if (isGone) {
        copyWhatWasRead(db, again, kept.id);
        gone.add(kept.id);
      }
      // of a page that was read late, the days that a newer one had shown were left out
      if (kept.reason === null)
        last.set(key, kept.via === 'import' || kept.note !== null ? null : kept.sha256);
      if (verdict) verdicts.push({ snapshot: kept.id, ...verdict });
    }
    const isKept = ({ snapshot }: KeptObservation) => !gone.has(snapshot);
    const stored = allObservations(db, since).filter(isKept);
    const deviations = deviationsOf(stored, allObservations(again, since).filter(isKept));
    const withoutBytes = gone.size - damaged.length;
    return { snapshots, observations: stored.length, deviations, verdicts, damaged, withoutBytes };
  } finally {
    again.close();
  }
}

type Verdict = Omit<ChangedVerdict, 'snapshot'> | null;

/** Every snapshot is kept again, so that each has the number that it has in the store. */
function keepOnly(again: Db, { id: _, sha256: __, damage: ___, ...asked }: KeptSnapshot): null {
  saveSnapshot(again, asked);
  return null;
}

function derive(again: Db, kept: KeptSnapshot, reference: Reference): Verdict {
  if (!kept.body) return keepOnly(again, kept);
  if (kept.via === 'bundled') {
    keepOnly(again, kept);
    keepTable(again, kept.id, kept.source, readBundle(kept.body, kept.asset, reference));
    return null;
  }
  if (kept.reason !== null) {
    const isPage = kept.status === 200 || kept.via === 'import';
    const outcome = isPage ? read(again, kept, reference, false) : null;
    keepOnly(again, kept);
    return outcome && !outcome.error ? { was: 'refused', why: firstLineOf(kept.reason) } : null;
  }
  const asThen = read(again, kept, reference, kept.note !== null);
  const outcome = asThen.error ? read(again, kept, reference, true) : asThen;
  if (outcome.error) keepOnly(again, kept);
  else keepOutcome(again, outcome);
  return asThen.error ? { was: 'accepted', why: asThen.error.message } : null;
}

/** A refusal is kept as it was explained: what happened first, then what was expected, what came and what to do. */
const firstLineOf = (reason: string): string => reason.split('\n')[0] ?? '';

function read(again: Db, kept: KeptSnapshot, reference: Reference, released: boolean): PageOutcome {
  const { id: _, sha256: __, damage: ___, ...asked } = kept;
  const page = { body: kept.body ?? new Uint8Array(), contentType: kept.contentType };
  return readAsOf(again, sourceOf(kept.source), { ...asked, reason: null }, page, reference, released);
}

function deviationsOf(stored: readonly KeptObservation[], derived: readonly KeptObservation[]): Deviation[] {
  const keyOf = (one: KeptObservation) => `${one.snapshot}/${one.asset}/${one.day}/${one.ticker}`;
  const [was, is] = [stored, derived].map((all) => new Map(all.map((one) => [keyOf(one), one])));
  const either = new Map([...(was ?? []), ...(is ?? [])]);
  return [...either].flatMap(([key, { flowUsd: _, ...cell }]): Deviation[] => {
    const [storedUsd, derivedUsd] = [was?.get(key)?.flowUsd, is?.get(key)?.flowUsd];
    return storedUsd === derivedUsd ? [] : [{ ...cell, storedUsd, derivedUsd }];
  });
}
