import type { Asset, Ticker } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import type { Instant } from '../model/time.ts';
import type { AssetFacts } from './asset-facts.ts';
import { type DayState, isComplete } from './state.ts';

/** Sums over other days that an edition prints beside the day's own figures. */
export const DERIVED = ['cumulative', 'trend', 'trend-before'] as const;
export type Derived = (typeof DERIVED)[number];

/** One printed figure that moved after the final edition. */
export interface Correction {
  at: Instant;
  asset: Asset;
  /** `total`, a ticker, or one of DERIVED */
  what: 'total' | Derived | Ticker;
  from: Usd | null;
  to: Usd | null;
}

/** What an edition prints of an asset, to hold a later one against. */
export interface PrintedAsset {
  source: string;
  state: DayState;
  totalUsd: Usd | null;
  publishedUsd: Usd | null;
  funds: Record<Ticker, Usd | null>;
  /** null where the text does not say it */
  derived: Record<Derived, Usd | null>;
}

export type PrintedFigures = Partial<Record<Asset, PrintedAsset>>;

/** The figures of a day, as an edition prints them. */
export function printedFigures(assets: readonly AssetFacts[]): PrintedFigures {
  return Object.fromEntries(
    assets.map((facts): [Asset, PrintedAsset] => [
      facts.asset,
      {
        source: facts.source,
        state: facts.state,
        totalUsd: facts.totalUsd,
        publishedUsd: facts.publishedUsd,
        funds: Object.fromEntries(facts.funds.map((fund) => [fund.ticker, fund.flowUsd])),
        derived: derivedOf(facts),
      },
    ]),
  );
}

function derivedOf({ cumulativeSaid, cumulativeUsd, trend }: AssetFacts): PrintedAsset['derived'] {
  const said = trend?.unbroken ? trend : null;
  return {
    cumulative: cumulativeSaid ? cumulativeUsd : null,
    trend: said?.sumUsd ?? null,
    'trend-before': said?.beforeUnbroken ? said.beforeUsd : null,
  };
}

/**
 * What moved between two editions of a day, in the assets that both hold: the total first, then the funds, then the sums
 * over other days, which go without saying where the total itself moved by as much. A sum that could not be said before,
 * or cannot be said any more, has not moved.
 */
export function movedFigures(was: PrintedFigures, is: PrintedFigures, at: Instant): Correction[] {
  return (Object.keys(is) as Asset[]).flatMap((asset) => {
    const [before, after] = [was[asset], is[asset]];
    // another publisher's figures are no correction of the printed ones
    if (!before || !after || before.source !== after.source) return [];
    const change = (what: Correction['what'], from: Usd | null, to: Usd | null): Correction => {
      return { at, asset, what, from, to };
    };
    // a fund that no edition named is news only if money moved
    const appeared = Object.keys(after.funds).filter(
      (ticker) => !(ticker in before.funds) && after.funds[ticker] !== 0,
    );
    const tickers = [...Object.keys(before.funds), ...appeared];
    const total = change('total', before.publishedUsd, after.publishedUsd);
    const derived = DERIVED.map((what) => change(what, before.derived[what], after.derived[what]));
    const toldApart = derived.filter(
      ({ from, to }) => from !== null && to !== null && total.from === total.to,
    );
    return [
      total,
      ...tickers.map((ticker) => change(ticker, before.funds[ticker] ?? null, after.funds[ticker] ?? null)),
      ...toldApart,
    ].filter(({ from, to }) => from !== to);
  });
}

/**
 * Whether an edition holds these figures, asset by asset; it may hold more assets. A fund that appears in a complete
 * day with a zero changes nothing that was printed, nor does a sum that can be said only now.
 */
export function saysTheSame(printed: PrintedFigures, figures: PrintedFigures): boolean {
  return (Object.keys(figures) as Asset[]).every((asset) => {
    const [was, is] = [printed[asset], figures[asset]];
    if (!was || !is) return was === is;
    if (isComplete(was.state) && isComplete(is.state)) {
      return movedFigures(printed, { [asset]: is }, '').length === 0;
    }
    return (
      was.source === is.source &&
      was.state === is.state &&
      JSON.stringify(was.funds) === JSON.stringify(is.funds)
    );
  });
}
