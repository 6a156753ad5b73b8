import type { Direction } from '../../model/flow.ts';
import { directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import { BEIJING, type Day, type Instant, localTime, partsOf, weekdayOf } from '../../model/time.ts';
import { cut, roundTo, inUnit as signedInUnit } from './rounding.ts';

const THOUSAND = 1_000;
const MILLION = 1_000_000;
const BILLION = 1_000_000_000;
/** Billions are said with two decimals. */
const BILLION_STEP = BILLION / 100;
/** Millions with at most two. */
const FINEST_STEP = MILLION / 100;
const GROUPED = new Intl.NumberFormat('en-US');

/** `$54.9M`, `$2.81B`: rounded half away from zero to the source's resolution, the unit chosen after rounding. */
export function amount(usd: Usd, resolutionUsd: Usd): string {
  const inMillions = roundTo(Math.abs(usd), stepOf(resolutionUsd));
  if (inMillions < BILLION) return preciseAmount(usd, resolutionUsd);
  const step = Math.max(resolutionUsd, BILLION_STEP);
  return `$${fixed(roundTo(Math.abs(usd), step), BILLION, step)}B`;
}

/** The same in millions whatever its size; `under $10K` for what would be rounded to nothing. */
export function preciseAmount(usd: Usd, resolutionUsd: Usd): string {
  const step = stepOf(resolutionUsd);
  const rounded = roundTo(Math.abs(usd), step);
  if (rounded > 0 || usd === 0) return `$${fixed(rounded, MILLION, step)}M`;
  return step < MILLION ? `under $${step / THOUSAND}K` : `under $${step / MILLION}M`;
}

/** Readers of English are used to millions, whatever the size. */
export const UNITS = [{ label: '$M', usd: MILLION }] as const;

/** `-1,303.3` in millions. */
export const inUnit = (usd: Usd, resolutionUsd: Usd, unit: { usd: number }): string =>
  signedInUnit(usd, resolutionUsd, unit, (whole) => GROUPED.format(whole));

const stepOf = (resolutionUsd: Usd): number => Math.max(resolutionUsd, FINEST_STEP);

/** size / unit with at most two decimals and no finer than the step, thousands set off: `1,303.3`. */
function fixed(size: number, unit: number, step: number): string {
  const decimals = step >= unit ? 0 : step >= unit / 10 ? 1 : 2;
  const { whole, rest } = cut(size, unit, decimals);
  return `${GROUPED.format(whole)}${rest}`;
}

export const direction = (way: Direction): string => (way === 'out' ? 'outflow' : 'inflow');

/** `$54.9M net outflow`, `no net flow`; the direction is in the word, never in a sign. */
export function flow(usd: Usd, resolutionUsd: Usd, isPrecise: boolean): string {
  if (usd === 0) return 'no net flow';
  const said = isPrecise ? preciseAmount(usd, resolutionUsd) : amount(usd, resolutionUsd);
  return `${said} net ${direction(directionOf(usd))}`;
}

/** `outflows`; of one `an outflow`. */
export const flows = (way: Direction, count: number): string =>
  count === 1 ? `an ${direction(way)}` : `${direction(way)}s`;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Numbers below ten are words. */
export const inWords = (count: number): string => NUMBERS[count] ?? String(count);

const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth'];

/** `seventh`, `12th`, `21st` */
export function ordinal(count: number): string {
  const teens = count % 100 > 10 && count % 100 < 14;
  const ending = teens ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th');
  return ORDINALS[count] ?? `${count}${ending}`;
}

export const counted = (count: number, one: string): string =>
  `${inWords(count)} ${one}${count === 1 ? '' : 's'}`;

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export const month = (day: Day): string => MONTHS[partsOf(day).month - 1] ?? '';
const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(' ');
/** On its own, without a date, a month is written out. */
export const monthName = (day: Day): string => MONTH_NAMES[partsOf(day).month - 1] ?? '';
export const year = (day: Day): string => String(partsOf(day).year);
export const date = (day: Day): string => `${month(day)} ${partsOf(day).date}`;
export const fullDate = (day: Day): string => `${date(day)}, ${partsOf(day).year}`;

/** `Oct 24 to Nov 1`; years are said where the two differ: `Dec 24, 2024, to Jan 3, 2025`. */
export function span(from: Day, to: Day): string {
  if (from.slice(0, 4) === to.slice(0, 4)) return `${date(from)} to ${date(to)}`;
  return `${fullDate(from)}, to ${fullDate(to)}`;
}

/** `Oct 28 to Nov 1, 2024` */
export function fullSpan(from: Day, to: Day): string {
  return from.slice(0, 4) === to.slice(0, 4) ? `${date(from)} to ${fullDate(to)}` : span(from, to);
}

export function beijingTime(at: Instant): string {
  const { day, hour, minute } = localTime(at, BEIJING);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')} Beijing time on ${fullDate(day)}`;
}

/** `BITB, FBTC and HODL` */
export function inARow(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}

/** `Friday` */
export const weekday = (day: Day): string => WEEKDAYS[weekdayOf(day)] ?? '';
