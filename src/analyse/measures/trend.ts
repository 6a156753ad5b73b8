import { sumUsd, type Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { JudgedDay } from '../days/day-state.ts';

/** The newest trading days that have a total, and the sum of as many before them. */
export interface Trend {
  days: number;
  from: Day;
  to: Day;
  sumUsd: Usd;
  /** null where there are too few days before */
  beforeUsd: Usd | null;
  /** first and last of the days before */
  before: { from: Day; to: Day } | null;
  inflowDays: number;
  series: readonly { day: Day; totalUsd: Usd }[];
  /** no trading day between `from` and `to` lacks a total; only then may the text call them the last N */
  unbroken: boolean;
  beforeUnbroken: boolean;
}

type Point = { day: Day; totalUsd: Usd; position: number };

/**
 * The trend over the last `length` days with a total.
 *
 * @param days every trading day since launch up to the day in question, oldest first
 * @returns null when no day has a total
 */
export function trendOf(days: readonly JudgedDay[], length: number): Trend | null {
  const points = days.flatMap(({ day, totalUsd }, position): Point[] =>
    totalUsd === null ? [] : [{ day, totalUsd, position }],
  );
  const series = points.slice(-length);
  const [first, last] = [series[0], series.at(-1)];
  if (!first || !last) return null;
  const before = points.slice(-2 * length, -length);
  const [beforeFirst, beforeLast] = [before[0], before.at(-1)];
  const enough = before.length === length && beforeFirst !== undefined && beforeLast !== undefined;
  return {
    days: series.length,
    from: first.day,
    to: last.day,
    sumUsd: total(series),
    beforeUsd: enough ? total(before) : null,
    before: enough ? { from: beforeFirst.day, to: beforeLast.day } : null,
    inflowDays: series.filter((point) => point.totalUsd > 0).length,
    series: series.map(({ day, totalUsd }) => ({ day, totalUsd })),
    unbroken: isUnbroken(series),
    beforeUnbroken: enough && isUnbroken([...before, first]),
  };
}

const total = (points: readonly Point[]): Usd => sumUsd(points.map((point) => point.totalUsd));

const isUnbroken = (points: readonly Point[]): boolean =>
  points.every((point, i) => i === 0 || point.position === (points[i - 1]?.position ?? 0) + 1);
