import { describe, expect, test } from 'vitest';
import { weekName } from '../../../src/model/week.ts';
import { bundledHistory } from '../../support/days/days.ts';
import {
  factsOn,
  historyOfFunds,
  historyOfWeeks,
  lastOf,
  mondayOf,
  weekOn,
} from '../../support/days/weeks.ts';

const BTC = bundledHistory('BTC');
const ETH = bundledHistory('ETH');

/** Seen before midnight New York: its figures are no total yet. */
const EARLY = { seenAt: '2024-11-01T03:00:00.000Z' };

describe('a week of the bundled history', () => {
  test('2024-W44 is told from its first to its last trading day', () => {
    expect(factsOn(BTC, '2024-11-01')).toMatchObject({
      asset: 'BTC',
      source: 'farside',
      resolutionUsd: 100_000,
      asOf: null,
      from: '2024-10-28',
      to: '2024-11-01',
      tradingDays: 5,
      told: 5,
      toldTo: '2024-11-01',
      complete: true,
      totalUsd: 2_220_200_000,
      publishedUsd: 2_220_200_000,
      direction: 'in',
      inflowDays: 4,
      outflowDays: 1,
      zeroDays: 0,
      cumulativeUsd: 24_159_100_000,
      streak: { direction: 'in', weeks: 4, claimed: true },
      record: { since: { from: '2024-03-11', to: '2024-03-15' } },
      rank: 4,
      weekBefore: { from: '2024-10-21', to: '2024-10-25', tradingDays: 5, sumUsd: 997_600_000 },
      event: 'record',
    });
  });

  test('any day of it names the same week', () => {
    for (const day of ['2024-10-28', '2024-11-02', '2024-11-03'])
      expect(weekName(factsOn(BTC, day).week)).toBe('2024-W44');
    expect(weekName(factsOn(BTC, '2024-11-04').week)).toBe('2024-W45');
  });

  test('a short week has four trading days, and begins after the holiday', () => {
    expect(factsOn(BTC, '2024-09-02')).toMatchObject({
      from: '2024-09-03',
      to: '2024-09-06',
      tradingDays: 4,
      complete: true,
    });
    expect(factsOn(BTC, '2024-03-28')).toMatchObject({ to: '2024-03-28', tradingDays: 4 });
  });

  test('the launch week begins at launch; before it there is none, nor anything before it', () => {
    expect(factsOn(BTC, '2024-01-11')).toMatchObject({
      from: '2024-01-11',
      to: '2024-01-12',
      tradingDays: 2,
      complete: true,
      totalUsd: 858_300_000,
      weekBefore: null,
      record: null,
      rank: null,
    });
    expect(weekOn(BTC, '2024-01-05')).toBeNull();
    expect(weekOn(ETH, '2024-07-19')).toBeNull();
    expect(weekOn(ETH, '2024-07-26')).toMatchObject({ from: '2024-07-23', tradingDays: 4 });
  });

  test('a week after the newest day is none', () => {
    expect(weekOn(BTC, '2024-12-16')).toBeNull();
  });

  test('zero days are counted apart', () => {
    expect(factsOn(ETH, '2024-08-30')).toMatchObject({ inflowDays: 1, outflowDays: 3, zeroDays: 1 });
  });
});

describe('a week that is not over', () => {
  test('is told as far as it is looked at, and has no total', () => {
    expect(factsOn(BTC, '2024-10-28', '2024-10-30')).toMatchObject({
      from: '2024-10-28',
      to: '2024-11-01',
      tradingDays: 5,
      told: 3,
      toldTo: '2024-10-30',
      complete: false,
      totalUsd: null,
      publishedUsd: 2_242_800_000,
      direction: null,
      inflowDays: 3,
      cumulativeUsd: 24_181_700_000,
      streak: null,
      record: null,
      rank: null,
      event: null,
      weekBefore: { sumUsd: 997_600_000 },
      month: { month: 10, to: '2024-10-30' },
    });
  });

  test('is none on the Sunday before it begins', () => {
    expect(weekOn(BTC, '2024-10-28', '2024-10-27')).toBeNull();
  });

  test('claims no fund to be the only one, whatever the funds have reported', () => {
    const { breadth } = factsOn(BTC, '2024-10-28', '2024-10-30');
    expect(breadth).toMatchObject({ reported: 0, expected: 11 });
  });
});

