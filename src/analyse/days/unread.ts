import { type Calendar, sessionAfter } from '../../model/calendar.ts';
import { type Day, earliest, endOfDay, hoursAfter, type Instant } from '../../model/time.ts';

/** A time in which a publisher gave nothing of an asset that others did; `to` is null while it lasts. */
export interface Silence {
  from: Instant;
  to: Instant | null;
}

const CLOSE_BEFORE_MIDNIGHT_HOURS = 8;

/** Whether a publisher gave nothing in the night of a day, which ends with the close of the next session: as known at `now`. */
export function wasSilent(day: Day, silences: readonly Silence[], now: Instant, calendar: Calendar): boolean {
  const nextClose = hoursAfter(endOfDay(sessionAfter(day, calendar)), -CLOSE_BEFORE_MIDNIGHT_HOURS);
  const at = earliest([now, nextClose]) ?? now;
  return silences.some(({ from, to }) => from <= at && (to === null || to > at));
}
