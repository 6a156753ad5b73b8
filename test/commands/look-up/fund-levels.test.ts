import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';
import { startJsonPublishers } from '../../support/publishers/publishers-json.ts';

const NIGHT = '2024-12-17T06:30:00Z';
const DAY = '2024-12-16';
const TOLD = {
  day: DAY,
  funds: { IBIT: 418_200_000, BTC: 6_600_000, BTCW: 0 },
  totalUsd: 424_800_000,
  netAssets: {
    netAssetsUsd: 121_712_345_678,
    ratio: '0.0588',
    cumulativeUsd: null,
    turnoverUsd: 6_212_345_678,
  },
  fundLevels: {
    IBIT: { netAssetsUsd: 57_812_345_678, turnoverUsd: 4_112_345_678 },
    BTC: { netAssetsUsd: 3_912_345_678, turnoverUsd: 41_234_567 },
    BTCW: { netAssetsUsd: null, turnoverUsd: 0 },
  },
};

let cwd: string;
/** Farside’s flows, with SoSoValue’s net assets and turnover of three Bitcoin funds beside them. */
beforeAll(async () => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'etf-digest-'));
  const [page, json] = [await startPublisher(NIGHT), await startJsonPublishers({ BTC: [TOLD], ETH: [] })];
  const env = { ETF_DIGEST_FARSIDE_URL: page.url, ETF_DIGEST_SOSOVALUE_URL: json.url };
  const both = ['--source', 'farside,sosovalue', '--now', NIGHT];
  await runHere(['collect', '--asset', 'btc', ...both], { cwd, env });
  await runHere(['collect', '--asset', 'eth', '--source', 'farside', '--now', NIGHT], { cwd, env });
  await Promise.all([page.close(), json.close()]);
});

afterAll(() => rmSync(cwd, { recursive: true, force: true }));

async function funds(args: readonly string[], columns: number | null = null): Promise<string> {
  const terminal = { isTerminal: columns !== null, columns };
  const finished = await runHere(['funds', DAY, ...args, '--now', NIGHT], { cwd, terminal });
  expect(finished).toMatchObject({ status: 0, stderr: '' });
  return stripVTControlCharacters(finished.stdout);
}

const lineOf = (text: string, ticker: string) =>
  text.split('\n').find((line) => new RegExp(`\\b${ticker} `).test(line)) ?? '';

describe('the table of the funds', () => {
  test('has net assets and turnover where a publisher gave them, and names it below', async () => {
    const text = await funds(['--asset', 'btc']);
    expect(text).toMatch(/^基金 +当日 +历史累计 +总资产净值 +成交额$/m);
    expect(lineOf(text, 'IBIT')).toMatch(/363\.01 亿美元 +578\.12 亿美元 +41\.12 亿美元$/);
    expect(lineOf(text, 'BTC')).toMatch(/39\.12 亿美元 +4123\.46 万美元$/);
    expect(lineOf(text, 'BTCW')).toMatch(/2\.26 亿美元 +— +0$/);
    expect(lineOf(text, 'FBTC')).toMatch(/124\.31 亿美元 +— +—$/);
    expect(text).toMatch(/^合计 .* 1217\.12 亿美元 +62\.12 亿美元$/m);
    expect(text.endsWith('\n\n总资产净值、成交额（SoSoValue）\n')).toBe(true);
  });

  test('has no such column where nobody gave them', async () => {
    const text = await funds(['--asset', 'eth']);
    expect(text).toMatch(/^基金 +当日 +历史累计$/m);
    expect(text).not.toMatch(/净值|成交额|SoSoValue/);
  });

  test.each([
    ['en', /^Fund +Net flow +Since launch +Net assets +Turnover$/m, 'Net assets, turnover (SoSoValue)'],
    ['zh-Hant', /^基金 +當日 +歷史累計 +總資產淨值 +成交額$/m, '總資產淨值、成交額（SoSoValue）'],
  ])('in %s', async (lang, head, note) => {
    const text = await funds(['--asset', 'btc', '--lang', lang]);
    expect(text).toMatch(head);
    expect(text).toContain(`\n\n${note}\n`);
  });

  test('as Markdown', async () => {
    const text = await funds(['--asset', 'btc', '--format', 'md']);
    expect(text).toMatch(/^\| 基金 +\| 当日 +\| 历史累计 +\| 总资产净值 +\| 成交额 +\|$/m);
    expect(lineOf(text, 'IBIT')).toMatch(/\| 578\.12 亿美元 +\| 41\.12 亿美元 +\|$/);
  });

  test.each([
    [100, /^基金 +当日（美元） +历史累计（美元） +总资产净值（美元） +成交额（美元）$/m],
    [80, /^基金 +当日（美元） +历史累计（美元） +总资产净值（美元） +成交额（美元）$/m],
    [40, /^ {2}总资产净值（美元） 578\.12 亿$/m],
  ])('before %i columns nothing is cut and no line is longer', async (columns, told) => {
    const text = await funds(['--asset', 'btc'], columns);
    expect(text).toMatch(told);
    expect(Math.max(...text.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  });
});

test('CSV has them in columns of their own, blank where they are not known', async () => {
  const [head, ...rows] = (await funds(['--format', 'csv'])).trimEnd().split('\n');
  expect(head).toBe(
    'day,asset,ticker,status,flow_usd,cumulative_usd,net_assets_usd,turnover_usd,levels_source',
  );
  expect(rows).toContain(`${DAY},BTC,IBIT,reported,418200000,36301200000,57812345678,4112345678,sosovalue`);
  expect(rows).toContain(`${DAY},BTC,BTCW,reported,0,226400000,,0,sosovalue`);
  expect(rows).toContain(`${DAY},BTC,FBTC,reported,116100000,12430800000,,,`);
});

test('JSON has them as show has', async () => {
  const { assets } = JSON.parse(await funds(['--json']));
  expect(assets.BTC).toMatchObject({ fundLevelsSource: 'sosovalue', turnoverUsd: 6_212_345_678 });
  expect(assets.BTC.funds[0]).toMatchObject({ ticker: 'IBIT', ...TOLD.fundLevels.IBIT });
  expect(assets.ETH).toMatchObject({ fundLevelsSource: null, turnoverUsd: null });
});
