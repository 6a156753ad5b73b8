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

/** The month to date; nothing where a day of it is not known, it lies within the week, or it is all that has flowed since launch. */
export function monthView({ figures, month, from }: WeekFacts, teller: Teller): MonthView | Absent {
  const { month: known } = figures;
  const isAll = month?.from === figures.cumulative?.from;
  if (!month || !known?.sum || month.from >= from || isAll) return '';
  return {
    name: teller.tell({ form: 'month', day: month.to }),
    span: teller.span(month.from, month.to),
    tradingDays: countView(known.tradingDays, 'sessions', teller),
    sum: flowView(known.sum, teller),
  };
}

/** Whether as many days of as many went the same way. */
export const isDaysAlike = (one: WeekFacts, other: WeekFacts): boolean => ownDaysOf(one) === ownDaysOf(other);

/** `in 4/5` */
function ownDaysOf({ direction, inflowDays, outflowDays, zeroDays, tradingDays }: WeekFacts): string {
  const own = direction === 'in' ? inflowDays : direction === 'out' ? outflowDays : zeroDays;
  return `${direction} ${own}/${tradingDays}`;
}
