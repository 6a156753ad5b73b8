import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { coinOf, etfsOf } from '../words/asset-names.ts';
import { BREADTH, breadthView } from './breadth-view.ts';
import { CROSS_CHECK, crossCheckView } from './cross-check-view.ts';
import { EVENT, eventView, RUN_VALUES, runView } from './event-view.ts';
import { FLOW, flowView } from './figure-view.ts';
import { NEW_FUND, newFundViews } from './fund-view.ts';
import { MISSING_VALUES, missingView } from './missing-view.ts';
import { NET_ASSETS_VALUES, netAssetsView } from './net-assets-view.ts';
import type { Omission } from './omission.ts';
import { RECORD, recordView } from './record-view.ts';
import { condition, list, optional, schema, text, type ViewOf } from './schema.ts';
import { NO_FUNDS, STRONGEST_VALUES, strongestView, toldTickers } from './strongest-view.ts';
import { TREND, trendView } from './trend-view.ts';

export const ASSET = schema('asset', 'the ETFs of one coin on the day', {
  name: text('the ETFs'),
  coin: text('the coin'),
  code: text('its letters, in every language'),
  isFirst: condition('the text opens with it, and the title names it first'),
  opensParagraph: condition('a paragraph begins with it: not where it and the one before are open'),
  saysSource: condition('it names its publisher: the first does, and one with another publisher'),
  isYesterday: condition('the text says 昨日; else the date'),
  date: text('the trading day'),
  longDate: text('the same with its year'),
  weekday: text('its day of the week'),
  source: text('the publisher'),
  isComplete: condition('the day has a total'),
  isProvisional: condition('some funds have not reported, or two publishers differ'),
  isPending: condition('no fund has reported'),
  isWithdrawn: condition('every figure was taken back after the final edition'),
  isDisputed: condition('another publisher says otherwise; for at most 24 hours'),
  isStatedTotal: condition('the total is the publisher’s own, whatever funds are missing'),
  isClassDebut: condition('the ETFs were launched on this day'),
  total: optional(FLOW, 'the total; of a day that is not complete the sum of what has been published'),
  printedTotal: optional(FLOW, 'of a day that was taken back: the total that was printed'),
  ...RUN_VALUES,
  breadth: optional(BREADTH, 'how the funds divide'),
  event: optional(EVENT, 'what a title says after the amount'),
  record: optional(RECORD, 'a record, also where the title says something else'),
  newFunds: list(NEW_FUND, 'funds whose first day it is'),
  ...STRONGEST_VALUES,
  ...MISSING_VALUES,
  ...NET_ASSETS_VALUES,
  trend: optional(TREND, 'the last trading days together'),
  saysSince: condition('there is a trend or a level to say'),
  isJoined: condition('there are both'),
  saysInflowDays: condition('the trend goes with how many of its days had an inflow'),
  longTrend: optional(TREND, 'the same, also where a short text leaves it to the table'),
  opinion: optional(CROSS_CHECK, 'what another publisher says'),
});
export type AssetView = ViewOf<typeof ASSET>;

/** How a text tells an asset: the one before it, and what it leaves out. */
export interface Telling {
  before: AssetFacts | null;
  omitted: readonly Omission[];
}

/** Says one asset's facts. */
export function assetView(
  facts: AssetFacts,
  digest: DigestFacts,
  { before, omitted }: Telling,
  context: RenderContext,
  teller: Teller,
): AssetView {
  const { asset, state, complete, figures, record, event } = facts;
  const { language, sourceLabels } = context;
  const isFirst = before === null;
  const saysFunds = isFirst || !omitted.includes('funds beside');
  const isOne = omitted.includes('other fund');
  const strongest = saysFunds
    ? strongestView(facts, { isLead: isFirst, before, isOne }, context, teller)
    : NO_FUNDS;
  const trend = trendView(facts, teller);
  const told = omitted.includes(isFirst ? 'trend' : 'trend beside') ? '' : trend;
  const levels = netAssetsView(facts, context, teller, {
    saysNetAssets: isFirst || !omitted.includes('levels beside'),
    saysRatio: isFirst || !omitted.includes('ratio beside'),
  });
  return {
    name: etfsOf(asset, language),
    coin: coinOf(asset, language),
    code: asset,
    isFirst,
    opensParagraph: !isFirst && (complete || before.complete),
    saysSource: state !== 'pending' && (before?.state === 'pending' || before?.source !== facts.source),
    isYesterday: digest.wording === 'yesterday',
    date: teller.date(digest.tradingDay),
    longDate: teller.fullDate(digest.tradingDay),
    weekday: teller.tell({ form: 'weekday', day: digest.tradingDay }),
    source: teller.name(sourceLabels[facts.source] ?? facts.source),
    isComplete: complete && facts.publishedUsd !== null,
    isProvisional: state === 'provisional',
    isPending: state === 'pending',
    isWithdrawn: complete && facts.publishedUsd === null,
    isDisputed: facts.disputed,
    isStatedTotal: facts.totalIsStated,
    isClassDebut: facts.isClassDebut,
    total: flowView(figures.total, teller),
    printedTotal: flowView(printedTotalOf(facts, digest), teller),
    ...runView(figures, 'days', before?.figures ?? null, isFirst && event === 'run', teller),
    breadth: breadthView(facts, teller),
    event: eventView(facts, context, teller),
    record: recordView(
      record && {
        since: record.since && { from: record.since, to: record.since },
        to: digest.tradingDay,
        total: figures.total,
        earlier: figures.earlierRecord,
        isTitled: isFirst && event === 'record',
      },
      teller,
    ),
    ...strongest,
    newFunds: newFundViews(facts, toldTickers(facts, isFirst), context, teller),
    ...missingView(facts, context, teller),
    ...levels,
    trend: told,
    saysSince: told !== '' || levels.hasLevels,
    saysInflowDays: isFirst && !omitted.includes('inflow days') && !isWithinRun(facts),
    isJoined: told !== '' && levels.hasLevels,
    longTrend: trend,
    opinion: crossCheckView(facts, context, teller),
  };
}

/** A run that is said covers all days of the trend. */
function isWithinRun({ figures: { run, trend } }: AssetFacts): boolean {
  return run !== null && trend !== null && run.value >= trend.days.value;
}

/** What an edition printed of a day that has since been taken back altogether. */
function printedTotalOf({ asset, complete, publishedUsd }: AssetFacts, { corrected }: DigestFacts) {
  if (!complete || publishedUsd !== null) return null;
  const last = corrected.findLast(
    ({ correction, subject }) => correction.asset === asset && subject.kind === 'total',
  );
  return last?.from ?? null;
}
