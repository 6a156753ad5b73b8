import type { Ticker } from '../../../src/model/flow.ts';
import type { KnownAsset } from '../known-assets.ts';
import type { Said, SaidRun, SaidTail, Way } from './text-reader.ts';

/** How many funds or days of which kind a sentence counts. */
export interface SaidCounts {
  all: number;
  in: number;
  out: number;
  zero: number;
}

/** What a text says of one fund. */
export interface SaidFund {
  ticker: Ticker;
  flow: Said;
  lifetime: Said | null;
  /** the text calls it the only fund of its direction */
  isOnly: boolean;
  /** the text says that it leads */
  isTop: boolean;
}

/** How a record compares with the one that it is held against. */
export interface SaidRecord {
  place: 'above' | 'below' | 'equal';
  /** the day, or first and last day of the week, in words */
  date: string;
  /** without a direction; null where it is the same amount */
  amount: Said | null;
}

/** The last trading days: their sum, how many of them had an inflow, and the days before them. */
export interface SaidTrend {
  days: number;
  sum: Said;
  inflowDays: number | null;
  /** the sum of the days before, where its direction is the other one */
  before: Said | null;
  /** how much larger in size the sum is than that before; negative: smaller */
  growth: Said | null;
}

/** All that one paragraph about one asset says. */
export interface SaidParagraph {
  asset: KnownAsset;
  total: Said;
  run: SaidRun | null;
  ended: SaidRun | null;
  /** a record that the title does not say */
  record: SaidTail['record'];
  earlier: SaidRecord | null;
  isClassDebut: boolean;
  newFunds: Ticker[];
  counts: SaidCounts | null;
  /** in the order in which they are told */
  funds: SaidFund[];
  /** all other funds, at zero; 0 where they are not counted; null where nothing is said of them */
  rest: number | null;
  none: { funds: number; way: Way } | null;
  allOf: Ticker | null;
  /** something has not been reported */
  isShort: boolean;
  trend: SaidTrend | null;
  cumulative: Said | null;
  /** of a week: its trading days; those of the other direction are not counted */
  days: { all: number | null; way: Way; count: number | null } | null;
  rank: number | null;
  weekBefore: Said | null;
  month: Said | null;
}

export const emptyParagraph = (asset: KnownAsset, total: Said): SaidParagraph => ({
  ...{ asset, total, run: null, ended: null, record: null, earlier: null, isClassDebut: false },
  ...{ newFunds: [], counts: null, funds: [], rest: null, none: null, allOf: null, isShort: false },
  ...{ trend: null, cumulative: null, days: null, rank: null, weekBefore: null, month: null },
});
