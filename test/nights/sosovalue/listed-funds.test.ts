import { copyFileSync, existsSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SHARED } from '../../support/days/facts.ts';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startFolder } from '../../support/publishers/folder-publisher.ts';
import { startJsonPublishers, type ToldDay } from '../../support/publishers/publishers-json.ts';

const CASE = path.join(SHARED, 'cases/sosovalue-fund-gone');
const GONE =
  'the BTC fund DEFI, which data/funds.json does not know, is listed no more: it is not expected from 2026-08-18 on';
const NET_ASSETS = '总资产净值 900.00 亿美元';

interface Shown {
  edition: string;
  assets: { BTC: { state: string; totalUsd: number | null; pending: string[] } };
}

// Hashdex’s DEFI, which Farside has never listed, left SoSoValue’s list on 18 August 2026
describe.skipIf(!existsSync(CASE))('a fund that leaves the list (needs ../shared/cases)', () => {
  async function nights(sources: string) {
    const cwd = temporaryFolder();
    const publisher = await startFolder(path.join(CASE, 'df2026-08-17'));
    onTestFinished(() => publisher.close());
    const env = {
      ETF_DIGEST_SOURCES: sources,
      ETF_DIGEST_FARSIDE_URL: publisher.url,
      ETF_DIGEST_SOSOVALUE_URL: publisher.url,
    };
    const night = (now: string) => runHere(['nightly', '--asset', 'btc', '--now', now], { cwd, env });
    const first = await night('2026-08-18T12:00:00Z');
    publisher.folder = path.join(CASE, 'df2026-08-18');
    return { first, second: await night('2026-08-19T12:00:00Z'), again: night, cwd, env };
  }

  test('beside Farside: a warning, once; they agree on all others, and the net assets stay', async () => {
    const { first, second, again } = await nights('farside,sosovalue');
    expect(first.stdout).toContain('仅 SoSoValue 列有 DEFI');
    expect(second).toMatchObject({ status: 0, stderr: `warning: ${GONE}\n` });
    expect(second.stdout).not.toContain('核对');
    expect(second.stdout).toContain(NET_ASSETS);
    expect((await again('2026-08-20T13:30:00Z')).stderr).not.toContain('DEFI');
  });

  test('SoSoValue alone: the day is final without it', async () => {
    const { second } = await nights('sosovalue');
    expect(second.stdout).toContain('昨日总净流入 1.89 亿美元');
    expect(second.stdout).toContain('最终数据');
    expect(second.stdout).toContain(NET_ASSETS);
  });

  test('imported, it reads the same', async () => {
    const { cwd: fetched, env } = await nights('sosovalue');
    const cwd = temporaryFolder();
    const saved = async (day: string, savedAt: string) => {
      const file = path.join(cwd, `sm_${day}.json`);
      copyFileSync(path.join(CASE, `sm_${day}.json`), file);
      utimesSync(file, new Date(savedAt), new Date(savedAt));
      return runHere(['import', file, '--source', 'sosovalue', '--asset', 'btc', '--now', savedAt], {
        cwd,
        env,
      });
    };
    expect(await saved('2026-08-17', '2026-08-18T12:00:00Z')).toMatchObject({ status: 0 });
    expect(await saved('2026-08-18', '2026-08-19T12:00:00Z')).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(GONE),
    });
    for (const day of ['2026-08-17', '2026-08-18']) {
      const shown = await Promise.all(
        [fetched, cwd].map((folder) =>
          runHere(['show', day, '--asset', 'btc', '--json', '--now', '2026-08-19T12:30:00Z'], {
            cwd: folder,
            env,
          }),
        ),
      );
      // the page of totals, which nobody imported, tells the turnover
      const [here, there] = shown.map(({ stdout }) =>
        stdout.replace(/"turnoverUsd": 1,/, '"turnoverUsd": null,'),
      );
      expect(there).toBe(here);
      expect(JSON.parse(shown[0]?.stdout ?? '')).toMatchObject({ edition: 'final' });
    }
  });
});

// Monday to Wednesday; the nights are after midnight New York, the evenings before it
const DAYS = ['2024-12-16', '2024-12-17', '2024-12-18'] as const;
const NIGHTS = ['2024-12-17T06:30:00Z', '2024-12-18T06:30:00Z', '2024-12-19T06:30:00Z'] as const;
const TRADING = 'IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' ');

/** A day of which each fund tells a million, but for those named, which tell otherwise or are not listed. */
function listing(day: string, others: Record<string, number | null | 'not listed'>): ToldDay {
  const all = { ...Object.fromEntries(TRADING.map((ticker) => [ticker, 1_000_000])), ...others };
  const funds = Object.fromEntries(
    Object.entries(all).filter((one): one is [string, number | null] => one[1] !== 'not listed'),
  );
  return { day, funds, totalUsd: Object.values(funds).reduce<number>((sum, flow) => sum + (flow ?? 0), 0) };
}

