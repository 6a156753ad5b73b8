import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import type { Finished } from '../support/program/program.ts';
import { FIRST_NIGHT, storeDesk } from '../support/program/store-desk.ts';
import type { Publisher } from '../support/publishers/publisher.ts';

interface Desk {
  folder: string;
  publisher: Publisher;
  /** runs nightly at an instant, with the publisher's table of that instant */
  nightly(at: string, ...args: string[]): Promise<Finished>;
  run(...args: string[]): Promise<Finished>;
  file(name: string): string;
  db<T>(sql: string): T[];
}

async function desk(): Promise<Desk> {
  const { rows, ...desk } = await storeDesk();
  return {
    ...desk,
    file: (name) => readFileSync(path.join(desk.folder, 'out', name), 'utf8'),
    db: rows,
  };
}

const titles = (text: string): string[] =>
  text.split('\n').filter((line) => /^(加密 ETF|更正：.* ETF 昨日)/.test(line));

describe('a week of nights', () => {
  test('prints each day once it is complete, corrects nothing, and ends with the published totals', async () => {
    const { nightly, run, publisher } = await desk();

    const first = await nightly(FIRST_NIGHT);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(titles(first.stdout)).toEqual([
      '加密 ETF 12 月 16 日数据概况：比特币现货 ETF 昨日总净流入 6.37 亿美元，连续 13 日净流入；以太坊净流入 5110 万美元',
    ]);
    expect(publisher.requests).toEqual(['/btc/', '/eth/']);

    const placeholders = await nightly('2024-12-17T16:00:00Z');
    expect(placeholders).toMatchObject({ status: 0, stdout: '' });

    const evening = await nightly('2024-12-18T03:00:00Z');
    expect(titles(evening.stdout)).toEqual([
      expect.stringMatching(
        /^加密 ETF 12 月 17 日初步数据：比特币现货 ETF 暂计净流出 .*，贝莱德 IBIT 等 \d 只基金尚未公布；以太坊暂计净流.*$/,
      ),
    ]);
    expect(evening.stdout).toContain('只已公布，IBIT');

    const complete = await nightly('2024-12-18T06:30:00Z');
    expect(titles(complete.stdout)).toEqual([
      '加密 ETF 12 月 17 日数据概况：比特币现货 ETF 昨日总净流入 4.94 亿美元，连续 14 日净流入；以太坊净流入 1.45 亿美元',
    ]);

    // FBTC and FETH of the 18th come on the 20th; the 19th is complete before
    const late = await nightly('2024-12-19T06:30:00Z');
    expect(titles(late.stdout)).toEqual([expect.stringContaining('12 月 18 日初步数据')]);
    const next = await nightly('2024-12-20T06:30:00Z');
    expect(titles(next.stdout)).toEqual([
      expect.stringMatching(
        /^加密 ETF 12 月 19 日数据概况：比特币现货 ETF 昨日总净流出 6\.72 亿美元，富达 FBTC 净流出 .*居首；以太坊净流出 /,
      ),
    ]);
    expect(next.stdout).not.toContain('近 7 个交易日');
    expect(next.stdout).not.toContain('历史累计');

    const weekend = await nightly('2024-12-21T06:30:00Z');
    expect(titles(weekend.stdout)).toEqual([
      expect.stringContaining('12 月 20 日数据概况：比特币现货 ETF 昨日总净流出 2.77 亿美元'),
      expect.stringContaining('12 月 18 日数据概况：比特币现货 ETF 总净流入 2.75 亿美元，连续 15 日净流入'),
    ]);
    expect(weekend.stdout).not.toContain('更正');

    const totals = await run('trend', '2024-12-20', '--days', '5', '--format', 'csv', '--asset', 'btc');
    expect(totals.stdout).toBe(
      'day,asset,total_usd\n2024-12-16,BTC,636900000\n2024-12-17,BTC,493900000\n2024-12-18,BTC,275300000\n' +
        '2024-12-19,BTC,-671900000\n2024-12-20,BTC,-277000000\n',
    );
  });

  test('17 the same post sent twice: a run again at once changes no file and prints nothing', async () => {
    const { nightly, folder, file, db } = await desk();
    await nightly(FIRST_NIGHT);
    const out = path.join(folder, 'out');
    const before = readdirSync(out).map((name) => [name, statSync(path.join(out, name)).mtimeMs, file(name)]);
    const observed = db('SELECT * FROM observations');
    const again = await nightly(FIRST_NIGHT);
    expect(again).toEqual({ stdout: '', stderr: '', status: 0 });
    expect(
      readdirSync(out).map((name) => [name, statSync(path.join(out, name)).mtimeMs, file(name)]),
    ).toEqual(before);
    expect(before.map(([name]) => name)).toEqual(['2024-12-16.md', 'latest.md']);
    expect(db('SELECT * FROM observations')).toEqual(observed);
  });

  test('days that were missed are caught up, newest first, the late ones with their date', async () => {
    const { nightly, file } = await desk();
    await nightly(FIRST_NIGHT);
    const back = await nightly('2024-12-21T06:30:00Z', '--all');
    expect(titles(back.stdout)).toEqual([
      expect.stringContaining('12 月 20 日数据概况：比特币现货 ETF 昨日总'),
      expect.stringContaining('12 月 19 日数据概况：比特币现货 ETF 总'),
      expect.stringContaining('12 月 18 日数据概况：比特币现货 ETF 总'),
      expect.stringContaining('12 月 17 日数据概况：比特币现货 ETF 总'),
    ]);
    expect(file('latest.md')).toBe(file('2024-12-20.md'));
  });

  test('latest.md stays with the newest final edition while a newer day is preliminary', async () => {
    const { nightly, file } = await desk();
    await nightly(FIRST_NIGHT);
    await nightly('2024-12-18T03:00:00Z');
    expect(file('2024-12-17.md')).toContain('edition: preliminary');
    expect(file('latest.md')).toBe(file('2024-12-16.md'));
  });

  test('under --strict a preliminary edition is status 3 and nothing new status 4', async () => {
    const { nightly } = await desk();
    await nightly(FIRST_NIGHT);
    expect(await nightly('2024-12-18T03:00:00Z', '--strict')).toMatchObject({ status: 3 });
    expect(await nightly('2024-12-18T03:00:00Z', '--strict')).toMatchObject({ status: 4, stdout: '' });
  });

  test('show as of an earlier moment says what was known then', async () => {
    const { nightly, run } = await desk();
    await nightly(FIRST_NIGHT);
    const evening = await nightly('2024-12-18T03:00:00Z');
    await nightly('2024-12-18T06:30:00Z');
    const then = await run('show', '2024-12-17', '--now', '2024-12-18T04:00:00Z');
    expect(then.stdout).toBe(evening.stdout);
    const longAgo = ['--now', '2024-11-05T00:00:00Z'];
    expect(titles((await run('show', ...longAgo)).stdout)).toEqual([expect.stringContaining('11 月 4 日')]);
    expect(titles((await run(...longAgo)).stdout)).toEqual([expect.stringContaining('11 月 4 日')]);
  });

  test('show words a published day as it is read, and its file keeps its words', async () => {
    const { nightly, run, file } = await desk();
    await nightly(FIRST_NIGHT);
    const written = file('2024-12-16.md');
    expect(written).toContain('昨日（美东时间 12 月 16 日）');
    const shown = async (now: string, ...args: string[]) =>
      (await run('show', '2024-12-16', '--now', now, ...args)).stdout;
    const onTheDay = await shown('2024-12-17T08:00:00Z');
    expect(onTheDay).toContain('昨日（美东时间 12 月 16 日）');
    const later = await shown('2024-12-22T00:00:00Z');
    expect(later).toContain('数据，美东时间 2024 年 12 月 16 日，美国比特币现货 ETF');
    expect(later).not.toMatch(/昨日|目前|截至发稿/);
    const nextYear = await shown('2025-01-02T00:00:00Z');
    expect(nextYear).toContain('数据，美东时间 2024 年 12 月 16 日，美国比特币现货 ETF');
    expect(nextYear).toMatch(/^加密 ETF 12 月 16 日数据概况：比特币现货 ETF 总净流入 6\.37 亿美元/);
    const alone = await shown('2024-12-22T00:00:00Z', '--asset', 'btc');
    expect(alone).toMatch(/^比特币现货 ETF 12 月 16 日总净流入 6\.37 亿美元/);
    expect((await run('--now', '2024-12-22T00:00:00Z')).stdout).toBe(later);
    expect(file('2024-12-16.md')).toBe(written);
  });
});

