import { AuditError } from '../../errors.ts';
import type { FlowTable, TableRow } from '../../model/flow.ts';
import type { AuditContext } from './context.ts';
import { listed } from './refusal.ts';

/** The most that a fund has moved in a day by August 2026 is 1.12 billion; all of them together, 1.37 billion. */
const LARGEST_USD = 30_000_000_000;
/** Shares are created and redeemed in blocks that are worth more. */
const SMALLEST_USD = 10_000;

/** Rows in another unit: dollars taken for millions, or millions for dollars, are a million times off and still add up. */
export function wrongUnits({ rows }: FlowTable, context: AuditContext): AuditError | null {
  const wrong = rows
    .map((row) => ({ day: row.day, largest: largestOf(row) }))
    .filter(({ largest }) => largest !== 0 && (largest < SMALLEST_USD || largest > LARGEST_USD));
  if (wrong.length === 0) return null;
  const days = wrong.map(({ day }) => day);
  const largest = wrong.map((row) => `${row.largest}`);
  return new AuditError(`the figures of ${listed(days, context, ', ')} are in another unit`, {
    expected: `a largest figure from ${SMALLEST_USD} to ${LARGEST_USD} US dollars`,
    got: listed(largest, context, ', '),
    mend: 'nothing of the page was stored: look at it in a browser',
  });
}

const largestOf = ({ cells, totalUsd }: TableRow): number =>
  Math.max(0, ...[...cells.values(), totalUsd].map((figure) => Math.abs(figure ?? 0)));
