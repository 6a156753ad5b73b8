import type { WeekFacts } from '../../analyse/facts/week-facts.ts';
import type { WeekDayCounts } from '../../analyse/figures/week-day-figures.ts';
import type { Teller } from '../proof/teller.ts';
import { COUNT, countView, FLOW, flowView } from './figure-view.ts';
import { type Absent, condition, schema, text, type ViewOf, view } from './schema.ts';

export const DAYS = schema('days', 'the days of one direction, or those at zero', {
  days: view(COUNT, 'how many'),
  isZero: condition('those at zero'),
});
export type DaysView = ViewOf<typeof DAYS>;

export const MONTH = schema('month', 'the month to date', {
  name: text('the month'),
  span: text('first and last day'),
  isOneDay: condition('it has one day so far'),
  day: text('the day, where it is one'),
  tradingDays: view(COUNT, 'how many trading days'),
  sum: view(FLOW, 'what flowed in all'),
});
export type MonthView = ViewOf<typeof MONTH>;

/** The days by direction, the week's own first, zeros last. */
export function daysViews(
  days: WeekDayCounts,
  direction: WeekFacts['direction'],
  teller: Teller,
): DaysView[] {
  const ways = direction === 'out' ? (['out', 'in', 'flat'] as const) : (['in', 'out', 'flat'] as const);
  return ways
    .filter((way) => days[way].value > 0)
    .map((way) => ({ days: countView(days[way], 'days', teller), isZero: way === 'flat' }));
}

/** The month to date; nothing where a day of it is not known. */
export function monthView({ figures, month }: WeekFacts, teller: Teller): MonthView | Absent {
  const { month: known } = figures;
  if (!month || !known?.sum) return '';
  return {
    name: teller.tell({ form: 'month', day: month.to }),
    span: teller.span(month.from, month.to),
    isOneDay: month.from === month.to,
    day: teller.date(month.to),
    tradingDays: countView(known.tradingDays, 'sessions', teller),
    sum: flowView(known.sum, teller),
  };
}