describe('after the final edition', () => {
  test('a restated figure is corrected once, from what to what, and the old text is kept', async () => {
    const { nightly, publisher, run, file, db } = await desk();
    await nightly(FIRST_NIGHT);
    publisher.restated.set('BTC/2024-12-16/IBIT', '420.0');
    const corrected = await nightly('2024-12-17T09:00:00Z');
    expect(titles(corrected.stdout)).toEqual([expect.stringContaining('加密 ETF 12 月 16 日数据更正：')]);
    expectGolden('correction.txt', corrected.stdout);
    expect(file('2024-12-16.md')).toContain('edition: correction');
    expect(await nightly('2024-12-17T10:00:00Z')).toEqual({ stdout: '', stderr: '', status: 0 });
    const json = JSON.parse(
      (await run('show', '2024-12-16', '--json', '--now', '2024-12-20T00:00:00Z')).stdout,
    ) as {
      edition: string;
      corrections: { what: string; from: number; to: number; at: string }[];
    };
    expect(json.edition).toBe('correction');
    expect(json.corrections.map(({ at, what, from, to }) => [at, what, from, to])).toEqual([
      ['2024-12-17T09:00:00.000Z', 'total', 636_900_000, 638_700_000],
      ['2024-12-17T09:00:00.000Z', 'IBIT', 418_200_000, 420_000_000],
    ]);
    expect(db('SELECT edition FROM digests ORDER BY id')).toEqual([
      { edition: 'final' },
      { edition: 'correction' },
    ]);

    publisher.restated.set('BTC/2024-12-16/IBIT', '421.0');
    await run('collect', '--now', '2024-12-17T11:00:00Z');
    await nightly('2024-12-17T11:00:00Z');
    const later = ['--now', '2024-12-20T00:00:00Z'];
    const second = JSON.parse((await run('show', '2024-12-16', '--json', ...later)).stdout) as object;
    expect(second).toMatchObject({
      corrections: [{ what: 'total' }, { what: 'IBIT' }, { from: 638_700_000 }, { to: 421_000_000 }],
    });
    const earlier = await run('show', '2024-12-16', '--now', '2024-12-17T07:00:00Z');
    expect(titles(earlier.stdout)).toEqual([
      expect.stringContaining('12 月 16 日数据概况：比特币现货 ETF 昨日总净流入 6.37 亿美元'),
    ]);
  });

  test('a later day whose printed sums hold the restated figure is corrected too, once', async () => {
    const { nightly, publisher, run, db } = await desk();
    await nightly(FIRST_NIGHT);
    await nightly('2024-12-18T06:30:00Z');
    publisher.restated.set('BTC/2024-12-16/IBIT', '420.0');
    const corrected = await nightly('2024-12-18T09:00:00Z');
    expect(titles(corrected.stdout)).toEqual([
      expect.stringContaining('加密 ETF 12 月 17 日数据更正：'),
      expect.stringContaining('加密 ETF 12 月 16 日数据更正：'),
    ]);
    expect(corrected.stdout).toContain(
      '更正：比特币现货 ETF 历史累计净流入由 367.07 亿美元更正为 367.09 亿美元。',
    );
    expect(corrected.stdout).toContain('以上于北京时间 2024 年 12 月 18 日 17:00 更正。');
    expect(await nightly('2024-12-18T10:00:00Z')).toEqual({ stdout: '', stderr: '', status: 0 });
    const json = JSON.parse(
      (await run('show', '2024-12-17', '--json', '--now', '2024-12-20T00:00:00Z')).stdout,
    );
    expect(json).toMatchObject({
      edition: 'correction',
      corrections: [
        { asset: 'BTC', what: 'cumulative', from: 36_706_900_000, to: 36_708_700_000 },
        { asset: 'BTC', what: 'trend' },
        { asset: 'BTC', what: 'IBIT-cumulative' },
      ],
    });
    expect(db('SELECT day, edition FROM digests ORDER BY id')).toEqual([
      { day: '2024-12-16', edition: 'final' },
      { day: '2024-12-17', edition: 'final' },
      { day: '2024-12-16', edition: 'correction' },
      { day: '2024-12-17', edition: 'correction' },
    ]);
  });

  test('a fund’s lifetime that moves under an unmoved total is corrected where it was printed', async () => {
    const { nightly, publisher, run } = await desk();
    await nightly(FIRST_NIGHT);
    await nightly('2024-12-18T06:30:00Z');
    publisher.restated.set('BTC/2024-12-16/IBIT', '419.2').set('BTC/2024-12-16/FBTC', '115.1');
    const corrected = await nightly('2024-12-18T09:00:00Z');
    expect(titles(corrected.stdout)).toHaveLength(2);
    const shown = await run('show', '2024-12-17', '--json', '--now', '2024-12-20T00:00:00Z');
    const { corrections } = JSON.parse(shown.stdout) as { corrections: { what: string }[] };
    expect(corrections.map(({ what }) => what)).toEqual(['IBIT-cumulative', 'FBTC-cumulative']);
    expect(corrected.stdout).toContain('更正：贝莱德 IBIT 历史累计净流入由');
  });

  test('all figures of an asset withdrawn: settled, corrected and said so, never preliminary again', async () => {
    const { nightly, publisher, run, file } = await desk();
    await nightly(FIRST_NIGHT, '--asset', 'btc');
    for (const ticker of 'IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' ')) {
      publisher.restated.set(`BTC/2024-12-16/${ticker}`, '');
    }
    const held = await nightly('2024-12-17T09:00:00Z', '--asset', 'btc');
    expect(held).toMatchObject({ stdout: '', stderr: expect.stringContaining('lacks figures that it had') });
    const withdrawn = await nightly('2024-12-18T09:00:00Z', '--asset', 'btc');
    expect(withdrawn.stdout).toContain('更正：比特币现货 ETF 12 月 16 日数据已由来源撤回');
    expect(file('2024-12-16.md')).toContain('edition: correction');
    const shown = await run('show', '12-16', '--json', '--asset', 'btc', '--now', '2024-12-18T10:00:00Z');
    expect(JSON.parse(shown.stdout)).toMatchObject({
      edition: 'correction',
      corrections: expect.arrayContaining([
        expect.objectContaining({ what: 'total', from: 636_900_000, to: null }),
      ]),
      assets: { BTC: { state: 'settled', totalUsd: null, direction: null, trend: null, streak: null } },
    });
    expect(await nightly('2024-12-18T10:00:00Z', '--asset', 'btc')).toMatchObject({ stdout: '', status: 0 });
  });

  test('an asset that is enabled later is added to the edition', async () => {
    const { nightly, run } = await desk();
    await nightly(FIRST_NIGHT, '--asset', 'btc');
    await run('collect', '--now', '2024-12-17T06:45:00Z');
    const both = await nightly('2024-12-17T07:00:00Z');
    expect(both.stdout).toContain('以太坊现货 ETF 总净流');
    expect(await nightly('2024-12-17T07:30:00Z')).toMatchObject({ stdout: '' });
  });

  test('a withdrawn figure makes the day settled, never preliminary again', async () => {
    const { nightly, publisher, run } = await desk();
    await nightly(FIRST_NIGHT);
    publisher.restated.set('BTC/2024-12-16/EZBC', '');
    const withdrawn = await nightly('2024-12-17T09:00:00Z');
    expect(withdrawn.stdout).toContain('（未含富兰克林邓普顿 EZBC）');
    const json = JSON.parse(
      (await run('show', '2024-12-16', '--json', '--now', '2024-12-17T10:00:00Z')).stdout,
    ) as object;
    expect(json).toMatchObject({
      edition: 'correction',
      assets: { BTC: { state: 'settled', pending: ['EZBC'] } },
    });
  });
});

