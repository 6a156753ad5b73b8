import { type Direction, directionOf } from '../../model/flow.ts';
import { hasTotal, type JudgedDay } from '../days/day-state.ts';
import type { MonthToDate } from '../measures/month-to-date.ts';
import type { TradingWeek } from '../measures/trading-week.ts';
import { cellsOfDays, counting, type Figure, type MakeFigure } from './figure.ts';
import type { DayCount } from './quantity.ts';

/** How many days went each way, have a total, and belong to the week. */
export type WeekDayCounts = Readonly<Record<Direction | 'told' | 'trading', Figure>>;

/** Those of the month to date. */
export interface MonthFigures {
  /** null unless every day of it has a total */
  sum: Figure | null;
  told: Figure;
  /** from the first to the last day that is told */
  tradingDays: Figure;
  inflowDays: Figure;
}

type Span = Pick<Figure, 'from' | 'to'>;

/**
 * Names how many days of a week went each way.
 *
 * @param told the days of the week that have a total, from the first to the last of `span`
 */
export function weekDayCounts(
  own: TradingWeek,
  told: readonly JudgedDay[],
  span: Span,
  makeFigure: MakeFigure,
  source: string,
): WeekDayCounts {
  const toward = (what: DayCount, way: Direction) => {
    const counted = told.filter(({ totalUsd }) => totalUsd !== null && directionOf(totalUsd) === way);
    return count(what, counted, way, makeFigure, source, span);
  };
  return {
    in: toward('inflow days', 'in'),
    out: toward('outflow days', 'out'),
    flat: toward('zero days', 'flat'),
    told: count('told days', told, null, makeFigure, source, span),
    trading: tradingFigure('trading days', own, told, makeFigure, source),
  };
}

const count = (
  what: DayCount,
  days: readonly JudgedDay[],
  way: Direction | null,
  makeFigure: MakeFigure,
  source: string,
  span: Span,
): Figure =>
  makeFigure({ kind: what }, days.length, cellsOfDays(days, source), {
    ...span,
    ...counting('count days', way),
  });

/** A day that has no total yet has no cell: that it is a trading day, the calendar says. */
function tradingFigure(
  what: DayCount,
  { tradingDays, from, to }: Pick<TradingWeek, 'tradingDays' | 'from' | 'to'>,
  told: readonly JudgedDay[],
  makeFigure: MakeFigure,
  source: string,
): Figure {
  if (told.length === tradingDays) return count(what, told, null, makeFigure, source, { from, to });
  return makeFigure({ kind: what }, tradingDays, [], { from, to, ...counting('stated', null) });
}

/** Names the figures of the month to date. */
export function monthFigures(month: MonthToDate, makeFigure: MakeFigure, source: string): MonthFigures {
  const { days, from, to, sumUsd } = month;
  const inflows = days.filter(({ totalUsd }) => (totalUsd ?? 0) > 0);
  const told = days.filter(hasTotal);
  return {
    sum:
      sumUsd === null ? null : makeFigure({ kind: 'month' }, sumUsd, cellsOfDays(days, source), { from, to }),
    told: count('month told days', told, null, makeFigure, source, { from, to }),
    tradingDays: tradingFigure('month trading days', month, told, makeFigure, source),
    inflowDays: count('month inflow days', inflows, 'in', makeFigure, source, { from, to }),
  };
}
