import type { Lifetimes, Observation, StatedSum, Ticker } from '../../model/flow.ts';
import { asUsd, sumUsd, type Usd } from '../../model/money.ts';

/** A lifetime at the foot of a page that is not the sum of its days. */
export interface FootDifference {
  what: Ticker | 'Total';
  statedUsd: Usd;
  sumUsd: Usd;
}

/**
 * Holds the lifetimes at the foot of a page against the sums of all days since launch: of the days that the page shows as it
 * shows them, of all others as they are known. Half a step of the foot is rounding. A difference is a figure further back that
 * was added or changed.
 *
 * @param figures all that is known of the days until the page's last, under today's tickers
 */
export function footDifferences(
  { funds, total, rows }: Lifetimes,
  figures: readonly Observation[],
): FootDifference[] {
  const shown = new Set(rows.map(({ day }) => day));
  const sums = new Map<Ticker, Usd>();
  const sumOf = (fund: Ticker): Usd => sums.get(fund) ?? asUsd(0);
  const add = (fund: Ticker, flowUsd: Usd | null): void => {
    if (flowUsd !== null) sums.set(fund, sumUsd([sumOf(fund), flowUsd]));
  };
  for (const { day, ticker, flowUsd } of figures) if (!shown.has(day)) add(ticker, flowUsd);
  for (const { cells } of rows) for (const [ticker, flowUsd] of cells) add(ticker, flowUsd);
  const held = (what: string, stated: StatedSum, sum: Usd): FootDifference[] =>
    Math.abs(stated.usd - sum) > stated.stepUsd / 2 ? [{ what, statedUsd: stated.usd, sumUsd: sum }] : [];
  return [
    ...[...funds].flatMap(([fund, stated]) => held(fund, stated, sumOf(fund))),
    ...(total ? held('Total', total, sumUsd([...sums.values()])) : []),
  ];
}
