import { type Direction, directionOf } from '../../model/flow.ts';
import type { JudgedDay } from '../days/day-state.ts';
import type { Breadth } from '../measures/breadth.ts';
import { type WeekFund, wholeFunds } from '../measures/week-funds.ts';
import type { FundCounts } from './asset-figures.ts';
import { cellsOfFunds, counting, type Figure, type MakeFigure } from './figure.ts';

/**
 * Names how the funds of a week divide by their sums; those have reported that did on every trading day of it.
 *
 * @param told the days of the week that have a total
 */
export function weekFundCounts(
  funds: readonly WeekFund[],
  { reported, expected }: Breadth,
  told: readonly JudgedDay[],
  span: Pick<Figure, 'from' | 'to'>,
  makeFigure: MakeFigure,
  source: string,
): FundCounts {
  const count = (which: Direction | 'reported', counted: readonly WeekFund[]) => {
    const tickers = counted.map(({ ticker }) => ticker);
    const cells = cellsOfFunds(told, tickers, source);
    const way = which === 'reported' ? null : which;
    const what = { kind: 'funds', which } as const;
    return makeFigure(what, tickers.length, cells, { ...span, ...counting('count funds', way) });
  };
  const stated = (which: 'expected' | 'pending', counted: number) =>
    makeFigure({ kind: 'funds', which }, counted, [], { ...span, ...counting('stated', null) });
  // before the week is complete, none has reported it
  const whole = reported === 0 ? [] : wholeFunds(funds);
  const toward = (way: Direction) =>
    count(
      way,
      whole.filter(({ flowUsd }) => flowUsd !== null && directionOf(flowUsd) === way),
    );
  return {
    in: toward('in'),
    out: toward('out'),
    flat: toward('flat'),
    reported: count('reported', whole),
    // those that have not reported have no cell: who is expected, the registry says
    expected: stated('expected', expected),
    pending: stated('pending', expected - reported),
  };
}
