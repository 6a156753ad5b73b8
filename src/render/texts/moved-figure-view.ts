import type { CorrectedFigure } from '../../analyse/facts/corrected-figure.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { flowBeside } from '../views/correction-view.ts';
import { COUNT, countView, FLOW } from '../views/figure-view.ts';
import { condition, optional, schema, text, type ViewOf } from '../views/schema.ts';
import { etfsOf } from '../words/asset-names.ts';
import { nameOf } from '../words/fund-names.ts';

export const MOVED = schema('moved figure', 'a figure of one edition that another one has otherwise', {
  etf: text('the ETFs'),
  isTotal: condition('it is the total'),
  isCumulative: condition('it is the cumulative of the ETFs'),
  isTrend: condition('it is the sum of the last days'),
  isTrendBefore: condition('it is the sum of the days before them'),
  isNetAssets: condition('it is the net assets'),
  isLifetime: condition('it is the flows of a fund since launch'),
  fund: text('the fund, where it is one'),
  days: optional(COUNT, 'how many days the trend has'),
  isTurned: condition('its direction changed, or it was or is zero'),
  from: optional(FLOW, 'what was printed; empty: nothing'),
  to: optional(FLOW, 'what is printed now; empty: nothing any more'),
});

/** Says a figure that moved; a sum over days with how many they are. */
export function movedView(
  { correction, from, to, subject }: CorrectedFigure,
  trendDays: Figure | null,
  { language, registry }: RenderContext,
  teller: Teller,
): ViewOf<typeof MOVED> {
  const { asset } = correction;
  const { kind } = subject;
  const isTurned = kind !== 'net-assets' && (from?.direction !== to?.direction || from?.value === 0);
  return {
    etf: etfsOf(asset, language),
    isTotal: kind === 'total',
    isCumulative: kind === 'cumulative',
    isTrend: kind === 'trend',
    isTrendBefore: kind === 'trend-before',
    isNetAssets: kind === 'net-assets',
    isLifetime: kind === 'lifetime',
    fund: 'ticker' in subject ? teller.name(nameOf(asset, subject.ticker, registry, 'title', language)) : '',
    days: countView(trendDays, 'sessions', teller),
    isTurned,
    from: flowBeside(from, to, teller),
    to: flowBeside(to, from, teller),
  };
}
