import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { KnownAsset } from '../../support/known-assets.ts';
import { runHere } from '../../support/program/here.ts';
import { folderWithStore } from '../../support/program/make-store.ts';
import { type Finished, temporaryFolder } from '../../support/program/program.ts';
import { type Publisher, startPublisher } from '../../support/publishers/publisher.ts';
import {
  type JsonPublishers,
  KEYS,
  startJsonPublishers,
  type Told,
  type ToldDay,
} from '../../support/publishers/publishers-json.ts';

// 16 December 2024, a Monday; its midnight in New York is 05:00Z on the 17th, 24 hours later 05:00Z on the 18th, 96 hours later 05:00Z on the 21st
const DAY = '2024-12-16';
const NIGHT = '2024-12-17T06:30:00Z';
const A_DAY_LATER = '2024-12-18T06:30:00Z';
const FIVE_DAYS_LATER = '2024-12-21T06:30:00Z';

interface Edition {
  edition: string;
  assets: Record<
    KnownAsset,
    { state: string; totalUsd: number | null; source: string; secondOpinion: unknown }
  >;
}

const HISTORY = '/openapi/v2/etf/historicalInflowChart';
const METRICS = '/openapi/v2/etf/currentEtfDataMetrics';

interface Desk {
  page: Publisher;
  json: JsonPublishers;
  /** what Farside says of the day, to be told by another publisher, with these funds changed; null drops a fund */
  tell(changed: Record<string, number | null>): void;
  nightly(at: string, env?: Record<string, string>): Promise<Finished>;
  show(at: string, args?: string[], env?: Record<string, string>): Promise<Finished>;
  edition(at: string): Promise<Edition>;
  db<T>(sql: string): T[];
}

async function desk(other: 'sosovalue' | 'coinglass' = 'sosovalue'): Promise<Desk> {
  const folder = await folderWithStore();
  const [page, json] = [await startPublisher(NIGHT), await startJsonPublishers({ BTC: [], ETH: [] })];
  onTestFinished(() => page.close());
  onTestFinished(() => json.close());
  const env = {
    ETF_DIGEST_FARSIDE_URL: page.url,
    ETF_DIGEST_SOURCES: `farside,${other}`,
    [`ETF_DIGEST_${other.toUpperCase()}_URL`]: json.url,
    ...(other === 'coinglass' && { ETF_DIGEST_COINGLASS_KEY: KEYS.coinglass }),
  };
  const run = (args: string[], at: string, more = {}) =>
    runHere([...args, '--asset', 'btc', '--now', at], { cwd: folder, env: { ...env, ...more } });
  const farside = await farsideFunds(page.url);
  return {
    page,
    json,
    tell: (changed) => {
      const funds = { ...farside, ...changed };
      for (const [ticker, flow] of Object.entries(changed)) if (flow === null) delete funds[ticker];
      const totalUsd = Object.values(funds).reduce((sum: number, flow) => sum + (flow ?? 0), 0);
      json.told = { BTC: [{ day: DAY, funds, totalUsd } satisfies ToldDay], ETH: [] };
    },
    nightly: (at, more) => {
      page.at = at;
      return run(['nightly'], at, more);
    },
    show: (at, args = [], more) => run(['show', DAY, ...args], at, more),
    edition: async (at) => JSON.parse((await run(['show', DAY, '--json'], at)).stdout) as Edition,
    db: <T>(sql: string) => {
      const db = new Database(path.join(folder, 'data/etf-digest.db'), { readonly: true });
      try {
        return db.prepare(sql).all() as T[];
      } finally {
        db.close();
      }
    },
  };
}

let known: Promise<Record<string, number>> | null = null;

/** The funds of the day as Farside's stand-in tells them once the day is final; asked for once. */
function farsideFunds(url: string): Promise<Record<string, number>> {
  known ??= readFunds(url);
  return known;
}

