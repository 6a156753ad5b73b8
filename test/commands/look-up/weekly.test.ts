import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectGolden } from '../../support/golden.ts';
import { runHere } from '../../support/program/here.ts';

let cwd: string;
beforeAll(() => {
  cwd = mkdtempSync(path.join(os.tmpdir(), 'etf-digest-'));
});
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
/** Run on the Monday after the week of the issue, Beijing morning, unless `now` says otherwise. */
const weekly = (args: string, now = '2024-11-04T02:30:00Z') =>
  runHere(['weekly', ...args.split(' ').filter(Boolean), '--now', now], { cwd, env: {} });

/** Monday morning in New York: the new week has begun there, too, and has no figure yet. */
const MONDAY = '2024-11-04T14:00:00Z';
const LATER = '2024-12-23T14:00:00Z';

describe('whole texts', () => {
  test.each([
    [
      '2024-W44',
      '2024-11-04T02:30:00Z',
      'the week before: 上周, a run of four weeks, and a month that has just begun',
    ],
    ['2024-W36', '2024-12-20T00:00:00Z', 'a short week of four trading days, told later with its dates'],
    ['2024-W01', '2025-01-10T00:00:00Z', 'before launch'],
    ['2024-W02', '2025-01-10T00:00:00Z', 'the week of the launch: two trading days, no week before'],
    ['2024-W38', '2024-12-20T00:00:00Z', 'five days'],
  ])('%s as of %s: %s', async (week, now) => {
    const { stdout, stderr } = await weekly(week, now);
    expect(stderr).toMatch(/^There is no store at .*\n$/);
    expectGolden(`weekly-${week}.txt`, stdout);
  });

  test('a running week is preliminary and claims no run', async () => {
    const { stdout, status } = await weekly('this --strict', '2024-12-05T14:00:00Z');
    expect(status).toBe(3);
    expectGolden('weekly-running.txt', stdout);
    expect(stdout).not.toMatch(/连续|首次|历史累计|最大|仅/);
  });

  test('as Markdown and JSON, and in short', async () => {
    expectGolden('weekly-2024-W44.md', (await weekly('2024-W44 --format md')).stdout);
    expectGolden('weekly-2024-W44.json', (await weekly('2024-W44 --json')).stdout);
    expectGolden('weekly-2024-W44.short.txt', (await weekly('2024-W44 --compact')).stdout);
  });
});

test('as items, each asset has its own title and text', async () => {
  const { stdout } = await weekly('2024-W44 --form item');
  const items = stdout.split('\n────────\n\n');
  expect(items.map((item) => item.split('\n')[0])).toEqual([
    '比特币现货 ETF 上周净流入 22.20 亿美元，创 2024 年 3 月 15 日当周以来最大单周净流入',
    '以太坊现货 ETF 上周净流入 1300 万美元，贝莱德 ETHA 净流入 6550 万美元居首',
  ]);
  expect(items[0]).not.toContain('以太坊');
  expect(items[1]).not.toContain('比特币');
});

describe('which week', () => {
  test.each([
    ['', '2024-W44', 'the newest that is complete'],
    ['latest', '2024-W44', 'the same'],
    ['11-01', '2024-W44', 'that of a day'],
    ['W43', '2024-W43', 'a number without its year'],
    ['2024w43', '2024-W43', 'written otherwise'],
  ])('"%s" is %s: %s', async (words, week) => {
    const { stdout } = await weekly(`${words} --json`);
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'etf-digest/week/1', week });
  });

  test('this and last are those of New York', async () => {
    const weekOf = async (words: string, now: string) =>
      JSON.parse((await weekly(`${words} --json`, now)).stdout).week;
    // Sunday evening there
    expect(await weekOf('this', '2024-11-04T02:30:00Z')).toBe('2024-W44');
    expect(await weekOf('this', MONDAY)).toBe('2024-W45');
    expect(await weekOf('last', MONDAY)).toBe('2024-W44');
  });

  test.each(['last', '上周'])(
    'on Monday morning in Beijing %s is the week that ended, and is told',
    async (words) => {
      const { stdout } = await weekly(`${words} --json`, '2024-11-04T08:00:00+08:00');
      expect(JSON.parse(stdout)).toMatchObject({ week: '2024-W44', edition: 'final' });
    },
  );

  test('in the middle of a week the newest is still the one before', async () => {
    const { stdout } = await weekly('--json', '2024-11-07T14:00:00Z');
    expect(JSON.parse(stdout)).toMatchObject({ week: '2024-W44', edition: 'final' });
  });

  test('a week that does not exist is refused with the forms that are read', async () => {
    expect(await weekly('2025-W53')).toMatchObject({ status: 2, stdout: '' });
    expect((await weekly('2025-W53')).stderr).toMatch(/not a week.*2024-W44/s);
  });

  test.each([
    ['2030-W01', '尚未到来'],
    ['2023-W10', '早于 ETF 上市首日'],
    // the bundled history ends the week before
    ['2024-W51', '尚未采集'],
  ])('%s has nothing to say: %s', async (week, said) => {
    const { stdout, status } = await weekly(`${week} --strict`, LATER);
    expect([stdout, status]).toEqual([expect.stringContaining(said), 4]);
    expect(JSON.parse((await weekly(`${week} --json`, MONDAY)).stdout)).toMatchObject({
      text: null,
      edition: null,
    });
  });
});

test('上周 is said in the Beijing week after it alone', async () => {
  const first = async (now: string) => (await weekly('2024-W44', now)).stdout.split('\n')[0];
  // Sunday evening in New York is Monday in Beijing
  expect(await first('2024-11-03T16:00:00Z')).toContain('上周净流入');
  expect(await first('2024-11-10T15:59:00Z')).toContain('上周净流入');
  expect(await first('2024-11-10T16:00:00Z')).not.toContain('上周');
  expect(await first('2024-11-03T15:59:00Z')).not.toContain('上周');
});
