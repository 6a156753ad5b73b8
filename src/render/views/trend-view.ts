import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import type { TrendBefore } from '../../analyse/figures/trend-figures.ts';
import type { Teller } from '../proof/teller.ts';
import { COUNT, countView, FLOW, flowView } from './figure-view.ts';
import { type Absent, condition, type Filled, optional, schema, text, type ViewOf, view } from './schema.ts';

/** What an earlier span and its sum are told with. */
export const COMPARED_VALUES = {
  span: text('first and last day'),
  sum: view(FLOW, 'what flowed in all'),
  isSameWay: condition('both went the same way'),
  isMore: condition('the newer sum is larger'),
  isLess: condition('the newer sum is smaller'),
  difference: text('by how much, an amount; empty where they are equal'),
};
export type ComparedView = Filled<typeof COMPARED_VALUES>;

const BEFORE = schema('before', 'as many days before those of the trend', {
  days: view(COUNT, 'how many trading days'),
  isOverYears: condition('its span names two years'),
  ...COMPARED_VALUES,
});

export const TREND = schema('trend', 'the last trading days together', {
  days: view(COUNT, 'how many trading days'),
  span: text('first and last day'),
  sum: view(FLOW, 'what flowed in all'),
  inflowDays: view(COUNT, 'days of them with an inflow'),
  isEveryDayIn: condition('each day was one'),
  isNoDayIn: condition('none was'),
  before: optional(BEFORE, 'absent where there are too few'),
});
export type TrendView = ViewOf<typeof TREND>;

/**
 * Says the trend; not at all where a trading day within it has no total, for then it is not the last N days, nor of a
 * single day, nor where it is all that has flowed since launch.
 */
export function trendView({ figures }: AssetFacts, teller: Teller): TrendView | Absent {
  const { trend } = figures;
  if (!trend || trend.days.value < 2 || figures.cumulative?.from === trend.sum.from) return '';
  const { days, sum, inflowDays, before } = trend;
  return {
    days: countView(days, 'sessions', teller),
    span: teller.span(sum.from, sum.to),
    sum: flowView(sum, teller),
    inflowDays: countView(inflowDays, 'days', teller),
    isEveryDayIn: inflowDays.value === days.value,
    isNoDayIn: inflowDays.value === 0,
    before: before ? beforeView(before, sum, teller) : '',
  };
}

function beforeView(before: TrendBefore, now: Figure, teller: Teller): ViewOf<typeof BEFORE> {
  return {
    days: countView(before.days, 'sessions', teller),
    isOverYears: before.sum.from.slice(0, 4) !== now.to.slice(0, 4),
    ...comparedView(before, now, teller),
  };
}

/** Holds a sum against that of an earlier span. */
export function comparedView(
  { sum, difference }: Pick<TrendBefore, 'sum' | 'difference'>,
  now: Figure,
  teller: Teller,
): ComparedView {
  const more = Math.abs(now.value) - Math.abs(sum.value);
  return {
    span: teller.span(sum.from, sum.to),
    sum: flowView(sum, teller),
    isSameWay: now.value !== 0 && sum.direction === now.direction,
    isMore: more > 0,
    isLess: more < 0,
    difference: more === 0 ? '' : teller.amount(difference),
  };
}
