import { expect, test } from 'vitest';
import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { digestText } from '../../../src/render/texts/digest-text.ts';
import { bundled, toldDay } from '../../support/days/told-days.ts';
import { wordsIn } from '../../support/days/words.ts';
import { lengthOf } from '../../support/readers/lengths.ts';

const words = wordsIn('zh-Hans');
const FUND = / (?:ETHA|ETHE|FETH|ETHW|ETHV|QETH|EZET|TETH|ETH|IBIT|FBTC|BITB|ARKB|GBTC|BTC)\b/;

/** Both assets with net assets of another publisher, as a default night has them. */
const histories: AssetHistory[] = bundled.map((history) => ({
  ...history,
  netAssetsOn: (day) => ({
    source: 'sosovalue',
    day,
    netAssetsUsd: history.asset === 'BTC' ? 70_610_000_000 : 6_938_000_000,
    netAssetsRatioPct: history.asset === 'BTC' ? '5.12' : '2.30',
    cumulativeUsd: null,
  }),
}));

test('with net assets of both, too, half of the texts have at most 370 characters without spaces, none more than 410', () => {
  const days = (bundled[1]?.days ?? []).map(({ day }) => day).filter((_, i) => i % 3 === 0);
  const texts = days.map((day) => digestText(toldDay(day, 'dated', histories), words));
  const lengths = texts.map(lengthOf).sort((a, b) => a - b);
  expect(lengths.length).toBeGreaterThan(30);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(370);
  expect(lengths.at(-1)).toBeLessThanOrEqual(410);
  const isNaming = (paragraph = '') => FUND.test(paragraph) || paragraph.includes('均无资金进出');
  for (const { body } of texts) expect(body).toMatch(/据 SoSoValue 数据，截至当日总资产净值 /);
  // where an amount would stand there twice, the second asset's funds are left to the table
  const silent = texts.filter(({ body }) => !isNaming(body.split('\n\n')[1]));
  expect(silent.length).toBeLessThanOrEqual(texts.length / 20);
});
