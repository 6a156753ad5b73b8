import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { bundledTable } from '../support/days/days.ts';
import { expectGolden } from '../support/golden.ts';
import { runHere } from '../support/program/here.ts';
import { makeStore } from '../support/program/make-store.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { farsidePage, type PageSpec } from '../support/publishers/farside-page.ts';

const NOW = '2024-12-16T06:00:00Z';
/** The day after 1 November 2024, in Beijing. */
const PUBLICATION_DAY = '2024-11-02T05:30:00Z';

/** The program in an empty folder, at a fixed moment. */
function desk() {
  const cwd = temporaryFolder();
  return { cwd, run: (...args: string[]) => runHere(args, { cwd, env: { ETF_DIGEST_NOW: NOW } }) };
}

describe('without a command', () => {
  test('prints the newest digest of the bundled history and leaves its Markdown, with no network', async () => {
    const { cwd, run } = desk();
    const started = await run();
    expect(started.status).toBe(0);
    expect(started.stdout).toMatch(
      /^加密 ETF 12 月 13 日数据概况：比特币现货 ETF 总净流入 4.29 亿美元，连续 12 日净流入；以太坊净流入 2360 万美元\n/,
    );
    expect(started.stderr).toContain('the digest of 2024-12-13');
    expect(started.stderr).toContain('nightly');
    expect(readFileSync(path.join(cwd, 'out/2024-12-13.md'), 'utf8')).toContain('trading_day: 2024-12-13');
    expect(existsSync(path.join(cwd, 'data/etf-digest.db'))).toBe(true);
  });

  test('nothing is kept inside node_modules', async () => {
    const { cwd } = desk();
    const inside = path.join(cwd, 'node_modules/etf-digest');
    mkdirSync(inside, { recursive: true });
    const refused = await runHere([], { cwd: inside, env: { ETF_DIGEST_NOW: NOW } });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('node_modules');
  });
});

