import type { Asset, Ticker } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { Language } from './language.ts';

/** In titles a short name without brackets, in the body the full one. */
export type Naming = 'title' | 'body';

/**
 * A fund as the text names it, ticker last: 贝莱德（BlackRock）ETF IBIT. A fund that data/funds.json does not describe
 * is named by its ticker alone.
 */
export function nameOf(
  asset: Asset,
  ticker: Ticker,
  registry: FundRegistry,
  naming: Naming,
  { lang }: Language,
): string {
  const names = registry.find(asset, ticker)?.names?.[lang];
  if (!names) return ticker;
  return `${naming === 'title' ? names.short : names.full} ${ticker}`;
}

/** A fund by its whole name, as the body says it. */
export function fullNameOf(asset: Asset, ticker: Ticker, registry: FundRegistry, language: Language): string {
  return nameOf(asset, ticker, registry, 'body', language);
}

/** A fund in short: its ticker, but for a fund whose ticker alone would be taken for a coin, as those of BTC and ETH. */
export function calledOf(asset: Asset, ticker: Ticker, registry: FundRegistry, language: Language): string {
  return registry.codes.includes(ticker) ? nameOf(asset, ticker, registry, 'title', language) : ticker;
}
