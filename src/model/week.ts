import { TZDate } from '@date-fns/tz';
import { formatISO } from 'date-fns/formatISO';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { addDays, asDay, type Day } from './time.ts';

/** An ISO week of New York dates, Monday to Sunday; its year is that of its Thursday, so 2024-12-30 is in 2025-W01. */
export interface Week {
  readonly year: number;
  /** 1 to 53 */
  readonly week: number;
  readonly monday: Day;
  readonly sunday: Day;
}

/** A question about weeks asks for all since launch, and a zone's rules are slow to ask. */
const known = new Map<Day, Week>();

/** The week that holds a date. */
export function weekOf(day: Day): Week {
  const week = known.get(day) ?? reckoned(day);
  known.set(day, week);
  return week;
}

function reckoned(day: Day): Week {
  // the date itself, whatever zone the machine is in
  const date = new TZDate(`${day}T00:00:00Z`, 'UTC');
  const monday = asDay(formatISO(startOfISOWeek(date), { representation: 'date' }));
  return { year: getISOWeekYear(date), week: getISOWeek(date), monday, sunday: addDays(monday, 6) };
}

/** The week of that number; null where the year has none: 2025 has 52 weeks, 2026 has 53. */
export function weekNumbered(year: number, number: number): Week | null {
  // 4 January is in week 1 of its year, always
  const found = weekOf(addDays(asDay(`${String(year).padStart(4, '0')}-01-04`), 7 * (number - 1)));
  return found.year === year && found.week === number ? found : null;
}

/** The week that ends the day before this one begins. */
export function weekBefore({ monday }: Week): Week {
  return weekOf(addDays(monday, -1));
}

/** `2024-W44`. */
export function weekName({ year, week }: Week): string {
  return `${String(year).padStart(4, '0')}-W${String(week).padStart(2, '0')}`;
}
