import type { Asset, DayFlow, Direction, Ticker } from '../../model/flow.ts';
import { directionOf } from '../../model/flow.ts';
import { asUsd, sumUsd, type Usd } from '../../model/money.ts';
import type { Day, Instant } from '../../model/time.ts';
import { type JudgedDay, reportedOf } from '../days/day-state.ts';
import type { Quantity } from './quantity.ts';

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
 * How a figure follows from its cells: it is their sum; it counts them, or the days, funds or ISO weeks they are of; or it
 * was stated or printed as it is and there are no cells to hold it against.
 */
export type Rule = 'sum' | 'count' | 'count days' | 'count funds' | 'count weeks' | 'stated';

/** A number that a text may say, and where it comes from. */
export interface Figure {
  what: Quantity;
  asset: Asset;
  source: string;
  from: Day;
  to: Day;
  /** whole US dollars, a count, or hundredths of a per cent */
  value: number;
  /** the way of an amount, or of what is counted; null for net assets and counts of any way */
  direction: Direction | null;
  /** the step of the source's amounts, US dollars; 1 for a count */
  resolutionUsd: Usd;
  rule: Rule;
  cells(): readonly Cell[];
  /** cells that are taken off the sum: those of what it is compared with */
  less?: () => readonly Cell[];
}

/** Makes figures about one asset on one day from one source. */
export type MakeFigure = (
  what: Quantity,
  value: number,
  cells: readonly Cell[] | (() => readonly Cell[]),
  more?: Partial<Figure>,
) => Figure;

/** Who said the figures, of what and in which steps. */
export type About = Pick<Figure, 'asset' | 'source' | 'resolutionUsd'>;

/** Makes figures of a day: sums of their cells, unless `more` says otherwise. */
export function figureMaker({ asset, source, resolutionUsd }: About, day: Day): MakeFigure {
  return (what, value, cells, more = {}) => ({
    what,
    asset,
    source,
    from: day,
    to: day,
    value,
    direction: directionOf(value),
    resolutionUsd,
    rule: 'sum',
    cells: typeof cells === 'function' ? cells : () => cells,
    ...more,
  });
}

/** What makes a figure a count of the cells, or of their days and so on, that went one way; null for either way. */
export function counting(rule: Exclude<Rule, 'sum'>, direction: Direction | null): Partial<Figure> {
  return { rule, direction, resolutionUsd: asUsd(1) };
}

/** The first and the last of some days; nothing of none, so that a figure is of its maker's day. */
export function spanOf(days: readonly JudgedDay[]): Partial<Pick<Figure, 'from' | 'to'>> {
  const [first, last] = [days[0], days.at(-1)];
  return first && last ? { from: first.day, to: last.day } : {};
}

/** A day does not change, and each figure since launch names the cells of all days. */
const known = new WeakMap<DayFlow, { source: string; cells: readonly Cell[] }>();

/** One cell for every fund that has reported. */
export function fundCells(flow: DayFlow, source: string): readonly Cell[] {
  const told = known.get(flow);
  if (told?.source === source) return told.cells;
  const cells = reportedOf(flow).map(({ ticker, flowUsd, observedAt, observation = null }) => {
    return { day: flow.day, ticker, source, flowUsd, observedAt, observation };
  });
  known.set(flow, { source, cells });
  return cells;
}

/** The cells of a day's sum: its funds, or the publisher's own total where that is what is told. */
export function cellsOf({ flow, day, publishedUsd }: JudgedDay, source: string): readonly Cell[] {
  const cells = fundCells(flow, source);
  if (publishedUsd === null || (cells.length > 0 && sumOf(cells) === publishedUsd)) return cells;
  const observedAt = flow.totalSeenAt ?? flow.seenAt;
  return [{ day, ticker: null, source, flowUsd: publishedUsd, observedAt, observation: null }];
}

/** The cells of several days. */
export function cellsOfDays(days: readonly JudgedDay[], source: string): () => Cell[] {
  return () => gathered(days, (day) => cellsOf(day, source));
}

/** The cells of some funds on some days. */
export function cellsOfFunds(
  days: readonly JudgedDay[],
  tickers: readonly Ticker[],
  source: string,
): () => Cell[] {
  const isOfThem = ({ ticker }: Cell) => ticker !== null && tickers.includes(ticker);
  return () => gathered(days, ({ flow }) => fundCells(flow, source).filter(isOfThem));
}

/** As flatMap, which takes twenty times as long: there are thousands of cells since launch. */
function gathered(days: readonly JudgedDay[], cellsOn: (day: JudgedDay) => readonly Cell[]): Cell[] {
  const cells: Cell[] = [];
  for (const day of days) cells.push(...cellsOn(day));
  return cells;
}

const sumOf = (cells: readonly Cell[]): Usd => sumUsd(cells.map(({ flowUsd }) => flowUsd));
