import type { CorrectedFigure } from '../../analyse/facts/corrected-figure.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import { asUsd } from '../../model/money.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { etfsOf } from '../words/asset-names.ts';
import { nameOf } from '../words/fund-names.ts';
import { COUNT, countView } from './figure-view.ts';
import { condition, optional, schema, text, type ViewOf } from './schema.ts';

export const CORRECTION = schema('correction', 'a printed figure that moved', {
  etf: text('the ETFs'),
  isTotal: condition('it is the total'),
  isCumulative: condition('it is the cumulative of the ETFs'),
  isTrend: condition('it is the sum of the last days'),
  isTrendBefore: condition('it is the sum of the days before them'),
  isNetAssets: condition('it is the net assets'),
  isFund: condition('it is the flow of a fund'),
  isLifetime: condition('it is the flows of a fund since launch'),
  fund: text('the fund, where it is one'),
  days: optional(COUNT, 'how many days the trend has'),
  from: text('what was printed; empty: nothing'),
  to: text('what is right; empty: nothing any more'),
  at: text('when it moved'),
  saysTime: condition('the last of those that moved at one moment'),
});
export type CorrectionView = ViewOf<typeof CORRECTION>;

/** Says what moved, from what to what. Two figures that round to the same are told apart in the smaller unit. */
export function correctionView(
  { correction, from, to, subject }: CorrectedFigure,
  { assets }: DigestFacts,
  context: RenderContext,
  teller: Teller,
): Omit<CorrectionView, 'saysTime'> {
  const { asset, at } = correction;
  const { kind } = subject;
  const { language, registry } = context;
  const size = (figure: Figure | null) =>
    figure && language.amount(asUsd(figure.value), figure.resolutionUsd);
  const isPrecise = size(from) === size(to) && from?.direction === to?.direction;
  // net assets are held, they do not flow
  const form =
    kind === 'net-assets'
      ? ({ form: isPrecise ? 'precise amount' : 'amount' } as const)
      : ({ form: isPrecise ? 'precise flow' : 'flow' } as const);
  const said = (figure: Figure | null) => (figure ? teller.tell({ ...form, figure }) : '');
  const trend = assets.find((facts) => facts.asset === asset)?.figures.trend;
  return {
    etf: etfsOf(asset, language),
    isTotal: kind === 'total',
    isCumulative: kind === 'cumulative',
    isTrend: kind === 'trend',
    isTrendBefore: kind === 'trend-before',
    isNetAssets: kind === 'net-assets',
    isFund: kind === 'fund',
    isLifetime: kind === 'lifetime',
    fund: 'ticker' in subject ? teller.name(nameOf(asset, subject.ticker, registry, 'body', language)) : '',
    days: countView(trend?.days, 'sessions', teller),
    from: said(from),
    to: said(to),
    at: teller.time(at),
  };
}
