import { type AssetSources, historyFor } from '../../analyse/days/asset-sources.ts';
import { type AssetFacts, assetFacts } from '../../analyse/facts/asset-facts.ts';
import { type DigestFacts, digestFacts, wordingAt } from '../../analyse/facts/digest-facts.ts';
import {
  type Correction,
  movedFigures,
  type PrintedFigures,
  printedFigures,
} from '../../analyse/facts/printed-figures.ts';
import { saysTheSame } from '../../analyse/facts/says-the-same.ts';
import type { Day, Instant } from '../../model/time.ts';
import type { StoredDigest } from '../../store/digests.ts';
import { readPrinted } from './read-printed.ts';

/** Length of a digest's trend in trading days. */
export const TREND_DAYS = 7;

/** What the store and the figures make of a day. */
export interface EditionDraft {
  facts: DigestFacts;
  figures: PrintedFigures;
  /** nothing that this day prints differs from its last edition */
  unchanged: boolean;
}

/**
 * The edition of a day as of now, given the editions that were written of it before (oldest first).
 * It is told as it is read now: 昨日 on the publication day, else the date.
 *
 * @returns null when no asset has a figure
 */
export function draftEdition(
  day: Day,
  histories: readonly AssetSources[],
  before: readonly StoredDigest[],
  now: Instant,
): EditionDraft | null {
  const assets = factsOf(day, histories);
  if (!assets.some((facts) => facts.publishedUsd !== null || facts.complete)) return null;
  const figures = printedFigures(assets);
  const last = before.at(-1);
  const printed = last && readPrinted(last.figures);
  const unchanged = printed !== undefined && saysTheSame(printed, figures);
  const corrections = correctionsOf(before, figures, now);
  // an edition that stands says for good who could not be read when it was written
  const told = unchanged
    ? assets.map((facts) => ({ ...facts, unread: printed[facts.asset]?.unread ?? null }))
    : assets;
  const facts = digestFacts(day, told, wordingAt(day, now), corrections);
  return { facts, figures, unchanged };
}

/** The facts of every asset that had launched by the day. */
export function factsOf(day: Day, histories: readonly AssetSources[], trendDays = TREND_DAYS): AssetFacts[] {
  return histories.flatMap((sources) => {
    const history = historyFor(day, sources);
    return (history && assetFacts(history, day, trendDays)) ?? [];
  });
}

/** Those already told, then what has moved since the last edition that was not preliminary. */
function correctionsOf(before: readonly StoredDigest[], figures: PrintedFigures, now: Instant): Correction[] {
  const told = before.findLast((digest) => digest.edition !== 'preliminary');
  if (!told) return [];
  const earlier = JSON.parse(told.corrections) as Correction[];
  return [...earlier, ...movedFigures(readPrinted(told.figures), figures, now)];
}
