import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { trendOf } from '../../../src/analyse/measures/trend.ts';
import type { Asset } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { bundledHistory, dayFlow, historyOf } from '../../support/days/days.ts';

function trendOn(asset: Asset, day: Day, length: number) {
  return trendOf(
    bundledHistory(asset).days.filter((known) => known.day <= day),
    length,
  );
}

/** Six trading days over a weekend; null is a day without a figure. */
const trendOver = (totals: readonly (number | null)[], length: number) => {
  const days = ['2024-10-24', '2024-10-25', '2024-10-28', '2024-10-29', '2024-10-30', '2024-10-31'];
  return trendOf(historyOf(totals.map((total, i) => [days[i] ?? '', total])).days, length);
};

describe('the seven days to 2024-11-01', () => {
  test('of BTC', () => {
    expect(trendOn('BTC', '2024-11-01', 7)).toEqual({
      days: 7,
      from: '2024-10-24',
      to: '2024-11-01',
      sumUsd: 2_810_200_000,
      beforeUsd: 1_981_300_000,
      before: { from: '2024-10-15', to: '2024-10-23' },
      inflowDays: 6,
      series: [
        { day: '2024-10-24', totalUsd: 188_000_000 },
        { day: '2024-10-25', totalUsd: 402_000_000 },
        { day: '2024-10-28', totalUsd: 479_400_000 },
        { day: '2024-10-29', totalUsd: 870_100_000 },
        { day: '2024-10-30', totalUsd: 893_300_000 },
        { day: '2024-10-31', totalUsd: 32_300_000 },
        { day: '2024-11-01', totalUsd: -54_900_000 },
      ],
      unbroken: true,
      beforeUnbroken: true,
    });
  });

  test('of ETH, where the days before went the other way', () => {
    expect(trendOn('ETH', '2024-11-01', 7)).toMatchObject({
      sumUsd: -3_900_000,
      beforeUsd: 54_100_000,
      inflowDays: 4,
      unbroken: true,
    });
  });

  test('skip closures without being broken by them', () => {
    expect(trendOn('ETH', '2024-09-04', 7)).toMatchObject({
      from: '2024-08-26',
      to: '2024-09-04',
      days: 7,
      unbroken: true,
    });
  });
});

describe('an unknown day', () => {
  test('is left out before the limit is applied: the series stays as long, and is broken', () => {
    expect(trendOver([1, 2, 3, null, 5, 6], 3)).toMatchObject({
      days: 3,
      from: '2024-10-28',
      to: '2024-10-31',
      sumUsd: 14,
      unbroken: false,
    });
  });

  test('before the series breaks only what was before', () => {
    expect(trendOver([1, 2, null, 4, 5, 6], 2)).toMatchObject({
      sumUsd: 11,
      unbroken: true,
      before: { from: '2024-10-25', to: '2024-10-29' },
      beforeUsd: 6,
      beforeUnbroken: false,
    });
  });

  test('right between the two breaks what was before: those were not the days just before', () => {
    expect(trendOver([1, 2, 3, null, 5, 6], 2)).toMatchObject({
      unbroken: true,
      before: { from: '2024-10-25', to: '2024-10-28' },
      beforeUnbroken: false,
    });
  });

  test('further back than both breaks nothing', () => {
    expect(trendOver([1, null, 3, 4, 5, 6], 2)).toMatchObject({ unbroken: true, beforeUnbroken: true });
  });

  test('a provisional day is one: its running sum stays out', () => {
    const seenAt = '2024-10-25T03:00:00.000Z';
    const days = [
      judge(dayFlow('2024-10-23', { IBIT: 1 }), false),
      judge(dayFlow('2024-10-24', { IBIT: 1_000 }, { seenAt }), false),
      judge(dayFlow('2024-10-25', { IBIT: 3 }), false),
    ];
    expect(trendOf(days, 7)).toMatchObject({ days: 2, sumUsd: 4, unbroken: false });
  });
});

describe('a short history', () => {
  test('gives a shorter series with nothing before', () => {
    expect(trendOver([1, -2, 3], 7)).toMatchObject({
      days: 3,
      sumUsd: 2,
      inflowDays: 2,
      beforeUsd: null,
      before: null,
      unbroken: true,
      beforeUnbroken: false,
    });
  });

  test('gives nothing before where those days are one too few', () => {
    expect(trendOver([1, 2, 3, 4, 5], 3)).toMatchObject({ sumUsd: 12, beforeUsd: null, before: null });
    expect(trendOver([1, 2, 3, 4, 5, 6], 3)).toMatchObject({ sumUsd: 15, beforeUsd: 6 });
  });

  test('without any total gives none', () => {
    expect(trendOver([null, null], 7)).toBeNull();
    expect(trendOver([], 7)).toBeNull();
  });
});

test('a zero day is in the series and is no inflow day', () => {
  expect(trendOver([0, 5, 0, -1], 4)).toMatchObject({ days: 4, sumUsd: 4, inflowDays: 1 });
});
