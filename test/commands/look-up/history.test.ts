import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { makeStore } from '../../support/program/make-store.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { type Publisher, startPublisher } from '../../support/publishers/publisher.ts';

const FIRST_NIGHT = '2024-12-17T06:30:00Z';
const LATER = ['--now', '2024-12-20T00:00:00Z'];

interface HistoryJson {
  tradingDay: string;
  note: string | null;
  observations: Record<string, unknown>[];
  totals: Record<string, unknown>[];
  editions: Record<string, unknown>[];
}

/** The program in an empty folder, with a publisher to ask. */
async function desk() {
  const cwd = temporaryFolder();
  const publisher = await startPublisher(FIRST_NIGHT);
  onTestFinished(() => publisher.close());
  const run = (...args: string[]) => runHere(args, { cwd, env: { ETF_DIGEST_FARSIDE_URL: publisher.url } });
  const json = async (...args: string[]) =>
    JSON.parse((await run('history', ...args, '--json')).stdout) as HistoryJson;
  const db = <T>(work: (db: Database.Database) => T): T => {
    const open = new Database(path.join(cwd, 'data/etf-digest.db'));
    try {
      return work(open);
    } finally {
      open.close();
    }
  };
  return { cwd, publisher, run, json, db };
}

/** Two nights: a figure is told, then taken back. */
async function withdrawn(run: (...args: string[]) => Promise<unknown>, publisher: Publisher) {
  await run('nightly', '--now', FIRST_NIGHT);
  publisher.restated.set('BTC/2024-12-16/EZBC', '');
  await run('nightly', '--now', '2024-12-17T09:00:00Z');
}

