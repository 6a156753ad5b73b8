import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { KnownAsset } from '../support/known-assets.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startDefaultPublishers } from '../support/publishers/default-publishers.ts';
import { type Publisher, startPublisher } from '../support/publishers/publisher.ts';
import type { JsonPublishers, Told, ToldDay } from '../support/publishers/publishers-json.ts';

// 16 and 17 December 2024, Monday and Tuesday, each half past one in the night after it in New York
const NIGHTS = ['2024-12-17T06:30:00Z', '2024-12-18T06:30:00Z'] as const;
const DAYS = ['2024-12-16', '2024-12-17'] as const;
const PUBLISHERS = ['farside', 'sosovalue', 'theblock'] as const;
const LABELS = { farside: 'Farside Investors', sosovalue: 'SoSoValue', theblock: 'The Block' };
type Id = (typeof PUBLISHERS)[number];
type Refusing = Id | 'farside of eth';

/** Farside's figures of both days, for the others to tell. */
let read: Promise<Told> | undefined;

async function readFigures(): Promise<Told> {
  const page = await startPublisher(NIGHTS[1]);
  const desk = { cwd: temporaryFolder(), env: { ETF_DIGEST_FARSIDE_URL: page.url } };
  await runHere(['nightly', '--now', NIGHTS[1]], desk);
  const told = async (day: string, asset: KnownAsset): Promise<ToldDay> => {
    const args = ['funds', day, '--asset', asset.toLowerCase(), '--format', 'csv', '--now', NIGHTS[1]];
    const rows = (await runHere(args, desk)).stdout.trim().split('\n').slice(1);
    const funds: Record<string, number> = {};
    for (const row of rows) funds[row.split(',')[2] ?? ''] = Number(row.split(',')[4]);
    return { day, funds, totalUsd: Object.values(funds).reduce((sum, flow) => sum + flow, 0) };
  };
  const figures = {
    BTC: [await told(DAYS[0], 'BTC'), await told(DAYS[1], 'BTC')],
    ETH: [await told(DAYS[0], 'ETH'), await told(DAYS[1], 'ETH')],
  };
  await page.close();
  return figures;
}

interface Desk {
  page: Publisher;
  json: JsonPublishers;
  /** runs nightly on a night on which these refuse */
  night(which: 0 | 1, refusing: readonly Refusing[], ...args: string[]): ReturnType<typeof runHere>;
  /** runs anything else, on the afternoon after that night or at another moment */
  run(args: string, at?: string): ReturnType<typeof runHere>;
  /** what its file says */
  file(day: string): string;
  /** how often each was asked for BTC */
  asked(): Record<Id, number>;
}

async function desk(): Promise<Desk> {
  read ??= readFigures();
  const figures = await read;
  const { page, json, env } = await startDefaultPublishers(NIGHTS[0], figures);
  const cwd = temporaryFolder();
  return {
    page,
    json,
    night: (which, refusing, ...args) => {
      page.at = NIGHTS[which];
      page.faults.clear();
      json.faults.clear();
      if (refusing.includes('farside')) page.faults.set('*', '403');
      if (refusing.includes('farside of eth'))
        for (const path of ['/eth/', '/wp-json/wp/v2/pages?slug=eth']) page.faults.set(path, '403');
      if (refusing.includes('sosovalue')) json.faults.set('/openapi/', 403);
      if (refusing.includes('theblock')) json.faults.set('/api/charts/', 403);
      const upTo = (days: readonly ToldDay[]) => days.slice(0, which + 1);
      json.told = { BTC: upTo(figures.BTC), ETH: upTo(figures.ETH) };
      return runHere(['nightly', '--strict', '--now', NIGHTS[which], ...args], { cwd, env });
    },
    run: (args, at = '2024-12-18T09:00:00Z') => runHere([...args.split(' '), '--now', at], { cwd, env }),
    file: (day) => readFileSync(path.join(cwd, 'out', `${day}.md`), 'utf8'),
    asked: () => ({
      farside: page.requests.filter((path) => path === '/btc/').length,
      sosovalue: json.asked.filter(({ path, body }) => /Metrics/.test(path) && /btc/.test(body)).length,
      theblock: json.asked.filter(({ path }) => /spot-bitcoin/.test(path)).length,
    }),
  };
}

const COMBINATIONS = Array.from({ length: 8 }, (_, bits) => PUBLISHERS.filter((_, i) => bits & (1 << i)));

describe.each([0, 1] as const)('on night %i', (which) => {
  test.each(COMBINATIONS.map((refusing) => [refusing.join(', ') || 'nobody', refusing] as const))(
    '%s refuses: the digest comes from the first that gives the day, and says from whom',
    async (_, refusing) => {
      const { night, asked } = await desk();
      // the night before, those refused that tell tonight
      if (which === 1)
        await night(
          0,
          PUBLISHERS.filter((id) => !refusing.includes(id)),
        );
      const before = asked();
      const { stdout, stderr, status } = await night(which, refusing);
      const speaker = PUBLISHERS.find((id) => !refusing.includes(id));
      expect(stderr).not.toContain('should not have happened');
      if (!speaker) {
        expect([status, stdout]).toEqual([1, '']);
        expect(stderr).toContain('BTC was not delivered by');
        return;
      }
      expect(status, stderr).toBe(0);
      expect(stdout).toContain(`根据 ${LABELS[speaker]} 数据`);
      expect(stdout).toContain(which === 0 ? '净流入 6.37 亿美元' : '净流入 4.94 亿美元');
      expect(stdout).not.toContain('更正');
      const unread = `因未能读取 Farside Investors 数据，本文采用 ${LABELS[speaker]} 数据。`;
      expect(stdout.includes('未能读取')).toBe(speaker !== 'farside');
      if (speaker !== 'farside')
        expect(stdout).toContain(
          `${DAYS[which].slice(0, 4)} 年 12 月 ${16 + which} 日；最终数据\n${unread}\n`,
        );
      const needed = refusing.includes('farside') && refusing.includes('sosovalue');
      expect(asked().theblock - before.theblock > 0).toBe(needed);
      expect(stdout).not.toContain('核对');
    },
  );
});