describe('a day without a total', () => {
  const provisional = historyOfFunds([
    ['2024-10-28', { IBIT: 5, FBTC: 1 }],
    ['2024-10-29', { IBIT: 7, FBTC: -2 }],
    ['2024-10-30', { IBIT: 9, FBTC: 1 }],
    ['2024-10-31', { IBIT: 100, FBTC: null }, EARLY],
    ['2024-11-01', { IBIT: 4, FBTC: 1 }],
  ]);

  test('leaves the week without one, and its figures out of every sum', () => {
    expect(factsOn(provisional, '2024-11-01')).toMatchObject({
      tradingDays: 5,
      told: 4,
      complete: false,
      totalUsd: null,
      publishedUsd: 26,
      inflowDays: 4,
      funds: [
        { ticker: 'IBIT', status: 'reported', flowUsd: 25 },
        { ticker: 'FBTC', status: 'pending', pendingDays: ['2024-10-31'], flowUsd: 1 },
      ],
      cumulativeUsd: null,
    });
  });

  test('in another week of the month leaves the month without a sum', () => {
    const { month } = factsOn(provisional, '2024-11-01', '2024-10-31');
    expect(month).toMatchObject({ to: '2024-10-30', tradingDays: 3, told: 3, sumUsd: 21 });
    expect(lastOf([5, 6, 7]).month).toMatchObject({ month: 2, told: 14, tradingDays: 14, sumUsd: 18 });
    expect(lastOf([5, null, 7]).month).toMatchObject({ month: 2, told: 13, tradingDays: 14, sumUsd: null });
  });

  test('in the week before leaves that unsaid', () => {
    expect(lastOf([5, null, 7]).weekBefore).toBeNull();
    expect(lastOf([null, 5, 7]).weekBefore).toMatchObject({ sumUsd: 5 });
  });

  test('a week of which no day has a figure has no sum, no breadth and no month', () => {
    const none = factsOn(historyOfFunds([['2024-10-28', { IBIT: null }]]), '2024-10-28');
    expect(none).toMatchObject({ told: 0, toldTo: null, publishedUsd: null, breadth: null, month: null });
    expect(none.figures).toMatchObject({ total: null, cumulative: null, counts: null });
  });
});

