import type { TableRow } from '../../model/flow.ts';

/** Rows that stand newest first throughout, turned round; any other order is left, to be judged. */
export function inCalendarOrder(rows: readonly TableRow[]): readonly TableRow[] {
  const isNewestFirst = rows.every(({ day }, i) => i === 0 || day < (rows[i - 1]?.day ?? ''));
  return isNewestFirst ? rows.toReversed() : rows;
}
