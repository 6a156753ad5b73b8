import { type AssetFacts, type AssetHistory, assetFacts } from '../analyse/asset-facts.ts';
import {
  type Correction,
  type DigestFacts,
  digestFacts,
  movedFigures,
  type PrintedFigures,
  printedFigures,
  type Wording,
  wordingAt,
} from '../analyse/digest-facts.ts';
import { isComplete } from '../analyse/state.ts';
import type { Asset } from '../model/flow.ts';
import type { Day, Instant } from '../model/time.ts';
import type { StoredDigest } from '../store/digests.ts';

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
 *
 * @param unpublished the wording of a day that no nightly run has ever published
 * @returns null when no asset has a figure
 */
export function draftEdition(
  day: Day,
  histories: readonly AssetHistory[],
  before: readonly StoredDigest[],
  now: Instant,
  unpublished: Wording,
): EditionDraft | null {
  const assets = factsOf(day, histories);
  if (!assets.some((facts) => facts.publishedUsd !== null)) return null;
  const figures = printedFigures(assets);
  const last = before.at(-1);
  const unchanged = last !== undefined && saysTheSame(last, figures);
  const wording = unchanged ? last.wording : before.length > 0 ? wordingAt(day, now) : unpublished;
  const corrections = correctionsOf(before, figures, now);
  return { facts: digestFacts(day, assets, wording, corrections), figures, unchanged };
}

/**
 * Whether an edition holds these figures, asset by asset; it may hold more assets. A fund that appears in a complete
 * day with a zero changes nothing that was printed.
 */
function saysTheSame(last: StoredDigest, figures: PrintedFigures): boolean {
  const printed = JSON.parse(last.figures) as PrintedFigures;
  return (Object.keys(figures) as Asset[]).every((asset) => {
    const [was, is] = [printed[asset], figures[asset]];
    if (JSON.stringify(was) === JSON.stringify(is)) return true;
    return (
      was &&
      is &&
      isComplete(was.state) &&
      isComplete(is.state) &&
      movedFigures(printed, { [asset]: is }, '').length === 0
    );
  });
}

/** The facts of every asset that had launched by the day. */
export function factsOf(day: Day, histories: readonly AssetHistory[], trendDays = TREND_DAYS): AssetFacts[] {
  return histories.flatMap((history) => assetFacts(history, day, trendDays) ?? []);
}

/** Those already told, then what has moved since the last edition that was not preliminary. */
function correctionsOf(before: readonly StoredDigest[], figures: PrintedFigures, now: Instant): Correction[] {
  const told = before.findLast((digest) => digest.edition !== 'preliminary');
  if (!told) return [];
  const earlier = JSON.parse(told.corrections) as Correction[];
  return [...earlier, ...movedFigures(JSON.parse(told.figures) as PrintedFigures, figures, now)];
}
