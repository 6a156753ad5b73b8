import { TZDate } from '@date-fns/tz';
import type { Brand } from './brand.ts';

/** An ISO calendar date, `2024-11-01`. For a trading day: the date in New York. */
export type Day = Brand<string, 'Day'>;

/** An instant in UTC, `2026-02-03T15:30:00.000Z`; such texts sort by time. */
export type Instant = Brand<string, 'Instant'>;

/** Before every day and instant, and after each of them: bounds of a question that has none. */
export const START_OF_TIME = '' as Day & Instant;
export const END_OF_TIME = '9999' as Day & Instant;

export const NEW_YORK = 'America/New_York';
export const BEIJING = 'Asia/Shanghai';

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const ISO_INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Whether the text is a date that exists, written `YYYY-MM-DD`. */
export function isDay(text: string): text is Day {
  const date = new Date(`${text}T00:00:00Z`);
  return ISO_DAY.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}

/** The text as a day. Throws RangeError where it is none. */
export function asDay(text: string): Day {
  if (isDay(text)) return text;
  throw new RangeError(`not a date YYYY-MM-DD: ${text}`);
}

/** The text as an instant, brought to UTC. Throws RangeError where it is none, or names no zone. */
export function asInstant(text: string): Instant {
  const found = parseInstant(text);
  if (found) return found;
  throw new RangeError(`not an ISO instant with its zone: ${text}`);
}

/** The instant of a Date, in UTC. */
export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant;
}

/** Reads an ISO instant that names its zone; null when the text is none. */
export function parseInstant(text: string): Instant | null {
  if (!ISO_INSTANT.test(text) || !isDay(text.slice(0, 10))) return null;
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? null : instantOf(date);
}

/** Year, month (1–12) and day of a date. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const match = ISO_DAY.exec(day);
  if (!match) throw new RangeError(`not an ISO date: ${day}`);
  return { year: Number(match[1]), month: Number(match[2]), date: Number(match[3]) };
}

/** The date `count` calendar days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  const { year, month, date } = partsOf(day);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10) as Day;
}

/** The first of some days or instants; null of none. */
export function earliest<T extends Day | Instant>(moments: readonly T[]): T | null {
  return moments.reduce<T | null>((first, one) => (first === null || one < first ? one : first), null);
}

/** The last of some days or instants; null of none. */
export function latest<T extends Day | Instant>(moments: readonly T[]): T | null {
  return moments.reduce<T | null>((last, one) => (last === null || one > last ? one : last), null);
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Date and clock time of an instant in a zone. */
export function localTime(at: Instant, zone: string): { day: Day; hour: number; minute: number } {
  const local = new TZDate(new Date(at), zone);
  const day = [local.getFullYear(), local.getMonth() + 1, local.getDate()]
    .map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0'))
    .join('-') as Day;
  return { day, hour: local.getHours(), minute: local.getMinutes() };
}

/** The date in New York at an instant. */
export function newYorkDay(at: Instant): Day {
  return localTime(at, NEW_YORK).day;
}

/** A run asks for the same midnights thousands of times, and a zone's rules are slow to ask. */
const midnights = new Map<Day, Instant>();

/** Midnight New York at the end of the day: before it a 0.0 is not yet a figure and nothing is final. */
export function endOfDay(day: Day): Instant {
  const known = midnights.get(day);
  if (known) return known;
  const { year, month, date } = partsOf(day);
  const midnight = instantOf(new Date(+new TZDate(year, month - 1, date + 1, NEW_YORK)));
  midnights.set(day, midnight);
  return midnight;
}

/** The instant so many hours later. */
export function hoursAfter(at: Instant, hours: number): Instant {
  return instantOf(new Date(new Date(at).getTime() + hours * 3_600_000));
}

/** The Beijing date on which a trading day's digest is published: always the day after. */
export function publicationDayOf(tradingDay: Day): Day {
  return addDays(tradingDay, 1);
}
