import type { Cell, Figure } from '../../analyse/figures/figure.ts';
import { directionOf, type Ticker } from '../../model/flow.ts';
import { weekOf } from '../../model/week.ts';

/** A figure does not change, and one since launch has thousands of cells. */
const known = new WeakMap<Figure, string | null>();

/**
 * Works a figure out again from its cells.
 *
 * @returns what the cells give where that is not the figure; null where they give it, or it was stated as it is
 */
export function wrongSum(figure: Figure): string | null {
  let wrong = known.get(figure);
  if (wrong === undefined) {
    wrong = recounted(figure);
    known.set(figure, wrong);
  }
  return wrong;
}

function recounted(figure: Figure): string | null {
  const { rule, value, direction } = figure;
  if (rule === 'stated') return null;
  const cells = figure.cells();
  const less = figure.less?.() ?? [];
  const stray = strayCell(cells, figure) ?? strayCell(less, figure);
  if (stray) return stray;
  if (rule !== 'sum') return wrongCount(sumsBy(KEYS[rule], cells), figure);
  const sum = sumOf(cells) - sumOf(less);
  const isSo = sum === value && (direction === null || directionOf(sum) === direction);
  return isSo ? null : `its cells add up to ${sum}`;
}

/** What is counted: cells that share this are one. */
const KEYS: Readonly<Record<'count' | 'count days' | 'count funds' | 'count weeks', (cell: Cell) => string>> =
  {
    count: ({ day, ticker }) => `${day} ${ticker}`,
    'count days': ({ day }) => day,
    'count funds': ({ ticker }) => ticker ?? '',
    'count weeks': ({ day }) => weekOf(day).monday,
  };

function wrongCount(sums: readonly number[], { value, direction }: Figure): string | null {
  const isSo =
    sums.length === value && sums.every((sum) => direction === null || directionOf(sum) === direction);
  return isSo ? null : `its cells count ${sums.filter((sum) => isToward(sum, direction)).length}`;
}

const isToward = (sum: number, direction: Figure['direction']): boolean =>
  direction === null || directionOf(sum) === direction;

function sumsBy(keyOf: (cell: Cell) => string, cells: readonly Cell[]): number[] {
  const sums = new Map<string, number>();
  for (const cell of cells) sums.set(keyOf(cell), (sums.get(keyOf(cell)) ?? 0) + cell.flowUsd);
  return [...sums.values()];
}

/** A cell of another publisher or another time, or one that is there twice; cells come by days, the oldest first. */
function strayCell(cells: readonly Cell[], { from, to, source }: Figure): string | null {
  let today = '';
  let seen: (Ticker | null)[] = [];
  for (const { day, ticker, source: said } of cells) {
    const cell = () => `the cell ${ticker ?? 'Total'} of ${day} from ${said}`;
    if (said !== source || day < from || day > to) return `${cell()} is none of ${source}, ${from} to ${to}`;
    if (day !== today) seen = [];
    if (day < today || seen.includes(ticker)) return `${cell()} is there twice`;
    seen.push(ticker);
    today = day;
  }
  return null;
}

const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, { flowUsd }) => sum + flowUsd, 0);
