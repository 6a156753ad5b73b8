import { type Direction, directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';

/** Consecutive trading days in one direction. */
export interface Run {
  direction: Direction;
  days: number;
  /** false where the run reaches back to a day without a total: then it may be longer */
  whole: boolean;
  /** its length may be said: it is whole and three days long at least */
  claimed: boolean;
}

/** A run is claimed from three days on. */
const CLAIMED_DAYS = 3;

/** The run that ends on a day, and the opposite run that it ended. */
export interface Streak extends Run {
  before: Run | null;
}

/**
 * The run that ends on the last of these days.
 * Closed days are not among them, so they neither end nor lengthen a run; a zero day ends one and starts none.
 *
 * @param totals one a trading day since launch, oldest first; null is a day without a total
 * @returns null when the last day has no total
 */
export function streakOf(totals: readonly (Usd | null)[]): Streak | null {
  const run = runEnding(totals);
  if (!run) return null;
  const earlier = totals.slice(0, totals.length - (run.direction === 'flat' ? 1 : run.days));
  const before = runEnding(earlier);
  return { ...run, before: before && before.direction !== 'flat' ? before : null };
}

function runEnding(totals: readonly (Usd | null)[]): Run | null {
  const last = totals.at(-1);
  if (last === null || last === undefined) return null;
  const direction = directionOf(last);
  if (direction === 'flat') return runOf(direction, 0, true);
  let days = 0;
  for (let i = totals.length - 1; i >= 0; i -= 1) {
    const total = totals[i];
    if (total === null || total === undefined) return runOf(direction, days, false);
    if (directionOf(total) !== direction) break;
    days += 1;
  }
  return runOf(direction, days, true);
}

const runOf = (direction: Direction, days: number, whole: boolean): Run => {
  return { direction, days, whole, claimed: whole && days >= CLAIMED_DAYS };
};
