import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import { EtfDigestError, StoreError } from '../../errors.ts';
import { type Day, newYorkDay, START_OF_TIME } from '../../model/time.ts';
import { digestMarkdown } from '../../render/texts/digest-markdown.ts';
import { plainText } from '../../render/texts/digest-text.ts';
import type { Config } from '../../settings/config.ts';
import { keepCrossCheck } from '../../store/cross-checks.ts';
import type { Db } from '../../store/db.ts';
import {
  type Basis,
  digestsOf,
  latestDigests,
  markAgreeing,
  type StoredDigest,
  saveDigest,
} from '../../store/digests.ts';
import { lastObservations } from '../../store/watermark.ts';
import type { RunContext } from '../context.ts';
import { draftEdition } from '../days/edition.ts';
import { newestDay, readHistories } from '../days/histories.ts';
import { readPrinted } from '../days/read-printed.ts';
import { requireSumsOf } from '../days/require-sums.ts';
import { renderContextOf, sayDigest, wordingMark } from '../days/say-digest.ts';
import { countOpenDays } from './open-days.ts';

/** What a run wrote of the editions that were due. */
export interface Written {
  /** what each says */
  said: readonly DigestFacts[];
  /** days whose text was not written: each was told */
  unsaid: readonly Day[];
}

/**
 * Writes every edition that is due: on a first run the newest day's, later that of every day since the first, whenever its
 * figures, its state or what can be said of it changed. Each day by itself: a text that fails its proof holds back no other.
 *
 * @throws StoreError when the store cannot be written
 */
export function writeDue(db: Db, run: RunContext): Written {
  const { config, reference } = run;
  const histories = readHistories(db, config, reference, START_OF_TIME, reference.registry.codes);
  const newest = newestDay(
    histories.filter(({ asset }) => config.assets.includes(asset)),
    newYorkDay(config.now),
  );
  if (newest === null) return { said: [], unsaid: [] };
  const stored = new Map(latestDigests(db).map((digest) => [digest.day, digest]));
  const basisOf = basisBy(db, histories);
  const said: DigestFacts[] = [];
  const unsaid: Day[] = [];
  for (const day of reference.calendar.tradingDays(stored.keys().next().value ?? newest, newest)) {
    const last = stored.get(day);
    const basis = basisOf(day, said);
    if (last && isDone(last, config) && isSameBasis(last, basis)) continue;
    const told = histories.filter(isTold(config, last));
    try {
      said.push(...db.transaction(() => writeDay(day, told, basis, db, run)).immediate());
    } catch (error) {
      if (!(error instanceof EtfDigestError) || error instanceof StoreError) throw error;
      unsaid.push(day);
      run.tell(`error: the digest of ${day} is not written, the next run tries again: ${error.explain()}`);
    }
  }
  return { said, unsaid };
}

/** Writes the edition of a day where it is due; gives what it says. */
function writeDay(
  day: Day,
  histories: readonly AssetSources[],
  basis: Basis,
  db: Db,
  run: RunContext,
): DigestFacts[] {
  const { config, reference } = run;
  const before = digestsOf(db, day);
  const draft = draftEdition(day, histories, before, config.now);
  if (!draft) return [];
  const { facts, figures, unchanged } = draft;
  keepCrossChecks(db, facts, run);
  const last = before.at(-1);
  if (unchanged && last) markAgreeing(db, last.id, basis);
  if (unchanged || facts.edition === null) return [];
  requireSumsOf(db, facts.assets, day, histories, config);
  const text = sayDigest(facts, config, reference);
  saveDigest(db, {
    day,
    edition: facts.edition,
    wording: facts.wording,
    title: text.title,
    text: plainText(text),
    markdown: digestMarkdown(facts, text, renderContextOf(config, reference), config.now),
    figures: JSON.stringify(figures),
    corrections: JSON.stringify(facts.corrections),
    ...basis,
    words: wordingMark(run),
    writtenAt: config.now,
  });
  return [facts];
}

/** What an edition of a day is made from, given those that this run has written so far. */
function basisBy(
  db: Db,
  histories: readonly AssetSources[],
): (day: Day, said: readonly DigestFacts[]) => Basis {
  const observed = lastObservations(db);
  const openDays = countOpenDays(histories);
  const preliminary = latestDigests(db).filter(({ edition }) => edition === 'preliminary');
  return (day, said) => {
    // a dispute that is over shows in the edition of its day alone
    const stillOpen = new Set(preliminary.flatMap((digest) => (digest.day < day ? digest.day : [])));
    for (const { tradingDay, edition } of said)
      if (edition === 'preliminary') stillOpen.add(tradingDay);
      else stillOpen.delete(tradingDay);
    return { lastObservation: observed.get(day) ?? 0, openDays: openDays(day) + stillOpen.size };
  };
}

const isSameBasis = (one: Basis, other: Basis): boolean =>
  one.lastObservation === other.lastObservation && one.openDays === other.openDays;

/** Nothing but new figures can change it: it is not preliminary, and tells of every asset that is enabled. */
function isDone({ edition, figures }: StoredDigest, { assets }: Config): boolean {
  const told = Object.keys(readPrinted(figures));
  return edition !== 'preliminary' && assets.every((asset) => told.includes(asset));
}

/** An edition tells of the enabled assets, and of those that the last one told of: a run for one asset drops no other. */
function isTold({ assets }: Config, last: StoredDigest | undefined): (history: AssetSources) => boolean {
  const before = Object.keys(last ? readPrinted(last.figures) : {});
  return ({ asset }) => assets.includes(asset) || before.includes(asset);
}

/** Keeps what came of holding the day's publishers against each other; tells of a difference when it is new. */
function keepCrossChecks(db: Db, { tradingDay, assets }: DigestFacts, { config, tell }: RunContext): void {
  const all = assets.flatMap((facts) => facts.crossChecks.map((crossCheck) => ({ ...facts, crossCheck })));
  for (const { asset, source, crossCheck } of all) {
    const { source: other, verdict, ...detail } = crossCheck;
    const comparison = { day: tradingDay, asset, source, other, verdict, detail: JSON.stringify(detail) };
    const isNew = keepCrossCheck(db, comparison, config.now);
    if (!isNew || verdict !== 'differ') continue;
    const funds = detail.differences.map((fund) => `${fund.ticker} ${fund.flowUsd} and ${fund.otherUsd}`);
    tell(
      `warning: ${asset} on ${tradingDay}: ${source} and ${other} differ, in US dollars: ${funds.join('; ')}`,
    );
  }
}
