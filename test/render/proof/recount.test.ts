import { describe, expect, test } from 'vitest';
import type { Figure } from '../../../src/analyse/figures/figure.ts';
import { wrongSum } from '../../../src/render/proof/recount.ts';
import { cellOf, daysOf, figureOf } from '../../support/days/figures.ts';

const cells = [cellOf(500_000), cellOf(-200_000, 'FBTC'), cellOf(0, 'GBTC')];
const sum = (value: number, more: Partial<Figure> = {}) => figureOf(value, { cells: () => cells, ...more });
const count = (value: number, more: Partial<Figure>) =>
  figureOf(value, {
    what: { kind: 'funds', which: 'reported' },
    rule: 'count',
    direction: null,
    cells: () => cells,
    ...more,
  });

test.each<[string, Figure]>([
  ['a sum', sum(300_000)],
  ['a level, which goes nowhere', sum(300_000, { direction: null })],
  ['a count of any way', count(3, {})],
  ['a count of one way', count(1, { direction: 'in', cells: () => cells.slice(0, 1) })],
  ['a count of days', daysOf(7)],
  [
    'a count of funds over days',
    count(1, {
      rule: 'count funds',
      from: '2024-10-31',
      cells: () => [cellOf(1, 'IBIT', '2024-10-31'), cellOf(1)],
    }),
  ],
  [
    'a count of weeks: Friday and the Monday after it',
    count(2, {
      rule: 'count weeks',
      to: '2024-11-04',
      cells: () => [cellOf(1), cellOf(1, 'IBIT', '2024-11-04')],
    }),
  ],
  ['a difference', sum(200_000, { from: '2024-10-31', less: () => [cellOf(100_000, 'IBIT', '2024-10-31')] })],
  ['what was stated', sum(1, { rule: 'stated' })],
])('%s follows from its cells', (_, figure) => {
  expect(wrongSum(figure)).toBeNull();
});

describe('what does not follow is said', () => {
  test.each<[string, Figure, RegExp]>([
    ['a dollar more', sum(300_001), /add up to 300000/],
    ['the other sign', sum(-300_000), /add up to 300000/],
    ['the other way', sum(300_000, { direction: 'out' }), /add up/],
    ['one fund more', count(4, {}), /count 3/],
    ['a fund that went the other way', count(3, { direction: 'in' }), /count 1/],
    ['one day more', figureOf(8, { ...daysOf(7), value: 8 }), /count 7/],
    ['a day that went the other way', { ...daysOf(7), direction: 'out' }, /count 0/],
    ['a cell of another publisher', sum(300_000, { source: 'theblock' }), /IBIT .* none of theblock/],
    [
      'a cell of another day',
      sum(300_000, { from: '2024-10-30', to: '2024-10-31' }),
      /none of farside, 2024-10-30/,
    ],
    [
      'a Total among its funds',
      sum(600_000, { cells: () => [...cells, { ...cellOf(300_000), ticker: null }, cellOf(0)] }),
      /IBIT of 2024-11-01 from farside is there twice/,
    ],
    ['cells taken off twice', sum(300_000, { less: () => [cellOf(0), cellOf(0)] }), /there twice/],
  ])('%s', (_, figure, wrong) => {
    expect(wrongSum(figure)).toMatch(wrong);
  });
});

test('thousands of cells are counted once', () => {
  let asked = 0;
  const figure = sum(300_000, {
    cells: () => {
      asked += 1;
      return cells;
    },
  });
  wrongSum(figure);
  wrongSum(figure);
  expect(asked).toBe(1);
});
