import { type Day, earliest } from '../../model/time.ts';
import type { AssetFacts } from './asset-facts.ts';

/**
 * The first of the days that the facts rest on: that of its trend, run, record, cumulative, and of the run that it ended.
 *
 * @param days the trading days of the asset up to that of the facts, oldest first
 */
export function firstDayUsed(
  { figures, trend, streak, record }: AssetFacts,
  days: readonly Day[],
): Day | null {
  const sums = [figures.cumulative, ...figures.lifetimes.values()];
  const ran = (streak?.days ?? 0) + (streak?.before?.days ?? 0);
  return earliest(
    [
      ...sums.flatMap((figure) => (figure && figure.rule !== 'stated' ? figure.from : [])),
      ...(record ? [record.since ?? days[0]] : []),
      trend?.from,
      trend?.before?.from,
      days.at(-1 - ran),
      days.at(-1),
    ].flatMap((day) => day ?? []),
  );
}
