import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { dayFlows } from '../../../src/analyse/days/day-flows.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { digestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import type { NetAssets, SourceHistory, Ticker } from '../../../src/model/flow.ts';
import type { Usd } from '../../../src/model/money.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import { digestText, plainText } from '../../../src/render/texts/digest-text.ts';
import { bundledHistory, bundledTable, dayFlow, reference } from '../../support/days/days.ts';
import { wordsIn } from '../../support/days/words.ts';
import { expectGolden } from '../../support/golden.ts';
import type { KnownAsset } from '../../support/known-assets.ts';

interface AssetDay {
  totalUsd: Usd;
  netAssetsUsd: Usd | null;
  cumulativeUsd: Usd | null;
  funds: Record<Ticker, Usd>;
}

interface Fixture {
  tradingDay: Day;
  seenAt: Instant;
  resolutionUsd: Usd;
  assets: Record<KnownAsset, AssetDay>;
}

const file = new URL('../../fixtures/sosovalue/2024-11-01.fake.json', import.meta.url);
const fixture = JSON.parse(readFileSync(file, 'utf8')) as Fixture;
const { tradingDay, seenAt, resolutionUsd } = fixture;

const words = wordsIn('zh-Hans');

/** A source that has said nothing but this one day. */
function oneDayOf(asset: KnownAsset): AssetHistory {
  const { funds, totalUsd, netAssetsUsd, cumulativeUsd } = fixture.assets[asset];
  const told: SourceHistory = {
    source: 'sosovalue',
    resolutionUsd,
    coverage: 'complete',
    totals: [],
    asset,
    figures: Object.entries(funds).map(([ticker, flowUsd]) => ({
      day: tradingDay,
      ticker,
      flowUsd,
      observedAt: seenAt,
    })),
    sightings: [{ firstDay: tradingDay, lastDay: tradingDay, seenAt, totalsOnly: false }],
    columns: Object.keys(funds).map((ticker) => ({ ticker, newestDay: tradingDay, onFirstPage: true })),
  };
  const flows = dayFlows(told, reference.registry, reference.calendar, tradingDay).map((flow) =>
    flow.day === tradingDay ? { ...flow, statedTotalUsd: totalUsd } : flow,
  );
  const days = flows.map((flow) => judge(flow, false));
  const levels: NetAssets = {
    source: 'sosovalue',
    day: tradingDay,
    netAssetsUsd,
    netAssetsRatioPct: null,
    cumulativeUsd,
  };
  return {
    asset,
    source: 'sosovalue',
    resolutionUsd,
    days,
    netAssetsOn: (day) => (day === tradingDay ? levels : null),
  };
}

function textOf(histories: readonly AssetHistory[], day: Day = tradingDay) {
  const assets = histories.flatMap((history) => assetFacts(history, day, 7) ?? []);
  return digestText(digestFacts(day, assets, 'yesterday', []), words);
}

describe('2024-11-01 in SoSoValue’s figures', () => {
  const text = textOf([oneDayOf('BTC'), oneDayOf('ETH')]);
  const whole = plainText(text);

  test('the fixture holds the funds of the day, those unnamed as in the bundled history', () => {
    for (const asset of ['BTC', 'ETH'] as const) {
      const { funds } = fixture.assets[asset];
      expect(Object.keys(funds)).toEqual(bundledTable(asset).tickers);
      const row = bundledTable(asset).rows.find(({ day }) => day === tradingDay);
      const others = [...(row?.cells ?? [])].filter(([ticker]) => !['ETHE', 'QETH'].includes(ticker));
      expect(funds).toMatchObject(Object.fromEntries(others));
    }
  });

  test.each([
    ['比特币现货 ETF 总净流出 5494.03 万美元', 'the total of BTC'],
    ['以太坊现货 ETF 总净流出 1092.56 万美元', 'the total of ETH'],
    ['灰度 ETHE 净流出 1142.78 万美元', 'ETHE'],
    ['Invesco QETH 净流入 50.22 万美元，为唯一净流入的基金', 'QETH'],
    ['截至当日总资产净值 69.38 亿美元', 'the net assets'],
    ['历史累计净流出 4.91 亿美元', 'the cumulative flow'],
  ])('says %s', (sentence) => {
    expect(text.body).toContain(sentence);
  });

  test('names SoSoValue as its only source', () => {
    expect(text.body).toMatch(/^根据 SoSoValue 数据/);
    expect(text.foot).toContain('数据来源：SoSoValue；');
    expect(whole).not.toContain('Farside');
  });

  test('says in the title and in the body the same total, the publisher’s own', () => {
    expect(text.title).toContain('总净流出 5494.03 万美元');
    expect(whole).not.toContain('5490');
  });

  test('claims no run, trend, lifetime or record: one day is all that is known', () => {
    expect(text.title).not.toMatch(/连续|过去|首次|创/);
    expect(whole).not.toMatch(/连续|过去|首次|以来|个交易日|上市/);
    expect(text.body.match(/历史累计/g)).toHaveLength(1);
  });

  test('is this whole text', () => {
    expectGolden('2024-11-01.sosovalue.fake.txt', whole);
  });
});

describe('levels that a publisher gives besides flows', () => {
  const levels: NetAssets = {
    source: 'sosovalue',
    day: tradingDay,
    netAssetsUsd: null,
    netAssetsRatioPct: null,
    cumulativeUsd: -480_000_000,
  };

  test('of the flows’ own source are said in place of the sum', () => {
    const history = { ...bundledHistory('ETH'), source: 'sosovalue', netAssetsOn: () => levels };
    expect(textOf([history]).body).toContain('历史累计净流出 4.80 亿美元');
  });

  test('of another day are not said', () => {
    const history = {
      ...bundledHistory('ETH'),
      source: 'sosovalue',
      netAssetsOn: (day: Day) => (day === '2024-10-31' ? { ...levels, day } : null),
    };
    expect(textOf([history]).body).toContain('历史累计净流出 4.91 亿美元');
  });

  // runs, trend and cumulative use one source throughout
  test('of another source do not take the place of the sum under the flows’ source', () => {
    expect(textOf([{ ...bundledHistory('ETH'), netAssetsOn: () => levels }]).body).toContain(
      '历史累计净流出 4.91 亿美元',
    );
  });

  // the provisional day's running sum is in every fund's lifetime
  test('do not make the lifetimes of the funds sayable while an earlier day is provisional', () => {
    const days = [
      judge(dayFlow('2026-02-03', { ETHA: 5e6, FETH: null }, { seenAt: '2026-02-04T06:00:00.000Z' }), false),
      judge(dayFlow('2026-02-04', { ETHA: 7e6, FETH: -1e6 }, { seenAt: '2026-02-05T06:00:00.000Z' }), false),
    ];
    const history: AssetHistory = {
      asset: 'ETH',
      source: 'sosovalue',
      resolutionUsd,
      days,
      netAssetsOn: () => ({ ...levels, day: '2026-02-04' }),
    };
    expect(textOf([history], '2026-02-04').body).not.toContain('历史总净');
  });
});
