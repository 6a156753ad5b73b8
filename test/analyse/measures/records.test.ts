import { describe, expect, test } from 'vitest';
import { recordOf } from '../../../src/analyse/measures/records.ts';
import type { Asset } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { bundledHistory, historyOf, reference } from '../../support/days/days.ts';

const recordOn = (asset: Asset, day: Day) =>
  recordOf(bundledHistory(asset).days.filter((known) => known.day <= day));

const SESSIONS = reference.calendar.tradingDays('2024-01-11', '2024-12-13');

/** A record after these totals, one a trading day; null is a day without a figure. */
const recordAfter = (totals: readonly (number | null)[]) =>
  recordOf(historyOf(totals.map((total, i) => [SESSIONS[i] ?? '', total])).days);

const quiet = (count: number): number[] => Array.from({ length: count }, () => 10);

describe('records of the bundled history', () => {
  test.each<[Day, Day | null, string, Day, number]>([
    ['2024-10-30', '2024-03-12', 'the largest inflow since spring', '2024-03-12', 1_045_000_000],
    ['2024-11-04', '2024-05-01', 'the largest outflow since spring', '2024-05-01', -563_700_000],
    ['2024-08-02', '2024-05-01', 'the largest outflow in 64 trading days', '2024-05-01', -563_700_000],
    ['2024-11-07', null, 'the largest inflow of all', '2024-03-12', 1_045_000_000],
    ['2024-05-01', null, 'the largest outflow of all up to then', '2024-03-19', -326_200_000],
  ])('BTC on %s: since %s (%s), held against that of %s', (day, since, _, of, totalUsd) => {
    expect(recordOn('BTC', day)).toEqual({ since, previous: { of, totalUsd } });
  });

  test('2024-11-01 is none', () => {
    expect(recordOn('BTC', '2024-11-01')).toBeNull();
    expect(recordOn('ETH', '2024-11-01')).toBeNull();
  });
});

describe('a record stands over 63 trading days', () => {
  test('and names the last day that was at least as large', () => {
    expect(recordAfter([500, 900, ...quiet(62), 600])).toMatchObject({ since: SESSIONS[1] });
  });

  test('a rival 62 trading days ago is too near', () => {
    expect(recordAfter([500, 900, ...quiet(61), 600])).toBeNull();
  });

  test('a day just as large is a rival', () => {
    expect(recordAfter([900, ...quiet(30), 600, ...quiet(62), 600])).toMatchObject({ since: SESSIONS[31] });
    expect(recordAfter([900, ...quiet(62), 600, 600])).toBeNull();
  });

  test('a larger day the other way is none', () => {
    expect(recordAfter([900, ...quiet(40), -5_000, ...quiet(40), 600])).toMatchObject({ since: SESSIONS[0] });
  });

  test('an outflow is held against outflows', () => {
    expect(recordAfter([-900, ...quiet(62), -600])).toMatchObject({ since: SESSIONS[0] });
    expect(recordAfter([-900, ...quiet(61), -600])).toBeNull();
  });

  test('since launch from the 20th on', () => {
    expect(recordAfter([...quiet(18), 600])).toBeNull();
    expect(recordAfter([...quiet(19), 600])).toMatchObject({ since: null });
  });

  test('since launch it is held against the largest before, if there was one that way', () => {
    expect(recordAfter([400, 500, -900, 300, ...quiet(20), 600])).toEqual({
      since: null,
      previous: { of: SESSIONS[1], totalUsd: 500 },
    });
    expect(recordAfter([...quiet(20), -1])).toEqual({ since: null, previous: null });
  });
});

describe('nothing is claimed over an unknown day', () => {
  test('within reach of the record', () => {
    expect(recordAfter([900, ...quiet(40), null, ...quiet(40), 600])).toBeNull();
    expect(recordAfter([null, ...quiet(70), 600])).toBeNull();
  });

  test('while one before the rival does no harm', () => {
    expect(recordAfter([null, 900, ...quiet(62), 600])).toMatchObject({ since: SESSIONS[1] });
  });

  test('nor on a day that is unknown itself, nor on a zero day', () => {
    expect(recordAfter([...quiet(70), null])).toBeNull();
    expect(recordAfter([...quiet(70), 0])).toBeNull();
    expect(recordAfter([])).toBeNull();
  });
});
