import { type Calendar, sessionAfter } from '../../model/calendar.ts';
import { BUNDLED, type Observation, type SeenAt } from '../../model/flow.ts';
import { addDays, type Day, endOfDay, hoursAfter, type Instant } from '../../model/time.ts';

/**
 * The figures of a publisher that shows funds, and whole days, as 0.0 before they have reported (cryptoetf.today): a zero
 * counts once a page has shown it when the next session was open, and a day of nothing but zeros never by its word alone.
 */
export function withoutEarlyZeros(
  figures: readonly Observation[],
  seenAt: (day: Day) => SeenAt,
  calendar: Calendar,
): Observation[] {
  const withFlow = new Set(figures.filter(({ flowUsd }) => flowUsd).map(({ day }) => day));
  return figures.filter(({ day, flowUsd }) => {
    const seen = seenAt(day);
    return flowUsd !== 0 || seen === BUNDLED || (withFlow.has(day) && seen >= nextOpen(day, calendar));
  });
}

/** The exchanges open at 09:30 in New York. */
const OPEN_AFTER_MIDNIGHT_HOURS = 9.5;

/** When the session after a day opens. */
const nextOpen = (day: Day, calendar: Calendar): Instant =>
  hoursAfter(endOfDay(addDays(sessionAfter(day, calendar), -1)), OPEN_AFTER_MIDNIGHT_HOURS);
