import type { FlowTable, Observation, TableRow } from '../../model/flow.ts';
import { levelsOf } from '../../model/levels.ts';
import type { Day } from '../../model/time.ts';
import type { AuditContext, Known } from './context.ts';

/**
 * The days of a page whose non-zero figures went blank, or 0.0 the several or all of them at once: an older copy of the page, out
 * of a cache. Only 0.0 was ever withdrawn on the record, and none ever came to be 0.0. Lost for 24 hours while newer days fill
 * beside it, it is a withdrawal after all; so is whatever a person releases.
 */
export function olderDays(table: FlowTable, { known, released }: AuditContext): Day[] {
  if (released) return [];
  return table.rows
    .filter((row) => lacksFigures(row, known) && !isWithdrawn(row, table, known))
    .map(({ day }) => day);
}

/** The page without the days that are told from an older copy. */
export function withoutDays(table: FlowTable, days: readonly Day[]): FlowTable {
  const isTaken = ({ day }: { day: Day }) => !days.includes(day);
  return days.length === 0
    ? table
    : { ...table, rows: table.rows.filter(isTaken), ...levelsOf(table, isTaken) };
}

/** A single 0.0 is a restatement, believable while other money stands in the row and no cell of it went blank. */
function lacksFigures({ day, cells }: TableRow, { figures }: Known): boolean {
  const told = figures.filter((was) => was.day === day && was.flowUsd !== null && cells.has(was.ticker));
  const money = told.filter(({ flowUsd }) => flowUsd !== 0);
  const isBlank = ({ ticker }: Observation) => cells.get(ticker) === null;
  const zeros = money.filter(({ ticker }) => cells.get(ticker) === 0);
  if (zeros.length === 0) return money.some(isBlank);
  return zeros.length > 1 || zeros.length === money.length || told.some(isBlank);
}

function isWithdrawn({ day }: TableRow, { rows }: FlowTable, known: Known): boolean {
  const blank = known.blank.get(day);
  return (
    (blank?.isLong ?? false) &&
    rows.some((row) => row.day > day && hasFilledSince(row, blank?.since ?? '', known))
  );
}

/** A figure of the row is new, or was first seen after that moment. */
function hasFilledSince(row: TableRow, since: string, { figures }: Known): boolean {
  const seen = new Map(figures.filter(({ day }) => day === row.day).map((was) => [was.ticker, was]));
  return [...row.cells].some(([ticker, figure]) => {
    const was = seen.get(ticker);
    return figure !== null && (was === undefined || was.flowUsd === null || (was.observedAt ?? '') > since);
  });
}

/** What a person is told of a row that was not taken. */
export const notTaken = (day: Day): string =>
  `the row of ${day} lacks figures that it had: an older copy of the page; what is known of the day stays`;
