import { UsageError } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { asTyped, DAY_FORMS, parseDayWords } from './day-words.ts';
import { BEIJING, type Instant, localTime, newYorkDay } from './time.ts';
import { type Week, weekBefore, weekNumbered, weekOf } from './week.ts';

/** What a user's WEEK was understood as. */
export type WeekChoice =
  | { kind: 'latest' }
  /** `assumedYear` is given when the text left the year out and it had to be taken: of the ISO week, or of the date */
  | { kind: 'week'; week: Week; assumedYear?: number };

/** The forms of WEEK, for messages and help. */
export const WEEK_FORMS = `2024-W44, W44, this (本周), last (上周: the week before this one, by the date in Beijing) or a day of the week: ${DAY_FORMS}`;

const FULL = /^(\d{4})-?w(\d{1,2})$/;
const WITHOUT_YEAR = /^w(\d{1,2})$/;

/**
 * Reads a WEEK as users write it: by its ISO number, or by any day in it.
 * A number without a year is the latest such week that has begun.
 *
 * @throws UsageError naming the accepted forms
 */
export function parseWeekWords(text: string, now: Instant, calendar: Calendar): WeekChoice {
  const words = text.replace(/\s+/g, '').toLowerCase();
  const running = weekOf(newYorkDay(now));
  if (words === 'this' || words === '本周') return { kind: 'week', week: running };
  // on Monday morning in Beijing it is Sunday in New York, and the week has ended in both
  const ended = weekBefore(weekOf(localTime(now, BEIJING).day));
  if (words === 'last' || words === '上周') return { kind: 'week', week: ended };
  const full = FULL.exec(words);
  if (full) return { kind: 'week', week: required(text, weekNumbered(Number(full[1]), Number(full[2]))) };
  const short = WITHOUT_YEAR.exec(words);
  if (short) return latestSuchWeek(text, Number(short[1]), running);
  return weekOfDay(text, now, calendar);
}

function latestSuchWeek(text: string, number: number, running: Week): WeekChoice {
  // a week 53 may be up to seven years away
  for (let year = running.year; year > running.year - 8; year -= 1) {
    const week = weekNumbered(year, number);
    if (week && week.monday <= running.monday) return { kind: 'week', week, assumedYear: year };
  }
  throw nonsense(text);
}

function weekOfDay(text: string, now: Instant, calendar: Calendar): WeekChoice {
  try {
    const choice = parseDayWords(text, now, calendar);
    if (choice.kind === 'latest') return choice;
    const { day, ...rest } = choice;
    return { ...rest, kind: 'week', week: weekOf(day) };
  } catch (error) {
    throw error instanceof UsageError ? nonsense(text) : error;
  }
}

function required(text: string, week: Week | null): Week {
  if (!week) throw nonsense(text);
  return week;
}

const nonsense = (text: string): UsageError =>
  new UsageError('this is not a week', { expected: WEEK_FORMS, got: asTyped(text) });
