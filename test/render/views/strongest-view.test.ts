import { expect, test } from 'vitest';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { dayFlow, historyOf } from '../../support/days/days.ts';
import { filledOf, wordsIn } from '../../support/days/words.ts';

const DAY = '2024-11-01';
const M = 1_000_000;
const words = wordsIn('zh-Hans');

/** The sentence of the funds, after a day without flows. */
function fundsSaid(funds: Record<string, number | null>): string {
  const days = [...historyOf([['2024-10-31', 0]]).days, judge(dayFlow(DAY, funds), false)];
  const facts = assetFacts({ asset: 'BTC', source: 'farside', resolutionUsd: 100_000, days }, DAY, 7);
  if (!facts) throw new RangeError('no such day');
  return filledOf('fund-line', facts, words);
}

test.each([
  [
    { IBIT: -3 * M, FBTC: -2 * M, GBTC: 1 * M },
    '贝莱德 IBIT 净流出 300 万美元，居首；灰度 GBTC 净流入 100 万美元，为唯一净流入的基金。',
  ],
  [
    { IBIT: -3 * M, GBTC: 1 * M, HODL: 0 },
    '贝莱德 IBIT 净流出 300 万美元；灰度 GBTC 净流入 100 万美元，为唯一净流入的基金，其余 1 只无资金进出。',
  ],
  // while one is missing none is the only one, and nobody knows the rest
  [
    { IBIT: -3 * M, FBTC: -2 * M, GBTC: 1 * M, HODL: null },
    '净流出最多的是贝莱德 IBIT，为 300 万美元；灰度 GBTC 净流入 100 万美元。',
  ],
  [{ IBIT: -3 * M, GBTC: 0, HODL: null }, '净流出最多的是贝莱德 IBIT，为 300 万美元。'],
])('%j: %s', (funds, said) => {
  expect(fundsSaid(funds)).toBe(said);
});
