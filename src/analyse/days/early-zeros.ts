import { type Calendar, sessionAfter } from '../../model/calendar.ts';
import {
  BUNDLED,
  type Observation,
  type SeenAt,
  type Sighting,
  type SourceHistory,
} from '../../model/flow.ts';
import { addDays, type Day, endOfDay, hoursAfter, type Instant, latest } from '../../model/time.ts';

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

/**
 * The figures of a publisher that shows a new row on the morning of its session. A row of nothing but zeros is a placeholder, as
 * on 3 February and 12 August 2026, while it is the newest of a page on which a session that is over has no row: the page is
 * older than its moment, or the clock ran ahead.
 */
export function withoutStaleZeros(
  figures: readonly Observation[],
  { coverage, sightings }: Pick<SourceHistory, 'coverage' | 'sightings'>,
  calendar: Calendar,
): readonly Observation[] {
  const newest = latest(figures.map(({ day }) => day));
  const hasFlow = figures.some(({ day, flowUsd }) => day === newest && flowUsd);
  if (newest === null || hasFlow || coverage === 'partial') return figures;
  const shown = sightings.filter(({ firstDay, lastDay }) => firstDay <= newest && newest <= lastDay);
  const isWithin = ({ lastDay, seenAt }: Sighting) =>
    seenAt === BUNDLED || lastDay > newest || seenAt < nextClose(newest, calendar);
  return shown.some(isWithin) ? figures : figures.filter(({ day }) => day !== newest);
}

/** The exchanges are open from 09:30 to 16:00 in New York. */
const OPEN_AFTER_MIDNIGHT_HOURS = 9.5;
const CLOSE_AFTER_MIDNIGHT_HOURS = 16;

const nextOpen = (day: Day, calendar: Calendar): Instant =>
  hoursAfter(nextMidnight(day, calendar), OPEN_AFTER_MIDNIGHT_HOURS);
const nextClose = (day: Day, calendar: Calendar): Instant =>
  hoursAfter(nextMidnight(day, calendar), CLOSE_AFTER_MIDNIGHT_HOURS);

/** When the session after a day begins. */
const nextMidnight = (day: Day, calendar: Calendar): Instant =>
  endOfDay(addDays(sessionAfter(day, calendar), -1));
