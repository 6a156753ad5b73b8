import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/analyse/figures/figure.ts';
import { proved } from '../../../src/render/proof/proof.ts';
import { createTeller } from '../../../src/render/proof/teller.ts';
import { digestText } from '../../../src/render/texts/digest-text.ts';
import { en } from '../../support/days/languages.ts';
import { bundled, toldDay } from '../../support/days/told-days.ts';
import { wordsIn } from '../../support/days/words.ts';
import { misreading } from '../../support/readers/claim-reader.ts';
import { faultsOf, faultsOfTitle } from '../../support/readers/english-style.ts';

const FARSIDE = 100_000;
const SOSOVALUE = 100;

describe('an amount', () => {
  test.each([
    [54_900_000, FARSIDE, '$54.9M'],
    [-54_900_000, FARSIDE, '$54.9M'],
    [500_000, FARSIDE, '$0.5M'],
    [24_159_100_000, FARSIDE, '$24.16B'],
    [0, FARSIDE, '$0.0M'],
    [54_940_300, SOSOVALUE, '$54.94M'],
    [502_200, SOSOVALUE, '$0.50M'],
    [54_945_000, SOSOVALUE, '$54.95M'],
    [999_949_999, FARSIDE, '$999.9M'],
    [999_950_000, FARSIDE, '$1.00B'],
    [999_960_000, FARSIDE, '$1.00B'],
    [999_960_000, SOSOVALUE, '$999.96M'],
    [999_995_000, SOSOVALUE, '$1.00B'],
    [1_005_000_000, FARSIDE, '$1.01B'],
    [-1_004_999_999, SOSOVALUE, '$1.00B'],
    [55_400_000, 1_000_000, '$55M'],
    [1_550_000_000, 100_000_000, '$1.6B'],
    [7_000_000_000, 1_000_000_000, '$7B'],
  ])('%d at a step of %d is %s', (usd, step, said) => {
    expect(en.amount(usd, step)).toBe(said);
  });

  test('that is not zero is never said to be nothing', () => {
    expect(en.amount(4_999, SOSOVALUE)).toBe('under $10K');
    expect(en.amount(5_000, SOSOVALUE)).toBe('$0.01M');
    expect(en.flow(-40_000, FARSIDE, false)).toBe('under $100K net outflow');
    expect(en.amount(1, 1_000_000)).toBe('under $1M');
  });

  test('in millions whatever its size tells close figures apart', () => {
    expect(en.preciseAmount(1_303_400_000, FARSIDE)).toBe('$1,303.4M');
    expect(en.flow(-30_211_300_000, FARSIDE, true)).toBe('$30,211.3M net outflow');
  });
});

test('a flow has its direction in the word, never in a sign', () => {
  expect(en.flow(54_900_000, FARSIDE, false)).toBe('$54.9M net inflow');
  expect(en.flow(-54_900_000, FARSIDE, false)).toBe('$54.9M net outflow');
  expect(en.flow(0, FARSIDE, false)).toBe('no net flow');
  expect([en.direction('in'), en.direction('out')]).toEqual(['inflow', 'outflow']);
  expect([en.flows('in', 1), en.flows('out', 1), en.flows('in', 2), en.flows('out', 11)]).toEqual([
    'an inflow',
    'an outflow',
    'inflows',
    'outflows',
  ]);
});

describe('a count', () => {
  test.each([
    [1, 'days', 'one day'],
    [7, 'days', 'seven days'],
    [10, 'days', '10 days'],
    [7, 'sessions', 'seven trading days'],
    [1, 'funds', 'one fund'],
    [12, 'funds in words', '12 funds'],
    [9, 'number', 'nine'],
    [11, 'number', '11'],
    [3, 'weeks', 'three weeks'],
    [2, 'ordinal', 'second'],
    [9, 'ordinal', 'ninth'],
    [10, 'ordinal', '10th'],
    [11, 'ordinal', '11th'],
    [12, 'ordinal', '12th'],
    [13, 'ordinal', '13th'],
    [21, 'ordinal', '21st'],
    [22, 'ordinal', '22nd'],
    [23, 'ordinal', '23rd'],
    [111, 'ordinal', '111th'],
  ] as const)('of %d %s is %s', (count, unit, said) => {
    expect(en.count(count, unit)).toBe(said);
  });
});

