import type { Cell, Figure } from '../analyse/figure.ts';
import { directionOf } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import { weekName, weekOf } from '../model/week.ts';

/**
 * Works a figure out again from its cells.
 *
 * @returns what the cells give where that is not the figure; null where they give it, or it was stated as it is
 */
export function wrongSum(figure: Figure): string | null {
  switch (figure.rule) {
    case 'stated':
      return null;
    case 'sum':
      return wrongTotal(figure);
    case 'count':
      return wrongCount(
        figure.cells().map(({ flowUsd }) => flowUsd),
        figure,
      );
    case 'count funds':
      return wrongCount(
        sumsBy(figure, ({ ticker }) => ticker ?? ''),
        figure,
      );
    case 'count days':
      return wrongCount(
        sumsBy(figure, ({ day }) => day),
        figure,
      );
    case 'count weeks':
      return wrongCount(
        sumsBy(figure, ({ day }) => weekName(weekOf(day))),
        figure,
      );
  }
}

function wrongTotal({ value, direction, cells, less }: Figure): string | null {
  const sum = sumOf(cells()) - sumOf(less?.() ?? []);
  const isSo = sum === value && (direction === null || directionOf(sum) === direction);
  return isSo ? null : `its cells add up to ${sum}`;
}

function wrongCount(sums: readonly Usd[], { value, direction }: Figure): string | null {
  const isSo =
    sums.length === value && sums.every((sum) => direction === null || directionOf(sum) === direction);
  return isSo ? null : `its cells count ${sums.length}`;
}

/** The sums of the cells that share a day, a week or a fund. */
function sumsBy({ cells }: Figure, key: (cell: Cell) => string): Usd[] {
  const sums = new Map<string, Usd>();
  for (const cell of cells()) sums.set(key(cell), (sums.get(key(cell)) ?? 0) + cell.flowUsd);
  return [...sums.values()];
}

const sumOf = (cells: readonly Cell[]): Usd => cells.reduce((sum, { flowUsd }) => sum + flowUsd, 0);
