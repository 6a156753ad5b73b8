import type { JudgedDay } from '../days/day-state.ts';
import type { Run, Streak } from '../measures/streak.ts';
import type { Trend } from '../measures/trend.ts';
import { cellsOfDays, counting, type Draw, type Figure } from './figure.ts';

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
  draw: Draw,
  source: string,
): TrendFigures {
  const days = within(until, trend);
  const span = { from: trend.from, to: trend.to };
  const inflows = days.filter(({ totalUsd }) => (totalUsd ?? 0) > 0);
  const cells = cellsOfDays(days, source);
  return {
    days: draw('trend days', days.length, cells, { ...span, ...counting('count days', null) }),
    sum: draw('trend', trend.sumUsd, cells, span),
    inflowDays: draw('inflow days', inflows.length, cellsOfDays(inflows, source), {
      ...span,
      ...counting('count days', 'in'),
    }),
    before: trendBefore(trend, until, draw, source),
  };
}

function trendBefore(
  { from, to, sumUsd, before, beforeUsd, beforeUnbroken }: Trend,
  until: readonly JudgedDay[],
  draw: Draw,
  source: string,
): TrendBefore | null {
  if (!before || beforeUsd === null || !beforeUnbroken) return null;
  const days = within(until, before);
  const cells = cellsOfDays(days, source);
  const now = cellsOfDays(within(until, { from, to }), source);
  return {
    days: draw('trend-before days', days.length, cells, { ...before, ...counting('count days', null) }),
    sum: draw('trend-before', beforeUsd, cells, before),
    difference: draw('trend-difference', sumUsd - beforeUsd, now, { from: before.from, to, less: cells }),
  };
}

const within = (days: readonly JudgedDay[], { from, to }: { from: string; to: string }): JudgedDay[] =>
  days.filter(({ day }) => day >= from && day <= to);

/** The length of the run that ends on the last of these days; null where it is not claimed. */
export function runFigure(
  what: string,
  run: Run | null,
  days: readonly JudgedDay[],
  draw: Draw,
  source: string,
): Figure | null {
  if (!run?.claimed) return null;
  const ran = days.slice(-run.days);
  return draw(what, run.days, cellsOfDays(ran, source), {
    from: ran[0]?.day ?? '',
    to: ran.at(-1)?.day ?? '',
    ...counting('count days', run.direction),
  });
}

/** The run that this day ended: claimed before a first day the other way, and before a zero day. */
export function endedRunFigure(
  streak: Streak | null,
  until: readonly JudgedDay[],
  draw: Draw,
  source: string,
): Figure | null {
  if (!streak || streak.days > 1) return null;
  return runFigure('ended run', streak.before, until.slice(0, -1), draw, source);
}
