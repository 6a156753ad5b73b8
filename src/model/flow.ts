import type { Usd } from './money.ts';
import type { Day, Instant } from './time.ts';

/** The code of the coin whose ETFs are meant, as data/assets.json lists it; not to be taken for the fund with that ticker. */
export type Asset = string;

/** A fund's ticker; unique only within its asset. */
export type Ticker = string;

/** complete: a publisher's table must hold every fund that data/funds.json expects; partial: it lists the funds it has. */
export type Coverage = 'complete' | 'partial';

/** One dated row as a publisher shows it; null is a figure that it does not show. */
export interface TableRow {
  day: Day;
  cells: ReadonlyMap<Ticker, Usd | null>;
  /** the publisher's own Total; null where it states none */
  totalUsd: Usd | null;
}

/**
 * What one page of a publisher says of one asset: columns by today's tickers, dated rows oldest first. A page without
 * tickers tells only totals.
 */
export interface FlowTable {
  asset: Asset;
  tickers: readonly Ticker[];
  rows: readonly TableRow[];
  /** where the page states them at its foot */
  lifetimes?: Lifetimes;
  /** net assets and the like, where the page has them */
  netAssets?: readonly DayNetAssets[];
  /** the same of single funds */
  fundLevels?: readonly DayFundLevels[];
}

/** All flows since launch as the foot of a page states them, of each fund and of the asset; the seed of a fund is left out. */
export interface Lifetimes {
  funds: ReadonlyMap<Ticker, StatedSum>;
  total: StatedSum | null;
  /** the page's own rows, which it counts; also those that are not taken */
  rows: readonly TableRow[];
}

/** A sum, rounded to a step. */
export interface StatedSum {
  usd: Usd;
  stepUsd: Usd;
}

/** Levels of an asset's funds together at the end of a day; null where the publisher does not say. */
export interface DayNetAssets {
  day: Day;
  netAssetsUsd: Usd | null;
  /** per cent of the coin's market value, two decimals: `5.12` */
  netAssetsRatioPct: string | null;
  /** since launch, as the publisher adds it up */
  cumulativeUsd: Usd | null;
  /** the value of the shares that changed hands on the day; absent where nobody asked for it */
  turnoverUsd?: Usd | null;
}

/** What a publisher says of one fund beside its flow: net assets at the end of the day, and turnover; null where it does not. */
export interface DayFundLevels {
  day: Day;
  ticker: Ticker;
  netAssetsUsd: Usd | null;
  turnoverUsd: Usd | null;
}

/** What one source last said of one fund on one day. A null figure was shown once and withdrawn. */
export interface Observation {
  day: Day;
  ticker: Ticker;
  flowUsd: Usd | null;
  /** when this figure was first seen; null for the history carried with the program */
  observedAt: Instant | null;
  /** its number in the store */
  id?: number;
}

/** Where a moment of seeing stands: the history carried with the program has none, and was long complete. */
export const BUNDLED = null;
/** The moment of seeing what no page ever showed: before every instant. */
export const NEVER_SEEN = '' as Instant;
export type SeenAt = Instant | typeof BUNDLED;

/** A span of days that accepted pages showed, and the last time one did. */
export interface Sighting {
  firstDay: Day;
  lastDay: Day;
  seenAt: SeenAt;
  /** the pages told no single fund */
  totalsOnly: boolean;
  /** the funds that they listed; absent where that was not kept */
  listed?: readonly Ticker[] | null;
}

/** What a publisher last stated as a day's Total. */
export interface StatedTotal {
  day: Day;
  totalUsd: Usd;
  /** on a page that tells no single fund; such pages may lag behind those that do */
  byItself: boolean;
}

/** A column that a source has shown, and where it appeared. */
export interface Column {
  ticker: Ticker;
  /** the newest day of the page on which the column first stood; null: in the bundled history */
  newestDay: Day | null;
  /** it stood on the first page ever read, so nobody saw it appear */
  onFirstPage: boolean;
}

/** A column that may stand filled on days before the page on which it first stood: none that shows every day has been read since. */
export interface UnreadColumn {
  ticker: Ticker;
  /** the first day of that page */
  from: Day;
}

/** All that one source has said of one asset, as the store hands it over. */
export interface SourceHistory {
  source: string;
  /** the step of its figures */
  resolutionUsd: Usd;
  asset: Asset;
  coverage: Coverage;
  /** as in Source */
  zerosWait?: boolean;
  figures: readonly Observation[];
  totals: readonly StatedTotal[];
  sightings: readonly Sighting[];
  /** rows that pages have since shown as an older copy does: when they were last taken; absent where there are none */
  lastTaken?: ReadonlyMap<Day, Instant>;
  columns: readonly Column[];
  /** absent where there are none */
  unreadColumns?: readonly UnreadColumn[];
}

/** What is known of a fund on a day. Pending: it should report and has not, which is never zero. */
export type FundFlow =
  | { ticker: Ticker; status: 'reported'; flowUsd: Usd; observedAt: Instant | null; observation?: number }
  /** unlisted: its publisher does not list it on that day, and could not tell */
  | { ticker: Ticker; status: 'pending'; isUnlisted?: true }
  | { ticker: Ticker; status: 'not listed' };

/** One trading day of one asset from one source. Closed days have none: the calendar knows them. */
export interface DayFlow {
  asset: Asset;
  day: Day;
  /** the last time a page showed this day */
  seenAt: SeenAt;
  /** the same for pages that tell only totals, too */
  totalSeenAt?: SeenAt;
  funds: readonly FundFlow[];
  /** the publisher's own total beside its funds, where it is kept apart from them; else the sum of the funds is meant */
  statedTotalUsd?: Usd;
  /** the total on its page of totals: it speaks where the funds are not all known */
  laterTotalUsd?: Usd;
  /** the first day of all of the asset's ETFs; absent elsewhere */
  isLaunch?: true;
  /** the first day of each fund of which data/funds.json gives it */
  firsts?: ReadonlyMap<Ticker, Day>;
}

/** Levels with the source that said them. */
export interface NetAssets extends DayNetAssets {
  source: string;
}

/** Which way money went. */
export type Direction = 'in' | 'out' | 'flat';

export function directionOf(amount: number): Direction {
  if (amount === 0) return 'flat';
  return amount > 0 ? 'in' : 'out';
}
