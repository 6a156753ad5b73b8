import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bundledTable } from '../../support/days/days.ts';
import { SHARED } from '../../support/days/facts.ts';
import type { KnownAsset } from '../../support/known-assets.ts';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startJsonPublishers, type ToldDay } from '../../support/publishers/publishers-json.ts';

interface ReportedAsset {
  totalUsd: number;
  netAssetsUsd?: number | null;
  cumulativeUsd?: number | null;
  funds?: Record<string, number>;
}
type Reported = Record<KnownAsset, ReportedAsset>;

const SETTING = 'sosovalue,farside';
const DAY = '2024-11-01';
const NIGHT = '2024-11-02T05:30:00Z';
const FACTS = path.join(SHARED, 'facts/sosovalue-2024-11-01.json');
const FIXTURE = path.join(import.meta.dirname, '../../fixtures/sosovalue/2024-11-01.fake.json');
const reported = (JSON.parse(readFileSync(FIXTURE, 'utf8')) as { assets: Reported }).assets;

/** What SoSoValue reported of the day; of the days before it the totals that others did, but for those given. */
function toldOf(asset: KnownAsset, others: Record<string, number>): ToldDay[] {
  const { totalUsd, funds = {}, netAssetsUsd = null, cumulativeUsd = null } = reported[asset];
  const before = bundledTable(asset).rows.filter(({ day }) => day < DAY && day > '2024-10-01');
  return [
    ...before.map((row) => ({ day: row.day, funds: {}, totalUsd: others[row.day] ?? row.totalUsd ?? 0 })),
    { day: DAY, funds, totalUsd, netAssets: { netAssetsUsd, ratio: null, cumulativeUsd } },
  ];
}

/** The first night of a newsroom that asks SoSoValue first. */
async function firstNight(others: Record<string, number> = {}) {
  const json = await startJsonPublishers({ BTC: toldOf('BTC', others), ETH: toldOf('ETH', {}) });
  onTestFinished(() => json.close());
  const env = { ETF_DIGEST_SOSOVALUE_URL: json.url };
  return runHere(['nightly', '--source', SETTING, '--now', NIGHT], {
    cwd: temporaryFolder(),
    env,
  });
}

describe('SoSoValue first, then Farside', () => {
  test.runIf(existsSync(FACTS))('the figures are those that newsrooms printed (../shared/facts)', () => {
    const facts = JSON.parse(readFileSync(FACTS, 'utf8')) as Reported;
    for (const asset of ['BTC', 'ETH'] as const) {
      const { funds = {}, ...levels } = facts[asset];
      expect(reported[asset]).toMatchObject(levels);
      expect(reported[asset].funds).toMatchObject(funds);
    }
  });

  test.each(['README.md', 'README.zh.md'])('%s says which setting prints them', (page) => {
    const text = readFileSync(path.join(import.meta.dirname, '../../..', page), 'utf8');
    expect(text).toContain(`\`--source ${SETTING}\``);
    expect(text).toContain('5494.03 万');
  });

  test('prints what Chinese newsrooms printed of 1 November 2024', async () => {
    const { stdout, status } = await firstNight();
    expect(status).toBe(0);
    expect(stdout).toContain(
      '加密 ETF 11 月 1 日数据概况：比特币现货 ETF 昨日总净流出 5494.03 万美元，过去 7 日净流入后首次净流出；以太坊净流出 1092.56 万美元',
    );
    expect(stdout).toContain(
      '根据 SoSoValue 数据，昨日（美东时间 11 月 1 日）美国比特币现货 ETF 总净流出 5494.03 万美元',
    );
    expect(stdout).toContain('以太坊现货 ETF 总净流出 1092.56 万美元');
    expect(stdout).toContain('灰度 ETHE 净流出 1142.78 万美元');
    expect(stdout).toContain('Invesco QETH 净流入 50.22 万美元，为唯一净流入的基金');
    expect(stdout).toContain('历史累计净流出 4.91 亿美元，截至当日总资产净值 69.38 亿美元');
    expect(stdout).not.toContain('不一致');
    expect(stdout).not.toContain('5490 万');
    expect(stdout).not.toContain('未能读取');
  });

  test('tells the run of its own totals', async () => {
    const { stdout } = await firstNight({ '2024-10-28': -1_234_500 });
    expect(stdout).toContain('比特币现货 ETF 总净流出 5494.03 万美元，此前已连续 3 日净流入。');
  });
});
