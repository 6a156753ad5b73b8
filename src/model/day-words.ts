import { UsageError } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { addDays, BEIJING, type Day, type Instant, isDay, localTime, newYorkDay } from './time.ts';

/** What a user's DAY was understood as. */
export type DayChoice =
  | { kind: 'latest' }
  /** `year` is given when the text left it out and it had to be taken */
  | { kind: 'day'; day: Day; assumedYear?: number };

/** The forms of DAY, for messages and help. */
export const DAY_FORMS =
  '2024-11-01, 20241101, 11-01, 11月1日, latest, yesterday or -3d (trading days back); also 2024/11/01, 11/1, today, 昨天, 今天';

const FULL = /^(\d{4})(?:([-/])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2})|年(\d{1,2})月(\d{1,2})[日号])$/;
const WITHOUT_YEAR = /^(?:(\d{1,2})[-/](\d{1,2})|(\d{1,2})月(\d{1,2})[日号])$/;
const BACK = /^(?:today)?-(\d{1,3})d$/;
const NAMED = /^(?:latest|today|yesterday|[昨今][天日])$/;
/** Begun like a date, whatever is wrong with it. */
const BEGUN = /^\d[\d\-/.年月日号]*$/;

/**
 * Reads a DAY as users write it; it always means the trading day, in New York.
 * A date without a year is the latest such date not after New York's today; `yesterday` and `-3d` count trading days back
 * from there. 昨天 is the day that a digest read now in Beijing calls 昨日, 今天 the session after it.
 *
 * @throws UsageError naming the accepted forms
 */
export function parseDayWords(text: string, now: Instant, calendar: Calendar): DayChoice {
  const words = wordsOf(text);
  if (words === 'latest') return { kind: 'latest' };
  const today = newYorkDay(now);
  const named = namedDay(words, now, calendar);
  if (named) return { kind: 'day', day: named };
  const back = BACK.exec(words);
  if (back && Number(back[1]) > 0)
    return { kind: 'day', day: calendar.tradingDayBefore(today, Number(back[1])) };
  const full = FULL.exec(words);
  if (full) return { kind: 'day', day: required(text, joined(given(full))) };
  const short = WITHOUT_YEAR.exec(words);
  if (short) return latestSuchDay(text, given(short), today);
  throw nonsense(text);
}

/** Whether a word is meant as a DAY, though it may be none that exists. */
export function isDayLike(text: string): boolean {
  const words = wordsOf(text);
  return NAMED.test(words) || BACK.test(words) || BEGUN.test(words);
}

/** Chinese keyboards write full-width figures. */
const wordsOf = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

function namedDay(words: string, now: Instant, calendar: Calendar): Day | null {
  if (words === 'today') return newYorkDay(now);
  if (words === 'yesterday') return calendar.tradingDayBefore(newYorkDay(now), 1);
  const beijing = localTime(now, BEIJING).day;
  if (/^昨[天日]$/.test(words)) return calendar.tradingDayBefore(beijing, 1);
  return /^今[天日]$/.test(words) ? sessionFrom(beijing, calendar) : null;
}

/** The first session on a date or after it. */
const sessionFrom = (day: Day, calendar: Calendar): Day =>
  calendar.isTradingDay(day) ? day : sessionFrom(addDays(day, 1), calendar);

function latestSuchDay(text: string, [month = '', date = '']: string[], today: Day): DayChoice {
  const thisYear = Number(today.slice(0, 4));
  // 29 February may be up to eight years away, where a century skips it
  for (let year = thisYear; year > thisYear - 8; year -= 1) {
    const day = joined([String(year), month, date]);
    if (day && day <= today) return { kind: 'day', day, assumedYear: year };
  }
  throw nonsense(text);
}

function joined(parts: string[]): Day | null {
  const day = parts.map((part) => part.padStart(2, '0')).join('-');
  return isDay(day) ? day : null;
}

const given = (match: RegExpExecArray): string[] => match.slice(1).filter((part) => /^\d+$/.test(part ?? ''));

function required(text: string, day: Day | null): Day {
  if (!day) throw nonsense(text);
  return day;
}

function nonsense(text: string): UsageError {
  const isRange = text.includes('..') && { mend: 'only funds and trend take a range of days' };
  return new UsageError('this is not a day', { expected: DAY_FORMS, got: asTyped(text), ...isRange });
}

/** What the user typed, for a message: `-3d` comes as `today-3d` lest it be taken for an option. */
export function asTyped(text: string): string {
  return JSON.stringify(text.replace(/^today(?=-)/, ''));
}
