import type { AssetChange, EditionChange } from '../../analyse/facts/edition-changes.ts';
import type { SaidAnew } from '../../analyse/facts/said-anew.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { MOVED_VALUES, movedValues } from '../views/correction-view.ts';
import { FLOW, flowView } from '../views/figure-view.ts';
import { condition, list, optional, schema, text, type ViewOf } from '../views/schema.ts';
import { etfsOf } from '../words/asset-names.ts';
import { calledOf } from '../words/fund-names.ts';

const MOVED = schema('moved figure', 'a figure of one edition that another one has otherwise', MOVED_VALUES);

export const ANEW = schema(
  'said anew',
  'what is said otherwise though no figure moved; exactly one is true',
  {
    isRun: condition('the run of days'),
    isRecord: condition('the record'),
    isTrend: condition('the last days together'),
    isCumulative: condition('all flows since launch'),
    isNetAssets: condition('the net assets'),
    isLifetimes: condition('the flows of funds since launch'),
    isFunds: condition('which funds are listed'),
    isCrossCheck: condition('what another publisher says'),
  },
);

export const ASSET_CHANGE = schema(
  'asset of a change',
  'what an edition says of an asset that the one before did not',
  {
    etf: text('the ETFs'),
    isNew: condition('the edition before did not tell of them'),
    isWithdrawn: condition('every figure was withdrawn'),
    isComplete: condition('the day has a total'),
    wasComplete: condition('it had one in the edition before'),
    total: optional(FLOW, 'the total; of a day that is not complete the sum of what was published by then'),
    formerTotal: optional(FLOW, 'the same in the edition before'),
    source: text('the publisher'),
    formerSource: text('the one of the edition before; empty where it is the same'),
    newFunds: text('funds that came in, in short, in a list'),
    missing: text('funds that have not reported, in short, in a list'),
    moved: list(MOVED, 'figures that moved'),
    anew: list(ANEW, 'what is said otherwise though no figure moved'),
  },
);

export const EDITION_CHANGE = schema(
  'change',
  'what an edition of a day changed; exactly one of the conditions is true',
  {
    at: text('when it was written'),
    isCompleted: condition('preliminary before, final now'),
    isUpdated: condition('preliminary still, with more figures'),
    isExtended: condition('it tells of an asset that the one before did not'),
    isCorrected: condition('a figure moved, or was withdrawn'),
    isOtherPublisher: condition('it tells the figures of another publisher'),
    isRewritten: condition('no figure moved'),
    assets: list(ASSET_CHANGE, 'those of which it says something else'),
  },
);

/** Says what an edition changed. */
export function editionChangeView(
  { at, kind, assets }: EditionChange,
  context: RenderContext,
  teller: Teller,
): ViewOf<typeof EDITION_CHANGE> {
  return {
    at: teller.time(at),
    isCompleted: kind === 'completed',
    isUpdated: kind === 'updated',
    isExtended: kind === 'extended',
    isCorrected: kind === 'corrected',
    isOtherPublisher: kind === 'other publisher',
    isRewritten: kind === 'rewritten',
    assets: assets.map((asset) => assetChangeView(asset, context, teller)),
  };
}

function assetChangeView(
  change: AssetChange,
  context: RenderContext,
  teller: Teller,
): ViewOf<typeof ASSET_CHANGE> {
  const { asset, total, formerTotal, formerSource, trendDays } = change;
  const { language, registry, sourceLabels } = context;
  const named = (tickers: readonly string[]) =>
    teller.name(language.list(tickers.map((ticker) => calledOf(asset, ticker, registry, language))));
  const labelOf = (source: string) => teller.name(sourceLabels[source] ?? source);
  return {
    etf: etfsOf(asset, language),
    isNew: change.isNew,
    isWithdrawn: total === null && formerTotal !== null,
    isComplete: change.isComplete,
    wasComplete: change.wasComplete,
    total: flowView(total, teller),
    formerTotal: flowView(formerTotal, teller),
    source: labelOf(change.source),
    formerSource: formerSource === null ? '' : labelOf(formerSource),
    newFunds: named(change.newFunds),
    missing: named(change.missing),
    moved: change.moved.map((moved) => movedValues(moved, trendDays, context, teller)),
    anew: change.anew.map(anewView),
  };
}

const anewView = (what: SaidAnew): ViewOf<typeof ANEW> => ({
  isRun: what === 'run',
  isRecord: what === 'record',
  isTrend: what === 'trend',
  isCumulative: what === 'cumulative',
  isNetAssets: what === 'net assets',
  isLifetimes: what === 'lifetimes',
  isFunds: what === 'funds',
  isCrossCheck: what === 'cross-check',
});
