import type { Asset, Direction, Ticker } from '../model/flow.ts';
import { directionOf } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import type { Day, Instant } from '../model/time.ts';
import { type JudgedDay, reportedOf } from './state.ts';

/** One thing that a source said and that a figure comes from. */
export interface Cell {
  day: Day;
  /** null: the publisher's own total, not that of a fund */
  ticker: Ticker | null;
  source: string;
  flowUsd: Usd;
  /** when it was first seen to count; null for the bundled history */
  observedAt: Instant | null;
  /** its number in the store; null where it did not come from there */
  observation: number | null;
}

/**
 * How a figure follows from its cells: it is their sum; it counts them, or the days they fall on; or it was stated or
 * printed as it is and there are no cells to hold it against.
 */
export type Rule = 'sum' | 'count' | 'count days' | 'stated';

/** A number that a text may say, and where it comes from. */
export interface Figure {
  /** what it is: `total`, `IBIT`, `IBIT-cumulative`, `cumulative`, `trend`, `outflow funds` … */
  what: string;
  asset: Asset;
  source: string;
  from: Day;
  to: Day;
  /** whole US dollars, or a count */
  value: number;
  /** of what is counted; the way of an amount; null for counts of either */
  direction: Direction | null;
  /** the step of the source's amounts, US dollars; 1 for a count */
  resolutionUsd: Usd;
  rule: Rule;
  cells(): readonly Cell[];
}

/** The cells of a day that count: every fund that has reported, or the publisher's total where that is what is told. */
export function cellsOf({ flow, publishedUsd }: JudgedDay, source: string): Cell[] {
  const { day } = flow;
  const reported = reportedOf(flow);
  const sum = reported.reduce((total, { flowUsd }) => total + flowUsd, 0);
  if (publishedUsd !== null && (reported.length === 0 || sum !== publishedUsd)) {
    const observedAt = flow.totalSeenAt ?? flow.seenAt;
    return [{ day, ticker: null, source, flowUsd: publishedUsd, observedAt, observation: null }];
  }
  return reported.map(({ ticker, flowUsd, observedAt, observation = null }) => {
    return { day, ticker, source, flowUsd, observedAt, observation };
  });
}

/** An amount of money that is the sum of its cells, or was stated. */
export function moneyFigure(
  about: Pick<Figure, 'what' | 'asset' | 'source' | 'from' | 'to' | 'resolutionUsd'>,
  value: Usd,
  rule: 'sum' | 'stated',
  cells: () => readonly Cell[],
): Figure {
  return { ...about, value, direction: directionOf(value), rule, cells };
}
