import type { Direction } from '../../model/flow.ts';
import type { Breadth } from './breadth.ts';
import type { FlowRecord } from './records.ts';
import type { Streak } from './streak.ts';

/** What the title of a day or a week says after the amount; the first that holds, in this order. */
export type HeadlineEvent = 'first-after-run' | 'run' | 'all-one-way' | 'only-one' | 'record' | 'leader';

/**
 * Chooses the one thing that a title says of a complete day, or of a complete week with its run of weeks.
 *
 * @param direction of the total; a flat day has no event but the end of a run that the body tells
 */
export function headlineEventOf(
  direction: Direction,
  streak: Streak,
  breadth: Breadth | null,
  record: FlowRecord<unknown> | null,
): HeadlineEvent | null {
  if (direction === 'flat') return null;
  if (streak.days === 1 && streak.before?.claimed) return 'first-after-run';
  if (streak.claimed) return 'run';
  if (!breadth) return record ? 'record' : null;
  const against = direction === 'in' ? breadth.outflows : breadth.inflows;
  if (breadth.reported === breadth.expected) {
    if (against === 0) return 'all-one-way';
    if (breadth.onlyIn !== null || breadth.onlyOut !== null) return 'only-one';
  }
  if (record) return 'record';
  const leader = direction === 'in' ? breadth.largestIn : breadth.largestOut;
  return leader?.tickers.length === 1 ? 'leader' : null;
}
