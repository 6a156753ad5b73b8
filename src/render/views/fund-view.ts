import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Leader } from '../../analyse/measures/breadth.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { type Absent, type FlowView, flowView } from './figure-view.ts';

/** One sentence about a single fund, or about several that are equal. */
export interface FundLine {
  /** the only one of its direction */
  isOnly: boolean;
  /** the largest of its direction */
  isLargest: boolean;
  /** the runner-up, where the other direction has no fund */
  isSecond: boolean;
  /** several are equally large */
  isTied: boolean;
  /** the ETFs: 比特币现货 ETF */
  etf: string;
  /** full name and ticker; of equal ones all, in a list, from three on in short */
  name: string;
  /** without brackets, for a title */
  shortName: string;
  /** the ticker, of equal ones all, in a list; the funds BTC and ETH with their name */
  called: string;
  flow: FlowView;
  lifetime: FlowView | Absent;
}

type Way = 'in' | 'out';

/**
 * The funds that are told one by one: each direction's only or largest, and where a direction has no fund, the runner-up of
 * the other.
 *
 * @param first the direction that is told first
 */
export function fundLines(
  facts: FundLineFacts,
  first: Way,
  context: RenderContext,
  teller: Teller,
): FundLine[] {
  const { breadth } = facts;
  if (!breadth) return [];
  const order: readonly Way[] = first === 'out' ? ['out', 'in'] : ['in', 'out'];
  const leaders = order.flatMap((way) => {
    const leader = way === 'in' ? breadth.largestIn : breadth.largestOut;
    return leader
      ? [{ way, leader, isOnly: (way === 'in' ? breadth.onlyIn : breadth.onlyOut) !== null }]
      : [];
  });
  const lines = leaders.map(({ leader, isOnly }) =>
    lineOf(facts, leader, { isOnly, isLargest: !isOnly, isSecond: false }, context, teller),
  );
  const [only, other] = leaders;
  const second = only && !other ? breadth.second[only.way] : null;
  if (second) {
    lines.push(lineOf(facts, second, { isOnly: false, isLargest: false, isSecond: true }, context, teller));
  }
  return lines.flatMap((line) => line ?? []);
}

/** The line of one leader; null where its figure is not there. */
export function lineOf(
  facts: Pick<FundLineFacts, 'asset' | 'lifetimesSaid' | 'figures'>,
  { tickers }: Leader,
  rank: Pick<FundLine, 'isOnly' | 'isLargest' | 'isSecond'>,
  context: RenderContext,
  teller: Teller,
): FundLine | null {
  const { asset, figures, lifetimesSaid } = facts;
  const { language, registry } = context;
  const [ticker] = tickers;
  const flow = flowView(figures.funds.get(ticker ?? ''), teller);
  if (ticker === undefined || flow === '') return null;
  const isTied = tickers.length > 1;
  const lifetime = figures.lifetimes.get(ticker);
  const isSaid = lifetimesSaid && !isTied && lifetime !== undefined && lifetime.value !== 0;
  const named = (naming: 'title' | 'body') =>
    language.list(tickers.map((one) => teller.name(nameOf(asset, one, registry, naming, language))));
  const called = language.list(tickers.map((one) => teller.name(calledOf(asset, one, registry, language))));
  return {
    ...rank,
    isTied,
    etf: language.assets[asset],
    // many full names would make a sentence of their own
    name: tickers.length > 2 ? called : named('body'),
    shortName: named('title'),
    called,
    flow,
    lifetime: isSaid ? flowView(lifetime, teller) : '',
  };
}

/** What single funds need of the facts of a day or a week. */
export interface FundLineFacts extends Pick<AssetFacts, 'asset' | 'lifetimesSaid' | 'breadth'> {
  figures: Pick<AssetFigures, 'funds' | 'lifetimes'>;
}