describe('show', () => {
  test('--form item: each asset has its own title', async () => {
    const { run } = desk();
    const { stdout } = await run('show', '2024-11-01', '--form', 'item');
    const items = stdout.split('\n────────\n\n');
    expect(items.map((item) => item.split('\n')[0])).toEqual([
      '比特币现货 ETF 11 月 1 日总净流出 5490 万美元，过去 7 日净流入后首次净流出',
      '以太坊现货 ETF 11 月 1 日总净流出 1090 万美元，过去 3 日净流入后首次净流出',
    ]);
    expect(items[1]).not.toContain('比特币');
    const md = await run('show', '2024-11-01', '--form', 'item', '--format', 'md');
    expect(md.stdout.match(/^title: /gm)).toHaveLength(2);
    const { text } = JSON.parse((await run('show', '2024-11-01', '--form', 'item', '--json')).stdout);
    expect(text).toBe(stdout);
  });

  test('prints the digest of the day, whole, whatever the way it is named', async () => {
    const { cwd, run } = desk();
    await makeStore(cwd);
    for (const day of ['2024-11-01', '20241101', '11-01', '11月1日', '11 月 1 日']) {
      const shown = await run('show', day, '--now', PUBLICATION_DAY);
      expect(shown).toMatchObject({ status: 0, stderr: '' });
      expectGolden('2024-11-01.txt', shown.stdout);
    }
  });

  test('on a later day it has the date, with its year', async () => {
    const { run } = desk();
    const [thisYear, later] = [
      await run('show', '2024-11-01'),
      await run('show', '2024-11-01', '--now', '2026-02-03T15:30:00Z'),
    ];
    expectGolden('2024-11-01.later.txt', later.stdout);
    expect(later.stdout).not.toMatch(/昨日|目前|截至发稿/);
    expect(thisYear.stdout).toBe(later.stdout);
    expect(later.stdout).toContain('美东时间 2024 年 11 月 1 日，美国比特币现货 ETF');
  });

  test('prints JSON in the documented shape', async () => {
    const { run } = desk();
    const [flag, format] = [
      await run('show', '2024-11-01', '--json', '--now', PUBLICATION_DAY),
      await run('show', '2024-11-01', '--format', 'json', '--now', PUBLICATION_DAY),
    ];
    expectGolden('2024-11-01.json', flag.stdout);
    expect(format.stdout).toBe(flag.stdout);
  });

  test('prints Markdown', async () => {
    const { run } = desk();
    const shown = await run('show', '2024-11-01', '--format', 'md', '--now', '2024-11-02T05:30:00.000Z');
    expectGolden('2024-11-01.md', shown.stdout);
  });

  test.each([
    ['11-28', '2024 年 11 月 28 日（周四）为感恩节，美股休市，无数据。\n'],
    ['2024-11-02', '2024 年 11 月 2 日是周六，美股休市，无数据。\n'],
    ['2024-12-24', '2024 年 12 月 24 日尚未到来（美东时间现为 2024 年 12 月 16 日），无数据。\n'],
    ['12-24', '比特币现货 ETF 于 2024 年 1 月 11 日上市，2023 年 12 月 24 日无数据。\n'],
    ['2024-12-16', '2024 年 12 月 16 日的数据尚未公布。\n'],
  ])('%s is answered by a sentence that names the year', async (day, sentence) => {
    const { run } = desk();
    expect(await run('show', day)).toMatchObject({ stdout: sentence, status: 0 });
    expect((await run('show', day, '--strict')).status).toBe(4);
    expect(JSON.parse((await run('show', day, '--json')).stdout)).toMatchObject({
      schema: 'etf-digest/1',
      text: sentence,
    });
  });

  test('a closed day is closed in JSON too, with nulls and no figures', async () => {
    const { run } = desk();
    const json = JSON.parse((await run('show', '2024-11-28', '--json')).stdout) as {
      edition: null;
      assets: object;
    };
    expect(json.edition).toBeNull();
    expect(json.assets).toMatchObject({
      BTC: {
        state: 'closed',
        totalUsd: null,
        direction: null,
        streak: null,
        trend: null,
        cumulativeUsd: null,
        event: null,
      },
      ETH: { state: 'closed', publishedUsd: null },
    });
  });

  test('yesterday and -1d are the trading day before New York’s today', async () => {
    const { run } = desk();
    const friday = (await run('show', '2024-12-13')).stdout;
    expect((await run('show', 'yesterday')).stdout).toBe(friday);
    expect((await run('show', '-1d')).stdout).toBe(friday);
    expect((await run('show', 'latest')).stdout).toBe(friday);
    expect((await run('show', '-2d')).stdout).toContain('加密 ETF 12 月 12 日');
  });

  test.each(['foo', '2024-13-01', '2024-02-30', '31-12', '-0d'])(
    '%s is no day: status 2 with the accepted forms',
    async (day) => {
      const refused = await desk().run('show', day);
      expect(refused).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr).toContain('2024-11-01, 20241101, 11-01, 11月1日, latest, yesterday or -3d');
    },
  );

  test('a year without a table of closures is an error that says so', async () => {
    const refused = await desk().run('show', '2028-03-01', '--now', '2028-06-01T00:00:00Z');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('no table of exchange closures for 2028');
  });

  test('one asset alone leads its own digest', async () => {
    const shown = await desk().run('show', '2024-11-01', '--asset', 'eth');
    expect(shown.stdout).toMatch(
      /^以太坊现货 ETF 11 月 1 日总净流出 1090 万美元，过去 3 日净流入后首次净流出\n/,
    );
    expect(shown.stdout).not.toContain('比特币');
  });

  test('--empty starts without the bundled history, and stays so', async () => {
    const { run } = desk();
    const refused = await run('start', '--empty', '--db', 'new.db');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('the store holds no figure yet');
    expect((await run('show', '--db', 'new.db')).stderr).toContain('the store holds no figure yet');
  });
});

describe('funds and trend', () => {
  test('funds as text, aligned where a Chinese character is two cells wide', async () => {
    const { run } = desk();
    expectGolden('2024-11-01.funds.txt', (await run('funds', '2024-11-01')).stdout);
  });

  test('funds as CSV in whole dollars, an unreported fund left blank', async () => {
    const csv = (await desk().run('funds', '2024-11-20', '--format', 'csv', '--asset', 'btc')).stdout;
    expect(csv).toContain(
      'day,asset,ticker,status,flow_usd,cumulative_usd,net_assets_usd,turnover_usd,levels_source\n',
    );
    expect(csv).toContain('2024-11-20,BTC,IBIT,reported,626500000,');
    expect(csv).toMatch(/2024-11-20,BTC,BTC,pending,,\d+,,,\n/);
  });

  test('trend of any length, newest last', async () => {
    const { run } = desk();
    expectGolden('2024-11-01.trend.txt', (await run('trend', '2024-11-01', '--days', '10')).stdout);
    const json = JSON.parse((await run('trend', '2024-11-01', '--days', '3', '--json')).stdout) as {
      assets: { BTC: { trend: object } };
    };
    expect(json.assets.BTC.trend).toMatchObject({
      days: 3,
      from: '2024-10-30',
      to: '2024-11-01',
      sumUsd: 870_700_000,
    });
    expect(await run('trend', '--days', 'many')).toMatchObject({ status: 2 });
  });
});

