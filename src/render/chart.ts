import type { Usd } from '../model/money.ts';

const BARS = ['▁', '▂', '▃', '▅', '▇'] as const;

/** One bar for a day's size against the largest of the series; the direction is said in words beside it. */
export function bar(amount: Usd, largest: Usd): string {
  if (amount === 0 || largest === 0) return '·';
  const step = Math.ceil((Math.abs(amount) / largest) * BARS.length);
  return BARS[Math.min(Math.max(step, 1), BARS.length) - 1] ?? BARS[0];
}
