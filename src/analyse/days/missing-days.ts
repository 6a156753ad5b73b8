import type { Calendar } from '../../model/calendar.ts';
import type { Day } from '../../model/time.ts';

/** The short page shows at least so many of the newest trading days. */
const SHORT_PAGE_SESSIONS = 10;

/** Whether the short page of today shows the day. */
export function isOnShortPage(day: Day, today: Day, calendar: Calendar): boolean {
  return day > calendar.tradingDayBefore(today, SHORT_PAGE_SESSIONS);
}

/**
 * Trading days that have no figure and that the short page can no longer show.
 *
 * @param reported days that have a figure
 * @param lastFull the New York date on which a page with every row was last read; what it did not show is not asked again
 */
export function missingDays(
  launch: Day,
  today: Day,
  reported: ReadonlySet<Day>,
  lastFull: Day | null,
  calendar: Calendar,
): Day[] {
  const oldestShown = calendar.tradingDayBefore(today, SHORT_PAGE_SESSIONS);
  return calendar
    .tradingDays(launch, oldestShown)
    .filter((day) => day !== oldestShown && !reported.has(day) && (lastFull === null || day >= lastFull));
}
