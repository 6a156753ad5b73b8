import type { BeforeView, ComparedView, TrendView } from '../../views/trend-view.ts';
import { COUNT, FLOW } from './figures.ts';
import { condition, type Described, type Schema, text, view } from './schema.ts';

/** What an earlier span is told with. */
export const COMPARED_VALUES: Described<ComparedView> = {
  span: text('first and last day'),
  sum: view(FLOW, 'what flowed in all'),
  isSameWay: condition('both went the same way'),
  isMore: condition('the newer sum is larger'),
  isLess: condition('the newer sum is smaller'),
  difference: text('by how much, an amount; empty where they are equal'),
};

const BEFORE: Schema<BeforeView> = {
  name: 'before',
  about: 'as many days before those of the trend',
  values: {
    days: view(COUNT, 'how many trading days'),
    isOverYears: condition('its span names two years'),
    ...COMPARED_VALUES,
  },
};

export const TREND: Schema<TrendView> = {
  name: 'trend',
  about: 'the last trading days together',
  values: {
    days: view(COUNT, 'how many trading days'),
    span: text('first and last day'),
    sum: view(FLOW, 'what flowed in all'),
    inflowDays: view(COUNT, 'days of them with an inflow'),
    isEveryDayIn: condition('each day was one'),
    isNoDayIn: condition('none was'),
    before: view(BEFORE, 'absent where there are too few'),
  },
};
