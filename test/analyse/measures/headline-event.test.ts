import { describe, expect, test } from 'vitest';
import { breadthOf } from '../../../src/analyse/measures/breadth.ts';
import { type HeadlineEvent, headlineEventOf } from '../../../src/analyse/measures/headline-event.ts';
import type { FlowRecord } from '../../../src/analyse/measures/records.ts';
import { streakOf } from '../../../src/analyse/measures/streak.ts';
import { dayFlow } from '../../support/days/days.ts';

type Funds = Record<string, number | null>;

const ALL_OUT: Funds = { IBIT: -3, FBTC: -2, GBTC: 0 };
const MIXED: Funds = { IBIT: -3, FBTC: -2, GBTC: 1, BTC: 1 };
const SINCE_MARCH: FlowRecord = { since: '2024-03-12', previous: { of: '2024-03-12', totalUsd: -9 } };
const SINCE_LAUNCH: FlowRecord = { since: null, previous: { of: '2024-03-12', totalUsd: -2 } };

/** The event of the last of these totals, with the funds of that day. */
function eventAfter(
  totals: readonly (number | null)[],
  funds: Funds,
  { record = null, isDebut = false }: { record?: FlowRecord | null; isDebut?: boolean } = {},
): HeadlineEvent | null {
  const streak = streakOf(totals);
  if (!streak) throw new RangeError('the last day has no total');
  const totalUsd = totals.at(-1) ?? 0;
  const breadth = breadthOf(dayFlow('2024-11-01', funds));
  return headlineEventOf({ totalUsd, streak, breadth, record, isDebut });
}

const FIVE_IN = [-9, 1, 2, 3, 4, 5];
const FIVE_OUT = [9, -1, -2, -3, -4, -5];

describe('the first that holds is said', () => {
  test('a debut goes before everything', () => {
    expect(eventAfter([...FIVE_IN, -4], ALL_OUT, { record: SINCE_LAUNCH, isDebut: true })).toBe('debut');
  });

  test('then a record since launch', () => {
    expect(eventAfter([...FIVE_IN, -4], ALL_OUT, { record: SINCE_LAUNCH })).toBe('record');
  });

  test('then a run of five or more that is broken', () => {
    expect(eventAfter([...FIVE_IN, -4], ALL_OUT, { record: SINCE_MARCH })).toBe('first-after-run');
  });

  test('then a record of three months, before a shorter run that is broken and before any that goes on', () => {
    expect(eventAfter([-9, 2, 3, 4, 5, -4], ALL_OUT, { record: SINCE_MARCH })).toBe('record');
    expect(eventAfter(FIVE_OUT, ALL_OUT, { record: SINCE_MARCH })).toBe('record');
  });

  test('then a run of five or more', () => {
    expect(eventAfter(FIVE_OUT, { IBIT: -5, FBTC: 0 })).toBe('run');
  });

  test('then one fund that is four fifths of the total, zeros or little beside it', () => {
    expect(eventAfter([9, -1, -2, -3, -5], { IBIT: -5, FBTC: 0, GBTC: 0 })).toBe('one-fund');
    expect(eventAfter([5, -10], { IBIT: -8, FBTC: -1, GBTC: -1 })).toBe('one-fund');
    expect(eventAfter([5, -100], { IBIT: -79, FBTC: -10, GBTC: -11 })).toBe('all-one-way');
  });

  test('but not one that is less of all that went its way', () => {
    expect(eventAfter([5, -5], { IBIT: -4, FBTC: -3, GBTC: 1, BTC: 1 })).toBe('leader');
  });

  test('nor one that is more than all of it', () => {
    expect(eventAfter([5, -10], { IBIT: -11, FBTC: -1, GBTC: 1, BTC: 1 })).toBe('leader');
  });

  test('or a lone fund against the total with a tenth of it or more', () => {
    expect(eventAfter([5, -10], { IBIT: -6, FBTC: -5, GBTC: 1 })).toBe('only-one');
    expect(eventAfter([5, -100], { IBIT: -59, FBTC: -50, GBTC: 9 })).toBe('leader');
  });

  test('then a run of three or four, or one that is broken', () => {
    expect(eventAfter([5, -1, -2, -4], ALL_OUT)).toBe('run');
    expect(eventAfter([1, 2, 3, -4], ALL_OUT)).toBe('first-after-run');
  });

  test('then all one way, where at least half of the funds moved', () => {
    expect(eventAfter([5, -5], ALL_OUT)).toBe('all-one-way');
    expect(eventAfter([-5, 5], { IBIT: 3, FBTC: 2, GBTC: 0, BTC: 0 })).toBe('all-one-way');
    expect(eventAfter([-5, 5], { IBIT: 3, FBTC: 2, GBTC: 0, BTC: 0, HODL: 0 })).toBe('leader');
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
    expect(eventAfter([5, -4], { ...ALL_OUT, HODL: null })).toBe('leader');
  });

  test('only one is not claimed', () => {
    expect(eventAfter([5, -4], { IBIT: -3, FBTC: -2, GBTC: 1, HODL: null })).toBe('leader');
  });
});

describe('a flat day', () => {
  test('has no event but the end of a run', () => {
    expect(eventAfter([1, 2, 3, 0], { IBIT: 0, FBTC: 0 })).toBe('first-after-run');
    expect(eventAfter([1, 2, 0], { IBIT: 0, FBTC: 0 })).toBeNull();
    expect(eventAfter([1, 0], { IBIT: 5, FBTC: -5 })).toBeNull();
  });

  test('broke the run: the day after it is no first after a run', () => {
    expect(eventAfter([1, 2, 3, 0, -4], MIXED)).toBe('leader');
  });
});
