import type { Cell, Figure } from '../analyse/figure.ts';
import { directionOf } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';

/**
 * Works a figure out again from its cells.
 *
 * @returns what the cells give where that is not the figure; null where they give it, or it was stated as it is
 */
export function wrongSum(figure: Figure): string | null {
  const { rule, value, direction } = figure;
  const cells = rule === 'stated' ? [] : figure.cells();
  switch (rule) {
    case 'stated':
      return null;
    case 'sum': {
      const sum = sumOf(cells) - sumOf(figure.less?.() ?? []);
      return sum === value && (direction === null || directionOf(sum) === direction)
        ? null
        : `its cells add up to ${sum}`;
    }
    case 'count':
      return wrongCount(
        cells.map(({ flowUsd }) => flowUsd),
        figure,
      );
    case 'count days':
      return wrongCount(daySums(cells), figure);
  }
}

function wrongCount(sums: readonly Usd[], { value, direction }: Figure): string | null {
  const isSo =
    sums.length === value && sums.every((sum) => direction === null || directionOf(sum) === direction);
  return isSo ? null : `its cells count ${sums.length}`;
}

function daySums(cells: readonly Cell[]): Usd[] {
  const sums = new Map<string, Usd>();
  for (const { day, flowUsd } of cells) sums.set(day, (sums.get(day) ?? 0) + flowUsd);
  return [...sums.values()];
}

const sumOf = (cells: readonly Cell[]): Usd => cells.reduce((sum, { flowUsd }) => sum + flowUsd, 0);