/** SoSoValue alone, asked at instants at which it tells these days. */
async function soSoValue() {
  const cwd = temporaryFolder();
  const json = await startJsonPublishers({ BTC: [], ETH: [] });
  onTestFinished(() => json.close());
  const env = { ETF_DIGEST_SOURCES: 'sosovalue', ETF_DIGEST_SOSOVALUE_URL: json.url };
  const run = (now: string, ...args: string[]) =>
    runHere([...args, '--asset', 'btc', '--now', now], { cwd, env });
  return {
    at: (now: string, ...told: ToldDay[]) => {
      json.told = { BTC: told, ETH: [] };
      return run(now, 'collect');
    },
    shown: async (day: string, now: string) =>
      (JSON.parse((await run(now, 'show', day, '--json')).stdout) as Shown).assets.BTC,
    text: async (day: string, now: string) => (await run(now, 'show', day)).stdout,
    /** an answer as a person saves it */
    imported: async (told: ToldDay, savedAt: string) => {
      json.told = { BTC: [told], ETH: [] };
      const answer = await fetch(`${json.url}/openapi/v2/etf/currentEtfDataMetrics`, { method: 'POST' });
      const file = path.join(cwd, 'saved.json');
      writeFileSync(file, await answer.text());
      utimesSync(file, new Date(savedAt), new Date(savedAt));
      return run(savedAt, 'import', file, '--source', 'sosovalue');
    },
  };
}

describe('SoSoValue alone', () => {
  test('a fund of data/funds.json that is not yet in its list keeps the day open, and is named', async () => {
    const { at, shown, text } = await soSoValue();
    await at(NIGHTS[0], listing(DAYS[0], { HODL: 'not listed' }));
    expect(await shown(DAYS[0], NIGHTS[0])).toMatchObject({
      state: 'provisional',
      totalUsd: null,
      pending: ['HODL'],
    });
    expect(await text(DAYS[0], NIGHTS[0])).toContain('11 只基金中 10 只已公布，HODL 尚未公布');
    await at(NIGHTS[1], listing(DAYS[0], {}), listing(DAYS[1], {}));
    expect(await shown(DAYS[1], NIGHTS[1])).toMatchObject({ state: 'final', totalUsd: 11_000_000 });
  });

  test('a list that lacks it for ever lets a day settle after 96 hours, named', async () => {
    const { at, shown, text } = await soSoValue();
    await at(NIGHTS[0], listing(DAYS[0], { HODL: 'not listed' }));
    const later = '2024-12-21T06:30:00Z';
    await at(later, listing(DAYS[0], { HODL: 'not listed' }), listing('2024-12-20', { HODL: 'not listed' }));
    expect(await shown(DAYS[0], later)).toMatchObject({ state: 'settled', pending: ['HODL'] });
    expect(await text(DAYS[0], later)).toContain('HODL');
  });

  test.each([
    ['a fund that reported nothing', 0],
    ['a fund that reported much', 40_000_000],
  ])('%s and leaves is expected no more; back in the list, it is', async (_, flow) => {
    const { at, shown } = await soSoValue();
    await at(NIGHTS[0], listing(DAYS[0], { NEWF: flow }));
    expect((await at(NIGHTS[1], listing(DAYS[1], {}))).stderr).toContain('NEWF');
    expect(await shown(DAYS[1], NIGHTS[1])).toMatchObject({ state: 'final', totalUsd: 11_000_000 });
    await at(NIGHTS[2], listing(DAYS[2], { NEWF: null }));
    expect(await shown(DAYS[2], NIGHTS[2])).toMatchObject({ state: 'provisional', pending: ['NEWF'] });
    expect(await shown(DAYS[1], NIGHTS[2])).toMatchObject({ state: 'final' });
  });

  test('a fund that leaves before it has reported is expected no more on that day', async () => {
    const { at, shown } = await soSoValue();
    await at(NIGHTS[0], listing(DAYS[0], { NEWF: 0 }));
    await at('2024-12-18T02:00:00Z', listing(DAYS[1], { NEWF: null, IBIT: null }));
    expect(await shown(DAYS[1], '2024-12-18T02:00:00Z')).toMatchObject({ pending: ['IBIT', 'NEWF'] });
    await at(NIGHTS[1], listing(DAYS[1], {}));
    expect(await shown(DAYS[1], NIGHTS[1])).toMatchObject({ state: 'final' });
  });

  test.each([
    [0, ''],
    [2_000_000, 'the column of NEWF is gone'],
  ])(
    'a day told again without a fund that had %i dollars in it is judged alike, fetched and imported: %o',
    async (flow, refusal) => {
      const evening = '2024-12-18T02:00:00Z';
      const [fetched, saved] = [await soSoValue(), await soSoValue()];
      for (const { at } of [fetched, saved]) await at(evening, listing(DAYS[1], { NEWF: flow, IBIT: null }));
      const again = listing(DAYS[1], {});
      const said = [await fetched.at(NIGHTS[1], again), await saved.imported(again, NIGHTS[1])];
      for (const { stderr } of said) {
        expect(stderr).toContain(refusal || 'listed no more');
        expect(stderr.includes('the column of')).toBe(refusal !== '');
      }
    },
  );

  test('a fund of data/funds.json that leaves is no such thing: the page is refused', async () => {
    const { at } = await soSoValue();
    await at(NIGHTS[0], listing(DAYS[0], {}));
    const refused = await at(NIGHTS[1], listing(DAYS[1], { HODL: 'not listed' }));
    expect(refused.stderr).toContain('the column of HODL is gone');
  });
});
