import { describe, expect, test } from 'vitest';
import { dayFlows } from '../../../src/analyse/days/day-flows.ts';
import { isComplete, judge, judgeAll, pendingOf, reportedOf } from '../../../src/analyse/days/day-state.ts';
import type { DayFlow, SourceHistory } from '../../../src/model/flow.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import { dayFlow, reference } from '../../support/days/days.ts';

// midnight New York: 05:00 UTC in winter, 04:00 UTC in summer
const WINTER = '2026-02-03';
const SUMMER = '2026-08-12';

const all = (day: string, seenAt: Instant | null) =>
  dayFlow(day, { IBIT: 12_000_000, FBTC: -2_000_000 }, { seenAt });
const withBlank = (day: string, seenAt: Instant | null) =>
  dayFlow(day, { IBIT: 12_000_000, FBTC: -2_000_000, BTCO: null }, { seenAt });
/** The publisher has told a later day completely, unless it is said otherwise. */
const stateOf = (flow: DayFlow, hadFinal = false, completeAfter: Day | null = '2027-12-31') =>
  judge(flow, hadFinal, completeAfter).state;

describe('every expected fund has reported', () => {
  test.each([
    [WINTER, '2026-02-04T04:59:59.999Z', 'provisional', 'a millisecond before midnight New York'],
    [WINTER, '2026-02-04T05:00:00.000Z', 'final', 'at midnight New York'],
    [SUMMER, '2026-08-13T03:59:59.999Z', 'provisional', 'a millisecond before midnight, in summer'],
    [SUMMER, '2026-08-13T04:00:00.000Z', 'final', 'at midnight, in summer'],
    [WINTER, '2026-02-03T23:30:00.000Z', 'provisional', 'on the evening of the day'],
    [WINTER, '2026-03-04T05:00:00.000Z', 'final', 'a month later'],
  ])('%s seen at %s is %s: %s', (day, seenAt, state) => {
    expect(stateOf(all(day, seenAt))).toBe(state);
  });

  test('a fund that is not listed is not waited for', () => {
    const flow = all(WINTER, '2026-02-04T05:00:00.000Z');
    const funds = [...flow.funds, { ticker: 'MSBT', status: 'not listed' } as const];
    expect(stateOf({ ...flow, funds })).toBe('final');
  });
});

describe('a cell is still blank', () => {
  test.each([
    [WINTER, '2026-02-04T04:59:59.999Z', 'provisional', 'before midnight'],
    [WINTER, '2026-02-04T05:00:00.000Z', 'provisional', 'at midnight'],
    [WINTER, '2026-02-07T05:00:00.000Z', 'provisional', '72 hours past midnight'],
    [WINTER, '2026-02-08T04:59:59.999Z', 'provisional', 'a millisecond before 96 hours'],
    [WINTER, '2026-02-08T05:00:00.000Z', 'settled', '96 hours past midnight'],
    [SUMMER, '2026-08-17T03:59:00.000Z', 'provisional', '95 hours and 59 minutes, in summer'],
    [SUMMER, '2026-08-17T04:00:00.000Z', 'settled', '96 hours, in summer'],
    [
      '2026-10-30',
      '2026-11-04T03:59:59.999Z',
      'provisional',
      'just before 96 hours, the clock set back within',
    ],
    ['2026-10-30', '2026-11-04T04:00:00.000Z', 'settled', '96 real hours, the clock set back within'],
  ])('%s seen at %s is %s: %s', (day, seenAt, state) => {
    expect(stateOf(withBlank(day, seenAt))).toBe(state);
  });

  test('a page that stands still settles nothing, however long', () => {
    expect(stateOf(withBlank(WINTER, '2026-03-03T05:00:00.000Z'), false, null)).toBe('provisional');
  });

  test('it settles by a later day of its publisher that is complete, not by one that is not', () => {
    const seenAt = '2026-02-13T05:00:00.000Z';
    const states = (...flows: DayFlow[]) => judgeAll(flows, () => false).map(({ state }) => state);
    expect(states(withBlank(WINTER, seenAt), withBlank('2026-02-04', seenAt))).toEqual([
      'provisional',
      'provisional',
    ]);
    expect(
      states(withBlank(WINTER, seenAt), withBlank('2026-02-04', seenAt), all('2026-02-05', seenAt)),
    ).toEqual(['settled', 'settled', 'final']);
    expect(states(all(WINTER, seenAt), withBlank('2026-02-04', seenAt))).toEqual(['final', 'provisional']);
  });

  test('what nobody has looked at since does not settle by the clock', () => {
    const flow = withBlank(WINTER, '2026-02-04T06:00:00.000Z');
    expect(stateOf(flow)).toBe('provisional');
  });
});

