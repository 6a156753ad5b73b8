import type { Figure } from '../../analyse/figures/figure.ts';
import type { Teller } from '../proof/teller.ts';
import type { Unit } from '../words/language.ts';

/** An amount of money that flowed, as a template may say it. */
export interface FlowView {
  /** direction and amount: `净流出 5490 万美元` */
  flow: string;
  amount: string;
  direction: string;
  isZero: boolean;
}

/** A number of funds, days or weeks, as a template may say it. */
export interface CountView {
  /** with what is counted: `6 只`, `7 日`, `7 个交易日` */
  count: string;
  /** the bare number: `6` */
  number: string;
  /** the place of the last in a row: `第 7`, `seventh` */
  ordinal: string;
  /** of those that are counted; empty for any */
  direction: string;
  /** the same as so many have it: `净流出`, `outflows`, of one `an outflow` */
  flows: string;
}

/** What is not there to say: false in a condition, and an error where it is printed. */
export type Absent = '';

/** An amount; nothing for none. */
export function flowView(figure: Figure | null | undefined, teller: Teller): FlowView | Absent {
  if (!figure) return '';
  return {
    flow: teller.flow(figure),
    amount: teller.amount(figure),
    direction: teller.direction(figure),
    isZero: figure.value === 0,
  };
}

/** A count; nothing for none. */
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