async function readFunds(url: string): Promise<Record<string, number>> {
  const options = { cwd: temporaryFolder(), env: { ETF_DIGEST_FARSIDE_URL: url } };
  await runHere(['nightly', '--asset', 'btc', '--now', NIGHT], options);
  const csv = await runHere(['funds', DAY, '--asset', 'btc', '--format', 'csv', '--now', NIGHT], options);
  const rows = csv.stdout.trim().split('\n').slice(1);
  return Object.fromEntries(rows.map((row) => [row.split(',')[2], Number(row.split(',')[4])]));
}

const IBIT = 418_200_000;

describe('two publishers that hold the same final day', () => {
  test('agree within their rounding: no line is spent on it, and it is stored', async () => {
    const { tell, nightly, edition, db } = await desk();
    tell({ IBIT: IBIT + 149_999 });
    const night = await nightly(NIGHT);
    expect(night.stdout).not.toContain('核对');
    expect(await edition(NIGHT)).toMatchObject({
      edition: 'final',
      assets: { BTC: { state: 'final', secondOpinion: { source: 'sosovalue', verdict: 'agree' } } },
    });
    expect(db('SELECT source, other, verdict FROM comparisons')).toEqual([
      { source: 'farside', other: 'sosovalue', verdict: 'agree' },
    ]);
  });

  test('differ: preliminary with both figures until 24 hours are over, then final with the difference', async () => {
    const { tell, nightly, edition, db } = await desk();
    tell({ IBIT: IBIT + 5_000_000 });
    const night = await nightly(NIGHT);
    expect(night.stdout).toContain('初步数据');
    expect(night.stdout).toContain(
      '11 只基金均已公布，但 SoSoValue 数据为净流入 6.42 亿美元，两家来源不一致，待核实。',
    );
    expect(night.stdout).toContain('IBIT 按本文数据净流入 4.18 亿美元，按 SoSoValue 数据净流入 4.23 亿美元');
    expect(night.stderr).toContain('farside and sosovalue differ');
    expect(await edition(NIGHT)).toMatchObject({
      edition: 'preliminary',
      assets: { BTC: { state: 'provisional', totalUsd: null } },
    });

    const quiet = await nightly('2024-12-17T07:00:00Z');
    expect(quiet).toMatchObject({ status: 0, stdout: '', stderr: '' });

    const evening = await nightly('2024-12-18T04:30:00Z');
    expect(evening.stdout).not.toContain('12 月 16 日数据概况');
    const later = await nightly(A_DAY_LATER);
    expect(later.stdout).toContain('比特币现货 ETF 12 月 16 日总净流入 6.37 亿美元');
    expect(await edition(A_DAY_LATER)).toMatchObject({
      edition: 'final',
      assets: { BTC: { state: 'final', secondOpinion: { verdict: 'differ' } } },
    });
    const [final] = db<{ text: string }>(
      `SELECT text FROM digests WHERE day = '${DAY}' AND edition = 'final'`,
    );
    expect(final?.text).toContain('比特币现货 ETF 12 月 16 日总净流入 6.37 亿美元');
    expect(final?.text).toContain('核对：比特币现货 ETF 数据与 SoSoValue 不一致');
    expect(db("SELECT 1 FROM digests WHERE edition = 'correction'")).toEqual([]);
  });

  test.each(['that refuse', 'asked by nobody'])(
    'differ, %s when 24 hours are over: final all the same',
    async (how) => {
      const { tell, nightly, show, edition, page, json } = await desk();
      tell({ IBIT: IBIT + 5_000_000 });
      expect((await nightly(NIGHT)).stdout).toContain('来源数据不一致');
      if (how === 'that refuse') {
        page.faults.set('*', '403');
        json.faults.set('/', 403);
      }
      const before = '2024-12-18T04:59:00Z';
      await nightly(before);
      expect(await edition(before)).toMatchObject({ edition: 'preliminary' });
      const asked = page.requests.length;
      const over = await nightly('2024-12-18T05:00:00Z');
      if (how === 'asked by nobody') expect(page.requests).toHaveLength(asked);
      expect(over.stdout).toContain('比特币现货 ETF 12 月 16 日总净流入 6.37 亿美元');
      expect(over.stdout).toContain('最终数据\n核对：比特币现货 ETF 数据与 SoSoValue 不一致');
      expect(over.stdout).toContain('IBIT 按本文数据净流入 4.18 亿美元，按 SoSoValue 数据净流入 4.23 亿美元');
      const at = '2024-12-18T05:01:00Z';
      expect(await edition(at)).toMatchObject({ edition: 'final', assets: { BTC: { source: 'farside' } } });
      expect(over.stdout).toContain((await show(at)).stdout);
      expect((await nightly('2024-12-19T04:10:00Z')).stdout).not.toContain('12 月 16 日总净');
      expect(await edition(before)).toMatchObject({ edition: 'preliminary' });
    },
  );

  test('a day in dispute stays out of the run and the trend of the next', async () => {
    const { tell, nightly, show } = await desk();
    tell({ IBIT: IBIT + 5_000_000 });
    await nightly(NIGHT);
    const next = await nightly('2024-12-18T04:30:00Z');
    expect(next.stdout).toContain('交易日：美东时间 2024 年 12 月 17 日；初步数据');
    expect(next.stdout).not.toMatch(/连续|近 7 个交易日|历史累计净/);
    const shown = await show('2024-12-18T04:30:00Z');
    expect(shown.stdout).toContain('初步数据');
  });

  test('agree after all: the digest becomes final on the next poll', async () => {
    const { tell, nightly, edition } = await desk();
    tell({ IBIT: IBIT + 5_000_000 });
    await nightly(NIGHT);
    tell({});
    const mended = await nightly('2024-12-17T08:00:00Z');
    expect(mended.stdout).toContain('最终数据');
    expect(await edition('2024-12-17T08:00:00Z')).toMatchObject({ edition: 'final' });
  });

  test('a difference that appears after the final edition is told and stored, and takes nothing back', async () => {
    const { tell, nightly, edition, show } = await desk();
    tell({});
    await nightly(NIGHT);
    tell({ IBIT: IBIT + 5_000_000 });
    const later = await nightly('2024-12-17T08:00:00Z');
    expect(later.stderr).toContain('farside and sosovalue differ');
    expect(await edition('2024-12-17T08:00:00Z')).toMatchObject({ edition: 'final' });
    expect((await show('2024-12-17T08:00:00Z')).stdout).toContain('数据与 SoSoValue 不一致');
  });

  test('are not comparable where one holds a fund that the other does not', async () => {
    const { tell, nightly, edition } = await desk();
    tell({ DEFI: 1_000_000, BTCW: null });
    const night = await nightly(NIGHT);
    expect(night.stdout).toContain('核对：比特币现货 ETF 方面，Farside Investors 与 SoSoValue 所列基金不同');
    expect(night.stdout).toContain('仅 SoSoValue 列有 DEFI');
    expect(await edition(NIGHT)).toMatchObject({
      edition: 'final',
      assets: {
        BTC: { secondOpinion: { verdict: 'not comparable', onlyHere: ['BTCW'], onlyThere: ['DEFI'] } },
      },
    });
  });
});

