import { type AssetEntry, type AssetRegistry, createAssets } from './assets.ts';
import type { Asset, Observation, Ticker } from './flow.ts';
import type { ByLang } from './lang.ts';
import type { Day } from './time.ts';

/** What a text says before the ticker. */
export interface FundName {
  /** in the body: 贝莱德（BlackRock）ETF, BlackRock's */
  full: string;
  /** in titles, without brackets: 贝莱德, BlackRock's */
  short: string;
}

/** A fund as data/funds.json describes it. */
export interface Fund {
  asset: Asset;
  ticker: Ticker;
  issuer: string;
  /** null: it is named by its ticker alone */
  names: ByLang<FundName> | null;
  fund: string;
  feePct: string | null;
  /** the first day with a figure, not the listing day; null when not known */
  firstFlowDay: Day | null;
  formerTickers: readonly Ticker[];
  /** the first day on which the fund no longer reports; null while it trades */
  closedDay: Day | null;
}

/** The assets and their funds. The fund BTC and the asset BTC are different things: every look-up names the asset. */
export interface FundRegistry extends AssetRegistry {
  /** in the publisher's order */
  of(asset: Asset): readonly Fund[];
  find(asset: Asset, ticker: Ticker): Fund | null;
  /** today's ticker for a ticker of any time (CETH → TETH); an unknown one is returned as it is */
  canonical(asset: Asset, ticker: Ticker): Ticker;
}

/** A registry from the lists of assets and of funds. */
export function createRegistry(assets: readonly AssetEntry[], funds: readonly Fund[]): FundRegistry {
  const of = (asset: Asset) => funds.filter((fund) => fund.asset === asset);
  const byTicker = new Map<string, Fund>();
  for (const fund of funds) {
    for (const ticker of [fund.ticker, ...fund.formerTickers]) byTicker.set(`${fund.asset}/${ticker}`, fund);
  }
  const find = (asset: Asset, ticker: Ticker) => byTicker.get(`${asset}/${ticker}`) ?? null;
  return {
    ...createAssets(assets),
    of,
    find,
    canonical: (asset, ticker) => find(asset, ticker)?.ticker ?? ticker,
  };
}

/**
 * The same figures under today's tickers. Where a former and a present ticker both tell of a day, the later one counts.
 *
 * @param figures oldest observation first within a day
 */
export function underTodaysTickers<T extends Pick<Observation, 'day' | 'ticker'>>(
  figures: readonly T[],
  asset: Asset,
  registry: FundRegistry,
): T[] {
  const tickers = new Set(figures.map(({ ticker }) => ticker));
  if ([...tickers].every((ticker) => registry.canonical(asset, ticker) === ticker)) return [...figures];
  const renamed = figures.map((figure) => ({ ...figure, ticker: registry.canonical(asset, figure.ticker) }));
  return [...new Map(renamed.map((figure) => [`${figure.day}/${figure.ticker}`, figure])).values()];
}

/** Whether data/funds.json says that the fund had closed by the day. */
export function isClosedBy(fund: Fund | null, day: Day): boolean {
  return fund?.closedDay != null && fund.closedDay <= day;
}
