import { LayoutError } from '../../errors.ts';
import type { Lifetimes, StatedSum, TableRow, Ticker } from '../../model/flow.ts';
import { asUsd, parseMillions, type Usd } from '../../model/money.ts';
import type { TextTable } from '../formats/html.ts';

/**
 * The row `Total` at the foot of a table: all flows since launch, the seed left out. It stands in whole millions on one page
 * and in tenths on another.
 *
 * @param rows the dated rows of the table
 * @returns null where it is absent or not understood: no figure rests on it
 */
export function lifetimesOf(
  table: TextTable,
  tickers: readonly Ticker[],
  rows: readonly TableRow[],
): Lifetimes | null {
  const feet = table.filter(([label]) => /^total$/i.test(label ?? ''));
  const texts = feet[0]?.slice(1) ?? [];
  if (feet.length !== 1 || texts.length !== tickers.length + 1) return null;
  const sums = texts.map(sumIn);
  if (sums.includes(undefined)) return null;
  const stated = tickers.flatMap((ticker, i) => (sums[i] ? [[ticker, sums[i]] as const] : []));
  const total = sums[tickers.length] ?? null;
  return total || stated.length > 0 ? { funds: new Map(stated), total, rows } : null;
}

/** Null where nothing is stated, undefined where the text is no figure. */
function sumIn(text: string): StatedSum | null | undefined {
  try {
    const usd = parseMillions(text);
    return usd === null ? null : { usd, stepUsd: stepOf(text) };
  } catch (error) {
    if (error instanceof LayoutError) return undefined;
    throw error;
  }
}

/** What the last digit of US$ millions stands for: `60,809` a million, `885.2` a tenth of one. */
function stepOf(text: string): Usd {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
  return asUsd(10 ** (6 - Math.min(decimals, 6)));
}
