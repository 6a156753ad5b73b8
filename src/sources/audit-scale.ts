import { AuditError } from '../errors.ts';
import type { TableRow } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';

/** The most that a fund has moved in a day by August 2026 is 1.12 billion; all of them together, 1.37 billion. */
const LARGEST_USD: Usd = 30_000_000_000;
/** Shares are created and redeemed in blocks that are worth more. */
const SMALLEST_USD: Usd = 10_000;

/**
 * Dollars taken for millions, or millions for dollars, are a million times off and still add up.
 *
 * @throws AuditError for a row whose largest figure is in another unit
 */
export function requireScale({ day, cells, totalUsd }: TableRow): void {
  const largest = Math.max(0, ...[...cells.values(), totalUsd].map((figure) => Math.abs(figure ?? 0)));
  if (largest === 0 || (largest >= SMALLEST_USD && largest <= LARGEST_USD)) return;
  throw new AuditError(`the figures of ${day} are in another unit`, {
    expected: `a largest figure from ${SMALLEST_USD} to ${LARGEST_USD} US dollars`,
    got: `${largest}`,
    mend: 'nothing of the page was stored: look at it in a browser',
  });
}
