import { expect, test } from 'vitest';
import type { Lifetimes, Observation, StatedSum, Ticker } from '../../../src/model/flow.ts';
import { asUsd, type Usd } from '../../../src/model/money.ts';
import { asDay } from '../../../src/model/time.ts';
import { footDifferences } from '../../../src/sources/audit/footer.ts';

const millions = (amount: number): Usd => asUsd(Math.round(amount * 1_000_000));
const known = (day: string, ticker: Ticker, amount: number | null): Observation => ({
  day: asDay(day),
  ticker,
  flowUsd: amount === null ? null : millions(amount),
  observedAt: null,
});
const KNOWN = [
  known('2024-10-30', 'IBIT', 2.3),
  known('2024-10-30', 'FBTC', null),
  known('2024-10-31', 'IBIT', 1),
];

/** A page of 1 November that shows IBIT 10.0 and FBTC not yet. */
function foot(stepUsd: number, funds: Record<Ticker, number>, total: number | null): Lifetimes {
  const stated = (amount: number): StatedSum => ({ usd: millions(amount), stepUsd: asUsd(stepUsd) });
  const cells = new Map([
    ['IBIT', millions(10)],
    ['FBTC', null],
  ]);
  return {
    funds: new Map(Object.entries(funds).map(([ticker, amount]) => [ticker, stated(amount)])),
    total: total === null ? null : stated(total),
    rows: [{ day: asDay('2024-11-01'), cells, totalUsd: millions(10) }],
  };
}

test.each<[string, Lifetimes]>([
  ['to the tenth', foot(100_000, { IBIT: 13.3, FBTC: 0 }, 13.3)],
  ['to the million', foot(1_000_000, { IBIT: 13 }, 13)],
  ['half a step away', foot(1_000_000, { IBIT: 12.8 }, 13.8)],
  ['not at all', foot(100_000, {}, null)],
])('lifetimes that are the sums of all days, said %s, are no difference', (_, lifetimes) => {
  expect(footDifferences(lifetimes, KNOWN)).toEqual([]);
});

test('what is more than half a step away is said, fund by fund and of all of them', () => {
  expect(footDifferences(foot(100_000, { IBIT: 13.3, FBTC: 37.8 }, 51.1), KNOWN)).toEqual([
    { what: 'FBTC', statedUsd: millions(37.8), sumUsd: 0 },
    { what: 'Total', statedUsd: millions(51.1), sumUsd: millions(13.3) },
  ]);
  expect(footDifferences(foot(100_000, { IBIT: 13.4 }, 13.3), KNOWN)).toHaveLength(1);
  expect(footDifferences(foot(1_000_000, { IBIT: 14 }, 13), KNOWN)).toHaveLength(1);
});

test('a day that the page shows counts as the page shows it, whatever is known of it', () => {
  const older = [...KNOWN, known('2024-11-01', 'IBIT', 900), known('2024-11-01', 'FBTC', 5)];
  expect(footDifferences(foot(100_000, { IBIT: 13.3, FBTC: 0 }, 13.3), older)).toEqual([]);
});

test('a fund that the page no longer has counts in the sum of all', () => {
  const gone = [...KNOWN, known('2024-10-31', 'DEFI', 4)];
  expect(footDifferences(foot(100_000, { IBIT: 13.3 }, 17.3), gone)).toEqual([]);
});
