import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { cumulativeOf } from '../../../src/analyse/measures/cumulative.ts';
import type { Asset } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { bundledHistory, dayFlow, historyOf } from '../../support/days/days.ts';

const cumulativeTo = (asset: Asset, day: Day) =>
  cumulativeOf(bundledHistory(asset).days.filter((known) => known.day <= day));

describe('since launch, to 2024-11-01', () => {
  test('241.591 亿 came into the BTC ETFs', () => {
    const cumulative = cumulativeTo('BTC', '2024-11-01');
    expect(cumulative).toMatchObject({ totalUsd: 24_159_100_000 });
    expect(cumulative?.byFund?.get('IBIT')).toBe(26_135_900_000);
    expect(cumulative?.byFund?.get('BTC')).toBe(502_200_000);
    expect(cumulative?.byFund?.has('MSBT')).toBe(false);
  });

  test('4.913 亿 left the ETH ETFs', () => {
    const cumulative = cumulativeTo('ETH', '2024-11-01');
    expect(cumulative).toMatchObject({ totalUsd: -491_300_000 });
    expect(cumulative?.byFund?.get('ETHE')).toBe(-3_130_600_000);
  });

  test('the funds add up to the total', () => {
    for (const asset of ['BTC', 'ETH'] as const) {
      const cumulative = cumulativeTo(asset, '2024-12-13');
      const sum = [...(cumulative?.byFund?.values() ?? [])].reduce((a, b) => a + b, 0);
      expect(sum).toBe(cumulative?.totalUsd);
    }
  });
});

describe('a cell that was never filled', () => {
  test('adds nothing, and the sum goes on', () => {
    expect(cumulativeTo('BTC', '2024-11-19')?.byFund?.get('BTC')).toBe(661_700_000);
    const after = cumulativeTo('BTC', '2024-11-20');
    expect(after?.byFund?.get('BTC')).toBe(661_700_000);
    expect(after).toMatchObject({ totalUsd: 29_319_000_000 });
  });
});

describe('a whole trading day that is missing', () => {
  test('leaves no cumulative at all, wherever it stands', () => {
    const around = (total: number | null) =>
      historyOf([
        ['2024-10-30', 5],
        ['2024-10-31', total],
        ['2024-11-01', 7],
      ]).days;
    expect(cumulativeOf(around(0))?.totalUsd).toBe(12);
    expect(cumulativeOf(around(null))).toBeNull();
    expect(cumulativeOf(historyOf([['2024-11-01', null]]).days)).toBeNull();
    expect(cumulativeOf([])).toBeNull();
  });
});

describe('a day that is still provisional', () => {
  test('leaves no cumulative, of the class or of a fund; once it is settled its blank cell adds nothing', () => {
    const days = (hadFinal: boolean) => [
      judge(dayFlow('2026-02-03', { IBIT: 5, FBTC: null }, { seenAt: '2026-02-04T06:00:00.000Z' }), hadFinal),
      judge(dayFlow('2026-02-04', { IBIT: 7, FBTC: 1 }, { seenAt: '2026-02-05T06:00:00.000Z' }), false),
    ];
    expect(cumulativeOf(days(false))).toBeNull();
    expect(cumulativeOf(days(true))).toEqual({
      totalUsd: 13,
      byFund: new Map([
        ['IBIT', 12],
        ['FBTC', 1],
      ]),
    });
  });
});

test('the publisher’s own totals are summed where they are kept apart', () => {
  const days = [
    judge(dayFlow('2024-10-31', { ETHE: 1 }, { statedTotalUsd: 100 }), false),
    judge(dayFlow('2024-11-01', { ETHE: 2 }, { statedTotalUsd: 200 }), false),
  ];
  expect(cumulativeOf(days)).toMatchObject({ totalUsd: 300, byFund: new Map([['ETHE', 3]]) });
});
