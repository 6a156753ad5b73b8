import { describe, expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';

const NOW = '2024-12-16T06:00:00Z';
const run = (...args: string[]) => runHere(args, { cwd: temporaryFolder(), env: { ETF_DIGEST_NOW: NOW } });
const out = async (...args: string[]) => (await run(...args)).stdout;

/** The week of Thanksgiving. */
const WEEK = '2024-11-25..2024-11-29';
const SESSIONS = ['2024-11-25', '2024-11-26', '2024-11-27', '2024-11-29'];

describe('funds of a range', () => {
  test('as text and Markdown: the tables of its trading days, oldest first, each as for itself', async () => {
    for (const format of ['text', 'md']) {
      const each = await Promise.all(SESSIONS.map((day) => out('funds', day, '--format', format)));
      expect(await out('funds', WEEK, '--format', format)).toBe(each.join('\n'));
    }
  });

  test('as CSV: one head, and the rows of each day', async () => {
    const csv = await out('funds', WEEK, '--format', 'csv', '--asset', 'btc');
    const each = await Promise.all(
      SESSIONS.map((day) => out('funds', day, '--format', 'csv', '--asset', 'btc')),
    );
    const [head] = csv.split('\n');
    expect(csv).toBe(`${head}\n${each.map((one) => one.split('\n').slice(1).join('\n')).join('')}`);
    expect(head).toBe(
      'day,asset,ticker,status,flow_usd,cumulative_usd,net_assets_usd,turnover_usd,levels_source',
    );
  });

  test('as JSON: a list of days, each as for itself', async () => {
    const { schema, from, to, days } = JSON.parse(await out('funds', WEEK, '--json'));
    const each = await Promise.all(
      SESSIONS.map(async (day) => {
        const { schema: _, ...rest } = JSON.parse(await out('funds', day, '--json'));
        return rest;
      }),
    );
    expect({ schema, from, to }).toEqual({ schema: 'etf-digest/1', from: '2024-11-25', to: '2024-11-29' });
    expect(days).toEqual(each);
  });

  test('a day that was never collected has its sentence in its place', async () => {
    const days = await run('funds', '2024-12-13..2024-12-16', '--now', '2024-12-18T06:00:00Z', '--strict');
    expect(days.status).toBe(3);
    expect(days.stdout).toMatch(/2024 年 12 月 16 日的数据尚未采集，请运行 etf-digest nightly。\n$/);
  });
});

describe('trend of a range', () => {
  test('holds its days that have a total, and sums them', async () => {
    const { from, to, note, assets } = JSON.parse(await out('trend', WEEK, '--json', '--asset', 'btc'));
    expect({ from, to, note }).toEqual({ from: '2024-11-25', to: '2024-11-29', note: null });
    const { trend } = assets.BTC;
    expect(trend.series.map((point: { day: string }) => point.day)).toEqual(SESSIONS);
    expect(trend).toMatchObject({ days: 4, from: '2024-11-25', to: '2024-11-29' });
    const sum = trend.series.reduce((all: number, point: { totalUsd: number }) => all + point.totalUsd, 0);
    expect(trend.sumUsd).toBe(sum);
    const csv = await out('trend', WEEK, '--format', 'csv', '--asset', 'btc');
    expect(csv.match(/^2024-11-\d\d,BTC/gm)).toHaveLength(4);
  });

  test('has the days in its head', async () => {
    expect(await out('trend', WEEK)).toMatch(/^比特币现货 ETF（2024 年 11 月 25 日至 29 日）\n/);
    expect(await out('trend', WEEK, '--lang', 'en')).toContain('(Nov. 25-29, 2024)');
  });

  test('that reaches beyond the store ends with its newest day', async () => {
    const { assets } = JSON.parse(await out('trend', '12-12..latest', '--json'));
    const reaching = JSON.parse(await out('trend', '2024-12-12..2024-12-20', '--json'));
    expect(assets.ETH.trend.series.map((point: { day: string }) => point.day)).toEqual([
      '2024-12-12',
      '2024-12-13',
    ]);
    expect(reaching.assets).toEqual(assets);
  });

  test('takes no --days', async () => {
    expect(await run('trend', WEEK, '--days', '3')).toMatchObject({ status: 2, stdout: '' });
  });
});

test.each(['funds', 'trend'])('%s: a range without a session says why', async (command) => {
  expect(await out(command, '2024-11-30..2024-12-01')).toBe(
    '2024 年 11 月 30 日是周六，美股休市，无数据。\n',
  );
  expect((await run(command, '2024-11-30..2024-12-01', '--strict')).status).toBe(4);
});

test.each(['funds', 'trend'])('%s: reversed and endless ranges are refused', async (command) => {
  for (const range of ['2024-11-29..2024-11-25', '2024-01-11..2025-06-01', '2024-11-29..'])
    expect(await run(command, range), range).toMatchObject({ status: 2, stdout: '' });
});

test('show takes no range, and says who does', async () => {
  const refused = await run('show', WEEK);
  expect(refused).toMatchObject({ status: 2, stdout: '' });
  expect(refused.stderr).toContain('only funds and trend take a range of days');
});
