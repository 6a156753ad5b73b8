import { shorten } from '../../errors.ts';
import { calendarWarning, toNameYear } from '../../model/calendar.ts';
import { asInstant, BEIJING, type Instant, localTime, NEW_YORK, newYorkDay } from '../../model/time.ts';
import { stampedAfter } from '../../store/questions.ts';
import { sayStamped } from '../say-stamped.ts';
import { type Finding, fail, type Patient, pass, warn } from './finding.ts';

/** The program is from this year: no clock that is right stands before it. */
const FIRST_YEAR = '2026';
const RAN_AHEAD =
  'if this moment is right, a clock ran ahead when they were stored, and their figures count once it comes; else set the clock';
const MOST_SAID = 400;
const SET_CLOCK = "set the machine's clock, or mend --now / ETF_DIGEST_NOW";

/** Every rule about time follows the clock. */
export function checkClock({ run, db }: Patient): Finding[] {
  const { now } = run.config;
  if (now < FIRST_YEAR)
    return [fail('clock', `it says ${now}, a year before this program was made`, SET_CLOCK)];
  const ahead = db ? stampedAfter(db, now) : [];
  if (ahead.length === 0) return [pass('clock', now)];
  const said = ahead.map((one) => `${one.asset} of ${one.source}: ${sayStamped(one)}`);
  return [warn('clock', shorten(`it says ${now}, but ${said.join('; ')}`, MOST_SAID), RAN_AHEAD)];
}

const WINTER = asInstant('2026-01-15T12:00:00Z');
const SUMMER = asInstant('2026-07-15T12:00:00Z');

/** Hours that are known: New York is on summer time from March to November, Beijing never is. */
const KNOWN_HOURS = [
  [WINTER, NEW_YORK, 7],
  [SUMMER, NEW_YORK, 8],
  [WINTER, BEIJING, 20],
  [SUMMER, BEIJING, 20],
] as const;

/** Zone data may be missing or old, in Node itself or in the library that works out days. */
export function checkZones(known: readonly (readonly [Instant, string, number])[] = KNOWN_HOURS): Finding[] {
  const wrong = known.flatMap(([at, zone, hour]) => {
    const [intl, library] = [intlHour(at, zone), localTime(at, zone).hour];
    return intl === hour && library === hour
      ? []
      : [`${at} in ${zone} is ${hour}:00, not ${intl}:00 (Node), ${library}:00 (date-fns)`];
  });
  return [
    wrong.length === 0
      ? pass('time zones', `${NEW_YORK} and ${BEIJING}, summer and winter`)
      : fail('time zones', wrong.join('; '), 'use a Node with full ICU data, and remove NODE_ICU_DATA'),
  ];
}

function intlHour(at: Instant, zone: string): number {
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  return Number(clock.formatToParts(new Date(at)).find((part) => part.type === 'hour')?.value);
}

/** Without a table of closures a holiday cannot be told from a late day. */
export function checkCalendar({ run }: Patient): Finding[] {
  const { calendar } = run.reference;
  const today = newYorkDay(run.config.now);
  const mend = `update etf-digest, or ${toNameYear(Number(calendar.lastDay.slice(0, 4)) + 1)}`;
  const said = `exchange closures are known to ${calendar.lastDay}`;
  if (today > calendar.lastDay) return [fail('calendar', said, mend)];
  return [calendarWarning(calendar, today) === null ? pass('calendar', said) : warn('calendar', said, mend)];
}
