import type { WeekFacts } from '../../analyse/facts/week-facts.ts';
import type { WeekDayCounts } from '../../analyse/figures/week-day-figures.ts';
import type { Teller } from '../proof/teller.ts';
import { type Absent, type CountView, countView, type FlowView, flowView } from './figure-view.ts';

/** The days of one direction, or those at zero. */
export interface DayPart {
  days: CountView;
  isZero: boolean;
}

/** The month to date. */
export interface MonthView {
  /** `11 月` */
  name: string;
  span: string;
  isOneDay: boolean;
  /** the day, where it is one */
  day: string;
  tradingDays: CountView;
  sum: FlowView;
}

/** The days by direction, the week's own first, zeros last. */
export function dayParts(days: WeekDayCounts, direction: WeekFacts['direction'], teller: Teller): DayPart[] {
  const ways = direction === 'out' ? (['out', 'in', 'flat'] as const) : (['in', 'out', 'flat'] as const);
  return ways
    .filter((way) => days[way].value > 0)
    .map((way) => ({ days: countView(days[way], 'days', teller) as CountView, isZero: way === 'flat' }));
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
    tradingDays: countView(known.tradingDays, 'sessions', teller) as CountView,
    sum: flowView(known.sum, teller) as FlowView,
  };
}
