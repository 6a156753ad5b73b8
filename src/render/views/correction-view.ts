import type { CorrectedFigure } from '../../analyse/facts/corrected-figure.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { nameOf } from '../words/fund-names.ts';
import { type Absent, type CountView, countView } from './figure-view.ts';

/** One figure that moved after the final edition. */
export interface CorrectionView {
  etf: string;
  isTotal: boolean;
  isCumulative: boolean;
  isTrend: boolean;
  isTrendBefore: boolean;
  isNetAssets: boolean;
  isFund: boolean;
  isLifetime: boolean;
  /** the fund, where it is one */
  fund: string;
  /** of the trend */
  days: CountView | Absent;
  /** amount and direction, or the amount of a level; empty: not published */
  from: string;
  to: string;
  at: string;
}

const LIFETIME = /-cumulative$/;
const KINDS = ['total', 'cumulative', 'trend', 'trend-before', 'net-assets'];

/** Says what moved, from what to what. Two figures that round to the same are told apart in the smaller unit. */
export function correctionView(
  { correction, from, to, isLevel }: CorrectedFigure,
  { assets }: DigestFacts,
  context: RenderContext,
  teller: Teller,
): CorrectionView {
  const { what, asset, at } = correction;
  const { language, registry } = context;
  const isFund = !KINDS.includes(what);
  const size = (figure: Figure | null) => figure && language.amount(figure.value, figure.resolutionUsd);
  const isPrecise = size(from) === size(to) && from?.direction === to?.direction;
  const form = isLevel
    ? ({ form: isPrecise ? 'precise amount' : 'amount' } as const)
    : ({ form: isPrecise ? 'precise flow' : 'flow' } as const);
  const told = (figure: Figure | null) => (figure ? teller.tell({ ...form, figure }) : '');
  const trend = assets.find((facts) => facts.asset === asset)?.figures.trend;
  return {
    etf: language.assets[asset],
    isTotal: what === 'total',
    isCumulative: what === 'cumulative',
    isTrend: what === 'trend',
    isTrendBefore: what === 'trend-before',
    isNetAssets: isLevel,
    isFund: isFund && !LIFETIME.test(what),
    isLifetime: isFund && LIFETIME.test(what),
    fund: isFund ? teller.name(nameOf(asset, what.replace(LIFETIME, ''), registry, 'body', language)) : '',
    days: countView(trend?.days, 'sessions', teller),
    from: told(from),
    to: told(to),
    at: teller.time(at),
  };
}
