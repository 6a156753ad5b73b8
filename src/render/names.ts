import type { Asset, Ticker } from '../model/flow.ts';
import type { FundRegistry } from '../model/funds.ts';

export const ASSET_NAMES: Readonly<Record<Asset, string>> = { BTC: '比特币现货 ETF', ETH: '以太坊现货 ETF' };
export const COIN_NAMES: Readonly<Record<Asset, string>> = { BTC: '比特币', ETH: '以太坊' };

/** In titles a short name without brackets, in the body the full one. */
export type Naming = 'title' | 'body';

/**
 * A fund as the text names it, ticker last: 贝莱德（BlackRock）ETF IBIT. A fund that data/funds.json does not describe
 * is named by its ticker alone.
 */
export function nameOf(asset: Asset, ticker: Ticker, registry: FundRegistry, naming: Naming): string {
  const fund = registry.find(asset, ticker);
  if (!fund) return ticker;
  return `${naming === 'title' ? fund.shortZh : fund.nameZh} ${ticker}`;
}

/** A fund in short: its ticker, but for the funds BTC and ETH, whose tickers alone would be taken for the coins. */
export function calledOf(asset: Asset, ticker: Ticker, registry: FundRegistry): string {
  return ticker === 'BTC' || ticker === 'ETH' ? nameOf(asset, ticker, registry, 'title') : ticker;
}

/** Several funds: A、B、C; some names hold a 和 of their own. */
export function namesOf(
  asset: Asset,
  tickers: readonly Ticker[],
  registry: FundRegistry,
  naming: Naming,
): string {
  return tickers.map((ticker) => nameOf(asset, ticker, registry, naming)).join('、');
}
