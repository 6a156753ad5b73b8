import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Leader } from '../../analyse/measures/breadth.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { etfsOf } from '../words/asset-names.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { FLOW, flowView } from './figure-view.ts';
import { condition, optional, schema, text, type ViewOf, view } from './schema.ts';

export const FUND = schema('fund', 'one fund, or several that are equal', {
  isOnly: condition('the only fund of its direction'),
  isLargest: condition('the largest of its direction'),
  isSecond: condition('the second, where the other direction has none'),
  isTied: condition('several are equally large'),
  isCurrent: condition('the text may say 目前: no later day has been published'),
  etf: text('the ETFs of its asset'),
  name: text('full name and ticker; of equal ones all, in a list'),
  shortName: text('without brackets, for titles'),
  called: text('its ticker; the funds BTC and ETH with their name'),
  flow: view(FLOW, 'its flow of the day'),
  lifetime: optional(FLOW, 'its flows since launch; absent where they are not known'),
});
export type FundView = ViewOf<typeof FUND>;

export const NEW_FUND = schema('new fund', 'a fund that reports for the first time', {
  name: text('full name and ticker'),
  flow: view(FLOW, 'its first flow'),
  isTold: condition('it is told already, among the leaders'),
});
export type NewFundView = ViewOf<typeof NEW_FUND>;

type Way = 'in' | 'out';

/**
 * The funds that are told one by one: each direction's only or largest, and where a direction has no fund, the runner-up of
 * the other.
 *
 * @param first the direction that is told first
 * @param isCurrent the text is read before the next day is published
 */
export function fundViews(
  facts: FundFacts,
  first: Way,
  isCurrent: boolean,
  context: RenderContext,
  teller: Teller,
): FundView[] {
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
    fundView(facts, leader, { isOnly, isLargest: !isOnly, isSecond: false, isCurrent }, context, teller),
  );
  const [only, other] = leaders;
  const second = only && !other ? breadth.second[only.way] : null;
  if (second) {
    const rank = { isOnly: false, isLargest: false, isSecond: true, isCurrent };
    lines.push(fundView(facts, second, rank, context, teller));
  }
  return lines.flatMap((line) => line ?? []);
}

/** The line of one leader; null where its figure is not there. */
export function fundView(
  facts: Pick<FundFacts, 'asset' | 'figures'>,
  { tickers }: Leader,
  rank: Pick<FundView, 'isOnly' | 'isLargest' | 'isSecond' | 'isCurrent'>,
  context: RenderContext,
  teller: Teller,
): FundView | null {
  const { asset, figures } = facts;
  const { language, registry } = context;
  const [ticker] = tickers;
  const flow = flowView(figures.funds.get(ticker ?? ''), teller);
  if (ticker === undefined || flow === '') return null;
  const isTied = tickers.length > 1;
  const lifetime = figures.lifetimes.get(ticker);
  const isSaid = !isTied && lifetime !== undefined && lifetime.value !== 0;
  const named = (naming: 'title' | 'body') =>
    language.list(tickers.map((one) => teller.name(nameOf(asset, one, registry, naming, language))));
  const called = language.list(tickers.map((one) => teller.name(calledOf(asset, one, registry, language))));
  return {
    ...rank,
    isTied,
    etf: etfsOf(asset, language),
    // many full names would make a sentence of their own
    name: tickers.length > 2 ? called : named('body'),
    shortName: named('title'),
    called,
    flow,
    lifetime: isSaid ? flowView(lifetime, teller) : '',
  };
}

/** The funds that report for the first time on the day. */
export function newFundViews(
  { asset, debuts, figures, breadth }: AssetFacts,
  context: RenderContext,
  teller: Teller,
): NewFundView[] {
  const leaders = [breadth?.largestIn, breadth?.largestOut].flatMap((leader) => leader?.tickers ?? []);
  return debuts.flatMap((ticker) => {
    const flow = flowView(figures.funds.get(ticker), teller);
    const name = teller.name(nameOf(asset, ticker, context.registry, 'body', context.language));
    return flow === '' ? [] : [{ name, flow, isTold: leaders.includes(ticker) }];
  });
}

/** What single funds need of the facts of a day or a week. */
export interface FundFacts extends Pick<AssetFacts, 'asset' | 'breadth'> {
  figures: Pick<AssetFigures, 'funds' | 'lifetimes'>;
}
