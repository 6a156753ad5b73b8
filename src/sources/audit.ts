import { AuditError, ContradictionError, LayoutError } from '../errors.ts';
import type { Calendar } from '../model/calendar.ts';
import type { Asset, FlowTable, Observation, TableRow, Ticker } from '../model/flow.ts';
import { type FundRegistry, isClosedBy, underTodaysTickers } from '../model/funds.ts';
import { sumUsd, type Usd } from '../model/money.ts';
import type { Day } from '../model/time.ts';

/** The figures that the store holds of the same source and asset, to hold a new page against. */
export interface Known {
  figures: readonly Observation[];
  /** every column that the source has shown */
  columns: readonly Ticker[];
}

/** What the audit needs besides the page. */
export interface AuditContext {
  known: Known;
  registry: FundRegistry;
  calendar: Calendar;
  /** the date in New York */
  today: Day;
}

/** A table whose figures may be stored: open days only, with what a person should know of it. */
export interface AuditedTable extends FlowTable {
  warnings: readonly string[];
}

/** The row must add up to its Total within this. Farside's rows did on all 1,204 days measured, to the cent. */
const FOOTING_USD: Usd = 150_000;
/** No non-zero figure was ever restated in nine months: two changed days on one page are moved columns. */
const CHANGED_DAYS = 2;

/**
 * Holds a parsed page against itself and against what the store already knows; pure.
 *
 * @returns the table without closed days, and warnings
 * @throws AuditError or LayoutError naming the row, what was expected and what came; then nothing of the page may be stored
 */
export function audit(table: FlowTable, given: AuditContext): AuditedTable {
  const context = { ...given, known: renamed(given.known, table.asset, given.registry) };
  requireColumns(table, context);
  requireOrder(table.rows);
  for (const row of table.rows) requireFooting(row);
  requireDays(table, context);
  requireSameFigures(table, context.known);
  const closed = table.rows.filter((row) => !context.calendar.isTradingDay(row.day));
  return {
    ...table,
    rows: table.rows.filter((row) => !closed.includes(row)),
    warnings: [...unknownFunds(table, context), ...closedDayFigures(closed)],
  };
}

/** What is known, under today's tickers: a renamed fund's column is not gone. */
function renamed({ figures, columns }: Known, asset: Asset, registry: FundRegistry): Known {
  return {
    figures: underTodaysTickers(figures, asset, registry),
    columns: columns.map((ticker) => registry.canonical(asset, ticker)),
  };
}

function requireColumns(table: FlowTable, { known, registry }: AuditContext): void {
  const [first, last] = [table.rows[0]?.day, table.rows.at(-1)?.day];
  if (!first || !last) throw new LayoutError('the table has no dated row');
  const sinceBefore = registry
    .of(table.asset)
    .filter((fund) => fund.firstFlowDay !== null && fund.firstFlowDay <= first)
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

function requireOrder(rows: readonly TableRow[]): void {
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (!before || before.day < row.day) return;
    throw new AuditError('the days do not go forward', {
      expected: `a day after ${before.day}`,
      got: row.day,
    });
  });
}

function requireFooting(row: TableRow): void {
  const sum = sumUsd([...row.cells.values()].map((figure) => figure ?? 0));
  if (Math.abs(sum - row.totalUsd) <= FOOTING_USD) return;
  throw new AuditError(`the row of ${row.day} does not add up to its Total`, {
    expected: `Total ${millions(row.totalUsd)}`,
    got: `funds that sum to ${millions(sum)}: ${[...row.cells].map(([ticker, figure]) => `${ticker} ${millions(figure)}`).join(', ')}`,
    mend: 'nothing of the page was stored; look at the page, and import it once it adds up',
  });
}

function requireDays(table: FlowTable, { known, registry, today }: AuditContext): void {
  const shown = new Set(table.rows.map((row) => row.day));
  const first = table.rows[0]?.day ?? '';
  const vanished = reportedDays(known).filter((day) => day >= first && !shown.has(day));
  if (vanished.length > 0) {
    throw new ContradictionError('days that were on the page before are gone', {
      expected: `rows for ${vanished.slice(0, 5).join(', ')}${vanished.length > 5 ? ' …' : ''}`,
      got: `${table.rows.length} rows from ${first} to ${table.rows.at(-1)?.day}`,
    });
  }
  const launch = registry.launchOf(table.asset);
  const impossible = table.rows.find((row) => row.day < launch || (row.day > today && hasFigure(row)));
  if (!impossible) return;
  throw new AuditError(`figures for ${impossible.day} cannot exist`, {
    expected: `days from ${launch} to ${today}, today in New York`,
    got: impossible.day,
  });
}

function requireSameFigures(table: FlowTable, known: Known): void {
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

/** Told once, when the column appears. */
function unknownFunds({ asset, tickers }: FlowTable, { registry, known }: AuditContext): string[] {
  return tickers
    .filter((ticker) => !registry.find(asset, ticker) && !known.columns.includes(ticker))
    .map((ticker) => `unknown ${asset} fund ${ticker}: stored and counted; describe it in data/funds.json`);
}

function closedDayFigures(closed: readonly TableRow[]): string[] {
  return closed
    .filter(hasFigure)
    .filter((row) => [...row.cells.values()].some((figure) => figure !== 0))
    .map(
      (row) =>
        `figures for ${row.day}, on which the exchanges were closed, were left out: check data/closures.json`,
    );
}

const hasFigure = (row: TableRow): boolean => [...row.cells.values()].some((figure) => figure !== null);

const reportedDays = (known: Known): Day[] => [
  ...new Set(known.figures.filter((figure) => figure.flowUsd !== null).map((figure) => figure.day)),
];

/** A figure as the publisher writes it, for messages. */
function millions(amount: Usd | null): string {
  return amount === null ? '-' : `${amount / 1_000_000}`;
}
