import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from '../support/program/here.ts';
import { FIRST_NIGHT, storeDesk } from '../support/program/store-desk.ts';

async function desk() {
  const { folder, publisher, nightly, env } = await storeDesk();
  const run = (at: string, args: string[], isWatched = false) => {
    publisher.at = at;
    return runHere([...args, '--now', at], { cwd: folder, env, isWatched });
  };
  return { folder, publisher, run, nightly };
}

const titles = (text: string): string[] => text.split('\n').filter((line) => line.startsWith('加密 ETF'));

describe('an outage', () => {
  test('is told when it begins, once a day while it lasts, and when it ends; the status is 1 all along', async () => {
    const { nightly, publisher } = await desk();
    await nightly(FIRST_NIGHT);
    publisher.faults.set('*', '403');
    const begins = await nightly('2024-12-18T06:30:00Z');
    expect(begins).toMatchObject({ status: 1, stdout: '' });
    expect(begins.stderr).toContain('BTC was not delivered by farside');
    for (const hour of ['06:45', '12:00', '23:45'])
      expect(await nightly(`2024-12-18T${hour}:00Z`)).toEqual({ status: 1, stdout: '', stderr: '' });
    const lasts = await nightly('2024-12-19T06:30:00Z');
    expect(lasts.stderr).toContain('BTC was not delivered by farside');
    expect(lasts.stderr).toContain('since: 2024-12-18T06:30:00.000Z');
    expect(await nightly('2024-12-19T06:45:00Z')).toEqual({ status: 1, stdout: '', stderr: '' });
    publisher.faults.clear();
    const ends = await nightly('2024-12-19T07:00:00Z');
    expect(ends.status).toBe(0);
    expect(ends.stderr).toContain('BTC is delivered again; it was not since 2024-12-18T06:30:00.000Z');
    expect(ends.stderr).toContain(
      'BTC: farside is well again; since 2024-12-18T06:30:00.000Z: the page was refused',
    );
    expect((await nightly('2024-12-19T07:15:00Z')).stderr).toBe('');
  });

  test('another failure is another outage', async () => {
    const { nightly, publisher } = await desk();
    await nightly(FIRST_NIGHT);
    publisher.faults.set('*', '403');
    await nightly('2024-12-18T06:30:00Z');
    publisher.faults.set('*', 'no-table');
    const other = await nightly('2024-12-18T06:45:00Z');
    expect(other.stderr).toContain('no flow table on the page');
    expect(other.stderr).not.toContain('was not delivered');
  });

  test('is told to a person who watches, and to one who collects, every time', async () => {
    const { nightly, run, publisher } = await desk();
    await nightly(FIRST_NIGHT);
    publisher.faults.set('*', '403');
    await nightly('2024-12-18T06:30:00Z');
    expect((await run('2024-12-18T06:45:00Z', ['nightly'], true)).stderr).toContain('was not delivered');
    expect((await run('2024-12-18T06:50:00Z', ['collect'])).stderr).toContain('was not delivered');
    expect((await nightly('2024-12-18T07:00:00Z')).stderr).toBe('');
  });

  test('every message stays under a kilobyte', async () => {
    const { nightly, publisher } = await desk();
    await nightly(FIRST_NIGHT);
    publisher.faults.set('*', 'swapped-columns');
    const { stderr } = await nightly('2025-01-20T06:30:00Z');
    const messages = stderr.split(/^(?=error|warning)/m);
    expect(messages.length).toBeGreaterThanOrEqual(4);
    for (const message of messages) expect(Buffer.byteLength(message)).toBeLessThan(1024);
  });
});

describe('what nightly prints', () => {
  test('every correction of a night, however many days were restated', async () => {
    const { nightly, run, publisher } = await desk();
    for (const night of [17, 18, 19, 20, 21]) await nightly(`2024-12-${night}T06:30:00Z`);
    const days = [16, 17, 18, 19, 20];
    for (const day of days) {
      publisher.restated.set(`BTC/2024-12-${day}/HODL`, `${day}.5`);
      await run(`2024-12-23T0${day - 13}:30:00Z`, ['collect']);
    }
    const { stdout } = await nightly('2024-12-23T08:30:00Z', '--editions', 'final');
    for (const day of days.toReversed()) expect(stdout).toContain(`加密 ETF 12 月 ${day} 日数据更正：`);
    expect(stdout).not.toContain('不在此列出');
  });

  test('a correction beside the newest digest of a long gap', async () => {
    const { nightly, publisher } = await desk();
    await nightly(FIRST_NIGHT);
    publisher.restated.set('BTC/2024-12-16/HODL', '16.5');
    const { stdout } = await nightly('2024-12-21T06:30:00Z');
    expect(titles(stdout)).toEqual([
      expect.stringContaining('12 月 20 日数据概况'),
      expect.stringContaining('12 月 16 日数据更正'),
    ]);
    expect(stdout).toContain('其余 3 个交易日（12 月 17 日至 19 日）的摘要不在此列出');
  });

  test('of a gap of more than three days: the newest digest and a line for the rest; every file is written', async () => {
    const { nightly, folder } = await desk();
    await nightly(FIRST_NIGHT);
    const back = await nightly('2024-12-21T06:30:00Z');
    expect(titles(back.stdout)).toEqual([expect.stringContaining('12 月 20 日数据概况')]);
    expect(back.stdout.trimEnd().split('\n').at(-1)).toBe(
      '其余 3 个交易日（12 月 17 日至 19 日）的摘要不在此列出，加 --all 全部显示。',
    );
    const files = readdirSync(path.join(folder, 'out'));
    expect(files).toEqual(expect.arrayContaining(['2024-12-17.md', '2024-12-18.md', '2024-12-19.md']));
  });

  test('with --all: every digest of the gap', async () => {
    const { nightly } = await desk();
    await nightly(FIRST_NIGHT);
    const back = await nightly('2024-12-21T06:30:00Z', '--all');
    expect(titles(back.stdout)).toHaveLength(4);
    expect(back.stdout).not.toContain('--all');
  });

  test('with --editions final: finals and corrections only, and a file of the preliminary edition all the same', async () => {
    const { nightly, folder } = await desk();
    await nightly(FIRST_NIGHT, '--editions', 'final');
    const evening = await nightly('2024-12-18T03:00:00Z', '--editions', 'final');
    expect(evening).toMatchObject({ stdout: '', stderr: '', status: 0 });
    expect(readdirSync(path.join(folder, 'out'))).toContain('2024-12-17.md');
    const complete = await nightly('2024-12-18T06:30:00Z', '--editions', 'final');
    expect(titles(complete.stdout)).toEqual([expect.stringContaining('12 月 17 日数据概况')]);
  });
});
