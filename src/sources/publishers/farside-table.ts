import { LayoutError, shorten } from '../../errors.ts';
import type { Asset, FlowTable, Ticker } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { confusable, dateIn, isConfusable } from '../formats/dates.ts';
import { requireAsset } from '../formats/funds-of.ts';
import type { TextTable } from '../formats/html.ts';
import { inCalendarOrder } from '../formats/row-order.ts';
import { isTicker, tickerCount } from '../formats/ticker.ts';
import { lifetimesOf } from './farside-foot.ts';
import { tableRow } from './farside-row.ts';

const HEADER_ROWS = 8;
// twelve in 2026; thousands of made-up ones would all be kept, warned of and missed for ever
const MAX_FUNDS = 60;

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
  const lifetimes = lifetimesOf(table, tickers, rows);
  return { asset, tickers, rows: inCalendarOrder(rows), ...(lifetimes && { lifetimes }) };
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

const isTotal = (text: string | undefined): boolean => /^total$/i.test(text ?? '');

function tickerOf(text: string): Ticker {
  if (isTicker(text)) return text;
  throw new LayoutError('a column has no ticker', {
    expected: 'two to six capital letters',
    got: shorten(text, 60),
  });
}
