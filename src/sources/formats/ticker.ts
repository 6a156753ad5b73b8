const TICKER = /^[A-Z][A-Z0-9]{1,5}$/;
const NOT_A_TICKER = new Set(['TOTAL', 'FEE', 'SEED', 'DATE']);

/** Whether a text can be a fund's ticker. */
export const isTicker = (text: string): boolean => TICKER.test(text) && !NOT_A_TICKER.has(text);

/** How many of a row's cells can be tickers. */
export const tickerCount = (row: readonly string[]): number => row.filter(isTicker).length;
