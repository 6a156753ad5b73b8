import type { Asset, Ticker } from '../../model/flow.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import type { Day, Instant } from '../../model/time.ts';
import type { CrossCheck } from '../days/cross-check.ts';
import type { DayState } from '../days/day-state.ts';
import type { AssetFacts } from './asset-facts.ts';

/** One printed figure that moved after the final edition. */
export interface Correction {
  at: Instant;
  asset: Asset;
  /** `total`, a ticker, or what an edition prints beside the day's own figures: see PrintedAsset.derived */
  what: string;
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
  /**
   * `cumulative`, `trend`, `trend-before` and `IBIT-cumulative`: sums over other days; `net-assets`. Absent or null where
   * the edition does not say it.
   */
  derived: Record<string, Usd | null>;
  opinion: PrintedCrossCheck | null;
  /** absent in editions of earlier versions, as is the step of the publisher's figures */
  standing?: Standing;
  resolutionUsd?: Usd;
  /** as in AssetFacts; absent where it is null */
  unread?: string;
}

/** How the day stands among those before it: what is said of them that is no figure of its own. */
export interface Standing extends Pick<AssetFacts, 'streak'> {
  /** the day since which none was as large; null since launch */
  record: { since: Day | null } | null;
  /** those of the trend */
  trendDays: readonly Day[];
}

/** What came of holding it against another publisher. */
export type PrintedCrossCheck = Pick<CrossCheck, 'source' | 'verdict' | 'differences'>;

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
        opinion: printedCrossCheck(facts),
        standing: standingOf(facts),
        resolutionUsd: facts.resolutionUsd,
        ...(facts.unread !== null && { unread: facts.unread }),
      },
    ]),
  );
}

function derivedOf(facts: AssetFacts): PrintedAsset['derived'] {
  const { cumulativeUsd, funds, trend, netAssets, complete } = facts;
  const said = trend?.unbroken ? trend : null;
  const lifetimes = funds.filter((fund) => fund.cumulativeUsd !== null);
  return {
    cumulative: cumulativeUsd,
    trend: said?.sumUsd ?? null,
    'trend-before': said?.beforeUnbroken ? said.beforeUsd : null,
    'net-assets': complete ? (netAssets?.netAssetsUsd ?? null) : null,
    ...Object.fromEntries(lifetimes.map((fund) => [lifetimeOf(fund.ticker), fund.cumulativeUsd])),
  };
}

/** The name of a fund's lifetime among the derived figures. */
const lifetimeOf = (ticker: Ticker): string => `${ticker}-cumulative`;

function standingOf({ streak, record, trend }: AssetFacts): Standing {
  const trendDays = (trend?.series ?? []).map(({ day }) => day);
  return { streak, record: record && { since: record.since }, trendDays };
}

function printedCrossCheck({ crossCheck }: AssetFacts): PrintedCrossCheck | null {
  if (!crossCheck) return null;
  const { source, verdict, differences } = crossCheck;
  return { source, verdict, differences };
}

/**
 * What moved between two editions of a day, in the assets that both hold: the total first, then the funds, then what is
 * printed beside them. What could not be said before, or cannot be said any more, has not moved; nor has a sum that moved
 * with the day's own figure, for that goes without saying.
 */
export function movedFigures(was: PrintedFigures, is: PrintedFigures, at: Instant): Correction[] {
  return (Object.keys(is) as Asset[]).flatMap((asset) => {
    const [before, after] = [was[asset], is[asset]];
    // another publisher's figures are no correction of the printed ones
    if (!before || !after || before.source !== after.source) return [];
    const isSeen = seenIn(after.resolutionUsd);
    const change = (what: string, from: Usd | null, to: Usd | null): Correction => {
      return { at, asset, what, from, to };
    };
    // a fund that no edition named is news only if money moved
    const appeared = Object.keys(after.funds).filter(
      (ticker) => !(ticker in before.funds) && after.funds[ticker] !== 0,
    );
    const own = [
      change('total', before.publishedUsd, after.publishedUsd),
      ...[...Object.keys(before.funds), ...appeared].map((ticker) =>
        change(ticker, before.funds[ticker] ?? null, after.funds[ticker] ?? null),
      ),
    ].filter(isSeen);
    const withOwn = own.flatMap(({ what }) => (what === 'total' ? SUMS : [lifetimeOf(what)]));
    const beside = Object.keys(after.derived)
      .filter((what) => !withOwn.includes(what))
      .map((what) => change(what, before.derived[what] ?? null, after.derived[what] ?? null))
      .filter((moved) => moved.from !== null && moved.to !== null && isSeen(moved));
    return [...own, ...beside];
  });
}

/** Texts print no finer than 100 dollars (0.01 万), and net assets in 亿 with two decimals: less is no correction. */
const STEP_USD = 100;
const LEVEL_STEP_USD = 1_000_000;

/** Whether a figure has moved in print, and by no less than a step of its publisher's. */
function seenIn(resolutionUsd: Usd = asUsd(0)): (moved: Correction) => boolean {
  return ({ what, from, to }) => {
    if (from === null || to === null) return from !== to;
    const step = what === 'net-assets' ? LEVEL_STEP_USD : STEP_USD;
    return Math.round(from / step) !== Math.round(to / step) && Math.abs(to - from) >= resolutionUsd;
  };
}

const SUMS = ['cumulative', 'trend', 'trend-before'];
