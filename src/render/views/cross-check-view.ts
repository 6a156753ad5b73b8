import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { Ticker } from '../../model/flow.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { type Absent, type CountView, countView, type FlowView, flowView } from './figure-view.ts';

/** What came of holding an asset's figures against another publisher's. */
export interface CrossCheckView {
  etf: string;
  /** whose figures the digest tells */
  source: string;
  other: string;
  isAgree: boolean;
  isDiffer: boolean;
  isNotComparable: boolean;
  compared: CountView;
  /** how far two figures of a fund may lie apart, an amount */
  band: string;
  differences: readonly { fund: string; own: FlowView; other: FlowView }[];
  /** funds that only one of the two lists, in a list */
  onlyHere: string;
  onlyThere: string;
  /** the same in short: their tickers */
  calledHere: string;
  calledThere: string;
  otherTotal: FlowView | Absent;
}

/** The opinion that is said; nothing where there was nothing to hold. */
export function crossCheckView(
  facts: AssetFacts,
  context: RenderContext,
  teller: Teller,
): CrossCheckView | Absent {
  const { asset, source, crossCheck, figures } = facts;
  if (!crossCheck || !figures.crossCheck) return '';
  const { language, registry, sourceLabels } = context;
  const { verdict, onlyHere, onlyThere } = crossCheck;
  const { total, compared, band, differences } = figures.crossCheck;
  const label = (id: string) => teller.name(sourceLabels[id] ?? id);
  const named = (ticker: Ticker) => teller.name(nameOf(asset, ticker, registry, 'body', language));
  const called = (ticker: Ticker) => teller.name(calledOf(asset, ticker, registry, language));
  return {
    etf: language.assets[asset],
    source: label(source),
    other: label(crossCheck.source),
    isAgree: verdict === 'agree',
    isDiffer: verdict === 'differ',
    isNotComparable: verdict === 'not comparable',
    compared: countView(compared, 'funds', teller) as CountView,
    band: teller.amount(band),
    differences: differences.map(({ ticker, own, other }) => ({
      fund: named(ticker),
      own: flowView(own, teller) as FlowView,
      other: flowView(other, teller) as FlowView,
    })),
    onlyHere: language.list(onlyHere.map(named)),
    onlyThere: language.list(onlyThere.map(named)),
    calledHere: language.list(onlyHere.map(called)),
    calledThere: language.list(onlyThere.map(called)),
    otherTotal: flowView(total, teller),
  };
}