describe('when a publisher fails', () => {
  test('no network: status 1, which source and how, nothing written', async () => {
    const { run, folder, publisher } = await desk();
    await publisher.close();
    const offline = await run('nightly', '--now', FIRST_NIGHT);
    expect(offline).toMatchObject({ status: 1, stdout: '' });
    expect(offline.stderr).toContain('BTC was not delivered by farside');
    expect(offline.stderr).toContain(`${publisher.url}/btc/: the publisher cannot be reached`);
    expect(existsSync(path.join(folder, 'out'))).toBe(false);
  });

  test.each([
    'challenge',
    'challenge-200',
    '403',
    'no-table',
    'wrong-total',
    'swapped-columns',
    'gone-column',
  ] as const)('%s on every page: status 1, a message to act on, the last digest untouched', async (fault) => {
    const { nightly, publisher, file, db } = await desk();
    await nightly(FIRST_NIGHT);
    const before = file('latest.md');
    const known = db('SELECT * FROM observations');
    publisher.faults.set('*', fault);
    const refused = await nightly('2024-12-18T06:30:00Z');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(/expected: .+\n {2}got: /);
    expect(refused.stderr).toMatch(/\n {2}to do: /);
    expect(file('latest.md')).toBe(before);
    expect(db('SELECT * FROM observations')).toEqual(known);
    const kept = db<{ reason: string; sha256: string }>("SELECT * FROM snapshots WHERE verdict = 'refused'");
    expect(kept.length).toBeGreaterThanOrEqual(2);
    for (const snapshot of kept)
      expect(snapshot).toMatchObject({ reason: expect.any(String), sha256: expect.any(String) });
    publisher.faults.clear();
    expect(titles((await nightly('2024-12-18T07:00:00Z')).stdout)).toEqual([
      expect.stringContaining('12 月 17 日数据概况'),
    ]);
  });

  test('swapped columns on a first run are refused by what the bundled history knows', async () => {
    const { nightly, publisher } = await desk();
    publisher.faults.set('*', 'swapped-columns');
    const refused = await nightly('2025-01-20T06:30:00Z');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('columns have moved');
    expect(publisher.requests).toEqual(['/bitcoin-etf-flow-all-data/', '/ethereum-etf-flow-all-data/']);
  });

  test('one asset came: it is stored and written, status 1 names the other', async () => {
    const { nightly, publisher, file } = await desk();
    publisher.faults.set('/eth/', '403').set('/wp-json/wp/v2/pages?slug=eth', '403');
    const half = await nightly(FIRST_NIGHT);
    expect(half.status).toBe(1);
    expect(half.stderr).toContain('ETH was not delivered');
    expect(titles(half.stdout)).toEqual([
      '加密 ETF 12 月 16 日初步数据：比特币现货 ETF 昨日总净流入 6.37 亿美元，连续 13 日净流入；以太坊数据尚未公布',
    ]);
    expect(half.stdout).toContain('以太坊现货 ETF 数据尚未公布');
    expect(file('2024-12-16.md')).toContain('edition: preliminary');
    publisher.faults.clear();
    const whole = await nightly('2024-12-17T07:30:00Z');
    expect(titles(whole.stdout)).toEqual([expect.stringContaining('12 月 16 日数据概况')]);
    expect(file('2024-12-16.md')).toContain('edition: final');
  });

  test('a run for one asset alone drops the other from no edition', async () => {
    const { nightly, publisher, file } = await desk();
    publisher.faults.set('/eth/', '403').set('/wp-json/wp/v2/pages?slug=eth', '403');
    await nightly(FIRST_NIGHT);
    publisher.faults.clear();
    const again = await nightly('2024-12-17T07:30:00Z', '--asset', 'eth');
    expect(again.stdout).toContain('比特币现货 ETF 总净流入 6.37 亿美元');
    expect(again.stdout).toContain('以太坊现货 ETF 总净流入 5110 万美元');
    expect(file('2024-12-16.md')).toContain('edition: final');
    expect(await nightly('2024-12-17T08:30:00Z')).toEqual({ stdout: '', stderr: '', status: 0 });
  });

  test('the page is refused and its WordPress copy is not: the copy is read, each address asked once', async () => {
    const { nightly, publisher } = await desk();
    publisher.faults.set('/btc/', '403').set('/eth/', 'challenge');
    const result = await nightly(FIRST_NIGHT);
    expect(result.status).toBe(0);
    expect(titles(result.stdout)).toEqual([expect.stringContaining('12 月 16 日数据概况')]);
    expect(publisher.requests.toSorted()).toEqual([
      '/btc/',
      '/eth/',
      '/wp-json/wp/v2/pages?slug=btc',
      '/wp-json/wp/v2/pages?slug=eth',
    ]);
    expect(result.stderr).toContain('/btc/: the page was refused');
  });

  test('the all-data page is refused and the short one is not: published without the cumulative', async () => {
    const { nightly, publisher, run } = await desk();
    for (const slug of ['bitcoin-etf-flow-all-data', 'ethereum-etf-flow-all-data']) {
      publisher.faults.set(`/${slug}/`, '403').set(`/wp-json/wp/v2/pages?slug=${slug}`, '403');
    }
    const result = await nightly('2024-12-21T06:30:00Z', '--full', '--empty');
    expect(result.status).toBe(0);
    expect(result.stderr).toContain('bitcoin-etf-flow-all-data/: the page was refused');
    expect(titles(result.stdout)).toEqual([
      expect.stringContaining('12 月 20 日数据概况：比特币现货 ETF 昨日总净流出 2.77 亿美元'),
    ]);
    expect(result.stdout).not.toContain('累计净流入已');
    expect(result.stdout).not.toContain('历史');
    const json = JSON.parse((await run('show', '2024-12-20', '--json')).stdout) as {
      assets: { BTC: object };
    };
    expect(json.assets.BTC).toMatchObject({ cumulativeUsd: null, totalUsd: -277_000_000 });
  });

  test('a store with a gap asks for every row, and runs and sums go on from the bundled history', async () => {
    const { nightly, publisher, run } = await desk();
    publisher.faults.set('*', 'no-table');
    await nightly(FIRST_NIGHT);
    publisher.faults.clear();
    publisher.requests.length = 0;
    // eleven sessions later the short page can no longer be trusted to show the 16th
    await nightly('2025-01-04T06:30:00Z');
    expect(publisher.requests).toEqual(['/bitcoin-etf-flow-all-data/', '/ethereum-etf-flow-all-data/']);
    const json = JSON.parse(
      (await run('show', '2024-12-18', '--json', '--now', '2025-01-04T07:00:00Z')).stdout,
    ) as {
      assets: { BTC: { cumulativeUsd: number; streak: { days: number } } };
    };
    expect(json.assets.BTC.cumulativeUsd).toBe(35_576_100_000 + 636_900_000 + 493_900_000 + 275_300_000);
    expect(json.assets.BTC.streak.days).toBe(15);
  });
});

describe('when the machine fails', () => {
  test('out/ cannot be written: a clear error, and the next run leaves the file', async () => {
    const { nightly, folder } = await desk();
    writeFileSync(path.join(folder, 'a-file'), '');
    const blocked = await nightly(FIRST_NIGHT, '--out', 'a-file/out');
    expect(blocked).toMatchObject({ status: 1, stdout: '' });
    expect(blocked.stderr).toContain('the file cannot be written');
    const nowhere = await nightly(FIRST_NIGHT, '--out', '/proc/out');
    expect(nowhere).toMatchObject({ status: 1, stdout: '' });
    const next = await nightly(FIRST_NIGHT);
    expect(titles(next.stdout)).toHaveLength(1);
    expect(readdirSync(path.join(folder, 'out')).sort()).toEqual(['2024-12-16.md', 'latest.md']);
  });

  test('a database of another program is left as it is', async () => {
    const { nightly, folder } = await desk();
    mkdirSync(path.join(folder, 'data'));
    const file = path.join(folder, 'data/etf-digest.db');
    const other = new Database(file);
    other.exec('CREATE TABLE theirs (x)');
    other.close();
    const before = readFileSync(file);
    const refused = await nightly(FIRST_NIGHT);
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('a database of another program');
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
