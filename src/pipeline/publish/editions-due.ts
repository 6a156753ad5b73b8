import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import { type DigestFacts, wordingAt } from '../../analyse/facts/digest-facts.ts';
import { movedFigures } from '../../analyse/facts/printed-figures.ts';
import type { Asset } from '../../model/flow.ts';
import { newYorkDay, START_OF_TIME } from '../../model/time.ts';
import { digestMarkdown } from '../../render/texts/digest-markdown.ts';
import { plainText } from '../../render/texts/digest-text.ts';
import type { Config } from '../../settings/config.ts';
import { keepCrossCheck } from '../../store/cross-checks.ts';
import type { Db } from '../../store/db.ts';
import {
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
import { renderContextOf, sayDigest, wordingMark } from '../days/say-digest.ts';

/**
 * Writes every edition that is due: on a first run the newest day's, later that of every day since the first, whenever its
 * figures or its state changed.
 *
 * @returns what each says
 */
export function writeDue(db: Db, run: RunContext): DigestFacts[] {
  const { config, reference } = run;
  const histories = readHistories(db, config, reference, START_OF_TIME, reference.registry.codes);
  const newest = newestDay(
    histories.filter(({ asset }) => config.assets.includes(asset)),
    newYorkDay(config.now),
  );
  const said: DigestFacts[] = [];
  if (newest === null) return said;
  const stored = new Map(latestDigests(db).map((digest) => [digest.day, digest]));
  const first = stored.keys().next().value ?? newest;
  const observed = lastObservations(db);
  for (const day of reference.calendar.tradingDays(first, newest)) {
    const lastObservation = observed.get(day) ?? 0;
    const last = stored.get(day);
    if (last && isDone(last, config) && last.lastObservation === lastObservation) continue;
    const draft = draftEdition(
      day,
      histories.filter(isTold(config, last)),
      digestsOf(db, day),
      config.now,
      wordingAt(day, config.now),
    );
    if (draft) keepCrossChecks(db, draft.facts, run);
    if (draft?.unchanged && last) markAgreeing(db, last.id, lastObservation);
    if (!draft || draft.unchanged || draft.facts.edition === null) continue;
    const text = sayDigest(draft.facts, config, reference);
    saveDigest(db, {
      day,
      edition: draft.facts.edition,
      wording: draft.facts.wording,
      title: text.title,
      text: plainText(text),
      markdown: digestMarkdown(draft.facts, text, renderContextOf(config, reference), config.now),
      figures: JSON.stringify(draft.figures),
      corrections: JSON.stringify(draft.facts.corrections),
      lastObservation,
      words: wordingMark(run),
      writtenAt: config.now,
    });
    said.push(draft.facts);
  }
  return said;
}

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

/**
 * Whether an edition is printed, and not only left in its file: one that adds nothing but another publisher's agreement is
 * the same post again.
 *
 * @param editions all of its day, oldest first
 */
export function isNews(digest: StoredDigest, editions: readonly StoredDigest[]): boolean {
  const before = editions.findLast(({ id }) => id < digest.id);
  if (!before || before.edition !== digest.edition) return true;
  const [was, is] = [readPrinted(before.figures), readPrinted(digest.figures)];
  const isAdded = (Object.keys(is) as Asset[]).some((asset) => was[asset]?.state !== is[asset]?.state);
  const differs = Object.values(is).some((now) => now?.opinion?.verdict === 'differ');
  return isAdded || differs || movedFigures(was, is, digest.writtenAt).length > 0;
}
