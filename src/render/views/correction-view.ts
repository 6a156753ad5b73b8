import type { CorrectedFigure } from '../../analyse/facts/corrected-figure.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import { asUsd } from '../../model/money.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { etfsOf } from '../words/asset-names.ts';
import { nameOf } from '../words/fund-names.ts';
import { COUNT, countView, FLOW, type FlowView } from './figure-view.ts';
import { type Absent, condition, type Filled, optional, schema, text, type ViewOf } from './schema.ts';

/** What a figure that moved is said with, in a correction and where editions are held against each other. */
export const MOVED_VALUES = {
  etf: text('the ETFs'),
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
};

export const CORRECTION = schema('correction', 'a printed figure that moved', {
  ...MOVED_VALUES,
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
  const trendDays = (asset: string) => facts.assets.find((one) => one.asset === asset)?.figures.trend?.days;
  return told.map((corrected, i) => ({
    ...movedValues(corrected, trendDays(corrected.correction.asset), context, teller),
    at: teller.time(corrected.correction.at),
    saysTime: corrected.correction.at !== told[i + 1]?.correction.at,
  }));
}

/** Says which figure moved, from what to what; a sum over days with how many they are. */
export function movedValues(
  { correction, from, to, subject }: CorrectedFigure,
  trendDays: Figure | null | undefined,
  { language, registry }: RenderContext,
  teller: Teller,
): Filled<typeof MOVED_VALUES> {
  const { asset } = correction;
  const { kind } = subject;
  return {
    etf: etfsOf(asset, language),
    isTotal: kind === 'total',
    isCumulative: kind === 'cumulative',
    isTrend: kind === 'trend',
    isTrendBefore: kind === 'trend-before',
    isNetAssets: kind === 'net-assets',
    isFund: kind === 'fund',
    isLifetime: kind === 'lifetime',
    isTurned: kind !== 'net-assets' && isTurned(from, to),
    fund: 'ticker' in subject ? teller.name(nameOf(asset, subject.ticker, registry, 'title', language)) : '',
    days: countView(trendDays, 'sessions', teller),
    from: flowBeside(from, to, teller),
    to: flowBeside(to, from, teller),
  };
}

const isTurned = (from: Figure | null, to: Figure | null): boolean =>
  from === null || to === null || from.direction !== to.direction || from.value === 0 || to.value === 0;

/** An amount in as many decimals as it takes to tell it from the other. */
function flowBeside(figure: Figure | null, other: Figure | null, teller: Teller): FlowView | Absent {
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