describe('history', () => {
  test('lists every observation in order of time, the withdrawal too, then Totals and editions', async () => {
    const { run, json, publisher, db } = await desk();
    await withdrawn(run, publisher);
    const told = await json('2024-12-16', ...LATER);
    expect(told).toMatchObject({ schema: 'etf-digest/history/1', tradingDay: '2024-12-16', note: null });
    const moments = told.observations.map((one) => one.at);
    expect(moments).toEqual(moments.toSorted());
    expect(told.observations).toHaveLength(21);
    const ofFund = (await json('2024-12-16', 'ezbc', ...LATER)).observations;
    expect(ofFund).toEqual([
      expect.objectContaining({
        at: '2024-12-17T06:30:00.000Z',
        asset: 'BTC',
        ticker: 'EZBC',
        formerTicker: null,
        flowUsd: 0,
        withdrawn: false,
        source: 'farside',
        page: 'recent',
        url: `${publisher.url}/btc/`,
        status: 200,
        note: null,
      }),
      expect.objectContaining({ at: '2024-12-17T09:00:00.000Z', flowUsd: null, withdrawn: true }),
    ]);
    const bodies = db((open) =>
      open
        .prepare('SELECT id, sha256 FROM snapshots WHERE id IN (?, ?)')
        .all(ofFund.map((one) => one.snapshot)),
    );
    expect(bodies).toEqual(ofFund.map(({ snapshot, sha256 }) => ({ id: snapshot, sha256 })));
    expect(told.totals.map(({ asset, totalUsd }) => [asset, totalUsd])).toEqual([
      ['BTC', 636_900_000],
      ['ETH', 51_100_000],
    ]);
    expect(told.editions.map(({ at, edition }) => [at, edition])).toEqual([
      ['2024-12-17T06:30:00.000Z', 'final'],
      ['2024-12-17T09:00:00.000Z', 'correction'],
    ]);
  });

  test('in text the zone is named, a withdrawal is 撤回, and hashes are short', async () => {
    const { run, json, publisher } = await desk();
    await withdrawn(run, publisher);
    const [first, second] = (await json('2024-12-16', 'EZBC', ...LATER)).observations;
    const hash = (one: Record<string, unknown> | undefined) => String(one?.sha256).slice(0, 12);
    const { stdout, stderr, status } = await run('history', '2024-12-16', 'EZBC', ...LATER);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const lines = stdout.split('\n').map((line) => line.replace(/ {2,}/g, '|'));
    expect(lines.slice(0, 5)).toEqual([
      '逐笔记录（2024 年 12 月 16 日）',
      '',
      '时间|标的|基金|当日|来源|快照|页面|SHA-256|状态码',
      `北京时间 2024 年 12 月 17 日 14:30|比特币现货 ETF|富兰克林邓普顿（Franklin Templeton）ETF EZBC|0|Farside Investors|${first?.snapshot}|recent|${hash(first)}|200`,
      `北京时间 2024 年 12 月 17 日 17:00|比特币现货 ETF|富兰克林邓普顿（Franklin Templeton）ETF EZBC|撤回|Farside Investors|${second?.snapshot}|recent|${hash(second)}|200`,
    ]);
    expect(stdout).toContain('公布方合计（2024 年 12 月 16 日）');
    expect(stdout).toContain('净流入 6.37 亿美元');
    expect(stdout).not.toContain('以太坊现货');
    expect(lines.filter((line) => /^北京时间.*\|(最终数据|更正)\|/.test(line))).toHaveLength(2);
    const markdown = await run('history', '2024-12-16', 'EZBC', '--format', 'md', ...LATER);
    expect(markdown.stdout).toMatch(/^## 逐笔记录（2024 年 12 月 16 日）\n\n\| 时间 /);
  });

  test('CSV has one row a record, told apart by kind, with whole dollars and whole hashes', async () => {
    const { run, publisher } = await desk();
    await withdrawn(run, publisher);
    const { stdout } = await run('history', '2024-12-16', 'EZBC', '--format', 'csv', ...LATER);
    const rows = stdout.trim().split('\n');
    expect(rows[0]).toBe('kind,at,asset,ticker,former_ticker,usd,source,snapshot,page,sha256,status');
    expect(rows.slice(1).map((row) => row.replace(/[0-9a-f]{64}/, 'HASH'))).toEqual([
      expect.stringMatching(/^observation,2024-12-17T06:30:00.000Z,BTC,EZBC,,0,farside,\d+,recent,HASH,200$/),
      expect.stringMatching(/^withdrawal,2024-12-17T09:00:00.000Z,BTC,EZBC,,,farside,\d+,recent,HASH,200$/),
      expect.stringMatching(/^total,2024-12-17T06:30:00.000Z,BTC,,,636900000,farside,\d+,recent,HASH,200$/),
    ]);
  });

  test('the bundled history has no moment, and its hash is that of the bundled file', async () => {
    const { run, json } = await desk();
    const { stdout } = await run('history', '2024-11-01', 'GBTC', ...LATER);
    expect(stdout).toMatch(/^未记录采集时间 .* 净流出 550 万美元 .* bundled .* —$/m);
    const [told] = (await json('2024-11-01', 'GBTC', ...LATER)).observations;
    expect(told).toMatchObject({ at: null, flowUsd: -5_500_000, page: 'bundled', status: null });
    const file = readFileSync(new URL('../../../data/history/btc.csv', import.meta.url));
    expect(told?.sha256).toBe(createHash('sha256').update(file).digest('hex'));
  });

  test('a figure told under a former ticker stands under today’s name, and either finds it', async () => {
    const { cwd, run, json, db } = await desk();
    await makeStore(cwd);
    db((open) =>
      open
        .prepare(
          `INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot)
           VALUES ('farside', 'ETH', '2024-11-01', 'CETH', 100000, 2)`,
        )
        .run(),
    );
    for (const ticker of ['CETH', 'TETH']) {
      const { observations } = await json('2024-11-01', ticker, ...LATER);
      expect(observations.map((one) => [one.ticker, one.formerTicker, one.flowUsd])).toEqual([
        ['TETH', null, 0],
        ['TETH', 'CETH', 100_000],
      ]);
    }
    expect((await run('history', '2024-11-01', 'TETH', ...LATER)).stdout).toContain('TETH（原 CETH）');
  });

  test('all publishers are listed unless --source chooses; --asset chooses too', async () => {
    const { cwd, json, db } = await desk();
    await makeStore(cwd);
    db((open) => {
      open.exec(`
        INSERT INTO snapshots (id, source, asset, via, url, fetched_at, verdict, totals_only)
          VALUES (9, 'other', 'BTC', 'recent', 'x', '2024-11-02T01:00:00.000Z', 'accepted', 0);
        INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot)
          VALUES ('other', 'BTC', '2024-11-01', 'IBIT', 123456, 9);`);
    });
    const sources = async (...args: string[]) =>
      new Set((await json('2024-11-01', ...args, ...LATER)).observations.map((one) => one.source));
    expect(await sources()).toEqual(new Set(['farside', 'other']));
    expect(await sources('--source', 'farside')).toEqual(new Set(['farside']));
    const ether = await json('2024-11-01', '--asset', 'eth', ...LATER);
    expect(new Set(ether.observations.map((one) => one.asset))).toEqual(new Set(['ETH']));
    expect(ether.totals.map((one) => one.asset)).toEqual(['ETH']);
    const before = await json('2024-11-01', 'IBIT', '--now', '2024-11-02T00:00:00Z');
    expect(before.observations.map((one) => one.source)).toEqual(['farside']);
  });

  test('a fund of which nothing was said that day: status 2, naming those there are', async () => {
    const { run } = await desk();
    const refused = await run('history', '2024-11-01', 'IBTI', '--asset', 'btc', ...LATER);
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('nothing was said of this fund on 2024-11-01');
    expect(refused.stderr).toContain(
      'expected: IBIT, FBTC, BITB, ARKB, BTCO, EZBC, BRRR, HODL, BTCW, GBTC, BTC\n  got: "IBTI"',
    );
    expect(await run('history', ...LATER)).toMatchObject({ status: 2, stdout: '' });
  });

  test.each([
    ['2024-11-28', '2024 年 11 月 28 日（周四）为感恩节，美股休市，无数据。\n'],
    ['2024-12-24', '2024 年 12 月 24 日尚未到来（美东时间现为 2024 年 12 月 19 日），无数据。\n'],
    ['2023-12-22', '比特币现货 ETF 于 2024 年 1 月 11 日上市，2023 年 12 月 22 日无数据。\n'],
    ['2024-12-19', '2024 年 12 月 19 日的数据尚未公布。\n'],
  ])('%s is answered as show does', async (day, sentence) => {
    const { run, json } = await desk();
    expect(await run('history', day, ...LATER)).toMatchObject({ stdout: sentence, status: 0 });
    expect((await run('history', day, ...LATER, '--strict')).status).toBe(4);
    expect(await json(day, ...LATER)).toMatchObject({
      note: sentence.trim(),
      observations: [],
      editions: [],
    });
  });
});
