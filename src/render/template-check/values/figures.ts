import type { CountView, FlowView } from '../../views/figure-view.ts';
import { condition, type Schema, text } from './schema.ts';

export const FLOW: Schema<FlowView> = {
  name: 'flow',
  about: 'an amount that flowed',
  values: {
    flow: text('direction and amount'),
    amount: text('the amount without its direction'),
    direction: text('the direction alone'),
    isZero: condition('nothing flowed'),
  },
};

export const COUNT: Schema<CountView> = {
  name: 'count',
  about: 'a number of funds, days or weeks',
  values: {
    count: text('with its word'),
    number: text('the number alone'),
    ordinal: text('as a place in a row'),
    flows: text('their direction, in the plural where the language has one'),
    direction: text('the direction of those that are counted; empty for any'),
  },
};