describe('the funds of a week', () => {
  const days = ['2024-10-28', '2024-10-29', '2024-10-30', '2024-10-31', '2024-11-01'];
  const weekOfFunds = (funds: Record<string, readonly (number | null)[]>) =>
    factsOn(
      historyOfFunds(
        days.map((day, i) => [
          day,
          Object.fromEntries(Object.entries(funds).map(([ticker, flows]) => [ticker, flows[i] ?? null])),
        ]),
      ),
      '2024-11-01',
    );

  test('divide by their sums, not by their days', () => {
    const { breadth } = weekOfFunds({ A: [1, 1, 1, 1, -9], B: [-1, 0, 0, 0, 4], C: [2, -2, 0, 0, 0] });
    expect(breadth).toMatchObject({
      reported: 3,
      expected: 3,
      inflows: 1,
      outflows: 1,
      zeros: 1,
      largestIn: { tickers: ['B'], flowUsd: 3 },
      largestOut: { tickers: ['A'], flowUsd: -5 },
    });
  });

  test('a cell that was never filled adds nothing, marks the fund and forbids only and none', () => {
    const facts = weekOfFunds({ A: [1, 1, 1, 1, 1], B: [-1, null, 0, 0, -4], C: [0, 0, 0, 0, 0] });
    expect(facts).toMatchObject({ complete: true, totalUsd: 0, direction: 'flat', event: null });
    expect(facts.funds[1]).toEqual({
      ticker: 'B',
      status: 'pending',
      pendingDays: ['2024-10-29'],
      flowUsd: -5,
      cumulativeUsd: -5,
    });
    expect(facts.breadth).toMatchObject({
      reported: 2,
      expected: 3,
      // B is not among those whose week is known
      outflows: 0,
      largestOut: null,
    });
  });

  test.each([
    [{ A: [3, 0, 0, 0, 0], B: [4, null, 0, 0, 0], C: [-1, 0, 0, 0, 0] }, null, 'has come further already'],
    [{ A: [3, 0, 0, 0, 0], B: [3, null, 0, 0, 0], C: [-1, 0, 0, 0, 0] }, null, 'has come as far'],
    [{ A: [3, 0, 0, 0, 0], B: [2, null, 0, 0, 0], C: [-1, 0, 0, 0, 0] }, ['A'], 'has not come as far'],
    [{ A: [3, 0, 0, 0, 0], B: [-9, null, 0, 0, 0], C: [9, 0, 0, 0, 0] }, ['C'], 'went the other way'],
  ] as [Record<string, (number | null)[]>, string[] | null, string][])(
    'who leads where one of which a day is missing: %j',
    (funds, leader) => {
      expect(weekOfFunds(funds).breadth?.largestIn?.tickers ?? null).toEqual(leader);
    },
  );

  test('a fund that began in the week is held to its own days', () => {
    const history = historyOfFunds(
      days.map((day, i) => [day, i < 3 ? { A: 1, C: 1 } : { A: 1, B: -2, C: 1 }]),
    );
    const { funds, breadth } = factsOn(history, '2024-11-01');
    expect(funds.map(({ ticker, flowUsd }) => [ticker, flowUsd])).toContainEqual(['B', -4]);
    expect(breadth).toMatchObject({ reported: 3, expected: 3 });
  });

  test('are not divided where a day was told as a total alone', () => {
    const history = historyOfFunds(
      days.map((day, i) => [day, i === 2 ? { A: null } : { A: 1 }, { laterTotalUsd: 7 }]),
    );
    expect(factsOn(history, '2024-11-01')).toMatchObject({
      complete: true,
      totalUsd: 11,
      totalIsStated: true,
      breadth: null,
      cumulativeUsd: 11,
      funds: [{ flowUsd: 4, cumulativeUsd: null }],
    });
  });

  test.each([
    [{ A: [1, 0, 0, 0, 0], B: [2, 0, 0, 0, 0] }, 'all-one-way'],
    [{ A: [2, 0, 0, 0, 0], B: [3, 0, 0, 0, 0], C: [-1, 0, 0, 0, 0] }, 'only-one'],
    [{ A: [1, 0, 0, 0, 0], B: [9, 0, 0, 0, 0], C: [0, 0, 0, 0, 0] }, 'one-fund'],
    [{ A: [1, 0, 0, 0, 0], B: [2, null, 0, 0, 0] }, null],
    [{ A: [1, 0, 0, 0, 0], B: [1, null, 0, 0, 0] }, null],
    [{ A: [4, 0, 0, 0, 0], B: [3, 0, 0, 0, 0], C: [-1, 0, 0, 0, 0], D: [-1, 0, 0, 0, 0] }, 'leader'],
  ])('%j: the title says %s', (funds, event) => {
    expect(weekOfFunds(funds).event).toBe(event);
  });
});

describe('runs of weeks', () => {
  test.each([
    [[-1, 2, 3], { direction: 'in', weeks: 2, claimed: false, before: { direction: 'out', weeks: 1 } }],
    [[-1, 2, 3, 4], { direction: 'in', weeks: 3, claimed: true }],
    [[2, 3, 4, -1], { direction: 'out', weeks: 1, before: { direction: 'in', weeks: 3, claimed: true } }],
    [[2, 3, 0], { direction: 'flat', weeks: 0, before: { direction: 'in', weeks: 2 } }],
    [[2, 0, 3], { direction: 'in', weeks: 1, before: null }],
    [[2, null, 3, 4, 5], { direction: 'in', weeks: 3, whole: false, claimed: false }],
  ])('%j: %j', (sums, streak) => {
    expect(lastOf(sums).streak).toMatchObject(streak);
  });

  test('a week without a trading day is no week: it ends no run', () => {
    const history = historyOfWeeks([1, 2, 3, 4]);
    const gap = {
      ...history,
      days: history.days.filter(({ day }) => day < mondayOf(2) || day >= mondayOf(3)),
    };
    expect(factsOn(gap, mondayOf(3))).toMatchObject({
      streak: { weeks: 3, claimed: true },
      weekBefore: { from: mondayOf(1), sumUsd: 2 },
    });
  });

  test.each([
    [[1, 2, 3, 4, 5, -4], 'first-after-run'],
    [[5, -1, -2, -3, -4, -5], 'run'],
    // the history has one fund
    [[1, 2, 3, -4], 'one-fund'],
  ])('%j: the title says %s', (sums, event) => {
    expect(lastOf(sums).event).toBe(event);
  });
});

