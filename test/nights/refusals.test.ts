import { describe, expect, onTestFinished, test } from 'vitest';
import type { KnownAsset } from '../support/known-assets.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { type Publisher, startPublisher } from '../support/publishers/publisher.ts';
import {
  type JsonPublishers,
  startJsonPublishers,
  type Told,
  type ToldDay,
} from '../support/publishers/publishers-json.ts';

// 16 and 17 December 2024, Monday and Tuesday, each half past one in the night after it in New York
const NIGHTS = ['2024-12-17T06:30:00Z', '2024-12-18T06:30:00Z'] as const;
const DAYS = ['2024-12-16', '2024-12-17'] as const;
const PUBLISHERS = ['farside', 'sosovalue', 'theblock'] as const;
const LABELS = { farside: 'Farside Investors', sosovalue: 'SoSoValue', theblock: 'The Block' };
type Id = (typeof PUBLISHERS)[number];

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
  night(which: 0 | 1, refusing: readonly Id[], ...args: string[]): ReturnType<typeof runHere>;
  /** how often each was asked for BTC */
  asked(): Record<Id, number>;
}

async function desk(): Promise<Desk> {
  read ??= readFigures();
  const figures = await read;
  const [page, json] = [await startPublisher(NIGHTS[0]), await startJsonPublishers(figures)];
  onTestFinished(() => page.close());
  onTestFinished(() => json.close());
  const cwd = temporaryFolder();
  const env = {
    ETF_DIGEST_SOURCES: '',
    ETF_DIGEST_FARSIDE_URL: page.url,
    ETF_DIGEST_SOSOVALUE_URL: json.url,
    ETF_DIGEST_THEBLOCK_URL: json.url,
  };
  return {
    page,
    json,
    night: (which, refusing, ...args) => {
      page.at = NIGHTS[which];
      page.faults.clear();
      json.faults.clear();
      if (refusing.includes('farside')) page.faults.set('*', '403');
      if (refusing.includes('sosovalue')) json.faults.set('/openapi/', 403);
      if (refusing.includes('theblock')) json.faults.set('/api/charts/', 403);
      const upTo = (days: readonly ToldDay[]) => days.slice(0, which + 1);
      json.told = { BTC: upTo(figures.BTC), ETH: upTo(figures.ETH) };
      return runHere(['nightly', '--strict', '--now', NIGHTS[which], ...args], { cwd, env });
    },
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
      if (which === 1) await night(0, []);
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
      const needed = refusing.includes('farside') && refusing.includes('sosovalue');
      expect(asked().theblock - before.theblock > 0).toBe(needed);
      expect(stdout.includes('核对')).toBe(!refusing.includes('farside') && !refusing.includes('sosovalue'));
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
