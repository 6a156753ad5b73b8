import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/analyse/figures/figure.ts';
import { say } from '../../../src/render/proof/claim.ts';
import { proved } from '../../../src/render/proof/proof.ts';
import { createTeller } from '../../../src/render/proof/teller.ts';
import { digestText, LONGEST } from '../../../src/render/texts/digest-text.ts';
import { en } from '../../support/days/languages.ts';
import { bundled, toldDay } from '../../support/days/told-days.ts';
import { wordsIn } from '../../support/days/words.ts';
import { misreading } from '../../support/readers/claim-reader.ts';
import { faultsOf, faultsOfTitle } from '../../support/readers/english-style.ts';

const FARSIDE = 100_000;
const SOSOVALUE = 100;

describe('an amount', () => {
  test.each([
    [54_900_000, FARSIDE, '$54.9 million'],
    [-54_900_000, FARSIDE, '$54.9 million'],
    [500_000, FARSIDE, '$500,000'],
    [24_159_100_000, FARSIDE, '$24.16 billion'],
    [0, FARSIDE, '$0'],
    [54_940_300, SOSOVALUE, '$54.94 million'],
    [502_200, SOSOVALUE, '$502,200'],
    [54_945_000, SOSOVALUE, '$54.95 million'],
    [999_999, SOSOVALUE, '$1.00 million'],
    [999_949_999, FARSIDE, '$999.9 million'],
    [999_950_000, FARSIDE, '$1.00 billion'],
    [999_960_000, FARSIDE, '$1.00 billion'],
    [999_960_000, SOSOVALUE, '$999.96 million'],
    [999_995_000, SOSOVALUE, '$1.00 billion'],
    [1_005_000_000, FARSIDE, '$1.01 billion'],
    [-1_004_999_999, SOSOVALUE, '$1.00 billion'],
    [55_400_000, 1_000_000, '$55 million'],
    [1_550_000_000, 100_000_000, '$1.6 billion'],
    [7_000_000_000, 1_000_000_000, '$7 billion'],
  ])('%d at a step of %d is %s in a sentence', (usd, step, said) => {
    expect(en.inProse.amount(usd, step)).toBe(said);
  });

  test('is short in titles and tables', () => {
    expect(en.amount(54_900_000, FARSIDE)).toBe('$54.9M');
    expect(en.amount(24_159_100_000, FARSIDE)).toBe('$24.16B');
    expect(en.amount(500_000, FARSIDE)).toBe('$500,000');
  });

  test('that is not zero is never said to be nothing', () => {
    expect(en.amount(49, SOSOVALUE)).toBe('less than $100');
    expect(en.amount(5_000, SOSOVALUE)).toBe('$5,000');
    expect(en.flow(-40_000, FARSIDE)).toBe('less than $100,000 net outflow');
    expect(en.amount(1, 1_000_000)).toBe('less than $1,000,000');
  });

  test('has as many decimals as tell it from the one beside it', () => {
    expect(en.inProse.preciseAmount(1_303_400_000, FARSIDE, 1_303_300_000)).toBe('$1.3034 billion');
    expect(en.preciseAmount(1_303_400_000, FARSIDE, 1_304_900_000)).toBe('$1.303B');
    expect(en.preciseAmount(1_303_400_000, FARSIDE, 1_400_000_000)).toBe('$1.30B');
    expect(en.inProse.flow(-59_900_000, FARSIDE, -54_900_000)).toBe('net outflows of $59.9 million');
  });
});

test('a flow has its direction in the word, never in a sign', () => {
  expect(en.flow(54_900_000, FARSIDE)).toBe('$54.9M net inflow');
  expect(en.flow(-54_900_000, FARSIDE)).toBe('$54.9M net outflow');
  expect(en.inProse.flow(-54_900_000, FARSIDE)).toBe('net outflows of $54.9 million');
  expect([en.flow(0, FARSIDE), en.inProse.flow(0, FARSIDE)]).toEqual(['no net flow', 'no net flow']);
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
  expect([en.date('2024-11-01'), en.fullDate('2024-11-01')]).toEqual(['Nov. 1', 'Nov. 1, 2024']);
  expect([en.weekday('2024-11-01'), en.month('2024-11-01')]).toEqual(['Friday', 'November']);
  expect(en.span('2025-08-11', '2025-08-15')).toBe('Aug. 11-15');
  expect(en.span('2024-10-28', '2024-11-01')).toBe('Oct. 28-Nov. 1');
  expect(en.fullSpan('2024-10-28', '2024-11-01')).toBe('Oct. 28-Nov. 1, 2024');
  expect(en.span('2024-12-24', '2025-01-03')).toBe('Dec. 24, 2024-Jan. 3, 2025');
  expect(en.time('2024-12-31T16:05:59.999Z')).toBe('00:05 Beijing time on Jan. 1, 2025');
});

test('the months that AP cuts, and those that it does not', () => {
  const months = Array.from({ length: 12 }, (_, i) => en.date(`2025-${String(i + 1).padStart(2, '0')}-02`));
  expect(months.map((date) => date.replace(/ 2$/, '')).join(' ')).toBe(
    'Jan. Feb. March April May June July Aug. Sept. Oct. Nov. Dec.',
  );
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
    for (const value of [-54_900_000, 49, 502_200, 999_960_000, 24_159_100_000, -1_303_400_000]) {
      const told = figure(value, { resolutionUsd: Math.abs(value) < 1e6 ? SOSOVALUE : FARSIDE });
      for (const inProse of [true, false]) {
        const words = say({ form: 'flow', figure: told, inProse }, en);
        expect(misreading({ form: 'flow', figure: told, inProse }, words), words).toBeNull();
        expect(misreading({ form: 'flow', figure: figure(value * 3), inProse }, words), words).not.toBeNull();
      }
    }
    for (const [from, to] of [
      ['2025-08-11', '2025-08-15'],
      ['2024-10-28', '2024-11-01'],
      ['2024-12-24', '2025-01-03'],
    ] as const) {
      const words = say({ form: 'span', from, to }, en);
      expect(misreading({ form: 'span', from, to }, words), words).toBeNull();
      expect(misreading({ form: 'span', from, to: '2025-08-14' }, words), words).not.toBeNull();
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

  test.each(['seven days', 'a third day', 'two funds', 'outflows', '5 funds', '$5', 'two million'])(
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
    ['digest', 'yesterday', bundled],
    ['short', 'dated', bundled],
    ['digest', 'dated', bundled.slice(1)],
  ] as const)('keeps the rules of the house as %s, %s', (form, wording, histories) => {
    let told = 0;
    for (const day of days) {
      const facts = toldDay(day, wording, histories);
      if (!facts.assets.some(({ publishedUsd }) => publishedUsd !== null)) continue;
      told += 1;
      const { title, shortTitle, body, foot } = digestText(facts, words, form);
      const faults = [
        faultsOfTitle(title, LONGEST.title),
        faultsOfTitle(shortTitle, LONGEST.shortTitle),
        faultsOf(`${body}\n${foot}`),
      ];
      expect(faults.flat(), day).toEqual([]);
    }
    expect(told).toBeGreaterThan(99);
  });
});