describe('import', () => {
  const spec = (day: string, cells: string[]): PageSpec => {
    const old = bundledTable('BTC');
    const rows = old.rows.slice(-14).map((row) => ({
      day: row.day,
      cells: [...row.cells.values()].map((usd) => (usd === null ? '' : (usd / 1e6).toFixed(1))),
    }));
    return { asset: 'BTC', full: false, columns: old.tickers, rows: [...rows, { day, cells }] };
  };
  const FIGURES = ['418.8', '116.1', '2.9', '50.6', '6.0', '0.0', '0.0', '10.2', '0.0', '17.6', '6.6'];

  test('reads a page that a browser saved', async () => {
    const { cwd, run } = desk();
    const html = `<!-- saved from url=(0024)https://farside.co.uk/btc/ -->\n${farsidePage(spec('2024-12-16', FIGURES))}`;
    writeFileSync(path.join(cwd, 'btc.html'), html.replaceAll('src="/images/', 'src="./btc_files/'));
    const saved = new Date('2024-12-17T06:00:00Z');
    utimesSync(path.join(cwd, 'btc.html'), saved, saved);
    const at = ['--now', '2024-12-18T06:00:00Z'];
    const imported = await run('import', 'btc.html', '--source', 'farside', '--asset', 'btc', ...at);
    expect(imported).toEqual({
      stdout: 'BTC: 15 days from 2024-11-25 to 2024-12-16, 11 new figures\n',
      stderr: '',
      status: 0,
    });
    const shown = await run('show', '2024-12-16', '--asset', 'btc', '--json', ...at);
    expect(JSON.parse(shown.stdout)).toMatchObject({
      edition: 'final',
      assets: { BTC: { totalUsd: 628_800_000, asOf: '2024-12-17T06:00:00.000Z' } },
    });
  });

  test('a page saved before midnight New York does not make its zeros figures, whenever it is imported', async () => {
    const { cwd, run } = desk();
    const zeros = FIGURES.map(() => '0.0');
    writeFileSync(path.join(cwd, 'btc.html'), farsidePage(spec('2024-12-16', zeros)));
    const saved = new Date('2024-12-16T18:00:00Z');
    utimesSync(path.join(cwd, 'btc.html'), saved, saved);
    const at = ['--now', '2024-12-20T06:00:00Z'];
    expect((await run('import', 'btc.html', '--source', 'farside', '--asset', 'btc', ...at)).status).toBe(0);
    expect((await run('show', '2024-12-16', ...at)).stdout).toBe('2024 年 12 月 16 日的数据尚未公布。\n');
  });

  test('an old page is held against what was known then, and newer days are left as they are', async () => {
    const { cwd, run } = desk();
    const old = bundledTable('BTC');
    const rows = old.rows
      .filter((row) => row.day >= '2024-10-14' && row.day <= '2024-11-01')
      .map((row) => ({
        day: row.day,
        cells: [...row.cells.values()].map((usd) => (usd === null ? '' : (usd / 1e6).toFixed(1))),
      }));
    writeFileSync(
      path.join(cwd, 'old.html'),
      farsidePage({ asset: 'BTC', full: false, columns: old.tickers, rows }),
    );
    const saved = new Date('2024-11-02T06:00:00Z');
    utimesSync(path.join(cwd, 'old.html'), saved, saved);
    const imported = await run('import', 'old.html', '--source', 'farside', '--asset', 'btc');
    expect(imported).toMatchObject({
      status: 0,
      stdout: 'BTC: 15 days from 2024-10-14 to 2024-11-01, 0 new figures\n',
    });
    const shown = await run('show', '2024-11-01', '--now', PUBLICATION_DAY);
    expectGolden('2024-11-01.txt', shown.stdout);
  });

  test('reads standard input', async () => {
    const cwd = temporaryFolder();
    const args = ['import', '-', '--source', 'farside', '--asset', 'btc', '--now', '2024-12-17T06:00:00Z'];
    const imported = await runHere(args, { cwd, stdin: farsidePage(spec('2024-12-16', FIGURES)) });
    expect(imported).toMatchObject({ status: 0, stderr: '' });
    expect(imported.stdout).toContain('11 new figures');
  });

  test('the other asset’s page, a page that does not add up and rubbish are refused; the bytes are kept', async () => {
    const { cwd, run } = desk();
    const page = farsidePage(spec('2024-12-16', FIGURES));
    const files = { 'btc.html': page, 'sum.html': page.replace('116.1', '999.9'), 'rubbish.html': 'hello' };
    for (const [name, html] of Object.entries(files)) {
      writeFileSync(path.join(cwd, name), html);
      utimesSync(path.join(cwd, name), new Date('2024-12-17T06:00:00Z'), new Date('2024-12-17T06:00:00Z'));
    }
    const at = ['--source', 'farside', '--now', '2024-12-17T07:00:00Z'];
    const wrongAsset = await run('import', 'btc.html', '--asset', 'eth', ...at);
    const wrongSum = await run('import', 'sum.html', '--asset', 'btc', ...at);
    const rubbish = await run('import', 'rubbish.html', '--asset', 'btc', ...at);
    expect([wrongAsset.status, wrongSum.status, rubbish.status]).toEqual([1, 1, 1]);
    expect(wrongAsset.stderr).toContain('this is the page of BTC, not of ETH');
    expect(wrongSum.stderr).toContain('the row of 2024-12-16 does not add up to its Total');
    expect(rubbish.stderr).toContain('no flow table on the page');
    const db = new Database(path.join(cwd, 'data/etf-digest.db'), { readonly: true });
    expect(
      db
        .prepare("SELECT count(*) FROM snapshots WHERE verdict = 'refused' AND sha256 IS NOT NULL")
        .pluck()
        .get(),
    ).toBe(3);
    expect(db.prepare("SELECT count(*) FROM observations WHERE day > '2024-12-13'").pluck().get()).toBe(0);
    db.close();
  });

  test('a missing file and an unknown source are said', async () => {
    const { run } = desk();
    expect((await run('import', 'none.html', '--source', 'farside', '--asset', 'btc')).stderr).toContain(
      'none.html',
    );
    expect(await run('import', 'x.html', '--source', 'nobody', '--asset', 'btc')).toMatchObject({
      status: 1,
    });
  });
});

