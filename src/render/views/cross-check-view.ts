import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { Ticker } from '../../model/flow.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { etfsOf } from '../words/asset-names.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { COUNT, countView, FLOW, flowView } from './figure-view.ts';
import { type Absent, condition, list, optional, schema, text, type ViewOf, view } from './schema.ts';

const DIFFERENCE = schema('difference', 'a fund of which two publishers say different things', {
  fund: text('its name without brackets, and ticker'),
  own: view(FLOW, 'what this digest says'),
  other: view(FLOW, 'what the other publisher says'),
});

export const CROSS_CHECK = schema('opinion', 'what came of holding the figures against another publisher’s', {
  etf: text('the ETFs'),
  source: text('whose figures the digest tells'),
  other: text('the other publisher'),
  isAgree: condition('all funds agree'),
  isDiffer: condition('some do not'),
  isNotComparable: condition('they list different funds'),
  compared: view(COUNT, 'funds that were compared'),
  band: text('how far two figures may lie apart, an amount'),
  differences: list(DIFFERENCE, 'the funds that differ'),
  onlyHere: text('funds that only this digest’s publisher lists, in a list'),
  onlyThere: text('funds that only the other lists'),
  calledHere: text('the first of these, by tickers'),
  calledThere: text('the second, by tickers'),
  otherTotal: optional(FLOW, 'the other’s total of the day'),
});
export type CrossCheckView = ViewOf<typeof CROSS_CHECK>;

/** What is said of it; nothing where there was nothing to hold against. */
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
  const named = (ticker: Ticker) => teller.name(nameOf(asset, ticker, registry, 'title', language));
  const called = (ticker: Ticker) => teller.name(calledOf(asset, ticker, registry, language));
  return {
    etf: etfsOf(asset, language),
    source: label(source),
    other: label(crossCheck.source),
    isAgree: verdict === 'agree',
    isDiffer: verdict === 'differ',
    isNotComparable: verdict === 'not comparable',
    compared: countView(compared, 'funds', teller),
    band: teller.amount(band),
    differences: differences.map(({ ticker, own, other }) => ({
      fund: named(ticker),
      own: flowView(own, teller),
      other: flowView(other, teller),
    })),
    onlyHere: language.list(onlyHere.map(named)),
    onlyThere: language.list(onlyThere.map(named)),
    calledHere: language.list(onlyHere.map(called)),
    calledThere: language.list(onlyThere.map(called)),
    otherTotal: flowView(total, teller),
  };
}
