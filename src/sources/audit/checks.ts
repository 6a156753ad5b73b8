import { AuditError, FootingError, LayoutError } from '../../errors.ts';
import type { FlowTable, TableRow } from '../../model/flow.ts';
import { FOOTING_USD } from '../../model/footing.ts';
import { sumUsd, type Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { AuditContext, Known } from './context.ts';
import { changedFigures, goneColumns, vanishedDays } from './known.ts';
import { listed, millions, NOTHING_STORED } from './refusal.ts';
import { betweenSteps, outOfScale, wrongUnits } from './scale.ts';

/**
 * Everything in which a page contradicts itself, the registry, the calendar or the store: one error for each kind.
 *
 * @throws LayoutError for a table without any dated row
 */
export function contradictionsOf(table: FlowTable, context: AuditContext): AuditError[] {
  if (table.rows.length === 0) throw new LayoutError('the table has no dated row');
  const checks = [
    goneColumns,
    disorder,
    wrongUnits,
    betweenSteps,
    outOfScale,
    impossibleDays,
    wrongTotals,
    vanishedDays,
    changedFigures,
  ];
  return checks.flatMap((check) => check(table, context) ?? []);
}

function disorder({ rows }: FlowTable, context: AuditContext): AuditError | null {
  const steps = rows.slice(1).map(({ day }, i) => ({ before: rows[i]?.day ?? '', day }));
  const wrong = steps.filter(({ before, day }) => day <= before);
  if (wrong.length === 0) return null;
  return new AuditError('the days do not go forward', {
    expected: listed(
      wrong.map(({ before }) => `a day after ${before}`),
      context,
    ),
    got: listed(
      wrong.map(({ day }) => day),
      context,
    ),
  });
}

function wrongTotals({ rows }: FlowTable, context: AuditContext): AuditError | null {
  const [first, ...others] = rows.filter((row) => !addsUp(row, context));
  if (!first) return null;
  const message = `the row of ${first.day} does not add up to its Total`;
  const details = {
    expected: stated(first),
    got: summed(first),
    mend: [NOTHING_STORED, 'look at the page, and import it once it adds up'],
  };
  if (others.length === 0) return new FootingError(message, details);
  const wrong = [first, ...others];
  return new FootingError(`${message}; nor do those of ${listed(others.map(dayOf), context, ', ')}`, {
    ...details,
    expected: listed(
      wrong.map((row) => `${stated(row)} on ${row.day}`),
      context,
    ),
    got: listed(
      wrong.map((row) => `on ${row.day} ${summed(row)}`),
      context,
    ),
  });
}

const dayOf = ({ day }: TableRow): Day => day;
const stated = ({ totalUsd }: TableRow): string => `Total ${millions(totalUsd)}`;
const summed = (row: TableRow): string =>
  `funds that sum to ${millions(sumOf(row))}: ${[...row.cells].map(([ticker, figure]) => `${ticker} ${millions(figure)}`).join(', ')}`;

function addsUp(row: TableRow, context: AuditContext): boolean {
  if (row.totalUsd === null || row.cells.size === 0 || standsInStore(row, context.known)) return true;
  // only a table with a column for every fund keeps its Total in step with the cells that are filled
  if (context.coverage === 'partial' && [...row.cells.values()].includes(null)) return true;
  return Math.abs(sumOf(row) - row.totalUsd) <= FOOTING_USD[context.coverage];
}

const sumOf = ({ cells }: TableRow): Usd => sumUsd([...cells.values()].filter((figure) => figure !== null));

/** A person has released just this row: otherwise none that does not add up is ever stored. */
function standsInStore(row: TableRow, { figures, totals }: Known): boolean {
  if (totals.find(({ day, byItself }) => day === row.day && !byItself)?.totalUsd !== row.totalUsd)
    return false;
  const known = new Map(
    figures.filter(({ day }) => day === row.day).map(({ ticker, flowUsd }) => [ticker, flowUsd]),
  );
  return [...row.cells].every(([ticker, figure]) => (known.get(ticker) ?? null) === figure);
}

function impossibleDays({ asset, rows }: FlowTable, context: AuditContext): AuditError | null {
  const { registry, today, calendar } = context;
  const launch = registry.launchOf(asset);
  // a row for a session to come may stand there blank, but not for one that no calendar knows yet
  const isTooEarly = (row: TableRow) => hasFigure(row) || row.day > calendar.lastDay;
  const impossible = rows.filter((row) => row.day < launch || (row.day > today && isTooEarly(row)));
  if (impossible.length === 0) return null;
  const days = listed(impossible.map(dayOf), context, ', ');
  return new AuditError(`figures for ${days} cannot exist`, {
    expected: `days from ${launch} to ${today}, today in New York`,
    got: days,
  });
}

export const hasFigure = ({ cells, totalUsd }: TableRow): boolean =>
  cells.size === 0 ? totalUsd !== null : [...cells.values()].some((figure) => figure !== null);
