import { LayoutError, shorten } from '../../errors.ts';
import type { Asset, FlowTable, TableRow, Ticker } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { parseMillions, type Usd } from '../../model/money.ts';
import { confusable, dateIn, isConfusable } from '../formats/dates.ts';
import { requireAsset } from '../formats/funds-of.ts';
import type { TextTable } from '../formats/html.ts';
import { inCalendarOrder } from '../formats/row-order.ts';
import { isTicker } from '../formats/ticker.ts';

const HEADER_ROWS = 8;
// twelve in 2026; thousands of made-up ones would all be kept, warned of and missed for ever
const MAX_FUNDS = 60;
// rows that the publisher is known to print besides dated ones; anything else is new to us and refused
const IGNORED_LABEL = /^(date|day|日期|交易日|fee|staking fee|seed|total|average|maximum|minimum|)$/i;

/**
 * Finds the one flow table among a page's tables and reads it: columns by ticker, rows by date.
 * All three header forms are understood: `Date … Total` in one row, logos with Total above tickers with a blank last
 * cell, and one row with a blank first cell.
 *
 * @throws LayoutError when there is not exactly one such table, or a part of it cannot be named
 */
export function readFlowTable(tables: readonly TextTable[], asset: Asset, registry: FundRegistry): FlowTable {
  const dated = tables.filter((table) => table.some((row) => dateIn(row[0] ?? '') !== null));
  const [table] = dated;
  if (!table || dated.length > 1) {
    const unclear = table ? undefined : tables.flat().find(([label = '']) => isConfusable(label))?.[0];
    if (unclear) throw confusable(unclear);
    throw new LayoutError('no flow table on the page', {
      expected: 'exactly one table with dated rows such as "04 Aug 2026"',
      got: `${dated.length} of ${tables.length} tables have dated rows`,
    });
  }
  const head = headOf(table, asset, registry);
  const tickers = tickersOf(table, head, asset, registry);
  requireOneHeader(table, head, asset, registry);
  requireAsset(tickers, asset, registry);
  // whatever else stands above the tickers is head: logos, issuers (`21 Shares`), a caption
  const isBody = (row: readonly string[], i: number) =>
    i > table.indexOf(head) || dateIn(row[0] ?? '') !== null;
  const rows = table.filter(isBody).flatMap((row) => tableRow(row, tickers) ?? []);
  return { asset, tickers, rows: inCalendarOrder(rows) };
}

type Row = readonly string[];

const knownCount = (row: Row, asset: Asset, registry: FundRegistry): number =>
  row.filter((text) => registry.find(asset, registry.canonical(asset, text)) !== null).length;

/** The row of tickers: that with most funds that are known, then that with most words that may be tickers. */
function headOf(table: TextTable, asset: Asset, registry: FundRegistry): Row {
  const above = table.slice(0, HEADER_ROWS).filter((row) => dateIn(row[0] ?? '') === null);
  const rank = (row: Row) => knownCount(row, asset, registry) * 1000 + tickerCount(row);
  return above.reduce((best, next) => (rank(next) > rank(best) ? next : best), []);
}

/**
 * Heads that come again, above the days or among them, could name the columns in another order. Above the tickers words in
 * capitals may be issuers; two funds that are known make it a row of tickers.
 */
function requireOneHeader(table: TextTable, head: Row, asset: Asset, registry: FundRegistry): void {
  const at = table.indexOf(head);
  const again = table.find(
    (row, i) => i !== at && (knownCount(row, asset, registry) > 1 || (i > at && tickerCount(row) > 1)),
  );
  if (!again) return;
  throw new LayoutError('there is a second row of tickers', {
    expected: 'one row of tickers above the days',
    got: shorten(again.join(' | ')),
  });
}

function tickersOf(table: TextTable, row: Row, asset: Asset, registry: FundRegistry): Ticker[] {
  const header = table.slice(0, HEADER_ROWS).filter((above) => dateIn(above[0] ?? '') === null);
  const last = row.length - 1;
  const totalAbove = header.some((above) => above.length === row.length && isTotal(above[last]));
  if (tickerCount(row) === 0 || !totalAbove || !(row[last] === '' || isTotal(row[last]))) {
    throw new LayoutError('the header of the flow table is not understood', {
      expected: 'a row of tickers whose last column is Total',
      got: shorten(header.map((cells) => cells.join(' | ')).join(' / ')),
    });
  }
  if (last > MAX_FUNDS + 1) {
    throw new LayoutError('the flow table has too many columns', {
      expected: `at most ${MAX_FUNDS} funds`,
      got: `${last - 1}`,
    });
  }
  const tickers = row.slice(1, last).map((text) => registry.canonical(asset, tickerOf(text)));
  const twice = tickers.find((ticker, i) => tickers.indexOf(ticker) !== i);
  if (twice) {
    throw new LayoutError(`the column ${twice} stands twice`, {
      expected: 'every fund once',
      got: tickers.join(' '),
    });
  }
  return tickers;
}

const tickerCount = (row: readonly string[]): number => row.filter(isTicker).length;
const isTotal = (text: string | undefined): boolean => /^total$/i.test(text ?? '');

function tickerOf(text: string): Ticker {
  if (isTicker(text)) return text;
  throw new LayoutError('a column has no ticker', {
    expected: 'two to six capital letters',
    got: shorten(text, 60),
  });
}

function tableRow(row: readonly string[], tickers: readonly Ticker[]): TableRow | null {
  const [label = '', ...cells] = row;
  const day = dateIn(label);
  if (day === null) {
    if (isConfusable(label)) throw confusable(label);
    const nameless = label === '' && tickerCount(row) === 0 && cells.some((text) => /\d/.test(text));
    if (IGNORED_LABEL.test(label) && !nameless) return null;
    throw new LayoutError('a row has a label that is neither a date nor known', {
      expected: 'a date such as "04 Aug 2026", or Seed, Fee, Total, Average, Maximum, Minimum',
      got: shorten(row.join(' | ')),
    });
  }
  if (cells.length !== tickers.length + 1) {
    throw new LayoutError(`the row of ${day} does not fit the header`, {
      expected: `${tickers.length + 1} figures: ${tickers.join(' ')} Total`,
      got: `${cells.length}: ${shorten(cells.join(' | '))}`,
    });
  }
  const figures = cells.map((text, i) => figureIn(text, day, tickers[i] ?? 'Total'));
  const totalUsd = figures[tickers.length] ?? null;
  return {
    day,
    cells: new Map(tickers.map((ticker, i) => [ticker, figures[i] ?? null])),
    totalUsd: requireTotal(totalUsd, day),
  };
}

function figureIn(text: string, day: string, column: string): Usd | null {
  try {
    return parseMillions(text);
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    throw new LayoutError(`${error.message}: ${column} on ${day}`, error.details);
  }
}

function requireTotal(totalUsd: Usd | null, day: string): Usd {
  if (totalUsd !== null) return totalUsd;
  throw new LayoutError(`the row of ${day} has no Total`, { expected: 'a figure, 0.0 at least', got: '-' });
}