test('a printed day keeps its publisher when another one is set up in its place, and a look-up that names one asks it', async () => {
  const { tell, nightly, show } = await desk();
  tell({ IBIT: IBIT + 149_999 });
  const printed = await nightly(NIGHT);
  const other = { ETF_DIGEST_SOURCES: 'sosovalue' };
  const later = '2024-12-17T08:00:00Z';
  expect(await nightly(later, other)).toMatchObject({ status: 0, stdout: '' });
  expect((await show(later, [], other)).stdout).toBe(printed.stdout);
  const json = JSON.parse((await show(later, ['--json'], other)).stdout) as Edition;
  expect(json.assets.BTC).toMatchObject({
    source: 'farside',
    secondOpinion: { source: 'sosovalue', verdict: 'agree' },
  });
  const asked = JSON.parse((await show(later, ['--json', '--source', 'sosovalue'])).stdout) as Edition;
  expect(asked.assets.BTC).toMatchObject({ source: 'sosovalue', secondOpinion: { source: 'farside' } });
});

test('a publisher that repeats the other is no second opinion, however much it differs', async () => {
  const { tell, nightly, edition, db } = await desk('coinglass');
  tell({ IBIT: IBIT + 5_000_000 });
  const night = await nightly(NIGHT);
  expect(night.stdout).not.toContain('核对');
  expect(await edition(NIGHT)).toMatchObject({ edition: 'final', assets: { BTC: { secondOpinion: null } } });
  expect(db('SELECT * FROM comparisons')).toEqual([]);
});