describe('the command line', () => {
  test('help shows examples first', async () => {
    const { run } = desk();
    expect((await run('--help')).stdout).toMatch(/^Examples:\n {2}etf-digest nightly\n/);
    const names = ['nightly', 'show', 'funds', 'trend', 'collect', 'import', 'history', 'backup', 'doctor'];
    for (const name of names) {
      const help = await run(name, '--help');
      expect(help).toMatchObject({ status: 0, stderr: '' });
      expect(help.stdout).toMatch(/^Examples:\n {2}etf-digest /);
    }
  });

  test('a mistyped command gets a suggestion and status 2', async () => {
    const refused = await desk().run('shwo');
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('Did you mean show?');
  });

  test('the settings file is read, and its folder is where its paths begin', async () => {
    const { cwd } = desk();
    mkdirSync(path.join(cwd, 'desk'));
    writeFileSync(
      path.join(cwd, 'desk/settings.json'),
      '{"db": "here.db", "disclaimer": "仅供参考。", "asset": "btc"}',
    );
    const env = { ETF_DIGEST_NOW: NOW };
    const shown = await runHere(['show', '2024-11-01', '--config', 'desk/settings.json'], { cwd, env });
    expect(shown.stdout).toMatch(/\n仅供参考。\n$/);
    expect(shown.stdout).not.toContain('以太坊');
    expect(shown.stderr).toContain('There is no store at desk/here.db');
  });
});

test('show --explain tells the observations as the store numbers them, as text alone', async () => {
  const { cwd, run } = desk();
  await makeStore(cwd);
  const shown = await run('show', '2024-11-01', '--explain');
  expect(shown).toMatchObject({ status: 0, stderr: '' });
  expect(shown.stdout).toMatch(/^ {4}IBIT 2024-11-01 \$0, bundled, observation \d+$/m);
  expect(await run('show', '2024-11-01', '--explain', '--json')).toMatchObject({ status: 2, stdout: '' });
});
