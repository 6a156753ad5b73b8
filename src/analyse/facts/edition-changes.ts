import type { Asset, Ticker } from '../../model/flow.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import { type Day, type Instant, START_OF_TIME } from '../../model/time.ts';
import { isComplete } from '../days/day-state.ts';
import { type Figure, figureMaker } from '../figures/figure.ts';
import { type CorrectedFigure, correctedFigure } from './corrected-figure.ts';
import type { Edition } from './digest-facts.ts';
import { movedFigures, type PrintedAsset, type PrintedFigures } from './printed-figures.ts';
import { type SaidAnew, saidAnew } from './said-anew.ts';

/** One edition of a day: when it was written, and the figures that it printed. */
export interface PrintedEdition {
  at: Instant;
  edition: Edition;
  figures: PrintedFigures;
}

/** What an edition says of an asset and the one before it did not. */
export interface AssetChange {
  asset: Asset;
  source: string;
  /** another publisher, whose figures the edition before told; null where it is the same */
  formerSource: string | null;
  /** the edition before did not tell of the asset */
  isNew: boolean;
  /** the day has a total, by this edition and by the one before */
  isComplete: boolean;
  wasComplete: boolean;
  /** the sum of what had been reported by then; null where nothing had */
  total: Figure | null;
  formerTotal: Figure | null;
  /** funds that came in since the edition before, and those still to come */
  newFunds: readonly Ticker[];
  missing: readonly Ticker[];
  /** figures that were printed and moved, or went */
  moved: readonly CorrectedFigure[];
  /** how many days the trend has; null where it is not said */
  trendDays: Figure | null;
  /** empty where a figure moved */
  anew: readonly SaidAnew[];
}

/** What makes an edition another one than that before it. */
export type ChangeKind = 'completed' | 'updated' | 'extended' | 'corrected' | 'other publisher' | 'rewritten';

export interface EditionChange {
  at: Instant;
  edition: Edition;
  former: Edition;
  kind: ChangeKind;
  /** those of which it says something else; none where words alone were changed */
  assets: readonly AssetChange[];
}

/** What each later edition of a day changed, oldest first. */
export function editionChanges(day: Day, editions: readonly PrintedEdition[]): EditionChange[] {
  return editions.slice(1).flatMap((is, i) => {
    const was = editions[i];
    if (!was) return [];
    const assets = (Object.keys(is.figures) as Asset[]).flatMap((asset) => {
      const change = assetChange(asset, day, was.figures, is.figures);
      return change && isChange(change) ? [change] : [];
    });
    return [{ at: is.at, edition: is.edition, former: was.edition, kind: kindOf(was, is, assets), assets }];
  });
}

function kindOf(was: PrintedEdition, is: PrintedEdition, assets: readonly AssetChange[]): ChangeKind {
  const isPreliminary = is.edition === 'preliminary';
  if (was.edition === 'preliminary' && !isPreliminary) return 'completed';
  if (assets.some(({ isNew }) => isNew)) return 'extended';
  if (assets.every(({ anew }) => anew.length > 0)) return 'rewritten';
  if (was.edition === 'preliminary') return 'updated';
  return assets.some(({ formerSource }) => formerSource !== null) ? 'other publisher' : 'corrected';
}

const isChange = (change: AssetChange): boolean =>
  change.isNew ||
  change.formerSource !== null ||
  change.isComplete !== change.wasComplete ||
  [change.newFunds, change.moved, change.anew].some((list) => list.length > 0);

function assetChange(
  asset: Asset,
  day: Day,
  wasAll: PrintedFigures,
  isAll: PrintedFigures,
): AssetChange | null {
  const [was, is] = [wasAll[asset], isAll[asset]];
  if (!is) return null;
  const about = { asset, source: is.source, resolutionUsd: is.resolutionUsd ?? asUsd(1) };
  const makeFigure = figureMaker(about, day);
  const stated = { rule: 'stated' as const };
  const total = (usd: Usd | null | undefined) =>
    usd === null || usd === undefined ? null : makeFigure({ kind: 'total' }, usd, [], stated);
  const wasComplete = was !== undefined && isComplete(was.state);
  const isSame = was !== undefined && was.source === is.source;
  const moved = isSame ? movedIn(asset, was, is) : [];
  const newFunds = isSame ? tickersOf(is.funds).filter((ticker) => was.funds[ticker] == null) : [];
  const days = is.standing?.trendDays.length ?? 0;
  return {
    asset,
    source: is.source,
    formerSource: was && !isSame ? was.source : null,
    isNew: was === undefined,
    isComplete: isComplete(is.state),
    wasComplete,
    total: total(is.publishedUsd),
    formerTotal: total(was?.publishedUsd),
    newFunds: wasComplete ? [] : newFunds,
    missing: Object.keys(is.funds).filter((ticker) => is.funds[ticker] === null),
    moved: moved.map((correction) => correctedFigure(correction, day, [about])),
    trendDays:
      days > 0
        ? makeFigure({ kind: 'trend days' }, days, [], {
            ...stated,
            direction: null,
            resolutionUsd: asUsd(1),
          })
        : null,
    anew: isSame && moved.length === 0 && newFunds.length === 0 ? saidAnew(was, is) : [],
  };
}

/** Until a day is complete its sum grows with every fund: only figures of funds that stood are corrected. */
function movedIn(asset: Asset, was: PrintedAsset, is: PrintedAsset) {
  const moved = movedFigures({ [asset]: was }, { [asset]: is }, START_OF_TIME);
  return isComplete(was.state) ? moved : moved.filter(({ what, from }) => what in was.funds && from !== null);
}

const tickersOf = (funds: PrintedAsset['funds']): Ticker[] =>
  Object.keys(funds).filter((ticker) => funds[ticker] !== null);