describe('the source of an item', () => {
  test('is the next one where the preferred has not been seen since midnight, for run, trend and cumulative too', async () => {
    const { tell, nightly, edition, page, show } = await desk();
    await nightly('2024-12-17T03:00:00Z', { ETF_DIGEST_SOSOVALUE_URL: 'http://127.0.0.1:9' });
    page.faults.set('*', '403');
    tell({});
    const night = await nightly(NIGHT);
    expect(night.status).toBe(0);
    expect(night.stdout).toContain('根据 SoSoValue 数据');
    const unread = '因未能读取 Farside Investors 数据，本文采用 SoSoValue 数据。';
    expect(night.stdout).toContain(unread);
    expect(night.stdout.replace(unread, '')).not.toMatch(/Farside|连续|近 7 个交易日/);
    expect(await edition(NIGHT)).toMatchObject({
      edition: 'final',
      assets: { BTC: { source: 'sosovalue' } },
    });

    // back again, with figures that are rounded: the printed edition is neither changed nor corrected
    page.faults.clear();
    const back = await nightly('2024-12-17T09:00:00Z');
    expect(back).toMatchObject({ status: 0, stdout: '' });
    expect((await show('2024-12-17T09:00:00Z')).stdout).toContain('根据 SoSoValue 数据');
  });

  test('net assets that only another publisher gives are printed under its name', async () => {
    const { tell, nightly } = await desk();
    tell({});
    const { stdout } = await nightly(NIGHT);
    expect(stdout).toContain('根据 Farside Investors 数据');
    expect(stdout).toMatch(
      /历史累计净流入 [\d.]+ 亿美元；据 SoSoValue 数据，截至当日总资产净值 1000.00 亿美元，占比特币总市值 5.12%。/,
    );
    expect(stdout).toContain('数据来源：Farside Investors、SoSoValue');
  });
});

describe('a publisher that shows only its newest day', () => {
  const sosovalue = (at: string, desk: Desk) => desk.nightly(at, { ETF_DIGEST_SOURCES: 'sosovalue' });
  const assets = async ({ show }: Desk, at: string) =>
    (JSON.parse((await show(at, ['--json', '--source', 'sosovalue'])).stdout) as Edition).assets.BTC;
  const partial = (usd: number): Told => ({ BTC: [{ day: DAY, funds: {}, totalUsd: usd }], ETH: [] });

  test('is not believed by its page of totals where all of its funds say otherwise', async () => {
    const at = await desk();
    at.tell({});
    at.json.toldAt.set(HISTORY, partial(25_000_000));
    const night = await sosovalue(NIGHT, at);
    expect(night.stdout).toContain('总净流入 6.37');
    await sosovalue('2024-12-17T07:00:00Z', at);
    expect(
      at.db(`SELECT total_usd AS usd FROM totals WHERE source = 'sosovalue' AND day = '${DAY}'`),
    ).toHaveLength(2);
  });

  test('settles after 96 hours, by its page of totals, a day of which a fund never came', async () => {
    const at = await desk();
    at.tell({});
    const whole = at.json.told;
    at.json.told = withPending(whole, 'IBIT');
    at.json.toldAt.set(HISTORY, partial(200_000_000));
    expect((await sosovalue(NIGHT, at)).stdout).toContain('11 只基金中 10 只已公布，IBIT 尚未公布');
    const complete = { BTC: whole.BTC.map((told) => ({ ...told, day: '2024-12-19' })), ETH: [] };
    at.json.toldAt.set(HISTORY, whole).set(METRICS, complete);
    const later = await sosovalue(FIVE_DAYS_LATER, at);
    expect(later.stdout).toContain('比特币现货 ETF 12 月 16 日总净流入 6.37 亿美元');
    expect(await assets(at, FIVE_DAYS_LATER)).toMatchObject({ state: 'settled', totalUsd: 636_900_000 });
  });

  test('waits no longer than ten sessions for a name that it listed once', async () => {
    const at = await desk();
    at.tell({ OLDX: 1_000_000 });
    await sosovalue(NIGHT, at);
    at.tell({});
    const [told] = at.json.told.BTC;
    const later = '2025-01-06';
    at.json.told = {
      BTC: [{ day: later, funds: told?.funds ?? {}, totalUsd: told?.totalUsd ?? 0 }],
      ETH: [],
    };
    const night = await sosovalue('2025-01-07T06:30:00Z', at);
    expect(night.stdout).toContain('比特币现货 ETF 昨日总净流入 6.37 亿美元');
  });
});

