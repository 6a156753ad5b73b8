import { type Day, endOfDay, hoursAfter, type Instant, newYorkDay } from '../../model/time.ts';
import type { Reference } from '../reference.ts';

/** The days that a publisher may have something to tell of. */
export interface DueDays {
  /** the newest trading day whose exchanges have closed */
  closed: Day;
  /** the newest trading day that midnight New York has ended */
  over: Day;
  /** the newest ten that have closed: late figures come to them, oldest first */
  watched: readonly Day[];
}

/** The exchanges close at 16:00 in New York; until then no figure of the day is one. */
const CLOSE_BEFORE_MIDNIGHT_HOURS = 8;
const WATCHED_SESSIONS = 10;

/** The days that may be told of at an instant. */
export function dueDays(now: Instant, { calendar }: Reference): DueDays {
  const today = newYorkDay(now);
  const over = calendar.tradingDayBefore(today, 1);
  const hasClosed = hoursAfter(endOfDay(today), -CLOSE_BEFORE_MIDNIGHT_HOURS) <= now;
  const closed = hasClosed && calendar.isTradingDay(today) ? today : over;
  const watched = calendar.tradingDays(calendar.tradingDayBefore(closed, WATCHED_SESSIONS - 1), closed);
  return { closed, over, watched };
}