test('a fresh store without its history, Farside refusing: The Block fills the past that SoSoValue cannot, once', async () => {
  const { night, asked } = await desk();
  const { stdout, status } = await night(1, ['farside'], '--empty');
  expect(status).toBe(0);
  expect(stdout).toContain('根据 SoSoValue 数据');
  expect(asked().theblock).toBe(1);
  await night(1, ['farside'], '--empty');
  expect(asked().theblock).toBe(1);
});

const UNREAD = '因未能读取 Farside Investors 数据，本文采用 SoSoValue 数据。';

describe('the text of a night in which the preferred publisher could not be read', () => {
  test('says so in every language, in its file and when it is looked up; no more once that publisher tells of the day', async () => {
    const { night, run, file } = await desk();
    await night(0, []);
    await night(1, ['farside']);
    const shown = async (...args: string[]) => (await run(['show', DAYS[1], ...args].join(' '))).stdout;
    const footOf = (text: string) => text.split('数据来源：')[1];
    expect(footOf(await shown())).toContain(`最终数据\n${UNREAD}\n`);
    expect(footOf(file(DAYS[1]))?.trim()).toBe(footOf(await shown())?.trim());
    expect(await shown('--lang', 'zh-Hant')).toContain(
      '因未能讀取 Farside Investors 數據，本文採用 SoSoValue 數據。',
    );
    expect(await shown('--lang', 'en')).toContain(
      'Farside Investors could not be read; figures are from SoSoValue.',
    );
    expect(await shown('--form', 'short')).not.toContain('未能读取');
    await night(1, [], '--now', '2024-12-18T12:30:00Z');
    for (const text of [file(DAYS[1]), (await run(`show ${DAYS[1]}`, '2024-12-20T09:00:00Z')).stdout]) {
      expect(text).toContain('根据 SoSoValue 数据');
      expect(text).not.toContain('未能读取');
    }
  });

  test('stands in its file and in a look-up while that publisher is silent about the day', async () => {
    const { night, run, file } = await desk();
    await night(1, ['farside']);
    await night(1, ['farside'], '--now', '2024-12-18T12:30:00Z');
    const days = ['2024-12-18T13:00:00Z', '2024-12-20T09:00:00Z', '2025-06-20T09:00:00Z'];
    for (const at of days) expect((await run(`show ${DAYS[1]}`, at)).stdout).toContain(UNREAD);
    expect(file(DAYS[1])).toContain(UNREAD);
  });

  test('says it of the asset alone that it goes for', async () => {
    const { night } = await desk();
    const { stdout } = await night(1, ['farside of eth']);
    expect(stdout).toContain('以太坊现货 ETF 方面，因未能读取 Farside Investors 数据，采用 SoSoValue 数据。');
  });

  test('says nothing of a night before, of which nobody knows', async () => {
    const { night, run } = await desk();
    await night(1, ['farside', 'sosovalue']);
    expect((await run(`show ${DAYS[1]}`)).stdout).toContain('本文采用 The Block 数据');
    const before = (await run(`show ${DAYS[0]}`)).stdout;
    expect(before).toContain('根据 The Block 数据');
    expect(before).not.toContain('未能读取');
  });
});

test('run, trend and cumulative of such a night are SoSoValue’s own: its totals, and its statement since launch', async () => {
  const { night, run, json } = await desk();
  await night(0, []);
  const totals = [-3, 1, 2, 3, 4, 5, 6].map((tens) => tens * 10_000_001);
  const before = '05 06 09 10 11 12 13'.split(' ').map((day, i) => {
    return { day: `2024-12-${day}`, funds: {}, totalUsd: totals[i] ?? 0 };
  });
  const { BTC = [], ETH = [] } = (await read) ?? {};
  json.toldAt.set('/openapi/v2/etf/historicalInflowChart', { BTC: [...before, ...BTC], ETH });
  const { stdout } = await night(1, ['farside']);
  expect(stdout).toContain('连续 8 日净流入');
  expect(stdout).toContain('历史累计净流入 300.00 亿美元');
  const shown = await run(`show ${DAYS[1]} --json`);
  const sumUsd = [...before.slice(2), ...BTC].reduce((sum, { totalUsd }) => sum + totalUsd, 0);
  expect(JSON.parse(shown.stdout).assets.BTC).toMatchObject({
    source: 'sosovalue',
    streak: { direction: 'in', days: 8, before: { direction: 'out', days: 1 } },
    trend: { from: '2024-12-09', to: DAYS[1], sumUsd },
    cumulativeUsd: 30_000_000_000,
  });
  expect((await run(`show ${DAYS[1]} --explain`)).stdout).toContain(
    `cumulative, BTC, 2024-01-11 to ${DAYS[1]}, sosovalue: $30,000,000,000, as stated or printed: no cells`,
  );
});
