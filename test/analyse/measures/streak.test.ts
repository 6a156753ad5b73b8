import { describe, expect, test } from 'vitest';
import { streakOf } from '../../../src/analyse/measures/streak.ts';
import type { Day } from '../../../src/model/time.ts';
import { bundledHistory } from '../../support/days/days.ts';
import type { KnownAsset } from '../../support/known-assets.ts';

const histories = { BTC: bundledHistory('BTC'), ETH: bundledHistory('ETH') };

const streakOn = (asset: KnownAsset, day: Day) =>
  streakOf(histories[asset].days.filter((known) => known.day <= day).map((known) => known.totalUsd));

describe('runs of the bundled history', () => {
  test('the longest BTC inflow run is 19 trading days, to 2024-06-07', () => {
    const runs = histories.BTC.days.map(({ day }) => ({ day, run: streakOn('BTC', day) }));
    const inflows = runs.filter(({ run }) => run?.direction === 'in');
    const longest = inflows.reduce((best, next) =>
      (next.run?.days ?? 0) > (best.run?.days ?? 0) ? next : best,
    );
    expect(longest).toMatchObject({ day: '2024-06-07', run: { days: 19, whole: true } });
    expect(streakOn('BTC', '2024-06-10')).toMatchObject({ direction: 'out', before: { days: 19 } });
  });

  test('2024-11-01 is the first outflow of BTC after seven days in', () => {
    expect(streakOn('BTC', '2024-11-01')).toMatchObject({
      direction: 'out',
      days: 1,
      whole: true,
      before: { direction: 'in', days: 7, whole: true },
    });
  });

  test('a closure neither ends nor lengthens a run: 2024-09-03 is the fifth day out over Labor Day', () => {
    expect(streakOn('BTC', '2024-08-30')).toMatchObject({ direction: 'out', days: 4 });
    expect(streakOn('BTC', '2024-09-03')).toMatchObject({ direction: 'out', days: 5 });
  });

  test('the zero day of ETH on 2024-08-30 is flat: it ends a run and starts none', () => {
    expect(streakOn('ETH', '2024-08-30')).toMatchObject({
      direction: 'flat',
      days: 0,
      whole: true,
      before: { direction: 'out', days: 1, whole: true },
    });
  });

  test('the day after it counts from one, and ended nothing', () => {
    expect(streakOn('ETH', '2024-09-03')).toMatchObject({
      direction: 'out',
      days: 1,
      whole: true,
      before: null,
    });
    expect(streakOn('ETH', '2024-09-04')).toMatchObject({ days: 2, before: null });
  });

  test('the first day of all is a run of one with nothing before', () => {
    expect(streakOn('BTC', '2024-01-11')).toMatchObject({
      direction: 'in',
      days: 1,
      whole: true,
      before: null,
    });
  });
});

describe('a zero day', () => {
  test('ends the run before it, whose length is kept', () => {
    expect(streakOf([5, 6, 7, 0])).toMatchObject({
      direction: 'flat',
      days: 0,
      whole: true,
      before: { direction: 'in', days: 3, whole: true },
    });
  });

  test('after a zero day ended nothing', () => {
    expect(streakOf([5, 0, 0])).toMatchObject({ direction: 'flat', days: 0, before: null });
  });

  test('between two inflows parts them', () => {
    expect(streakOf([5, 6, 0, 7])).toMatchObject({ direction: 'in', days: 1, whole: true, before: null });
  });
});

describe('a day without a total', () => {
  test('leaves the run after it open: it may be longer', () => {
    expect(streakOf([5, null, 6, 7])).toMatchObject({ direction: 'in', days: 2, whole: false, before: null });
  });

  test('leaves the run that was ended open too', () => {
    expect(streakOf([5, null, 6, 7, -8])).toMatchObject({
      direction: 'out',
      days: 1,
      whole: true,
      before: { direction: 'in', days: 2, whole: false },
    });
  });

  test('further back, behind another direction, does no harm', () => {
    expect(streakOf([null, -5, 6, 7])).toMatchObject({
      direction: 'in',
      days: 2,
      whole: true,
      before: { direction: 'out', days: 1, whole: false },
    });
  });

  test('just before a zero day means that nothing is known to have ended', () => {
    expect(streakOf([5, null, 0])).toMatchObject({ direction: 'flat', days: 0, before: null });
  });

  test('has itself no streak', () => {
    expect(streakOf([5, 6, null])).toBeNull();
    expect(streakOf([])).toBeNull();
  });
});

describe('a run may be said', () => {
  test.each([
    [[-1, 2, 3], false, 'not with two days'],
    [[-1, 2, 3, 4], true, 'from three days on'],
    [[2, 3, 4], true, 'also where it reaches back to the first day of all'],
    [[null, 2, 3, 4], false, 'not where it may be longer'],
  ])('%j is claimed: %s (%s)', (totals, claimed) => {
    expect(streakOf(totals)?.claimed).toBe(claimed);
    expect(streakOf([...totals, -9])?.before?.claimed).toBe(claimed);
  });

  test('a flat day is no run', () => {
    expect(streakOf([1, 2, 3, 0])?.claimed).toBe(false);
  });
});

test('the run before is the opposite one, counted to its own start', () => {
  expect(streakOf([9, -1, -2, -3, 4, 5])).toMatchObject({
    direction: 'in',
    days: 2,
    before: { direction: 'out', days: 3, whole: true },
  });
});