test('dates, spans and moments', () => {
  expect([en.date('2024-11-01'), en.fullDate('2024-11-01')]).toEqual(['Nov 1', 'Nov 1, 2024']);
  expect([en.weekday('2024-11-01'), en.month('2024-11-01')]).toEqual(['Friday', 'November']);
  expect(en.span('2024-10-24', '2024-11-01')).toBe('Oct 24 to Nov 1');
  expect(en.span('2024-12-24', '2025-01-03')).toBe('Dec 24, 2024, to Jan 3, 2025');
  expect(en.time('2024-12-31T16:05:59.999Z')).toBe('00:05 Beijing time on Jan 1, 2025');
});

test('a row of names', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map(en.list)).toEqual(['', 'A', 'A and B', 'A, B and C']);
});

/** A figure of so much, from nowhere. */
const figure = (value: number, more: Partial<Figure> = {}): Figure => ({
  what: { kind: 'total' },
  asset: 'BTC',
  source: 'farside',
  from: '2024-11-01',
  to: '2024-11-01',
  value,
  direction: value > 0 ? 'in' : value < 0 ? 'out' : 'flat',
  resolutionUsd: FARSIDE,
  rule: 'stated',
  cells: () => [],
  ...more,
});

describe('what is said is read back', () => {
  test('every amount, count and place as its figure, and as no other', () => {
    for (const value of [-54_900_000, 4_999, 999_960_000, 24_159_100_000, -1_303_400_000]) {
      const told = figure(value, { resolutionUsd: value === 4_999 ? SOSOVALUE : FARSIDE });
      for (const form of ['flow', 'precise flow'] as const) {
        const words = en.flow(value, told.resolutionUsd, form === 'precise flow');
        expect(misreading({ form, figure: told }, words), words).toBeNull();
        expect(misreading({ form, figure: figure(value * 3) }, words), words).not.toBeNull();
      }
    }
    for (const unit of ['funds', 'days', 'number', 'ordinal'] as const)
      for (let value = 1; value < 40; value += 1) {
        const words = en.count(value, unit);
        expect(misreading({ form: 'count', figure: figure(value), unit }, words), words).toBeNull();
        expect(misreading({ form: 'count', figure: figure(value + 1), unit }, words), words).not.toBeNull();
      }
  });

  test('the other direction in the plural is refused', () => {
    const out = figure(3, { direction: 'out', rule: 'count' });
    expect(misreading({ form: 'flows', figure: out }, 'outflows')).toBeNull();
    expect(misreading({ form: 'flows', figure: out }, 'inflows')).not.toBeNull();
  });

  test.each(['seven days', 'a third day', 'two funds', 'outflows', '5 funds', '$5'])(
    'a template that says %s of itself is refused',
    (words) => {
      const { claims, language } = createTeller(en);
      expect(() => proved({ text: `It had ${words}.`, claims, language, names: [] })).toThrow(
        /traces to nothing/,
      );
    },
  );
});

describe('every bundled day', () => {
  const words = wordsIn('en', { disclaimer: 'Compiled from public data. Not investment advice.' });
  const days = bundled[0]?.days.map(({ day }) => day) ?? [];

  test.each([
    ['overview', 'yesterday', bundled],
    ['short', 'dated', bundled],
    ['item', 'dated', bundled.slice(1)],
  ] as const)('keeps the rules of the house as %s, %s', (form, wording, histories) => {
    let told = 0;
    for (const day of days) {
      const facts = toldDay(day, wording, histories);
      if (!facts.assets.some(({ publishedUsd }) => publishedUsd !== null)) continue;
      told += 1;
      const { title, shortTitle, body, foot } = digestText(facts, words, form);
      const faults = [faultsOfTitle(title, 80), faultsOfTitle(shortTitle, 32), faultsOf(`${body}\n${foot}`)];
      expect(faults.flat(), day).toEqual([]);
    }
    expect(told).toBeGreaterThan(99);
  });
});
