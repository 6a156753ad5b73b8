import { type Direction, directionOf, type Ticker } from '../model/flow.ts';
import type { Breadth } from './breadth.ts';
import { type Cell, counting, type Draw, type Figure, fundCells } from './figure.ts';
import type { JudgedDay } from './state.ts';
import type { WeekFund } from './week-funds.ts';

/** How many funds went each way by their sums, reported every trading day of the week, and should have. */
export type WeekFundCounts = Readonly<Record<Direction | 'reported' | 'expected', Figure>>;

/** The cells of some funds on some days. */
export function cellsOfFunds(
  days: readonly JudgedDay[],
  tickers: readonly Ticker[],
  source: string,
): () => Cell[] {
  return () =>
    days
      .flatMap(({ flow }) => fundCells(flow, source))
      .filter(({ ticker }) => ticker !== null && tickers.includes(ticker));
}

/**
 * Names how the funds of a week divide.
 *
 * @param told the days of the week that have a total
 */
export function weekFundCounts(
  funds: readonly WeekFund[],
  { reported, expected }: Breadth,
  told: readonly JudgedDay[],
  span: Pick<Figure, 'from' | 'to'>,
  draw: Draw,
  source: string,
): WeekFundCounts {
  const count = (what: string, counted: readonly WeekFund[], way: Direction | null) => {
    const tickers = counted.map(({ ticker }) => ticker);
    const cells = cellsOfFunds(told, tickers, source);
    return draw(what, tickers.length, cells, { ...span, ...counting('count funds', way) });
  };
  const toward = (way: Direction) =>
    count(
      `${way} funds`,
      funds.filter(({ flowUsd }) => flowUsd !== null && directionOf(flowUsd) === way),
      way,
    );
  // before the week is complete, none has reported it
  const whole = reported === 0 ? [] : funds.filter(({ status }) => status === 'reported');
  return {
    in: toward('in'),
    out: toward('out'),
    flat: toward('flat'),
    reported: count('reported funds', whole, null),
    // those that have not reported have no cell: who is expected, the registry says
    expected: draw('expected funds', expected, [], { ...span, ...counting('stated', null) }),
  };
}
