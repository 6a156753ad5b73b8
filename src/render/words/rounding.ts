/** To the nearest step, halves away from zero (style: no text rounds otherwise); integers all through. */
export function roundTo(size: number, step: number): number {
  return Math.floor((size + Math.floor(step / 2)) / step) * step;
}

/**
 * An amount with its sign as a number in a unit, with at most two decimals and no finer than the source's steps: all of a
 * column have as many. `<0.01` with its sign is what would be rounded to nothing.
 */
export function inUnit(
  usd: number,
  resolutionUsd: number,
  unit: { usd: number },
  grouped: (whole: number) => string = String,
): string {
  if (usd === 0) return '0';
  const step = Math.max(resolutionUsd, unit.usd / 100);
  const decimals = step >= unit.usd ? 0 : step >= unit.usd / 10 ? 1 : 2;
  const rounded = roundTo(Math.abs(usd), step);
  const { whole, rest } = cut(Math.max(rounded, step), unit.usd, decimals);
  return `${usd < 0 ? '-' : '+'}${rounded === 0 ? '<' : ''}${grouped(whole)}${rest}`;
}

/** size / unit, cut into its whole part and so many decimals, from the integer so that no float is involved. */
export function cut(size: number, unit: number, decimals: number): { whole: number; rest: string } {
  const rest = Math.floor(((size % unit) * 10 ** decimals) / unit);
  return {
    whole: Math.floor(size / unit),
    rest: decimals === 0 ? '' : `.${String(rest).padStart(decimals, '0')}`,
  };
}

/** `2.30%` of 230 hundredths of a per cent. */
export function percent(hundredths: number): string {
  const { whole, rest } = cut(hundredths, 100, 2);
  return `${whole}${rest}%`;
}
