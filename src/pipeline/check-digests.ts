import type { DigestFacts } from '../analyse/digest-facts.ts';
import { digestFacts } from '../analyse/digest-facts.ts';
import type { Finding } from '../analyse/findings.ts';
import { type Correction, movedFigures, printedFigures } from '../analyse/printed-figures.ts';
import type { Config } from '../config.ts';
import { ASSETS, type Asset } from '../model/flow.ts';
import { plainText } from '../render/digest-text.ts';
import type { Db } from '../store/db.ts';
import { latestDigests, type StoredDigest } from '../store/digests.ts';
import { lastObservations } from '../store/marks.ts';
import type { RunContext } from './context.ts';
import { factsOf } from './edition.ts';
import { readHistories } from './histories.ts';
import { readPrinted } from './printed.ts';
import { sayDigest, wordsMark } from './say.ts';

/**
 * Digests that no longer follow from the figures: a printed figure that has moved and was not corrected, or a text that is
 * not what those figures say. Texts that other templates or another version wrote are not compared.
 */
export function checkDigests(db: Db, run: RunContext): Finding[] {
  const histories = readHistories(db, run.config, run.reference, '', ASSETS);
  const mark = wordsMark(run);
  return latestDigests(db).flatMap((digest): Finding[] => {
    const printed = readPrinted(digest.figures);
    const assets = Object.keys(printed) as Asset[];
    const now = factsNow(digest, histories, assets);
    const moved = movedFigures(printed, printedFigures(now.assets), run.config.now);
    if (moved.length > 0 && digest.edition !== 'preliminary') return [movedFinding(digest, moved)];
    if (digest.words !== mark || textOf(now, run) === digest.text) return [];
    if (hasLateImport(db, digest)) return [];
    const then = factsThen(db, digest, assets, run);
    return textOf(then, run) === digest.text ? [] : [textFinding(digest)];
  });
}

function factsNow(
  { day, wording, corrections }: StoredDigest,
  histories: ReturnType<typeof readHistories>,
  assets: readonly Asset[],
): DigestFacts {
  const told = factsOf(day, histories).filter((facts) => assets.includes(facts.asset));
  return digestFacts(day, told, wording, JSON.parse(corrections) as Correction[]);
}

/** The facts as they were known when the edition was written. */
function factsThen(db: Db, digest: StoredDigest, assets: readonly Asset[], run: RunContext): DigestFacts {
  const config: Config = { ...run.config, now: digest.writtenAt };
  return factsNow(digest, readHistories(db, config, run.reference, digest.day, assets), assets);
}

/** A page saved before the edition was written, and imported after: what was known then can no longer be told apart. */
function hasLateImport(db: Db, { day, lastObservation, writtenAt }: StoredDigest): boolean {
  const byThen = [...lastObservations(db, writtenAt)].filter(([known]) => known <= day);
  return (byThen.at(-1)?.[1] ?? 0) > lastObservation;
}

function textOf(facts: DigestFacts, { config, reference }: RunContext): string | null {
  if (!facts.assets.some((asset) => asset.publishedUsd !== null)) return null;
  return plainText(sayDigest(facts, config, reference));
}

function movedFinding({ day, edition }: StoredDigest, moved: readonly Correction[]): Finding {
  const changes = moved.map(({ asset, what, from, to }) => `${asset} ${what} from ${from} to ${to}`);
  return finding(
    day,
    `figures of the ${edition} edition have moved: ${changes.join('; ')} (US dollars)`,
    'run etf-digest nightly: it writes the correction',
  );
}

function textFinding({ day, edition, id }: StoredDigest): Finding {
  return finding(
    day,
    `the text of the ${edition} edition (digest ${id}) does not follow from the figures`,
    'somebody changed the text or the figures: restore the database from a copy',
  );
}

function finding(day: string, what: string, mend: string): Finding {
  return { check: 'digests', weight: 'fault', asset: null, day, source: null, what, mend };
}