describe('a difference is not lost', () => {
  test('by a run that leaves the other publisher out', async () => {
    const { tell, nightly, edition } = await desk();
    tell({ IBIT: IBIT + 5_000_000 });
    await nightly(NIGHT);
    const alone = await nightly('2024-12-17T07:00:00Z', { ETF_DIGEST_SOURCES: 'farside' });
    expect(alone).toMatchObject({ status: 0, stdout: '' });
    expect(await edition('2024-12-17T07:00:00Z')).toMatchObject({ edition: 'preliminary' });
  });

  test('among publishers that agree, whatever their order', async () => {
    const { tell, nightly, json, db, edition } = await desk();
    tell({});
    const agreeing = json.told;
    tell({ IBIT: IBIT + 300_000_000 });
    json.toldAt.set('/api/charts/', json.told);
    json.told = agreeing;
    await nightly(NIGHT, {
      ETF_DIGEST_THEBLOCK_URL: json.url,
      ETF_DIGEST_SOURCES: 'farside,sosovalue,theblock',
    });
    expect(db('SELECT other, verdict FROM comparisons ORDER BY other')).toEqual([
      { other: 'sosovalue', verdict: 'agree' },
      { other: 'theblock', verdict: 'differ' },
    ]);
    expect(await edition(NIGHT)).toMatchObject({
      edition: 'preliminary',
      assets: { BTC: { secondOpinion: { source: 'theblock', verdict: 'differ' } } },
    });
  });

  test('when it comes after the final edition: the file names it, and no figure is taken back', async () => {
    const { tell, nightly, db } = await desk();
    await nightly(NIGHT, { ETF_DIGEST_SOSOVALUE_URL: 'http://127.0.0.1:9' });
    tell({ IBIT: IBIT + 5_000_000 });
    const later = await nightly('2024-12-17T08:00:00Z');
    expect(later.stdout).toContain('数据与 SoSoValue 不一致');
    expect(db('SELECT edition FROM digests')).toEqual([{ edition: 'final' }, { edition: 'final' }]);
  });

  test('an agreement that comes later goes to the file and is not printed again', async () => {
    const { tell, nightly, db } = await desk();
    await nightly(NIGHT, { ETF_DIGEST_SOSOVALUE_URL: 'http://127.0.0.1:9' });
    tell({});
    expect((await nightly('2024-12-17T08:00:00Z')).stdout).toBe('');
    const editions = db<{ figures: string }>('SELECT figures FROM digests ORDER BY id');
    expect(editions.map(({ figures }) => figures.includes('"verdict":"agree"'))).toEqual([false, true]);
  });
});

/** The same, but this fund has not reported. */
function withPending(told: Told, ticker: string): Told {
  const BTC = told.BTC.map((day) => {
    const funds = { ...day.funds, [ticker]: null };
    return { ...day, funds, totalUsd: day.totalUsd - (day.funds[ticker] ?? 0) };
  });
  return { ...told, BTC };
}
