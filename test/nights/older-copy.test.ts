import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startPublisher } from '../support/publishers/publisher.ts';

const NIGHT = '2024-12-17T06:30:00Z';
const NINE = 'IBIT FBTC BITB ARKB EZBC BRRR HODL GBTC BTC'.split(' ');

async function desk() {
  const folder = temporaryFolder();
  const publisher = await startPublisher(NIGHT);
  onTestFinished(() => publisher.close());
  const env = { ETF_DIGEST_SOURCES: 'farside', ETF_DIGEST_FARSIDE_URL: publisher.url };
  const run = (at: string, command: string, ...args: string[]) => {
    publisher.at = at;
    return runHere([command, ...args, '--asset', 'btc', '--now', at], { cwd: folder, env });
  };
  /** Collects, although nothing may be due, and writes what is. */
  const poll = async (at: string) => {
    const { stderr } = await run(at, 'collect');
    const night = await run(at, 'nightly');
    return { ...night, stderr: stderr + night.stderr };
  };
  const shown = async (day: string, at: string) => {
    const { stdout } = await run(at, 'show', day, '--json');
    return JSON.parse(stdout) as {
      corrections: object[];
      assets: { BTC: { state: string; totalUsd: number } };
    };
  };
  const blank = (day: string, tickers: readonly string[], by = '') => {
    for (const ticker of tickers) publisher.restated.set(`BTC/${day}/${ticker}`, by);
  };
  const rows = (sql: string) => {
    const db = new Database(path.join(folder, 'data/etf-digest.db'), { readonly: true });
    onTestFinished(() => void db.close());
    return db.prepare(sql).all();
  };
  return { publisher, poll, shown, blank, rows };
}

describe('an older copy of the page after the final edition', () => {
  test('does not show the day in its middle: a 0.0 seen before midnight is no figure by it', async () => {
    const { publisher, poll, shown, blank } = await desk();
    await poll(NIGHT);
    // 22:30 in New York, and the night after it
    publisher.restated.set('BTC/2024-12-17/FBTC', '0.0');
    for (const ticker of NINE.filter((one) => one !== 'FBTC'))
      publisher.restated.set(`BTC/2024-12-17/${ticker}`, '1.5');
    for (const ticker of ['BTCO', 'BTCW']) publisher.restated.set(`BTC/2024-12-17/${ticker}`, '2.5');
    await poll('2024-12-18T03:30:00Z');
    blank('2024-12-17', ['IBIT']);
    const older = await poll('2024-12-19T06:30:00Z');
    expect(older.stderr).toContain('warning: the row of 2024-12-17 lacks figures that it had');
    const { BTC } = (await shown('2024-12-17', '2024-12-19T07:00:00Z')).assets;
    expect(BTC).toMatchObject({ state: 'provisional', totalUsd: null });
    publisher.restated.set('BTC/2024-12-17/IBIT', '1.5');
    await poll('2024-12-19T08:30:00Z');
    expect((await shown('2024-12-17', '2024-12-19T09:00:00Z')).assets.BTC.state).toBe('final');
  });

  test.each([
    ['nine cells blank', NINE, ''],
    ['one cell blank', ['IBIT'], ''],
    ['a whole row of 0.0', [...NINE, 'BTCO', 'BTCW'], '0.0'],
    ['two cells of 0.0', ['IBIT', 'FBTC'], '0.0'],
  ])('%s: the row is not taken, a warning says so, and nothing is corrected', async (_, tickers, by) => {
    const { poll, shown, blank } = await desk();
    await poll(NIGHT);
    blank('2024-12-16', tickers, by);
    const older = await poll('2024-12-17T09:00:00Z');
    expect(older.stdout).toBe('');
    expect(older.stderr).toContain('warning: the row of 2024-12-16 lacks figures that it had');
    expect(await shown('2024-12-16', '2024-12-17T09:30:00Z')).toMatchObject({
      corrections: [],
      assets: { BTC: { state: 'final', totalUsd: 636_900_000 } },
    });
  });

  test('newer rows of the same page are read', async () => {
    const { poll, blank } = await desk();
    await poll(NIGHT);
    blank('2024-12-16', NINE);
    const next = await poll('2024-12-18T06:30:00Z');
    expect(next.stdout).toContain('12 月 17 日');
    expect(next.stdout).not.toContain('更正');
  });

  test('standing still for days it withdraws nothing; the page itself comes back without a word', async () => {
    const { poll, blank, publisher, rows } = await desk();
    await poll(NIGHT);
    blank('2024-12-16', NINE);
    for (const at of ['2024-12-17T09:00:00Z', '2024-12-17T21:00:00Z'])
      expect((await poll(at)).stdout).toBe('');
    publisher.restated.clear();
    expect(await poll('2024-12-17T21:30:00Z')).toMatchObject({ stdout: '' });
    expect(rows('SELECT * FROM blank_rows')).toEqual([]);
    expect(rows('SELECT * FROM observations WHERE flow_usd IS NULL')).toEqual([]);
  });

  test('blank for 24 hours while newer days fill beside it, it is a withdrawal', async () => {
    const { poll, shown, blank } = await desk();
    await poll(NIGHT);
    blank('2024-12-16', ['IBIT']);
    await poll('2024-12-17T09:00:00Z');
    const early = await poll('2024-12-18T08:59:00Z');
    expect(early.stdout).not.toContain('更正');
    const late = await poll('2024-12-18T09:00:00Z');
    expect(late.stdout).toContain('未含贝莱德 IBIT');
    expect(late.stdout).toContain('更正');
    expect(await shown('2024-12-16', '2024-12-18T09:30:00Z')).toMatchObject({
      assets: { BTC: { state: 'settled' } },
    });
  });

  test('a row of 0.0 for 24 hours while newer days fill beside it is what the publisher says', async () => {
    const { poll, shown, blank } = await desk();
    await poll(NIGHT);
    blank('2024-12-16', [...NINE, 'BTCO', 'BTCW'], '0.0');
    await poll('2024-12-17T09:00:00Z');
    expect((await poll('2024-12-18T08:59:00Z')).stdout).not.toContain('更正');
    expect((await poll('2024-12-18T09:00:00Z')).stdout).toContain('更正');
    expect((await shown('2024-12-16', '2024-12-18T09:30:00Z')).assets.BTC.totalUsd).toBe(0);
  });

  test('a single figure that comes to be 0.0, the others as they were, is restated', async () => {
    const { poll, blank } = await desk();
    await poll(NIGHT);
    blank('2024-12-16', ['IBIT'], '0.0');
    const restated = await poll('2024-12-17T09:00:00Z');
    expect(restated.stdout).toContain('更正');
    expect(restated.stderr).not.toContain('lacks figures');
  });

  test('a single 0.0 that goes blank is a withdrawal at once', async () => {
    const { poll, blank, publisher, rows } = await desk();
    publisher.restated.set('BTC/2024-12-16/BTCW', '0.0');
    await poll(NIGHT);
    blank('2024-12-16', ['BTCW']);
    await poll('2024-12-17T09:00:00Z');
    expect(rows('SELECT day, ticker FROM observations WHERE flow_usd IS NULL')).toEqual([
      { day: '2024-12-16', ticker: 'BTCW' },
    ]);
  });
});
