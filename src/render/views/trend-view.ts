import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import type { TrendBefore } from '../../analyse/figures/trend-figures.ts';
import type { Teller } from '../proof/teller.ts';
import { type Absent, type CountView, countView, type FlowView, flowView } from './figure-view.ts';

/** The trend, as a template may say it. */
export interface TrendView {
  /** `7 个交易日` */
  days: CountView;
  /** `10 月 24 日至 11 月 1 日` */
  span: string;
  sum: FlowView;
  /** `6 个交易日`, with their direction */
  inflowDays: CountView;
  isEveryDayIn: boolean;
  isNoDayIn: boolean;
  /** as many days before; nothing where there are too few */
  before: BeforeView | Absent;
}

/** The days before those of the trend. */
export interface BeforeView extends ComparedView {
  days: CountView;
  /** its span names two years: the sentence would be a long one */
  isOverYears: boolean;
}

/** What the sum is held against: an earlier span and its sum. */
export interface ComparedView {
  span: string;
  sum: FlowView;
  /** both went the same way: they are compared by size */
  isSameWay: boolean;
  isMore: boolean;
  isLess: boolean;
  /** how much more or less, an amount */
  difference: string;
}

/**
 * Says the trend; not at all where a trading day within it has no total, for then it is not the last N days, nor of a
 * single day.
 */
export function trendView({ figures }: AssetFacts, teller: Teller): TrendView | Absent {
  const { trend } = figures;
  if (!trend || trend.days.value < 2) return '';
  const { days, sum, inflowDays, before } = trend;
  return {
    days: countView(days, 'sessions', teller) as CountView,
    span: teller.span(sum.from, sum.to),
    sum: flowView(sum, teller) as FlowView,
    inflowDays: countView(inflowDays, 'sessions', teller) as CountView,
    isEveryDayIn: inflowDays.value === days.value,
    isNoDayIn: inflowDays.value === 0,
    before: before ? beforeView(before, sum, teller) : '',
  };
}

function beforeView(before: TrendBefore, now: Figure, teller: Teller): BeforeView {
  return {
    days: countView(before.days, 'sessions', teller) as CountView,
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
    sum: flowView(sum, teller) as FlowView,
    isSameWay: now.value !== 0 && sum.direction === now.direction,
    isMore: more > 0,
    isLess: more < 0,
    difference: more === 0 ? '' : teller.amount(difference),
  };
}
