import { describe, expect, test } from 'vitest';
import type { WeekFacts } from '../../../src/analyse/facts/week-facts.ts';
import type { Cell, Figure } from '../../../src/analyse/figures/figure.ts';
import type { Asset } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { weekName, weekOf } from '../../../src/model/week.ts';
import { bundledHistory } from '../../support/days/days.ts';
import { factsOn, historyOfFunds, lastOf, mondayOf } from '../../support/days/weeks.ts';

const BTC = bundledHistory('BTC');
const ETH = bundledHistory('ETH');

/** The figures of a week, one after another. */
function figuresOf({ figures }: WeekFacts): Figure[] {
  const { total, funds, lifetimes, weekBefore, difference, days, counts, month } = figures;
  const { cumulative, netAssets, ratio } = figures;
  const levels = [cumulative, netAssets, ratio];
  const sums = [total, ...funds.values(), ...lifetimes.values(), ...levels, weekBefore, difference];
  const counted = [...Object.values(days), ...Object.values(counts ?? {}), ...Object.values(month ?? {})];
  return [...sums, ...counted, figures.run, figures.endedRun, figures.rank].flatMap((one) => one ?? []);
}

const sumOf = (cells: readonly Cell[]): number => cells.reduce((sum, { flowUsd }) => sum + flowUsd, 0);
const distinct = (cells: readonly Cell[], of: (cell: Cell) => string | null): number =>
  new Set(cells.map(of)).size;

/** The value as it follows from the cells. */
function counted({ rule, cells, less, value }: Figure): number {
  const own = cells();
  switch (rule) {
    case 'sum':
      return sumOf(own) - sumOf(less?.() ?? []);
    case 'count':
      return own.length;
    case 'count days':
      return distinct(own, ({ day }) => day);
    case 'count funds':
      return distinct(own, ({ ticker }) => ticker);
    case 'count weeks':
      return distinct(own, ({ day }) => weekName(weekOf(day)));
    case 'stated':
      return value;
  }
}

describe('every figure follows from its cells', () => {
  test.each<[Asset, Day, string]>([
    ['BTC', '2024-01-11', 'the launch week'],
    ['BTC', '2024-09-06', 'a short week'],
    ['BTC', '2024-11-01', 'a run of weeks'],
    ['BTC', '2024-11-22', 'a cell that was never filled'],
    ['ETH', '2024-08-30', 'a zero day'],
    ['ETH', '2024-10-11', 'a week of another asset'],
  ])('%s on %s: %s', (asset, day) => {
    const facts = factsOn(asset === 'BTC' ? BTC : ETH, day);
    const figures = figuresOf(facts);
    expect(figures.length).toBeGreaterThan(20);
    for (const figure of figures) {
      expect([figure.what, counted(figure)]).toEqual([figure.what, figure.value]);
      for (const cell of figure.cells()) {
        expect(cell.day >= figure.from && cell.day <= figure.to, figure.what.kind).toBe(true);
        expect(cell.source).toBe('farside');
      }
    }
    expect(new Set(figures.map(({ what }) => what)).size).toBe(figures.length);
  });

  test('in a week that is not over, too', () => {
    const facts = factsOn(BTC, '2024-10-28', '2024-10-30');
    for (const figure of figuresOf(facts))
      expect([figure.what, counted(figure)]).toEqual([figure.what, figure.value]);
    expect(facts.figures.days.trading).toMatchObject({ value: 5, rule: 'stated', to: '2024-11-01' });
    expect(facts.figures.total).toMatchObject({
      what: { kind: 'week' },
      value: 2_242_800_000,
      to: '2024-10-30',
    });
    expect(facts.figures).toMatchObject({ difference: null, run: null, rank: null });
    expect(facts.figures.counts).toMatchObject({ reported: { value: 0 }, expected: { value: 11 } });
  });

  test('where the publisher’s own total is what is told', () => {
    const history = historyOfFunds([
      ['2024-10-28', { A: 1 }, { statedTotalUsd: 3 }],
      ['2024-10-29', { A: 2 }],
      ['2024-10-30', { A: null }, { laterTotalUsd: 5 }],
      ['2024-10-31', { A: 0 }],
      ['2024-11-01', { A: -1 }],
    ]);
    const facts = factsOn(history, '2024-11-01');
    expect(facts.totalUsd).toBe(9);
    for (const figure of figuresOf(facts))
      expect([figure.what, counted(figure)]).toEqual([figure.what, figure.value]);
  });
});

