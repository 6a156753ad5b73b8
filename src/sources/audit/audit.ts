import type { Asset, FlowTable, TableRow } from '../../model/flow.ts';
import { type FundRegistry, underTodaysTickers } from '../../model/funds.ts';
import { levelsOf } from '../../model/levels.ts';
import type { Day } from '../../model/time.ts';
import { contradictionsOf, hasFigure } from './checks.ts';
import type { AuditContext, Known } from './context.ts';
import { notTaken, olderDays, withoutDays } from './older-copy.ts';
import { asOneRefusal, releasedAlthough } from './refusal.ts';

/** A table whose figures may be stored: open days only, with what a person should know of it. */
export interface AuditedTable extends FlowTable {
  warnings: readonly string[];
  /** days that an older copy of the page tells, left out of the rows */
  olderDays: readonly Day[];
}

/**
 * Holds a parsed page against itself and against what the store already knows; pure.
 *
 * @returns the table without closed days, and warnings
 * @throws AuditError naming every contradiction, what was expected and what came, or LayoutError for a table without a
 *   day; then nothing of the page may be stored
 */
export function audit(page: FlowTable, given: AuditContext): AuditedTable {
  const whole = { ...given, known: renamed(given.known, page.asset, given.registry) };
  const older = olderDays(page, whole);
  const context = { ...whole, known: withoutKnown(whole.known, older) };
  const table = withoutDays(page, older);
  if (table.rows.length === 0 && older.length > 0)
    return { ...table, olderDays: older, warnings: older.map(notTaken) };
  const contradictions = contradictionsOf(table, context);
  const refused = contradictions.filter(({ releasable }) => !(releasable && context.released));
  if (refused.length > 0) throw asOneRefusal(refused);
  const isPast = (day: Day) => day <= context.today && context.calendar.isTradingDay(day);
  const closed = table.rows.filter((row) => !context.calendar.isTradingDay(row.day));
  return {
    ...table,
    rows: table.rows.filter((row) => !closed.includes(row)),
    ...levelsOf(table, ({ day }) => isPast(day)),
    olderDays: older,
    warnings: [
      ...older.map(notTaken),
      ...contradictions.map(releasedAlthough),
      ...unknownFunds(table, context),
      ...goneFunds(table, context),
      ...closedDayFigures(closed),
    ],
  };
}

/** What is known of the other days: of those that are not taken nothing is held against the page. */
const withoutKnown = (known: Known, days: readonly Day[]): Known =>
  days.length === 0 ? known : { ...known, figures: known.figures.filter(({ day }) => !days.includes(day)) };

/** What is known, under today's tickers: a renamed fund's column is not gone. */
function renamed(
  { figures, totals, columns, listed, records, blank }: Known,
  asset: Asset,
  registry: FundRegistry,
): Known {
  return {
    totals,
    blank,
    records: new Map([...records].map(([ticker, record]) => [registry.canonical(asset, ticker), record])),
    figures: underTodaysTickers(figures, asset, registry),
    columns: columns.map((ticker) => registry.canonical(asset, ticker)),
    listed: listed?.map((ticker) => registry.canonical(asset, ticker)) ?? null,
  };
}

/** Told once, when the column appears. */
function unknownFunds({ asset, tickers }: FlowTable, { registry, known }: AuditContext): string[] {
  return tickers
    .filter((ticker) => !registry.find(asset, ticker) && !known.columns.includes(ticker))
    .map(
      (ticker) =>
        `unknown ${asset} fund ${ticker}: stored and counted; describe it in the settings file: "funds": [{"asset": "${asset}", "ticker": "${ticker}"}]`,
    );
}

/** Told once, by the first page that lacks them; one that lacks a fund of data/funds.json is refused. */
function goneFunds(
  { asset, tickers, rows }: FlowTable,
  { registry, known, coverage }: AuditContext,
): string[] {
  if (tickers.length === 0 || coverage === 'complete') return [];
  const day = rows.at(-1)?.day ?? '';
  return (known.listed ?? known.columns)
    .filter((ticker) => !registry.find(asset, ticker) && !tickers.includes(ticker))
    .map(
      (ticker) =>
        `the ${asset} fund ${ticker}, which data/funds.json does not know, is listed no more: it is not expected from ${day} on`,
    );
}

function closedDayFigures(closed: readonly TableRow[]): string[] {
  return closed
    .filter(hasFigure)
    .filter((row) => [...row.cells.values()].some((figure) => figure !== 0))
    .map(
      (row) =>
        `figures for ${row.day}, on which the exchanges were closed, were left out: check "closures" in the settings file`,
    );
}
