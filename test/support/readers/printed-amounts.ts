import type { PrintedItem } from '../days/printed.ts';
import type { Said } from './text-reader.ts';

const WAN = 10_000;
const YI = 100_000_000;

/** The total of an item: its size from the figures, the step of its last digit from its own words. */
export function printedTotal({ total_usd_wan, total_text }: PrintedItem): Said {
  return { usd: dollars(total_usd_wan * WAN), stepUsd: stepOfText(total_text) };
}

/** The step of the first amount in the words: 5.48亿美元 → 1,000,000; 约 and 接近 say that trailing zeros are no digits. */
export function stepOfText(text: string): number {
  const [, digits = '', decimals = '', unit] =
    /(\d+)(?:\.(\d+))?\s*([亿万])/.exec(text.replaceAll(',', '')) ?? [];
  if (unit === undefined) throw new Error(`no amount in: ${text}`);
  const step = (unit === '亿' ? YI : WAN) / 10 ** decimals.length;
  if (!/约|接近/.test(text) || decimals !== '') return step;
  return step * 10 ** (/0*$/.exec(digits)?.[0].length ?? 0);
}

/**
 * The flow of a fund in an item, which holds it in 万 without its words: below 1 亿 as it stands there; from 1 亿 on two
 * decimals of 亿 at least, in a weekly three digits at least.
 */
export function printedFlow(wan: number, period: PrintedItem['period']): Said {
  const size = Math.abs(wan);
  const coarsest = period === 'daily' ? 100 : 10 ** (String(Math.floor(size)).length - 3);
  const step = size < 10_000 ? decimalStep(size) : largestStep(size, coarsest);
  return { usd: dollars(wan * WAN), stepUsd: step * WAN };
}

/** A sum since launch, held in 亿: two decimals in a daily, one in a weekly and where it stands with one. */
export function printedLevel(yi: number, period: PrintedItem['period']): Said {
  const hasOneDecimal = period === 'weekly' || Number.isInteger(Math.round(yi * 100) / 10);
  return { usd: dollars(yi * YI), stepUsd: hasOneDecimal ? YI / 10 : YI / 100 };
}

/** The coarsest step, not above this one, of which the number is a multiple. */
function largestStep(size: number, coarsest: number): number {
  let step = coarsest;
  while (step > 1 && size % step !== 0) step /= 10;
  return step;
}

const decimalStep = (size: number): number => (Number.isInteger(size) ? 1 : 0.01);

const dollars = (usd: number): number => Math.round(usd);
