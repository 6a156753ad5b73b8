import { describe, expect, test } from 'vitest';
import { breadthOf } from '../../../src/analyse/measures/breadth.ts';
import { type HeadlineEvent, headlineEventOf } from '../../../src/analyse/measures/headline-event.ts';
import type { FlowRecord } from '../../../src/analyse/measures/records.ts';
import { streakOf } from '../../../src/analyse/measures/streak.ts';
import { directionOf } from '../../../src/model/flow.ts';
import { dayFlow } from '../../support/days/days.ts';

type Funds = Record<string, number | null>;

const ALL_OUT: Funds = { IBIT: -3, FBTC: -2, GBTC: 0 };
const ONE_AGAINST: Funds = { IBIT: -3, FBTC: -2, GBTC: 1 };
const MIXED: Funds = { IBIT: -3, FBTC: -2, GBTC: 1, BTC: 1 };
const SINCE_MARCH: FlowRecord = { since: '2024-03-12' };

/** The event of the last of these totals, with the funds of that day. */
function eventAfter(
  totals: readonly (number | null)[],
  funds: Funds,
  record: FlowRecord | null = null,
): HeadlineEvent | null {
  const streak = streakOf(totals);
  if (!streak) throw new RangeError('the last day has no total');
  return headlineEventOf(
    directionOf(totals.at(-1) ?? 0),
    streak,
    breadthOf(dayFlow('2024-11-01', funds)),
    record,
  );
}

describe('the first that holds is said', () => {
  test('a run of three broken goes before everything', () => {
    expect(eventAfter([1, 2, 3, -4], ALL_OUT, SINCE_MARCH)).toBe('first-after-run');
  });

  test('then a run of three', () => {
    expect(eventAfter([5, -1, -2, -4], ALL_OUT, SINCE_MARCH)).toBe('run');
  });

  test('then all one way, zeros allowed', () => {
    expect(eventAfter([5, -4], ALL_OUT, SINCE_MARCH)).toBe('all-one-way');
    expect(eventAfter([-5, 4], { IBIT: 3, FBTC: 1, GBTC: 0 }, SINCE_MARCH)).toBe('all-one-way');
  });

  test('then only one against the total', () => {
    expect(eventAfter([5, -4], ONE_AGAINST, SINCE_MARCH)).toBe('only-one');
  });

  test('or only one along with it', () => {
    expect(eventAfter([5, -4], { IBIT: -9, FBTC: 2, GBTC: 3 }, SINCE_MARCH)).toBe('only-one');
  });

  test('then a record', () => {
    expect(eventAfter([5, -4], MIXED, SINCE_MARCH)).toBe('record');
  });

  test('then the leader of the total’s direction', () => {
    expect(eventAfter([5, -4], MIXED)).toBe('leader');
    expect(eventAfter([-5, 4], { IBIT: 7, FBTC: 7, GBTC: -3, BTC: -7 })).toBeNull();
  });

  test('and nothing where two lead alike', () => {
    expect(eventAfter([5, -4], { IBIT: -3, FBTC: -3, GBTC: 1, BTC: 1 })).toBeNull();
  });
});

describe('a run', () => {
  test('of two days is neither said nor said to be broken', () => {
    expect(eventAfter([5, -1, -2], MIXED)).toBe('leader');
    expect(eventAfter([-5, 1, 2, -4], MIXED)).toBe('leader');
  });

  test('is said to be broken on the first day only', () => {
    expect(eventAfter([1, 2, 3, -4, -5], MIXED)).toBe('leader');
  });

  test('that may be longer is not claimed', () => {
    expect(eventAfter([null, -1, -2, -4], MIXED)).toBe('leader');
    expect(eventAfter([null, 1, 2, 3, -4], MIXED)).toBe('leader');
  });
});

describe('while a fund is pending', () => {
  test('all one way is not claimed', () => {
    expect(eventAfter([5, -4], { ...ALL_OUT, HODL: null }, SINCE_MARCH)).toBe('record');
    expect(eventAfter([5, -4], { ...ALL_OUT, HODL: null })).toBe('leader');
  });

  test('only one is not claimed', () => {
    expect(eventAfter([5, -4], { ...ONE_AGAINST, HODL: null })).toBe('leader');
  });
});

describe('a flat day', () => {
  test('has no event, whatever else holds', () => {
    expect(eventAfter([1, 2, 3, 0], { IBIT: 0, FBTC: 0 }, SINCE_MARCH)).toBeNull();
    expect(eventAfter([1, 0], { IBIT: 5, FBTC: -5 })).toBeNull();
  });

  test('broke the run: the day after it is no first after a run', () => {
    expect(eventAfter([1, 2, 3, 0, -4], MIXED)).toBe('leader');
  });
});
