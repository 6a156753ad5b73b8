import type { Direction } from '../../model/flow.ts';
import { directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import { BEIJING, type Day, type Instant, localTime, partsOf, weekdayOf } from '../../model/time.ts';
import { cut, roundTo } from './rounding.ts';

const WAN = 10_000;
const YI = 100_000_000;
/** 亿 is said with two decimals. */
const YI_STEP = YI / 100;
/** 万 is said with at most two decimals. */
const FINEST_WAN_STEP = WAN / 100;

/**
 * An amount without its sign, in 万美元 or 亿美元.
 * Rounded half away from zero to the source's resolution, and the unit chosen after rounding: 9999.996 万 is 1.00 亿.
 *
 * @param resolutionUsd the step of the source's figures: Farside's 100,000 gives 5490 万, never 5490.00
 */
export function amount(usd: Usd, resolutionUsd: Usd): string {
  const size = Math.abs(usd);
  const inWan = roundTo(size, Math.max(resolutionUsd, FINEST_WAN_STEP));
  if (inWan < YI) return amountInWan(usd, resolutionUsd);
  return `${fixed(roundTo(size, Math.max(resolutionUsd, YI_STEP)), YI, 2)} 亿美元`;
}

/** 亿 is what a column since launch is in, 万 what one of a day is in, to the source's last digit. */
export const UNITS = [
  { label: '万美元', usd: WAN },
  { label: '亿美元', usd: YI },
] as const;

function decimalsOfWan(resolutionUsd: Usd): number {
  if (resolutionUsd >= WAN) return 0;
  return resolutionUsd >= WAN / 10 ? 1 : 2;
}

function fixed(size: number, unit: number, decimals: number): string {
  const { whole, rest } = cut(size, unit, decimals);
  return `${whole}${rest}`;
}

/** `13.034 亿美元` beside 13.033 亿: in as many decimals as it takes to tell the two apart, as far as the source's step goes. */
export function amountBeside(usd: Usd, resolutionUsd: Usd, beside: Usd): string {
  const said = amount(usd, resolutionUsd);
  if (usd === beside || said !== amount(beside, resolutionUsd) || !said.includes('亿')) return said;
  for (const decimals of [3, 4, 5, 6]) {
    const step = Math.max(resolutionUsd, YI / 10 ** decimals);
    const [one, other] = [usd, beside].map((each) => fixed(roundTo(Math.abs(each), step), YI, decimals));
    if (one !== other) return `${one} 亿美元`;
  }
  return said;
}

/** An amount without its sign in 万美元 whatever its size, to the source's resolution: for telling close figures apart. */
export function amountInWan(usd: Usd, resolutionUsd: Usd): string {
  const step = Math.max(resolutionUsd, FINEST_WAN_STEP);
  const inWan = roundTo(Math.abs(usd), step);
  if (inWan === 0 && usd !== 0) return `不足 ${fixed(step, WAN, decimalsOfWan(resolutionUsd))} 万美元`;
  return `${fixed(inWan, WAN, decimalsOfWan(resolutionUsd))} 万美元`;
}

/** 净流入, 净流出; for a flat day 净流入, of which one says that it is zero. */
export function verb(direction: Direction): string {
  return direction === 'out' ? '净流出' : '净流入';
}

/** `净流出 5490 万美元`, `净流出不足 0.01 万美元`, `净流入为零`; the direction is in the word, never in a sign. */
export function flow(usd: Usd, said: string): string {
  if (usd === 0) return '净流入为零';
  return `${verb(directionOf(usd))}${/^\d/.test(said) ? ' ' : ''}${said}`;
}

/** `11 月 1 日` */
export function date(day: Day): string {
  const { month, date } = partsOf(day);
  return `${month} 月 ${date} 日`;
}

/** `2024 年` */
export const year = (day: Day): string => `${partsOf(day).year} 年`;

/** `2024 年 11 月 1 日` */
export function fullDate(day: Day): string {
  return `${partsOf(day).year} 年 ${date(day)}`;
}

/** `10 月 24 日至 11 月 1 日`, `8 月 11 日至 15 日`; years are said where the two differ. */
export function span(from: Day, to: Day): string {
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${fullDate(from)}至 ${fullDate(to)}`;
  return `${date(from)}至 ${from.slice(0, 7) === to.slice(0, 7) ? `${partsOf(to).date} 日` : date(to)}`;
}

/** `2024 年 10 月 28 日至 11 月 1 日` */
export function fullSpan(from: Day, to: Day): string {
  return from.slice(0, 4) === to.slice(0, 4) ? `${partsOf(from).year} 年 ${span(from, to)}` : span(from, to);
}

/** `周六` */
export function weekday(day: Day): string {
  return `周${'日一二三四五六'[weekdayOf(day)]}`;
}

/** `北京时间 2026 年 2 月 4 日 13:30` */
export function beijingTime(at: Instant): string {
  const { day, hour, minute } = localTime(at, BEIJING);
  return `北京时间 ${fullDate(day)} ${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
