import { expect, test } from 'vitest';
import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { historyOf, reference } from '../../support/days/days.ts';
import { filledOf, wordsIn } from '../../support/days/words.ts';

const words = wordsIn('zh-Hans');
const DAYS = reference.calendar.tradingDays('2024-10-15', '2024-11-01');

/** Fourteen days of 1,000,000 dollars, but for the last. */
function trendSaid(last: number, resolutionUsd: number): string {
  const totals = DAYS.map((day, i): [string, number] => [day, i === 13 ? last : 1_000_000]);
  // a day before them: a trend that is all since launch is not told
  const history: AssetHistory = { ...historyOf([['2024-10-11', 1_000_000], ...totals]), resolutionUsd };
  const facts = assetFacts(history, '2024-11-01', 7);
  if (!facts) throw new RangeError('no such day');
  return filledOf('full-trend', facts, words);
}

test.each([
  [1_000_030, '，净流入额较前 7 个交易日增加不足 0.01 万美元。'],
  [999_970, '，净流入额较前 7 个交易日减少不足 0.01 万美元。'],
  [1_010_000, '，净流入额较前 7 个交易日增加 1.00 万美元。'],
  [1_000_000, '，净流入额与前 7 个交易日持平。'],
  [-8_000_000, '；前 7 个交易日（10 月 15 日至 23 日）为净流入 700.00 万美元。'],
])('a trend that ends on %d: %s', (last, said) => {
  expect(trendSaid(last, 1).endsWith(said)).toBe(true);
});