describe('a day without any figure never settles', () => {
  const blank = (seenAt: Instant | null) => dayFlow(WINTER, { IBIT: null, FBTC: null }, { seenAt });

  test.each(['2026-02-04T05:00:00.000Z', '2026-02-07T05:00:00.000Z', '2027-02-03T05:00:00.000Z', null])(
    'seen at %s it is pending, with no sum',
    (seenAt) => {
      expect(judge(blank(seenAt), false)).toMatchObject({
        state: 'pending',
        totalUsd: null,
        publishedUsd: null,
      });
    },
  );

  test('nor does one of which no fund is listed', () => {
    const flow: DayFlow = { ...blank(null), funds: [{ ticker: 'IBIT', status: 'not listed' }] };
    expect(stateOf(flow)).toBe('pending');
  });
});

describe('after a final edition', () => {
  test('a figure withdrawn makes the day settled at once, never preliminary again', () => {
    const seenAt = '2026-02-04T09:00:00.000Z';
    expect(stateOf(withBlank(WINTER, seenAt), true)).toBe('settled');
    expect(stateOf(withBlank(WINTER, seenAt), false)).toBe('provisional');
  });

  test('a cell filled in makes it final', () => {
    expect(stateOf(all(WINTER, '2026-02-08T05:00:00.000Z'), true)).toBe('final');
  });
});

describe('the bundled history has no hour', () => {
  test('a complete day is final, one with a blank cell settled', () => {
    expect(stateOf(all('2024-11-01', null))).toBe('final');
    expect(stateOf(withBlank('2024-11-20', null))).toBe('settled');
  });
});

describe('sums', () => {
  test('a provisional day has a published sum and no total', () => {
    expect(judge(withBlank(WINTER, '2026-02-04T05:00:00.000Z'), false)).toMatchObject({
      publishedUsd: 10_000_000,
      totalUsd: null,
    });
  });

  test('a final and a settled day have a total, the sum of what was reported', () => {
    const total = { publishedUsd: 10_000_000, totalUsd: 10_000_000 };
    expect(judge(all(WINTER, '2026-02-04T05:00:00.000Z'), false)).toMatchObject(total);
    expect(judge(withBlank(WINTER, '2026-02-08T05:00:00.000Z'), false, '2026-02-05')).toMatchObject(total);
  });

  test('funds that cancel out have the total zero, which is not unknown', () => {
    const flow = dayFlow('2026-02-20', { IBIT: 5_000_000, FBTC: -5_000_000 });
    expect(judge(flow, false)).toMatchObject({ state: 'final', totalUsd: 0 });
  });

  test('the publisher’s own total is taken where it is kept apart', () => {
    const flow = dayFlow('2024-11-01', { IBIT: 0, FBTC: -25_600_000 }, { statedTotalUsd: -54_940_300 });
    expect(judge(flow, false).totalUsd).toBe(-54_940_300);
  });

  test('only a final and a settled day are complete', () => {
    const states = ['closed', 'pending', 'provisional', 'final', 'settled'] as const;
    expect(states.filter(isComplete)).toEqual(['final', 'settled']);
  });

  test('reported and pending funds are told apart, a zero being reported', () => {
    const flow = dayFlow(WINTER, { IBIT: 0, FBTC: null, BTCO: -1 });
    expect(reportedOf(flow).map(({ ticker }) => ticker)).toEqual(['IBIT', 'BTCO']);
    expect(pendingOf(flow)).toEqual(['FBTC']);
  });
});

describe('a row of 0.0', () => {
  const zerosSeenAt = (seenAt: Instant): DayFlow => {
    const figures = ['IBIT', 'FBTC'].map((ticker) => ({
      day: '2024-01-11',
      ticker,
      flowUsd: 0,
      observedAt: '2024-01-11T13:00:00.000Z',
    }));
    const history: SourceHistory = {
      source: 'farside',
      resolutionUsd: 100_000,
      coverage: 'complete',
      totals: [],
      asset: 'BTC',
      figures,
      sightings: [{ firstDay: '2024-01-11', lastDay: '2024-01-11', seenAt, totalsOnly: false }],
      columns: [],
    };
    const [flow] = dayFlows(history, reference.registry, reference.calendar, '2024-01-11');
    return flow ?? dayFlow('2024-01-11', {});
  };

  test('seen only before midnight New York is a placeholder: the day is pending', () => {
    const flow = zerosSeenAt('2024-01-12T04:59:59.999Z');
    expect(judge(flow, false)).toMatchObject({ state: 'pending', publishedUsd: null });
    expect(pendingOf(flow)).toContain('IBIT');
  });

  test('seen again after midnight is reported: a real zero', () => {
    const flow = zerosSeenAt('2024-01-12T05:00:00.000Z');
    expect(judge(flow, false)).toMatchObject({ state: 'provisional', publishedUsd: 0 });
    expect(reportedOf(flow).map(({ ticker }) => ticker)).toEqual(['IBIT', 'FBTC']);
  });
});
