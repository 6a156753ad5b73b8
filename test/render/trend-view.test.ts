import { expect, test } from 'vitest';
import type { AssetFacts } from '../../src/analyse/asset-facts.ts';
import type { Trend } from '../../src/analyse/trend.ts';
import { typeset } from '../../src/render/template.ts';
import { trendView } from '../../src/render/trend-view.ts';

const TREND: Trend = {
  days: 7,
  from: '2024-10-24',
  to: '2024-11-01',
  sumUsd: 5_000_030,
  beforeUsd: 5_000_000,
  before: { from: '2024-10-15', to: '2024-10-23' },
  inflowDays: 6,
  series: [],
  unbroken: true,
  beforeUnbroken: true,
};

test.each([
  [5_000_030, '，较此前 7 个交易日多不足 0.01 万美元'],
  [4_999_970, '，较此前 7 个交易日少不足 0.01 万美元'],
  [5_010_000, '，较此前 7 个交易日多 1.00 万美元'],
  [5_000_000, '，与此前 7 个交易日持平'],
])('a trend of %d after one of 5000000: %s', (sumUsd, said) => {
  const facts = { trend: { ...TREND, sumUsd }, resolutionUsd: 1 } as AssetFacts;
  expect(typeset(trendView(facts).trend.before)).toBe(said);
});
