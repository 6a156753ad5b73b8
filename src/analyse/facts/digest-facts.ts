import { BEIJING, type Day, type Instant, localTime, publicationDayOf } from '../../model/time.ts';
import { isComplete } from '../days/day-state.ts';
import type { AssetFacts } from './asset-facts.ts';
import { type CorrectedFigure, correctedFigure } from './corrected-figure.ts';
import { leadFirst } from './lead.ts';
import type { Correction } from './printed-figures.ts';

/** What is printed at the head of a digest: 初步数据, 最终数据, 更正. */
export type Edition = 'preliminary' | 'final' | 'correction';
/** Whether the text says 昨日 or carries the date. */
export type Wording = 'yesterday' | 'dated';

/** Everything a digest says; a pure function of the figures. */
export interface DigestFacts {
  tradingDay: Day;
  publicationDay: Day;
  /** null on a day without trading */
  edition: Edition | null;
  wording: Wording;
  corrections: readonly Correction[];
  /** the same, each with its figures */
  corrected: readonly CorrectedFigure[];
  /** assets before their first day are absent */
  assets: readonly AssetFacts[];
  /** the same, that first of which the title speaks */
  inOrder: readonly AssetFacts[];
}

/** The digest of one trading day from the facts of its assets. */
export function digestFacts(
  tradingDay: Day,
  assets: readonly AssetFacts[],
  wording: Wording,
  corrections: readonly Correction[],
): DigestFacts {
  return {
    tradingDay,
    publicationDay: publicationDayOf(tradingDay),
    edition: editionOf(assets, corrections),
    wording,
    corrections,
    corrected: corrections.map((correction) => correctedFigure(correction, tradingDay, assets)),
    assets,
    inOrder: leadFirst(assets, corrections[0]?.asset),
  };
}

/** A digest of its own for each asset of which something is told. */
export function itemsOf({ tradingDay, assets, wording, corrections }: DigestFacts): DigestFacts[] {
  const told = assets.filter(({ publishedUsd, complete }) => publishedUsd !== null || complete);
  return told.map((facts) => {
    const own = corrections.filter(({ asset }) => asset === facts.asset);
    return digestFacts(tradingDay, [facts], wording, own);
  });
}

function editionOf(assets: readonly AssetFacts[], corrections: readonly Correction[]): Edition | null {
  if (assets.length === 0 || assets.every((facts) => facts.state === 'closed')) return null;
  if (!assets.every((facts) => isComplete(facts.state))) return 'preliminary';
  return corrections.length > 0 ? 'correction' : 'final';
}

/** 昨日 is right only on the publication day, the Beijing date after the trading day; later the date is written. */
export function wordingAt(tradingDay: Day, writtenAt: Instant): Wording {
  return localTime(writtenAt, BEIJING).day === publicationDayOf(tradingDay) ? 'yesterday' : 'dated';
}
