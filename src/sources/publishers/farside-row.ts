import { LayoutError, shorten } from '../../errors.ts';
import type { TableRow, Ticker } from '../../model/flow.ts';
import { parseMillions, type Usd } from '../../model/money.ts';
import { confusable, dateIn, isConfusable } from '../formats/dates.ts';
import { tickerCount } from '../formats/ticker.ts';

// rows that the publisher is known to print besides dated ones; anything else is new to us and refused
const IGNORED_LABEL = /^(date|day|日期|交易日|fee|staking fee|seed|total|average|maximum|minimum|)$/i;

/**
 * Reads one row of a flow table.
 *
 * @returns null for a row that tells of no day: fees, the seed, the foot
 * @throws LayoutError for a label that is neither a date nor known, and for a dated row that does not fit the header
 */
export function tableRow(row: readonly string[], tickers: readonly Ticker[]): TableRow | null {
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
