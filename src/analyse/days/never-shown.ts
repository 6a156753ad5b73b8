import { type DayFlow, NEVER_SEEN } from '../../model/flow.ts';
import { type Day, endOfDay, type Instant } from '../../model/time.ts';
import { type AssetSources, speakersOn } from './asset-sources.ts';

/**
 * Whether a day was never collected: its figures are out, since midnight New York has passed, and no page of any source
 * that speaks ever showed it. A day that a page showed without a figure is pending.
 */
export function isNeverShown(day: Day, sources: AssetSources, now: Instant): boolean {
  if (now < endOfDay(day)) return false;
  const flows = speakersOn(day, sources).flatMap(
    ({ days }) => days.findLast((known) => known.day === day) ?? [],
  );
  return flows.every(({ flow }) => isUnseen(flow));
}

/** Whether no page ever showed the day. */
export const isUnseen = ({ seenAt, totalSeenAt }: DayFlow): boolean =>
  seenAt === NEVER_SEEN && (totalSeenAt === undefined || totalSeenAt === NEVER_SEEN);
