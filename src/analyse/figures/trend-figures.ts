import type { JudgedDay } from '../days/day-state.ts';
import type { Run, Streak } from '../measures/streak.ts';
import type { Trend } from '../measures/trend.ts';
import { cellsOfDays, counting, type Figure, type MakeFigure, spanOf } from './figure.ts';

/** The figures of a trend. */
export interface TrendFigures {
  days: Figure;
  sum: Figure;
  inflowDays: Figure;
  before: TrendBefore | null;
}

/** Those of as many days before; the difference is what the trend is more than they are, by its sign. */
export interface TrendBefore {
  days: Figure;
  sum: Figure;
  difference: Figure;
}

/** Names the figures of a trend in which no trading day is missing. */
export function trendFigures(
  trend: Trend,
  until: readonly JudgedDay[],
  makeFigure: MakeFigure,
  source: string,
): TrendFigures {
  const days = within(until, trend);
  const span = { from: trend.from, to: trend.to };
  const inflows = days.filter(({ totalUsd }) => (totalUsd ?? 0) > 0);
  const cells = cellsOfDays(days, source);
  return {
    days: makeFigure({ kind: 'trend days' }, days.length, cells, {
      ...span,
      ...counting('count days', null),
    }),
    sum: makeFigure({ kind: 'trend' }, trend.sumUsd, cells, span),
    inflowDays: makeFigure({ kind: 'inflow days' }, inflows.length, cellsOfDays(inflows, source), {
      ...span,
      ...counting('count days', 'in'),
    }),
    before: trendBefore(trend, until, makeFigure, source),
  };
}

function trendBefore(
  { from, to, sumUsd, before, beforeUsd, beforeUnbroken }: Trend,
  until: readonly JudgedDay[],
  makeFigure: MakeFigure,
  source: string,
): TrendBefore | null {
  if (!before || beforeUsd === null || !beforeUnbroken) return null;
  const days = within(until, before);
  const cells = cellsOfDays(days, source);
  const now = cellsOfDays(within(until, { from, to }), source);
  return {
    days: makeFigure({ kind: 'trend-before days' }, days.length, cells, {
      ...before,
      ...counting('count days', null),
    }),
    sum: makeFigure({ kind: 'trend-before' }, beforeUsd, cells, before),
    difference: makeFigure({ kind: 'trend-difference' }, sumUsd - beforeUsd, now, {
      from: before.from,
      to,
      less: cells,
    }),
  };
}

const within = (days: readonly JudgedDay[], { from, to }: { from: string; to: string }): JudgedDay[] =>
  days.filter(({ day }) => day >= from && day <= to);

/** The length of the run that ends on the last of these days; null where it is not claimed. */
export function runFigure(
  what: 'run' | 'ended run',
  run: Run | null,
  days: readonly JudgedDay[],
  makeFigure: MakeFigure,
  source: string,
): Figure | null {
  if (!run?.claimed) return null;
  const ran = days.slice(-run.days);
  return makeFigure({ kind: what }, run.days, cellsOfDays(ran, source), {
    ...spanOf(ran),
    ...counting('count days', run.direction),
  });
}

/** The run that this day ended: claimed before a first day the other way, and before a zero day. */
export function endedRunFigure(
  streak: Streak | null,
  until: readonly JudgedDay[],
  makeFigure: MakeFigure,
  source: string,
): Figure | null {
  if (!streak || streak.days > 1) return null;
  return runFigure('ended run', streak.before, until.slice(0, -1), makeFigure, source);
}
