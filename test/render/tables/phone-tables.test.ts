import { describe, expect, test } from 'vitest';
import { asUsd } from '../../../src/model/money.ts';
import { trendDays } from '../../../src/render/tables/day-tables.ts';
import { fundFlowTable, lifetimeTable } from '../../../src/render/tables/fund-tables.ts';
import { markdownTable } from '../../../src/render/tables/table.ts';
import { inUnit } from '../../../src/render/words/rounding.ts';
import { provisional, provisionalDay, toldDay } from '../../support/days/told-days.ts';
import { historyOfFunds } from '../../support/days/weeks.ts';
import { wordsIn } from '../../support/days/words.ts';

const words = wordsIn('zh-Hans');
const M = 1_000_000;
const told = (...[histories]: [Parameters<typeof toldDay>[2]?]) =>
  toldDay('2024-11-01', 'yesterday', histories).assets;
const [btc, eth] = told(provisional);

describe('the funds of a day that is not complete', () => {
  test('are marked 待公布 in one row where they have not reported; the sum is no total', () => {
    expect(btc && fundFlowTable(btc, words)).toEqual([
      ['基金', '当日（万美元）'],
      ['富达 FBTC', '-2560'],
      ['Bitwise BITB', '-560'],
      ['IBIT、GBTC、灰度比特币迷你信托 BTC', '待公布'],
      ['暂计', '-3120'],
    ]);
  });

  test('stand in a row each where one alone did not move', () => {
    expect(eth && fundFlowTable(eth, words).map(([name]) => name)).toEqual([
      ...['基金', 'Invesco QETH', '富达 FETH', 'ETHA、灰度以太坊迷你信托 ETH', '暂计'],
    ]);
  });
});

test('funds of the other direction follow, each by size; those without a flow are counted and named', () => {
  const flows = { IBIT: 5 * M, FBTC: -9 * M, BITB: 0, ARKB: -20 * M, HODL: 30 * M, GBTC: 0, BTC: -40 * M };
  const [facts] = told([provisionalDay('BTC', flows)]);
  expect(facts && fundFlowTable(facts, words).slice(1)).toEqual([
    ['灰度比特币迷你信托 BTC', '-4000'],
    ['Ark Invest ARKB', '-2000'],
    ['富达 FBTC', '-900'],
    ['VanEck HODL', '+3000'],
    ['贝莱德 IBIT', '+500'],
    ['其余 2 只：BITB、GBTC', '0'],
    ['暂计', '-3400'],
  ]);
});

test('lifetimes are in the largest unit that rounds none of them to nothing', () => {
  const day = (IBIT: number, FBTC: number) => historyOfFunds([['2024-11-01', { IBIT, FBTC }]]);
  const table = (IBIT: number, FBTC: number) => {
    const [facts] = told([day(IBIT, FBTC)]);
    return facts && lifetimeTable(facts, words)?.map(([, cell]) => cell);
  };
  expect(table(900 * M, -1 * M)).toEqual(['历史累计（亿美元）', '+9.00', '-0.01', '+8.99']);
  expect(table(900 * M, -0.9 * M)).toEqual(['历史累计（万美元）', '+90000', '-90', '+89910']);
});

describe('the days of the trend', () => {
  const funds = (i: number) => ({ IBIT: i * M, FBTC: 0.1 * M });
  const over = (days: readonly string[]) => {
    const history = historyOfFunds(days.map((day, i) => [day, funds(i)]));
    return trendDays(toldDay(days.at(-1) ?? '', 'dated', [history]).assets, words);
  };

  test('say their year once, in the heading', () => {
    const { heading, rows } = over(['2024-10-31', '2024-11-01']);
    expect(heading).toBe('近期每日净流量（2024 年）');
    expect(rows.map(([name]) => name)).toEqual(['交易日', '10 月 31 日', '11 月 1 日', '合计']);
  });

  test('say it where it changes, where there are two', () => {
    const { heading, rows } = over(['2024-12-30', '2024-12-31', '2025-01-02', '2025-01-03']);
    expect(heading).toBe('近期每日净流量');
    expect(rows.slice(1).map(([name]) => name)).toEqual([
      ...['2024 年 12 月 30 日', '12 月 31 日', '2025 年 1 月 2 日', '1 月 3 日', '合计'],
    ]);
  });
});

test.each([
  [-54_940_300, 100, 10_000, '-5494.03'],
  [49, 1, 10_000, '+<0.01'],
  [-999_999, 1, 100_000_000, '-0.01'],
  [0, 1, 10_000, '0'],
])('%d US dollars, told in steps of %d, in a column of %d', (usd, resolutionUsd, unit, said) => {
  expect(inUnit(asUsd(usd), asUsd(resolutionUsd), { usd: unit })).toBe(said);
});

test('columns of amounts stand to the right', () => {
  const rows = [
    ['基金', '当日（万美元）'],
    ['IBIT', '-5'],
  ];
  expect(markdownTable(rows, 1).split('\n').slice(1)).toEqual([
    '| ---- | -------------: |',
    '| IBIT |             -5 |',
  ]);
});
