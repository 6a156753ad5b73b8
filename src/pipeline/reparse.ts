import type { Day } from '../model/time.ts';
import { sourceOf } from '../sources/index.ts';
import { type KeptSnapshot, keptSnapshots } from '../store/bodies.ts';
import { type Db, openDatabase } from '../store/db.ts';
import { allObservations, type KeptObservation } from '../store/flows.ts';
import { saveSnapshot } from '../store/snapshots.ts';
import { readBundle } from './bundle.ts';
import type { RunContext } from './context.ts';
import type { PageOutcome } from './fetch-page.ts';
import { keepOutcome, keepTable } from './keep.ts';
import { readAsOf } from './past-page.ts';
import type { Reference } from './reference.ts';

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

/** What came of deriving every observation again. */
export interface Reparsed {
  snapshots: number;
  observations: number;
  deviations: readonly Deviation[];
  verdicts: readonly ChangedVerdict[];
  /** snapshots whose bytes are no longer kept: their observations are left out of the comparison */
  withoutBytes: number;
}

/**
 * Derives all observations again from the kept pages, in a database of its own in memory, and compares; no network.
 *
 * @param since the first day to compare; the pages are read from the first on in any case
 */
export function reparse(db: Db, since: Day, { config, reference }: RunContext): Reparsed {
  const again = openDatabase(':memory:', config.now);
  try {
    const verdicts: ChangedVerdict[] = [];
    const gone = new Set<number>();
    const last = new Map<string, string | null>();
    let snapshots = 0;
    for (const kept of keptSnapshots(db)) {
      snapshots += 1;
      if (kept.sha256 && !kept.body) gone.add(kept.id);
      const key = `${kept.source}/${kept.asset}`;
      // the same bytes again say nothing new
      const isRepeat = kept.reason === null && kept.sha256 !== null && last.get(key) === kept.sha256;
      const verdict = isRepeat ? keepOnly(again, kept) : derive(again, kept, reference);
      if (kept.reason === null) last.set(key, kept.sha256);
      if (verdict) verdicts.push({ snapshot: kept.id, ...verdict });
    }
    const isKept = ({ snapshot }: KeptObservation) => !gone.has(snapshot);
    const stored = allObservations(db, since).filter(isKept);
    const deviations = deviationsOf(stored, allObservations(again, since));
    return { snapshots, observations: stored.length, deviations, verdicts, withoutBytes: gone.size };
  } finally {
    again.close();
  }
}

type Verdict = Omit<ChangedVerdict, 'snapshot'> | null;

/** Every snapshot is kept again, so that each has the number that it has in the store. */
function keepOnly(again: Db, { id: _, sha256: __, ...asked }: KeptSnapshot): null {
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
    return outcome && !outcome.error ? { was: 'refused', why: kept.reason.split('\n')[0] ?? '' } : null;
  }
  const asThen = read(again, kept, reference, kept.note !== null);
  const outcome = asThen.error ? read(again, kept, reference, true) : asThen;
  if (outcome.error) keepOnly(again, kept);
  else keepOutcome(again, outcome);
  return asThen.error ? { was: 'accepted', why: asThen.error.message } : null;
}

function read(again: Db, kept: KeptSnapshot, reference: Reference, released: boolean): PageOutcome {
  const { id: _, sha256: __, ...asked } = kept;
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
