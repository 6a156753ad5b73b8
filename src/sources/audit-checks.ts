import { AuditError, ContradictionError, FootingError, LayoutError } from '../errors.ts';
import { type FlowTable, FOOTING_USD, type TableRow } from '../model/flow.ts';
import { isClosedBy } from '../model/funds.ts';
import { sumUsd, type Usd } from '../model/money.ts';
import type { Day } from '../model/time.ts';
import type { AuditContext, Known } from './audit.ts';

/** No non-zero figure was ever restated in nine months: two changed days on one page are moved columns. */
const CHANGED_DAYS = 2;

export function requireColumns(table: FlowTable, { known, registry, universe }: AuditContext): void {
  const [first, last] = [table.rows[0]?.day, table.rows.at(-1)?.day];
  if (!first || !last) throw new LayoutError('the table has no dated row');
  if (isTotalsOnly(table)) return;
  const sinceBefore = registry
    .of(table.asset)
    .filter((fund) => universe === 'registry' && fund.firstFlowDay !== null && fund.firstFlowDay <= first)
    .map((fund) => fund.ticker);
  const everReported = known.figures.map((figure) => figure.ticker);
  const required = new Set([...sinceBefore, ...everReported]);
  for (const ticker of known.columns) if (registry.find(table.asset, ticker)) required.add(ticker);
  const gone = [...required].filter(
    (ticker) => !table.tickers.includes(ticker) && !isClosedBy(registry.find(table.asset, ticker), last),
  );
  if (gone.length === 0) return;
  throw new AuditError(`the column of ${gone.join(', ')} is gone`, {
    expected: `a column each for ${[...required].join(' ')}`,
    got: table.tickers.join(' '),
    mend: 'if the fund has closed, set its closedDay in data/funds.json; otherwise the layout changed or this is another table',
  });
}

export function requireOrder(rows: readonly TableRow[]): void {
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (!before || before.day < row.day) return;
    throw new AuditError('the days do not go forward', {
      expected: `a day after ${before.day}`,
      got: row.day,
    });
  });
}

export function requireFooting(row: TableRow, context: AuditContext): void {
  if (row.totalUsd === null || row.cells.size === 0 || standsInStore(row, context.known)) return;
  const figures = [...row.cells.values()];
  // only a table with a column for every fund keeps its Total in step with the cells that are filled
  if (context.universe === 'shown' && figures.includes(null)) return;
  const sum = sumUsd(figures.map((figure) => figure ?? 0));
  if (Math.abs(sum - row.totalUsd) <= FOOTING_USD[context.universe]) return;
  throw new FootingError(`the row of ${row.day} does not add up to its Total`, {
    expected: `Total ${millions(row.totalUsd)}`,
    got: `funds that sum to ${millions(sum)}: ${[...row.cells].map(([ticker, figure]) => `${ticker} ${millions(figure)}`).join(', ')}`,
    mend: 'nothing of the page was stored; look at the page, and import it once it adds up',
  });
}

/** A person has released just this row: otherwise none that does not add up is ever stored. */
function standsInStore(row: TableRow, { figures, totals }: Known): boolean {
  if (totals.find(({ day, byItself }) => day === row.day && !byItself)?.totalUsd !== row.totalUsd)
    return false;
  const known = new Map(
    figures.filter(({ day }) => day === row.day).map(({ ticker, flowUsd }) => [ticker, flowUsd]),
  );
  return [...row.cells].every(([ticker, figure]) => (known.get(ticker) ?? null) === figure);
}

export function requireEveryDay(table: FlowTable, known: Known): void {
  const shown = new Set(table.rows.map((row) => row.day));
  const first = table.rows[0]?.day ?? '';
  // a page of totals may lag behind the page of the funds
  const told = isTotalsOnly(table) ? [] : reportedDays(known);
  const vanished = told.filter((day) => day >= first && !shown.has(day));
  if (vanished.length === 0) return;
  throw new ContradictionError('days that were on the page before are gone', {
    expected: `rows for ${vanished.slice(0, 5).join(', ')}${vanished.length > 5 ? ' …' : ''}`,
    got: `${table.rows.length} rows from ${first} to ${table.rows.at(-1)?.day}`,
  });
}

export function requirePossibleDays({ asset, rows }: FlowTable, { registry, today }: AuditContext): void {
  const launch = registry.launchOf(asset);
  const impossible = rows.find((row) => row.day < launch || (row.day > today && hasFigure(row)));
  if (!impossible) return;
  throw new AuditError(`figures for ${impossible.day} cannot exist`, {
    expected: `days from ${launch} to ${today}, today in New York`,
    got: impossible.day,
  });
}

export function requireSameFigures(table: FlowTable, known: Known): void {
  const rows = new Map(table.rows.map((row) => [row.day, row]));
  const changed = known.figures.filter((was) => {
    const is = rows.get(was.day)?.cells.get(was.ticker);
    return is !== undefined && was.flowUsd !== null && was.flowUsd !== 0 && is !== was.flowUsd;
  });
  const days = [...new Set(changed.map((was) => was.day))];
  if (days.length < CHANGED_DAYS) return;
  const list = changed.slice(0, 4).map((was) => {
    const is = rows.get(was.day)?.cells.get(was.ticker) ?? null;
    return `${was.ticker} on ${was.day}: ${millions(was.flowUsd)} → ${millions(is)}`;
  });
  throw new ContradictionError(
    `reported figures of ${days.length} past days changed at once: columns have moved`,
    {
      expected: 'at most one day with a restated figure',
      got: `${list.join('; ')}${changed.length > 4 ? ' …' : ''}`,
      mend: 'nothing of the page was stored; compare the column heads with the page in a browser',
    },
  );
}

const isTotalsOnly = ({ tickers }: FlowTable): boolean => tickers.length === 0;

export const hasFigure = ({ cells, totalUsd }: TableRow): boolean =>
  cells.size === 0 ? totalUsd !== null : [...cells.values()].some((figure) => figure !== null);

const reportedDays = (known: Known): Day[] => [
  ...new Set(known.figures.filter((figure) => figure.flowUsd !== null).map((figure) => figure.day)),
];

/** A figure as the publisher writes it, for messages. */
function millions(amount: Usd | null): string {
  return amount === null ? '-' : `${amount / 1_000_000}`;
}
