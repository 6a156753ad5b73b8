import type { CorrectedFigure } from '../../analyse/facts/corrected-figure.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import { asUsd } from '../../model/money.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { coinOf, etfsOf } from '../words/asset-names.ts';
import { nameOf } from '../words/fund-names.ts';
import { COUNT, countView, FLOW, type FlowView } from './figure-view.ts';
import { type Absent, condition, optional, schema, text, type ViewOf } from './schema.ts';

export const CORRECTION = schema('correction', 'a printed figure that moved', {
  etf: text('the ETFs'),
  coin: text('their coin'),
  isTotal: condition('it is the total'),
  isCumulative: condition('it is the cumulative of the ETFs'),
  isTrend: condition('it is the sum of the last days'),
  isTrendBefore: condition('it is the sum of the days before them'),
  isNetAssets: condition('it is the net assets, which have no direction'),
  isFund: condition('it is the flow of a fund'),
  isLifetime: condition('it is the flows of a fund since launch'),
  isTurned: condition('it went another way before, or was zero, or is now'),
  fund: text('the fund, where it is one'),
  days: optional(COUNT, 'how many days the trend has'),
  from: optional(FLOW, 'what was printed; empty: nothing'),
  to: optional(FLOW, 'what is right; empty: nothing any more'),
  at: text('when it moved'),
  saysTime: condition('the last of those that moved at one moment'),
});
export type CorrectionView = ViewOf<typeof CORRECTION>;

/** Says what moved; a day that was taken back altogether says so in one sentence of its own. */
export function correctionViews(
  facts: DigestFacts,
  context: RenderContext,
  teller: Teller,
): CorrectionView[] {
  const isGone = (asset: string) =>
    facts.assets.some((one) => one.asset === asset && one.complete && one.publishedUsd === null);
  const told = facts.corrected.filter(({ correction }) => !isGone(correction.asset));
  return told.map((corrected, i) => ({
    ...correctionView(corrected, facts, context, teller),
    saysTime: corrected.correction.at !== told[i + 1]?.correction.at,
  }));
}

function correctionView(
  { correction, from, to, subject }: CorrectedFigure,
  { assets }: DigestFacts,
  context: RenderContext,
  teller: Teller,
): Omit<CorrectionView, 'saysTime'> {
  const { asset, at } = correction;
  const { kind } = subject;
  const { language, registry } = context;
  const trend = assets.find((facts) => facts.asset === asset)?.figures.trend;
  return {
    etf: etfsOf(asset, language),
    coin: coinOf(asset, language),
    isTotal: kind === 'total',
    isCumulative: kind === 'cumulative',
    isTrend: kind === 'trend',
    isTrendBefore: kind === 'trend-before',
    isNetAssets: kind === 'net-assets',
    isFund: kind === 'fund',
    isLifetime: kind === 'lifetime',
    isTurned: kind !== 'net-assets' && isTurned(from, to),
    fund: 'ticker' in subject ? teller.name(nameOf(asset, subject.ticker, registry, 'title', language)) : '',
    days: countView(trend?.days, 'sessions', teller),
    from: flowBeside(from, to, teller),
    to: flowBeside(to, from, teller),
    at: teller.time(at),
  };
}

const isTurned = (from: Figure | null, to: Figure | null): boolean =>
  from === null || to === null || from.direction !== to.direction || from.value === 0 || to.value === 0;

/** An amount in as many decimals as it takes to tell it from the other. */
export function flowBeside(figure: Figure | null, other: Figure | null, teller: Teller): FlowView | Absent {
  if (!figure) return '';
  const beside = asUsd(other?.value ?? figure.value);
  return {
    flow: teller.tell({ form: 'precise flow', figure, beside, inProse: true }),
    amount: teller.tell({ form: 'precise amount', figure, beside, inProse: true }),
    shortAmount: teller.tell({ form: 'precise amount', figure, beside }),
    direction: figure.direction === null ? '' : teller.direction(figure),
    flows: figure.direction === null ? '' : teller.tell({ form: 'flows', figure }),
    isZero: figure.value === 0,
  };
}
