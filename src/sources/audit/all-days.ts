import type { FlowTable, TableRow } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { Known } from './context.ts';

type Told = Omit<Known, 'records' | 'blank'>;

/**
 * Whether a short page tells of changes that reach further back than it does: a column that is new may have been filled back
 * for weeks, and a Total of the past that moved without a cell that was filled or emptied has company on days that it no
 * longer shows.
 */
export function reachesBack(table: FlowTable, known: Told, registry: FundRegistry): boolean {
  const columns = new Set(known.columns.map((ticker) => registry.canonical(table.asset, ticker)));
  if (columns.size === 0) return false;
  const isNew = table.tickers.some((ticker) => !columns.has(ticker));
  return isNew || table.rows.some((row) => hasMoved(row, table, known, registry));
}

function hasMoved(
  { day, totalUsd, cells }: TableRow,
  { asset }: FlowTable,
  { totals, figures }: Told,
  registry: FundRegistry,
): boolean {
  const was = totals.find((total) => total.day === day && !total.byItself);
  if (!was || totalUsd === null || was.totalUsd === totalUsd) return false;
  const told = figures.filter((figure) => figure.day === day);
  const before = new Map(told.map((one) => [registry.canonical(asset, one.ticker), one.flowUsd]));
  const moves = [...cells].map(([ticker, isUsd]) => {
    const wasUsd = before.get(ticker) ?? 0;
    return wasUsd === 0 || isUsd === null ? (isUsd ?? 0) - wasUsd : 0;
  });
  return totalUsd - was.totalUsd !== moves.reduce((sum, move) => sum + move, 0);
}
