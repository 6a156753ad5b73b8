import type { Asset, Ticker } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import { BEIJING, type Day, type Instant, localTime, publicationDayOf } from '../model/time.ts';
import type { AssetFacts } from './asset-facts.ts';
import { type DayState, isComplete } from './state.ts';

/** What is printed at the head of a digest: 初步数据, 最终数据, 更正. */
export type Edition = 'preliminary' | 'final' | 'correction';
/** Whether the text says 昨日 or carries the date. */
export type Wording = 'yesterday' | 'dated';

/** One printed figure that moved after the final edition. */
export interface Correction {
  at: Instant;
  asset: Asset;
  /** `total` or a ticker */
  what: 'total' | Ticker;
  from: Usd | null;
  to: Usd | null;
}

/** Everything a digest says; a pure function of the figures. */
export interface DigestFacts {
  tradingDay: Day;
  publicationDay: Day;
  /** null on a day without trading */
  edition: Edition | null;
  wording: Wording;
  corrections: readonly Correction[];
  /** assets before their first day are absent */
  assets: readonly AssetFacts[];
}

/** The figures of an edition that a later one is held against. */
export type PrintedFigures = Partial<
  Record<
    Asset,
    { state: DayState; totalUsd: Usd | null; publishedUsd: Usd | null; funds: Record<Ticker, Usd | null> }
  >
>;

/** The digest of one trading day from the facts of its assets. */
export function digestFacts(
  tradingDay: Day,
  assets: readonly AssetFacts[],
  wording: Wording,
  corrections: readonly Correction[],
): DigestFacts {
  return {
    tradingDay,
    publicationDay: publicationDayOf(tradingDay),
    edition: editionOf(assets, corrections),
    wording,
    corrections,
    assets,
  };
}

function editionOf(assets: readonly AssetFacts[], corrections: readonly Correction[]): Edition | null {
  if (assets.length === 0 || assets.every((facts) => facts.state === 'closed')) return null;
  if (!assets.every((facts) => isComplete(facts.state))) return 'preliminary';
  return corrections.length > 0 ? 'correction' : 'final';
}

/** 昨日 is right only on the publication day, the Beijing date after the trading day; later the date is written. */
export function wordingAt(tradingDay: Day, writtenAt: Instant): Wording {
  return localTime(writtenAt, BEIJING).day === publicationDayOf(tradingDay) ? 'yesterday' : 'dated';
}

/** The day's own figures, as an edition prints them. */
export function printedFigures(assets: readonly AssetFacts[]): PrintedFigures {
  return Object.fromEntries(
    assets.map(({ asset, state, totalUsd, publishedUsd, funds }) => [
      asset,
      {
        state,
        totalUsd,
        publishedUsd,
        funds: Object.fromEntries(funds.map((fund) => [fund.ticker, fund.flowUsd])),
      },
    ]),
  );
}

/** What moved between two editions of a day, in the assets that both hold: the totals first, then the funds. */
export function movedFigures(was: PrintedFigures, is: PrintedFigures, at: Instant): Correction[] {
  return (Object.keys(is) as Asset[]).flatMap((asset) => {
    const [before, after] = [was[asset], is[asset]];
    if (!before || !after) return [];
    const total: Correction = { at, asset, what: 'total', from: before.publishedUsd, to: after.publishedUsd };
    // a fund that no edition named is news only if money moved
    const appeared = Object.keys(after.funds).filter(
      (ticker) => !(ticker in before.funds) && after.funds[ticker] !== 0,
    );
    const tickers = [...Object.keys(before.funds), ...appeared];
    const funds = tickers.map((ticker): Correction => {
      return { at, asset, what: ticker, from: before.funds[ticker] ?? null, to: after.funds[ticker] ?? null };
    });
    return [total, ...funds].filter((change) => change.from !== change.to);
  });
}
