import { LayoutError, shorten } from '../errors.ts';
import type { Brand } from './brand.ts';

/** Whole US dollars; negative for money that left. */
export type Usd = Brand<number, 'Usd'>;

/** The number as dollars. Throws RangeError unless it is whole and exact. */
export function asUsd(amount: number): Usd {
  if (Number.isSafeInteger(amount)) return amount as Usd;
  throw new RangeError(`not a whole number of US dollars: ${amount}`);
}

/** No figure is longer, footnote and all; a cell that holds a book is refused before it is looked into. */
const LONGEST = 60;
const FOOTNOTE = /(?:\s*(?:[*†‡§¶#]|[¹²³⁰⁴-⁹]|\[\^?\w{1,3}\]|\^\w{1,3}\^?))+\s*$/;
const FIGURE = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/;
/** What sums of binary fractions leave where there is nothing, e.g. 5.684e-14. */
const NOTHING = /^-?\d(?:\.\d+)?e-(0?[89]|[1-9]\d)$/i;

/**
 * Reads a publisher's figure in US$ millions, e.g. `1,119.9`, `(185.5)`, `−3.2`, `9,199.3*`.
 * Every thousands comma is dropped, parentheses and any minus sign mean an outflow; a footnote's sign at the end (`*`, `†`, `¹`, `[1]`,
 * `[^1]`, `^1^`) is no digit. What binary fractions add in a spreadsheet (0.30000000000000004) is less than a tenth of a dollar,
 * and no part of it.
 *
 * @returns integer US dollars, exact to the digit; null for `-`, a dash or blank: not reported, which is never zero
 * @throws LayoutError when the text is anything else
 */
export function parseMillions(text: string): Usd | null {
  if (text.length > LONGEST) throw notMoney(text);
  const bare = text.replace(FOOTNOTE, '').trim();
  if (/^[-–—−]?$/.test(bare)) return null;
  if (NOTHING.test(bare)) return asUsd(0);
  const parts = /^(?<open>\()?\s*(?<sign>[-−–])?\s*(?<digits>[\d.,]+)\s*(?<close>\))?$/.exec(bare)?.groups;
  const figure = FIGURE.exec(parts?.digits ?? '');
  const paired = (parts?.open === undefined) === (parts?.close === undefined);
  const signedOnce = parts?.open === undefined || parts?.sign === undefined;
  if (!parts || !figure || !paired || !signedOnce) throw notMoney(text);
  const dollars = wholeDollars(figure[1]?.replaceAll(',', '') ?? '', figure[2] ?? '');
  if (dollars === null) throw notMoney(text);
  const out = parts.open !== undefined || parts.sign !== undefined;
  return asUsd(out && dollars !== 0 ? -dollars : dollars);
}

/** Digits before and behind the point of US$ millions; null where they are no whole dollars, noise aside. */
function wholeDollars(millions: string, part: string): number | null {
  const dollars = Number(`${millions}${part.slice(0, 6).padEnd(6, '0')}`);
  const rest = part.slice(6);
  if (!Number.isSafeInteger(dollars) || !/^(0|9|$)/.test(rest)) return null;
  return rest.startsWith('9') ? dollars + 1 : dollars;
}

function notMoney(text: string): LayoutError {
  return new LayoutError('a cell is not a figure', {
    expected: 'US$ millions such as 1,119.9, (185.5), 0.0 or - for not reported',
    got: JSON.stringify(shorten(text, 60)),
  });
}

/** Adds dollars; safe while the sum stays an exact integer. */
export function sumUsd(amounts: readonly Usd[]): Usd {
  return amounts.reduce((sum: number, amount) => sum + amount, 0) as Usd;
}
