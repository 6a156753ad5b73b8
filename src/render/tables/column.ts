import type { Figure } from '../../analyse/figures/figure.ts';
import type { Teller } from '../proof/teller.ts';
import type { AmountUnit } from '../words/language.ts';

/** A column of amounts of one unit, which its head says once: `当日（万美元）`. */
export interface Column {
  head: string;
  cell(figure: Figure): string;
}

/** A column in the finest unit, in which every amount is whole and all add up. */
export const columnOf = (label: string, teller: Teller): Column =>
  columnIn(teller.language.units[0], label, teller);

/** A column in the largest unit in which none of its amounts is rounded to nothing. */
export function roundedColumnOf(label: string, figures: readonly Figure[], teller: Teller): Column {
  const { units } = teller.language;
  const sizes = figures.map(({ value }) => Math.abs(value)).filter((size) => size > 0);
  const fitting = units.findLast(({ usd }) => sizes.every((size) => size >= usd / 100));
  return columnIn(fitting ?? units[0], label, teller);
}

const columnIn = (unit: AmountUnit, label: string, teller: Teller): Column => ({
  head: `${label}${teller.language.bracketed(teller.tell({ form: 'unit', unit }))}`,
  cell: (figure) => teller.tell({ form: 'in unit', figure, unit }),
});
