import type { Figure } from '../../analyse/figures/figure.ts';
import type { Teller } from '../proof/teller.ts';
import type { Unit } from '../words/language.ts';
import { type Absent, condition, schema, text, type ViewOf } from './schema.ts';

export const FLOW = schema('flow', 'an amount that flowed', {
  flow: text('direction and amount'),
  amount: text('the amount without its direction'),
  shortAmount: text('the same as titles write it'),
  direction: text('the direction alone'),
  flows: text('the same, in the plural where the language has one'),
  isZero: condition('nothing flowed'),
});
export type FlowView = ViewOf<typeof FLOW>;

export const COUNT = schema('count', 'a number of funds, days or weeks', {
  count: text('with its word'),
  number: text('the number alone'),
  ordinal: text('as a place in a row'),
  flows: text('their direction, in the plural where the language has one'),
  direction: text('the direction of those that are counted; empty for any'),
});
export type CountView = ViewOf<typeof COUNT>;

/** An amount; nothing for none. */
export function flowView(figure: Figure, teller: Teller): FlowView;
export function flowView(figure: Figure | null | undefined, teller: Teller): FlowView | Absent;
export function flowView(figure: Figure | null | undefined, teller: Teller): FlowView | Absent {
  if (!figure) return '';
  return {
    flow: teller.flow(figure),
    amount: teller.amount(figure),
    shortAmount: teller.tell({ form: 'amount', figure }),
    direction: teller.direction(figure),
    flows: teller.tell({ form: 'flows', figure }),
    isZero: figure.value === 0,
  };
}

/** A count; nothing for none. */
export function countView(figure: Figure, unit: Unit, teller: Teller): CountView;
export function countView(figure: Figure | null | undefined, unit: Unit, teller: Teller): CountView | Absent;
export function countView(figure: Figure | null | undefined, unit: Unit, teller: Teller): CountView | Absent {
  if (!figure) return '';
  return {
    count: teller.count(figure, unit),
    number: teller.count(figure, 'number'),
    ordinal: teller.count(figure, 'ordinal'),
    direction: figure.direction === null ? '' : teller.direction(figure),
    flows: figure.direction === null ? '' : teller.tell({ form: 'flows', figure }),
  };
}
