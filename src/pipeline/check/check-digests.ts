import type { Finding } from '../../analyse/checks/finding.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import { digestFacts } from '../../analyse/facts/digest-facts.ts';
import { type Correction, movedFigures, printedFigures } from '../../analyse/facts/printed-figures.ts';
import type { Asset } from '../../model/flow.ts';
import { type Day, START_OF_TIME } from '../../model/time.ts';
import { digestMarkdown } from '../../render/texts/digest-markdown.ts';
import { plainText } from '../../render/texts/digest-text.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { latestDigests, type StoredDigest } from '../../store/digests.ts';
import { lastObservations } from '../../store/watermark.ts';
import type { RunContext } from '../context.ts';
import { factsOf } from '../days/edition.ts';
import { readHistories } from '../days/histories.ts';
import { readPrinted } from '../days/read-printed.ts';
import { renderContextOf, sayDigest, wordingMark } from '../days/say-digest.ts';

/**
 * Digests that no longer follow from the figures: a printed figure that has moved and was not corrected, or a title,
 * text or Markdown that is not what those figures say. Those that other templates or another version wrote are not compared.
 */
export function checkDigests(db: Db, run: RunContext): Finding[] {
  const histories = readHistories(db, run.config, run.reference, START_OF_TIME, run.reference.registry.codes);
  const mark = wordingMark(run);
  return latestDigests(db).flatMap((digest): Finding[] => {
    const printed = readPrinted(digest.figures);
    const assets = Object.keys(printed) as Asset[];
    const now = factsNow(digest, histories, assets);
    const moved = movedFigures(printed, printedFigures(now.assets), run.config.now);
    if (moved.length > 0 && digest.edition !== 'preliminary') return [movedFinding(digest, moved)];
    if (digest.words !== mark || wrongParts(digest, now, run).length === 0) return [];
    if (hasLateImport(db, digest)) return [];
    const wrong = wrongParts(digest, factsThen(db, digest, assets, run), run);
    return wrong.length === 0 ? [] : [wordsFinding(digest, wrong)];
  });
}

function factsNow(
  { day, wording, corrections }: StoredDigest,
  histories: ReturnType<typeof readHistories>,
  assets: readonly Asset[],
): DigestFacts {
  const told = factsOf(day, histories).filter((facts) => assets.includes(facts.asset));
  const known = JSON.parse(corrections) as Correction[];
  return digestFacts(day, told, wording, known);
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

/** The parts of an edition that the facts do not give; all of them where the facts give no digest. */
function wrongParts(digest: StoredDigest, facts: DigestFacts, { config, reference }: RunContext): string[] {
  if (!facts.assets.some((asset) => asset.publishedUsd !== null)) return ['title', 'text', 'Markdown'];
  const said = sayDigest(facts, config, reference);
  const parts: [string, string, string][] = [
    ['title', digest.title, said.title],
    ['text', digest.text, plainText(said)],
    [
      'Markdown',
      digest.markdown,
      digestMarkdown(facts, said, renderContextOf(config, reference), digest.writtenAt),
    ],
  ];
  return parts.filter(([, is, should]) => is !== should).map(([name]) => name);
}

function movedFinding({ day, edition }: StoredDigest, moved: readonly Correction[]): Finding {
  const changes = moved.map(({ asset, what, from, to }) => `${asset} ${what} from ${from} to ${to}`);
  return finding(
    day,
    `figures of the ${edition} edition have moved: ${changes.join('; ')} (US dollars)`,
    'run etf-digest nightly: it writes the correction',
  );
}

function wordsFinding({ day, edition, id }: StoredDigest, parts: readonly string[]): Finding {
  const said = parts.map((part) => `the ${part}`).join(' and ');
  return finding(
    day,
    `${said} of the ${edition} edition (digest ${id}) ${parts.length === 1 ? 'does' : 'do'} not follow from the figures`,
    'somebody changed the words or the figures: restore the database from a copy',
  );
}

function finding(day: Day, what: string, mend: string): Finding {
  return { check: 'digests', weight: 'fault', asset: null, day, source: null, what, mend };
}
