import { describe, expect, test } from 'vitest';
import { breadthOf } from '../../../src/analyse/measures/breadth.ts';
import { bundledHistory, dayFlow } from '../../support/days/days.ts';

const DAY = '2024-11-01';
const breadthFor = (funds: Record<string, number | null>) => breadthOf(dayFlow(DAY, funds));

describe('counts', () => {
  test('2024-11-01: six of eleven BTC funds out, one in, four at zero', () => {
    const flow = bundledHistory('BTC').days.find((known) => known.day === DAY)?.flow;
    expect(flow && breadthOf(flow)).toEqual({
      reported: 11,
      expected: 11,
      inflows: 1,
      outflows: 6,
      zeros: 4,
      inUsd: 13_500_000,
      outUsd: 68_400_000,
      largestIn: { tickers: ['BTC'], flowUsd: 13_500_000 },
      largestOut: { tickers: ['FBTC'], flowUsd: -25_600_000 },
      second: { in: null, out: { tickers: ['ARKB'], flowUsd: -24_100_000 } },
    });
  });

  test('a fund that has not reported is expected and counts nowhere else', () => {
    expect(breadthFor({ IBIT: 5, FBTC: null, BITB: 0 })).toMatchObject({
      reported: 2,
      expected: 3,
      inflows: 1,
      outflows: 0,
      zeros: 1,
    });
  });

  test('a fund that is not listed is not expected', () => {
    const flow = dayFlow(DAY, { IBIT: 5 });
    const funds = [...flow.funds, { ticker: 'MSBT', status: 'not listed' } as const];
    expect(breadthOf({ ...flow, funds })).toMatchObject({ reported: 1, expected: 1 });
  });
});

describe('the largest each way', () => {
  test('are found by size, the outflow negative', () => {
    expect(breadthFor({ A: 3, B: 7, C: -9, D: -2 })).toMatchObject({
      largestIn: { tickers: ['B'], flowUsd: 7 },
      largestOut: { tickers: ['C'], flowUsd: -9 },
    });
  });

  test('are several where they are equal', () => {
    expect(breadthFor({ A: 7, B: 7, C: 5, D: -2 }).largestIn).toEqual({ tickers: ['A', 'B'], flowUsd: 7 });
  });

  test('are none where nothing went that way', () => {
    expect(breadthFor({ A: 0, B: -1 })).toMatchObject({ largestIn: null });
    expect(breadthFor({ A: 0, B: 0 })).toMatchObject({ largestIn: null, largestOut: null, zeros: 2 });
  });
});
