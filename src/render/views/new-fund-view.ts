import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { nameOf } from '../words/fund-names.ts';
import { type FlowView, flowView } from './figure-view.ts';

/** A fund that reports for the first time. */
export interface NewFundView {
  name: string;
  flow: FlowView;
  /** its flow is told already, among the leaders */
  isTold: boolean;
}

/** The funds that report for the first time on the day. */
export function newFunds(
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
