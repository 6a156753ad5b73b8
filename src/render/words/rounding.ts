/** To the nearest step, halves away from zero (style: no text rounds otherwise); integers all through. */
export function roundTo(size: number, step: number): number {
  return Math.floor((size + Math.floor(step / 2)) / step) * step;
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
