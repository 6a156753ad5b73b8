import { UsageError } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { asTyped, type DayChoice, parseDayWords } from './day-words.ts';
import { addDays, type Day, type Instant } from './time.ts';

/** How a range of days is written, for messages and help. */
export const RANGE_FORM = 'a range such as 2024-10-28..2024-11-01';
/** A year and its leap day: an answer that a person or a program can still read at once. */
const MOST_DAYS = 366;

/**
 * Reads `A..B`, each end a DAY.
 *
 * @returns null for a text that is no range
 * @throws UsageError for an end that is no day
 */
export function parseRangeWords(
  text: string,
  now: Instant,
  calendar: Calendar,
): readonly [DayChoice, DayChoice] | null {
  const [from, to, ...more] = text.split('..');
  if (from === undefined || to === undefined || more.length > 0) return null;
  return [parseDayWords(from, now, calendar), parseDayWords(to, now, calendar)];
}

/** Throws UsageError for a range that ends before it begins, or is longer than a year. */
export function requireRange(from: Day, to: Day, text: string): void {
  if (to < from) {
    throw new UsageError('the range ends before it begins', {
      expected: `the earlier day first: ${to}..${from}`,
      got: asTyped(text),
    });
  }
  if (addDays(from, MOST_DAYS) > to) return;
  throw new UsageError('the range is too long', {
    expected: `at most ${MOST_DAYS} days, such as ${addDays(to, 1 - MOST_DAYS)}..${to}`,
    got: asTyped(text),
  });
}
