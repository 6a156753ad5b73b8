import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { coinOf, etfsOf } from '../words/asset-names.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { BREADTH, breadthView } from './breadth-view.ts';
import { CROSS_CHECK, crossCheckView } from './cross-check-view.ts';
import { EVENT, eventView, RECORD, RUN_VALUES, recordView, runView } from './event-view.ts';
import { FLOW, flowView } from './figure-view.ts';
import { FUND, fundViews, NEW_FUND, newFundViews } from './fund-view.ts';
import { condition, type Filled, list, optional, schema, text, type ViewOf } from './schema.ts';
import { TREND, trendView } from './trend-view.ts';

/** What was held, and has flowed since launch, at the end of a day or week. */
export const NET_ASSETS_VALUES = {
  cumulative: optional(FLOW, 'all flows since launch'),
  netAssets: text('net assets, an amount'),
  ratio: text('net assets in per cent of the coin’s market value'),
  levelsSource: text('the publisher of the net assets, where it is another than that of the flows'),
};
export type NetAssetsView = Filled<typeof NET_ASSETS_VALUES>;

export const ASSET = schema('asset', 'the ETFs of one coin on the day', {
  name: text('the ETFs'),
  coin: text('the coin'),
  code: text('its letters, in every language'),
  isFirst: condition('the text opens with it'),
  saysSource: condition('it names its publisher: the first does, and one with another publisher'),
  isYesterday: condition('the text says 昨日; else the date'),
  date: text('the trading day'),
  longDate: text('the same, with its year where the text is read in another'),
  weekday: text('its day of the week'),
  source: text('the publisher'),
  isComplete: condition('the day has a total'),
  isProvisional: condition('some funds have not reported, or two publishers differ'),
  isPending: condition('no fund has reported'),
  isWithdrawn: condition('every figure was taken back after the final edition'),
  isDisputed: condition('another publisher says otherwise; for at most 24 hours'),
  isStatedTotal: condition('the total is the publisher’s own, whatever funds are missing'),
  total: optional(FLOW, 'the total; of a day that is not complete the sum of what has been published'),
  ...RUN_VALUES,
  breadth: optional(BREADTH, 'how the funds divide'),
  event: optional(EVENT, 'what a title says after the amount'),
  record: optional(RECORD, 'a record, also where the title says something else'),
  newFunds: list(NEW_FUND, 'funds that report for the first time'),
  funds: list(FUND, 'the funds that are told one by one'),
  missing: text('funds that have not reported, in short, in a list'),
  isManyMissing: condition('more than four: they need a sentence of their own'),
  missingNames: text('the same with their names; from four on in short'),
  ...NET_ASSETS_VALUES,
  trend: optional(TREND, 'the last trading days together'),
  opinion: optional(CROSS_CHECK, 'what another publisher says'),
});
export type AssetView = ViewOf<typeof ASSET>;

/** In which order single funds are told: inflows first as in the S family, or the day's own direction. */
export type FundOrder = 'inflow first' | 'own direction first';

/** Says one asset's facts. */
export function assetView(
  facts: AssetFacts,
  digest: DigestFacts,
  before: AssetFacts | null,
  order: FundOrder,
  context: RenderContext,
  teller: Teller,
): AssetView {
  const { asset, state, complete, figures, direction } = facts;
  const { language, sourceLabels } = context;
  const first = order === 'own direction first' && direction === 'out' ? 'out' : 'in';
  return {
    name: etfsOf(asset, language),
    coin: coinOf(asset, language),
    code: asset,
    isFirst: before === null,
    saysSource: state !== 'pending' && (before?.state === 'pending' || before?.source !== facts.source),
    isYesterday: digest.wording === 'yesterday',
    date: teller.date(digest.tradingDay),
    longDate: digest.saysYear ? teller.fullDate(digest.tradingDay) : teller.date(digest.tradingDay),
    weekday: teller.tell({ form: 'weekday', day: digest.tradingDay }),
    source: teller.name(sourceLabels[facts.source] ?? facts.source),
    isComplete: complete && facts.publishedUsd !== null,
    isProvisional: state === 'provisional',
    isPending: state === 'pending',
    isWithdrawn: complete && facts.publishedUsd === null,
    isDisputed: facts.disputed,
    isStatedTotal: facts.totalIsStated,
    total: flowView(figures.total, teller),
    ...runView(figures, 'days', teller),
    breadth: breadthView(facts, teller),
    event: eventView(facts, context, teller),
    record: recordView(facts.record, teller),
    funds: fundViews(facts, first, digest.wording === 'yesterday', context, teller),
    newFunds: newFundViews(facts, context, teller),
    ...missingView(facts, context, teller),
    ...netAssetsView(facts, context, teller),
    trend: trendView(facts, teller),
    opinion: crossCheckView(facts, context, teller),
  };
}

/** Levels are said of a complete day. */
export function netAssetsView(
  {
    figures,
    complete,
    source,
  }: Pick<AssetFacts, 'complete' | 'source'> & {
    figures: Pick<AssetFacts['figures'], 'cumulative' | 'netAssets' | 'ratio'>;
  },
  { sourceLabels }: RenderContext,
  teller: Teller,
): NetAssetsView {
  const { cumulative, netAssets, ratio } = figures;
  const isOther = complete && netAssets !== null && netAssets.source !== source;
  return {
    cumulative: flowView(cumulative, teller),
    netAssets: complete && netAssets ? teller.amount(netAssets) : '',
    ratio: complete && ratio ? teller.percent(ratio) : '',
    levelsSource: isOther ? teller.name(sourceLabels[netAssets.source] ?? netAssets.source) : '',
  };
}

function missingView(
  { asset, pending }: AssetFacts,
  { language, registry }: RenderContext,
  teller: Teller,
): Pick<AssetView, 'missing' | 'missingNames' | 'isManyMissing'> {
  const short = pending.map((ticker) => calledOf(asset, ticker, registry, language));
  const full = pending.map((ticker) => nameOf(asset, ticker, registry, 'body', language));
  const listed = (names: readonly string[]) => language.list(names.map((name) => teller.name(name)));
  return {
    missing: listed(short),
    missingNames: listed(pending.length > 3 ? short : full),
    isManyMissing: pending.length > 4,
  };
}
