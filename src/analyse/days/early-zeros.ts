import type { Calendar } from '../../model/calendar.ts';
import { BUNDLED, type Observation, type SeenAt } from '../../model/flow.ts';
import { addDays, type Day, earliest, endOfDay, hoursAfter, type Instant } from '../../model/time.ts';

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

/** When the session after a day opens; beyond the table of closures nobody knows, and the day after counts as one. */
function nextOpen(day: Day, calendar: Calendar): Instant {
  const [next = addDays(day, 1)] = calendar.tradingDays(
    addDays(day, 1),
    earliest([addDays(day, 7), calendar.lastDay]) ?? day,
  );
  return hoursAfter(endOfDay(addDays(next, -1)), OPEN_AFTER_MIDNIGHT_HOURS);
}
