import { describe, expect, test } from 'vitest';
import type { WeekFacts } from '../../../src/analyse/facts/week-facts.ts';
import { directionOf } from '../../../src/model/flow.ts';
import { weekOf } from '../../../src/model/week.ts';
import { reference } from '../../support/days/days.ts';
import { FACTS, factsHistory, factsOf } from '../../support/days/facts.ts';
import { printedWeeks } from '../../support/days/printed.ts';
import { factsOn } from '../../support/days/weeks.ts';
import type { KnownAsset } from '../../support/known-assets.ts';
import { stepOfText } from '../../support/readers/printed-amounts.ts';

const histories = { BTC: factsHistory('BTC'), ETH: factsHistory('ETH') };
const week = (asset: KnownAsset, day: string): WeekFacts => factsOn(histories[asset], day);

/** On most days the two publishers lay within so much of each other; US dollars. */
const DAILY_GAP = 800_000;

/** Weeks in which the print lies further from Farside's sum, and by how many US dollars. */
const APART: Record<string, [number, string]> = {
  D016: [8_500_000, 'SoSoValue; Farside’s sum would print 11.8 亿'],
  D022: [-4_300_000, 'SoSoValue’s 2025-09-04 lies 4.1 million lower'],
  D038: [
    -4_900_000,
    'SoSoValue’s 2025-09-25 lies 4.6 million lower; printed a hundred times too small, corrected',
  ],
  D039: [-4_900_000, 'the same figure as D038'],
  D064: [-3_000_000, 'a title of unknown source; two others print 7.99 亿 of that week'],
};

describe('weeks that newsrooms printed', () => {
  const items = printedWeeks();

  test('there are seventeen of them', () => {
    expect(items.length).toBe(17);
  });

  test.each(items)('$id: $asset $trading_day, $total_text', (item) => {
    const [from = '', to = ''] = item.trading_day.split('/');
    const facts = week(item.asset, from);
    expect(facts).toMatchObject({ from, to, complete: true, direction: directionOf(item.total_usd_wan) });
    const gap = item.total_usd_wan * 10_000 - (facts.totalUsd ?? 0);
    const apart = APART[item.id];
    if (apart) expect(gap).toBe(apart[0]);
    else expect(Math.abs(gap)).toBeLessThanOrEqual(stepOfText(item.total_text) / 2 + DAILY_GAP);
  });

  test.each(items.filter(({ funds }) => funds.length > 0))('$id: its funds', (item) => {
    const { funds } = week(item.asset, item.trading_day.slice(0, 10));
    for (const printed of item.funds) {
      const flowUsd = funds.find(({ ticker }) => ticker === printed.ticker)?.flowUsd ?? Number.NaN;
      // 亿 with three digits, 万 as an integer; besides, five days rounded to Farside's step
      const size = Math.abs(printed.flow_usd_wan * 10_000);
      const half = size >= 1e9 ? 5_000_000 : size >= 1e8 ? 500_000 : 5_000;
      const gap = Math.abs(flowUsd - printed.flow_usd_wan * 10_000);
      expect([printed.ticker, gap <= half + 5 * 100_000]).toEqual([printed.ticker, true]);
    }
  });

  test('D038, D039: four weeks in, then the first out', () => {
    expect(week('BTC', '2025-09-22')).toMatchObject({
      event: 'first-after-run',
      streak: { direction: 'out', weeks: 1, before: { direction: 'in', weeks: 4, claimed: true } },
    });
  });

  test('D014: the largest weekly inflow of ETH since launch', () => {
    expect(week('ETH', '2025-08-11')).toMatchObject({ record: { since: null }, rank: 1 });
  });

  test('D045: the second largest of BTC, after the week to 2024-11-22', () => {
    const record = { since: { from: '2024-11-18', to: '2024-11-22' } };
    expect(week('BTC', '2025-09-29')).toMatchObject({ record, rank: 2 });
    expect(week('BTC', '2024-11-18').totalUsd).toBe(3_353_100_000);
  });

  test('D016, D017, D054: the second, third and second largest outflow at the time', () => {
    expect(week('BTC', '2025-08-18')).toMatchObject({ direction: 'out', rank: 2 });
    expect(week('ETH', '2025-08-18')).toMatchObject({ direction: 'out', rank: 3 });
    const record = { since: { from: '2025-02-24', to: '2025-02-28' } };
    expect(week('BTC', '2025-10-13')).toMatchObject({ direction: 'out', rank: 2, record });
  });

  test('D022: four trading days over Labor Day', () => {
    expect(week('BTC', '2025-09-02')).toMatchObject({ from: '2025-09-02', tradingDays: 4 });
  });

  test('D033, D034: days and funds in', () => {
    expect(week('BTC', '2025-09-15')).toMatchObject({ inflowDays: 4, breadth: { inflows: 7 } });
    expect(week('ETH', '2025-09-15')).toMatchObject({ inflowDays: 3, breadth: { inflows: 6 } });
  });

  test('D062: no fund in', () => {
    expect(week('BTC', '2025-10-27')).toMatchObject({ event: 'all-one-way', breadth: { inflows: 0 } });
  });
});

describe.each(FACTS)('every week of $name to $lastDay', (facts) => {
  test.each(['BTC', 'ETH'] as const)('%s: is the sum of its days, and its days add up', (asset) => {
    const figures = factsOf(asset, facts);
    const history = factsHistory(asset, facts);
    const sessions = reference.calendar.tradingDays(figures[0]?.day ?? '', facts.lastDay);
    const mondays = [...new Set(sessions.map((day) => weekOf(day).monday))];
    expect(mondays.length).toBeGreaterThanOrEqual(asset === 'BTC' ? 109 : 81);
    for (const monday of mondays) {
      const week = factsOn(history, monday, facts.lastDay);
      const days = sessions.filter((day) => day >= monday && day <= week.week.sunday);
      const own = figures.filter(({ day }) => days.includes(day));
      const sum = own.reduce((total, { flowUsd }) => total + (flowUsd ?? 0), 0);
      const { inflowDays, outflowDays, zeroDays } = week;
      expect([monday, week.totalUsd, week.publishedUsd]).toEqual([monday, sum, sum]);
      expect([monday, week.from, week.to]).toEqual([monday, days[0], days.at(-1)]);
      expect(week.tradingDays).toBe(days.length);
      expect(inflowDays + outflowDays + zeroDays).toBe(days.length);
      expect(week.funds.reduce((total, { flowUsd }) => total + (flowUsd ?? 0), 0)).toBe(sum);
    }
  });
});
