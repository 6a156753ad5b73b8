import type { Direction } from '../../model/flow.ts';
import { directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import { BEIJING, type Day, type Instant, localTime, partsOf, weekdayOf } from '../../model/time.ts';
import { cut, roundTo, inUnit as signedInUnit } from './rounding.ts';

const MILLION = 1_000_000;
const BILLION = 1_000_000_000;
/** Millions are said with at most two decimals. */
const MILLION_STEP = MILLION / 100;
const GROUPED = new Intl.NumberFormat('en-US');

/** `$54.9 million`, `$2.81 billion`, `$500,000`: rounded half away from zero to the source's step, the unit chosen after that. */
export function amount(usd: Usd, resolutionUsd: Usd): string {
  const size = Math.abs(usd);
  const inDollars = roundTo(size, resolutionUsd);
  if (inDollars === 0 && usd !== 0) return `less than ${dollars(resolutionUsd)}`;
  if (inDollars < MILLION) return dollars(inDollars);
  const inMillions = roundTo(size, Math.max(resolutionUsd, MILLION_STEP));
  if (inMillions >= BILLION) return billions(usd, resolutionUsd, 2);
  return `$${fixed(inMillions, MILLION, Math.min(decimalsIn(MILLION, resolutionUsd), 2))} million`;
}

/** In as many decimals of a billion as it takes to tell it from the amount beside it, as far as the source's step goes. */
export function amountBeside(usd: Usd, resolutionUsd: Usd, beside: Usd): string {
  const said = amount(usd, resolutionUsd);
  if (usd === beside || said !== amount(beside, resolutionUsd) || !said.endsWith('billion')) return said;
  for (const decimals of [3, 4, 5]) {
    const told = billions(usd, resolutionUsd, decimals);
    if (told !== billions(beside, resolutionUsd, decimals)) return told;
  }
  return said;
}

function billions(usd: Usd, resolutionUsd: Usd, decimals: number): string {
  const step = Math.max(resolutionUsd, BILLION / 10 ** decimals);
  const shown = Math.min(decimalsIn(BILLION, resolutionUsd), decimals);
  return `$${fixed(roundTo(Math.abs(usd), step), BILLION, shown)} billion`;
}

/** Readers of English are used to millions, whatever the size. */
export const UNITS = [{ label: '$M', usd: MILLION }] as const;

/** `-1,303.3` in millions. */
export const inUnit = (usd: Usd, resolutionUsd: Usd, unit: { usd: number }): string =>
  signedInUnit(usd, resolutionUsd, unit, (whole) => GROUPED.format(whole));

/** As titles and tables write an amount: `$54.9M`. */
export const abbreviated = (amount: string): string =>
  amount.replace(/ (m|b)illion$/, (_, unit: string) => unit.toUpperCase());

const dollars = (usd: number): string => `$${GROUPED.format(usd)}`;

/** The decimals of a unit that amounts in such steps have. */
const decimalsIn = (unit: number, step: Usd): number => Math.max(Math.ceil(Math.log10(unit / step)), 0);

/** size / unit, thousands set off: `1,303.3`. */
function fixed(size: number, unit: number, decimals: number): string {
  const { whole, rest } = cut(size, unit, decimals);
  return `${GROUPED.format(whole)}${rest}`;
}

export const direction = (way: Direction): string => (way === 'out' ? 'outflow' : 'inflow');

/** `$54.9M net outflow`, `no net flow`; the direction is in the word, never in a sign. */
export function flow(usd: Usd, resolutionUsd: Usd, beside?: Usd): string {
  if (usd === 0) return 'no net flow';
  return `${abbreviated(amountIn(usd, resolutionUsd, beside))} net ${direction(directionOf(usd))}`;
}

/** `net outflows of $54.9 million` */
export function flowInProse(usd: Usd, resolutionUsd: Usd, beside?: Usd): string {
  if (usd === 0) return 'no net flow';
  return `net ${direction(directionOf(usd))}s of ${amountIn(usd, resolutionUsd, beside)}`;
}

const amountIn = (usd: Usd, resolutionUsd: Usd, beside?: Usd): string =>
  beside === undefined ? amount(usd, resolutionUsd) : amountBeside(usd, resolutionUsd, beside);

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

/** With a date, as AP writes them: five are not cut. */
const MONTHS = 'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.'.split(' ');
const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export const month = (day: Day): string => MONTHS[partsOf(day).month - 1] ?? '';
const MONTH_NAMES =
  'January February March April May June July August September October November December'.split(' ');
/** On its own, without a date, a month is written out. */
export const monthName = (day: Day): string => MONTH_NAMES[partsOf(day).month - 1] ?? '';
export const year = (day: Day): string => String(partsOf(day).year);
export const date = (day: Day): string => `${month(day)} ${partsOf(day).date}`;
export const fullDate = (day: Day): string => `${date(day)}, ${partsOf(day).year}`;

/** `Aug. 11-15`, `Oct. 28-Nov. 1`; years are said where the two differ: `Dec. 24, 2024-Jan. 3, 2025`. */
export function span(from: Day, to: Day): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${fullDate(from)}-${fullDate(to)}`;
  return `${date(from)}-${from.slice(0, 7) === to.slice(0, 7) ? partsOf(to).date : date(to)}`;
}

/** `Oct. 28-Nov. 1, 2024` */
export function fullSpan(from: Day, to: Day): string {
  return from.slice(0, 4) === to.slice(0, 4) ? `${span(from, to)}, ${partsOf(to).year}` : span(from, to);
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