describe('a record stands over 13 weeks, or since launch from the 20th on', () => {
  const quiet = (count: number): number[] => Array.from({ length: count }, (_, i) => 10 + i);

  test.each([
    [[900, ...quiet(12), 600], { since: { from: mondayOf(0), to: '2024-02-09' } }],
    [[5, 900, ...quiet(11), 600], null],
    [[600, ...quiet(12), 600], { since: { from: mondayOf(0) } }],
    [[...quiet(19), 600], { since: null, previous: { of: { from: mondayOf(18) }, totalUsd: 28 } }],
    [[...quiet(18), 600], null],
    [[...quiet(13), null, ...quiet(13), 600], null],
    [[-900, ...quiet(12), -600], { since: { from: mondayOf(0) } }],
    [[-900, ...quiet(19), 600], { since: null }],
  ])('case %#', (sums, record) => {
    if (record) expect(lastOf(sums).record).toMatchObject(record);
    else expect(lastOf(sums).record).toBeNull();
  });

  test('its rank is among all weeks since launch in its direction', () => {
    expect(lastOf([900, 800, -5_000, ...quiet(24), 600]).rank).toBe(3);
    expect(lastOf([900, ...quiet(26), 1_000]).rank).toBe(1);
    expect(lastOf([900, ...quiet(26), -1]).rank).toBe(1);
  });

  test('there is none where another week was as large, a week is unknown, or the history is short', () => {
    expect(lastOf([900, 600, ...quiet(24), 600]).rank).toBeNull();
    expect(lastOf([null, 900, ...quiet(26), 600]).rank).toBeNull();
    expect(lastOf([900, ...quiet(24), 600]).rank).toBeNull();
    expect(lastOf([900, ...quiet(26), 0]).rank).toBeNull();
  });
});

describe('the month to date', () => {
  test('is that of the last trading day of a week that crosses into it', () => {
    expect(factsOn(BTC, '2024-10-28').month).toMatchObject({
      year: 2024,
      month: 11,
      from: '2024-11-01',
      to: '2024-11-01',
      tradingDays: 1,
      told: 1,
      sumUsd: -54_900_000,
      inflowDays: 0,
    });
  });

  test('runs from its first trading day to the last of the week', () => {
    expect(factsOn(BTC, '2024-09-06').month).toMatchObject({
      month: 9,
      from: '2024-09-03',
      to: '2024-09-06',
      tradingDays: 4,
    });
  });

  test('begins at launch in the month of launch', () => {
    expect(factsOn(ETH, '2024-07-26').month).toMatchObject({ from: '2024-07-23', tradingDays: 4 });
  });
});

describe('levels and the publisher’s own cumulative', () => {
  const told = (source: string) => ({
    ...BTC,
    netAssetsOn: (day: string) => ({
      day,
      source,
      netAssetsUsd: 1,
      netAssetsRatioPct: '5.12',
      cumulativeUsd: 42,
    }),
  });

  test('are those of the last day', () => {
    expect(factsOn(told('farside'), '2024-11-01')).toMatchObject({
      netAssets: { day: '2024-11-01' },
      cumulativeUsd: 42,
    });
    expect(factsOn(told('farside'), '2024-11-01').figures.cumulative).toMatchObject({
      value: 42,
      rule: 'stated',
    });
  });

  test('a cumulative of another source is not spliced in', () => {
    const facts = factsOn(told('sosovalue'), '2024-11-01');
    expect(facts).toMatchObject({ netAssets: { source: 'sosovalue' }, cumulativeUsd: 24_159_100_000 });
    expect(facts.figures).toMatchObject({
      cumulative: { source: 'farside', rule: 'sum' },
      netAssets: { source: 'sosovalue', value: 1, rule: 'stated' },
      ratio: { value: 512 },
    });
  });
});
