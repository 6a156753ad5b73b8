import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { type BreadthView, breadthView } from './breadth-view.ts';
import { type CrossCheckView, crossCheckView } from './cross-check-view.ts';
import {
  type EventView,
  eventView,
  type RecordView,
  type RunView,
  recordView,
  runView,
} from './event-view.ts';
import { type Absent, type FlowView, flowView } from './figure-view.ts';
import { type FundLine, fundLines } from './fund-view.ts';
import { type NewFundView, newFunds } from './new-fund-view.ts';
import { type TrendView, trendView } from './trend-view.ts';

/** One asset on one day, as a template may say it. */
export interface AssetView extends RunView, NetAssetsView {
  /** `比特币现货 ETF` */
  name: string;
  /** `比特币` */
  coin: string;
  /** `BTC`, in every language */
  code: string;
  /** the text opens with it, and says the day there */
  isFirst: boolean;
  /** it names its publisher: the first, and wherever that is another than the one before */
  saysSource: boolean;
  isYesterday: boolean;
  date: string;
  /** `周五` */
  weekday: string;
  source: string;
  isComplete: boolean;
  isProvisional: boolean;
  isPending: boolean;
  /** every figure was taken back after the final edition */
  isWithdrawn: boolean;
  /** another publisher says otherwise, and the 72 hours are not over */
  isDisputed: boolean;
  /** the total is the publisher's own, whatever funds are missing */
  isStatedTotal: boolean;
  /** the day's total; of a day that is not complete the sum of what has been published */
  total: FlowView | Absent;
  breadth: BreadthView | Absent;
  event: EventView | Absent;
  /** also where the title says something else */
  record: RecordView | Absent;
  funds: readonly FundLine[];
  /** funds that report for the first time */
  newFunds: readonly NewFundView[];
  /** the funds that have not reported, in short, in a list: `FBTC、HODL` */
  missing: string;
  /** the same with their names; from four on in short */
  missingNames: string;
  /** more than four: they need a sentence of their own */
  isManyMissing: boolean;
  trend: TrendView | Absent;
  opinion: CrossCheckView | Absent;
}

/** What was held, and has flowed since launch, at the end of a day or week. */
export interface NetAssetsView {
  cumulative: FlowView | Absent;
  /** an amount */
  netAssets: string;
  /** `2.30%` */
  ratio: string;
  /** the publisher of the net assets, where it is another than that of the flows */
  levelsSource: string;
}

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
    name: language.assets[asset],
    coin: language.coins[asset],
    code: asset,
    isFirst: before === null,
    saysSource: state !== 'pending' && (before?.state === 'pending' || before?.source !== facts.source),
    isYesterday: digest.wording === 'yesterday',
    date: teller.date(digest.tradingDay),
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
    funds: fundLines(facts, first, context, teller),
    newFunds: newFunds(facts, context, teller),
    ...missingView(facts, context, teller),
    ...netAssetsView(facts, context, teller),
    trend: trendView(facts, teller),
    opinion: crossCheckView(facts, context, teller),
  };
}

/** Levels are said of a complete day; the cumulative only where no earlier day is still open. */
export function netAssetsView(
  {
    figures,
    complete,
    cumulativeSaid,
    source,
  }: Pick<AssetFacts, 'complete' | 'cumulativeSaid' | 'source'> & {
    figures: Pick<AssetFacts['figures'], 'cumulative' | 'netAssets' | 'ratio'>;
  },
  { sourceLabels }: RenderContext,
  teller: Teller,
): NetAssetsView {
  const { cumulative, netAssets, ratio } = figures;
  const isOther = complete && netAssets !== null && netAssets.source !== source;
  return {
    cumulative: cumulativeSaid ? flowView(cumulative, teller) : '',
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