describe('the figures of 2024-W44', () => {
  const { figures } = factsOn(BTC, '2024-11-01');
  const WEEK = { asset: 'BTC', source: 'farside', from: '2024-10-28', to: '2024-11-01' };

  test('say what they are, of which days and in which steps', () => {
    expect(figures.total).toMatchObject({
      ...WEEK,
      what: { kind: 'week' },
      value: 2_220_200_000,
      direction: 'in',
      resolutionUsd: 100_000,
      rule: 'sum',
    });
    expect(figures.funds.get('GBTC')).toMatchObject({ ...WEEK, value: -53_900_000, direction: 'out' });
    expect(figures.lifetimes.get('IBIT')).toMatchObject({
      what: { kind: 'lifetime', ticker: 'IBIT' },
      from: '2024-01-11',
      to: '2024-11-01',
      value: 26_135_900_000,
    });
    expect(figures.cumulative).toMatchObject({ from: '2024-01-11', value: 24_159_100_000, rule: 'sum' });
    expect(figures.weekBefore).toMatchObject({
      what: { kind: 'week-before' },
      from: '2024-10-21',
      to: '2024-10-25',
      value: 997_600_000,
    });
    expect(figures.difference).toMatchObject({ value: 1_222_600_000, direction: 'in', from: '2024-10-21' });
    expect(figures.month?.sum).toMatchObject({
      what: { kind: 'month' },
      value: -54_900_000,
      from: '2024-11-01',
    });
    expect(figures.run).toMatchObject({
      what: { kind: 'run' },
      value: 4,
      direction: 'in',
      rule: 'count weeks',
      resolutionUsd: 1,
      from: '2024-10-07',
      to: '2024-11-01',
    });
    expect(figures.endedRun).toBeNull();
    expect(figures.rank).toMatchObject({ value: 4, rule: 'stated', direction: 'in' });
  });

  test('count days and funds each way', () => {
    const values = (of: object) => Object.entries(of).map(([name, figure]) => [name, figure.value]);
    expect(Object.fromEntries(values(figures.days))).toEqual({ in: 4, out: 1, flat: 0, told: 5, trading: 5 });
    expect(Object.fromEntries(values(figures.counts ?? {}))).toEqual({
      in: 6,
      out: 3,
      flat: 2,
      reported: 11,
      pending: 0,
      expected: 11,
    });
    expect(figures.days.out.cells().every(({ day }) => day === '2024-11-01')).toBe(true);
    expect(figures.counts?.out).toMatchObject({
      what: { kind: 'funds', which: 'out' },
      rule: 'count funds',
      direction: 'out',
    });
  });
});

describe('what may not be said has no figure', () => {
  test('a run below three weeks', () => {
    expect(lastOf([-1, 2, 3]).figures).toMatchObject({ run: null, endedRun: null });
  });

  test('a run of weeks that this one ended is counted without it', () => {
    const ended = lastOf([1, 2, 3, -4]).figures.endedRun;
    expect(ended).toMatchObject({
      what: { kind: 'ended run' },
      value: 3,
      from: mondayOf(0),
      direction: 'in',
    });
    expect(ended && counted(ended)).toBe(3);
    expect(sumOf(ended?.cells() ?? [])).toBe(6);
    expect(lastOf([1, 2, 3, 0]).figures.endedRun).toMatchObject({ value: 3, direction: 'in' });
    expect(lastOf([1, 2, 3, -4, -5]).figures.endedRun).toBeNull();
  });

  test('sums since launch over a provisional day', () => {
    const history = historyOfFunds([
      ['2024-10-28', { A: 1, B: null }, { seenAt: '2024-10-29T06:00:00.000Z' }],
      ['2024-10-29', { A: 1, B: 1 }],
    ]);
    const { figures, cumulativeUsd } = factsOn(history, '2024-10-29');
    expect(cumulativeUsd).toBeNull();
    expect(figures.cumulative).toBeNull();
    expect(figures.lifetimes.size).toBe(0);
  });
});
