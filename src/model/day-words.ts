import { UsageError } from '../errors.ts';
import type { Calendar } from './calendar.ts';
import { type Day, isDay } from './time.ts';

/** What a user's DAY was understood as. */
export type DayChoice =
  | { kind: 'latest' }
  /** `year` is given when the text left it out and it had to be taken */
  | { kind: 'day'; day: Day; assumedYear?: number };

/** The forms of DAY, for messages and help. */
export const DAY_FORMS = '2024-11-01, 20241101, 11-01, 11月1日, latest, yesterday or -3d (trading days back)';

const FULL = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|(\d{2})(\d{2})|年(\d{1,2})月(\d{1,2})[日号])$/;
const WITHOUT_YEAR = /^(?:(\d{1,2})-(\d{1,2})|(\d{1,2})月(\d{1,2})[日号])$/;

/**
 * Reads a DAY as users write it; it always means the trading day, in New York.
 * A date without a year is the latest such date not after New York's today; `yesterday` and `-3d` count trading days.
 *
 * @param today the date in New York
 * @throws UsageError naming the accepted forms
 */
export function parseDayWords(text: string, today: Day, calendar: Calendar): DayChoice {
  const words = text.replace(/\s+/g, '').toLowerCase();
  if (words === 'latest') return { kind: 'latest' };
  if (words === 'yesterday') return { kind: 'day', day: calendar.tradingDayBefore(today, 1) };
  const back = /^(?:today)?-(\d{1,3})d$/.exec(words);
  if (back && Number(back[1]) > 0)
    return { kind: 'day', day: calendar.tradingDayBefore(today, Number(back[1])) };
  const full = FULL.exec(words);
  if (full) return { kind: 'day', day: required(text, joined(given(full))) };
  const short = WITHOUT_YEAR.exec(words);
  if (short) return latestSuchDay(text, given(short), today);
  throw nonsense(text);
}

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

const given = (match: RegExpExecArray): string[] => match.slice(1).filter((part) => part !== undefined);

function required(text: string, day: Day | null): Day {
  if (!day) throw nonsense(text);
  return day;
}

function nonsense(text: string): UsageError {
  return new UsageError('this is not a day', {
    expected: DAY_FORMS,
    got: asTyped(text),
  });
}

/** What the user typed, for a message: `-3d` comes as `today-3d` lest it be taken for an option. */
export function asTyped(text: string): string {
  return JSON.stringify(text.replace(/^today(?=-)/, ''));
}
