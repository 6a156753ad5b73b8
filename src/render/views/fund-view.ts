import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Leader } from '../../analyse/measures/breadth.ts';
import type { Ticker } from '../../model/flow.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { etfsOf } from '../words/asset-names.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { FLOW, flowView } from './figure-view.ts';
import { condition, optional, schema, text, type ViewOf, view } from './schema.ts';

export const FUND = schema('fund', 'one fund, or several that are equal', {
  isTop: condition('the sentence says that it is the largest of its direction'),
  isOnly: condition('the sentence says that it is the only one of its direction'),
  isAlone: condition('the same, said before its name'),
  isTitled: condition('the title has named it with its amount'),
  isNext: condition('it is the second largest of its direction'),
  isApart: condition('it is set off from the fund before it'),
  isTied: condition('several are equally large'),
  etf: text('the ETFs of its asset'),
  name: text('full name and ticker; of equal ones all, in a list'),
  shortName: text('without brackets'),
  called: text('its ticker; the funds BTC and ETH with their name'),
  flow: view(FLOW, 'its flow of the day'),
  lifetime: optional(FLOW, 'its flows since launch; absent where they are not known'),
});
export type FundView = ViewOf<typeof FUND>;

/** What a sentence says of a fund beside its flow. */
export type FundRole = Pick<FundView, 'isTop' | 'isOnly' | 'isAlone' | 'isTitled' | 'isNext' | 'isApart'>;

/** It says nothing beside. */
export const PLAIN: FundRole = {
  isTop: false,
  isOnly: false,
  isAlone: false,
  isTitled: false,
  isNext: false,
  isApart: false,
};

export const NEW_FUND = schema('new fund', 'a fund on its first day', {
  shortName: text('without brackets'),
  flow: view(FLOW, 'its first flow'),
  isTold: condition('its flow is told already'),
});
export type NewFundView = ViewOf<typeof NEW_FUND>;

/** The line of one leader; null where its figure is not there. */
export function fundView(
  facts: Pick<FundFacts, 'asset' | 'figures'>,
  { tickers }: Leader,
  role: FundRole,
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
  // a fund in its first days has flowed nothing else
  const isSaid = !isTied && lifetime !== undefined && lifetime.value !== 0 && lifetime.from !== lifetime.to;
  const named = (naming: 'title' | 'body') =>
    language.list(tickers.map((one) => teller.name(nameOf(asset, one, registry, naming, language))));
  const called = language.list(tickers.map((one) => teller.name(calledOf(asset, one, registry, language))));
  return {
    ...role,
    isTied,
    etf: etfsOf(asset, language),
    // many full names would make a sentence of their own
    name: tickers.length > 2 ? called : named('body'),
    shortName: tickers.length > 2 ? called : named('title'),
    called,
    flow,
    lifetime: isSaid ? flowView(lifetime, teller) : '',
  };
}

/** The funds whose first day it is. */
export function newFundViews(
  { asset, debuts, figures }: Pick<AssetFacts, 'asset' | 'debuts'> & Pick<FundFacts, 'figures'>,
  told: readonly Ticker[],
  context: RenderContext,
  teller: Teller,
): NewFundView[] {
  return debuts.flatMap((ticker) => {
    const flow = flowView(figures.funds.get(ticker), teller);
    const shortName = teller.name(nameOf(asset, ticker, context.registry, 'title', context.language));
    return flow === '' ? [] : [{ shortName, flow, isTold: told.includes(ticker) }];
  });
}

/** What single funds need of the facts of a day or a week. */
export interface FundFacts extends Pick<AssetFacts, 'asset' | 'breadth' | 'sides' | 'totalUsd' | 'event'> {
  figures: Pick<AssetFigures, 'funds' | 'lifetimes' | 'counts'>;
}
