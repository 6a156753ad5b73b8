import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';
import { startJsonPublishers } from '../../support/publishers/publishers-json.ts';

const NIGHT = '2024-12-17T06:30:00Z';
const HOUR = 3_600_000;
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

async function desk() {
  const cwd = temporaryFolder();
  const publisher = await startPublisher(NIGHT);
  onTestFinished(() => publisher.close());
  const env = { ETF_DIGEST_FARSIDE_URL: publisher.url };
  const answers = () => {
    const db = new Database(path.join(cwd, 'data/etf-digest.db'), { readonly: true });
    try {
      return db.prepare("SELECT count(*) FROM snapshots WHERE via <> 'bundled'").pluck().get();
    } finally {
      db.close();
    }
  };
  return {
    cwd,
    publisher,
    answers,
    run: (args: string[], machineClock?: string) =>
      runHere(args, { cwd, env, ...(machineClock && { machineClock }) }),
  };
}

describe('a machine’s clock', () => {
  const WRONG = 'the clock of this machine is wrong; nothing was stored';

  test.each([2, -2, 40])('that is %i hours off stops the run before anything is stored', async (hours) => {
    const { run, answers } = await desk();
    const { status, stdout, stderr } = await run(['nightly'], hoursFromNow(hours));
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(WRONG);
    expect(stderr).toContain("to do: set the machine's clock");
    expect(answers()).toBe(0);
  });

  test('that is some minutes off does not', async () => {
    const { run, answers } = await desk();
    expect((await run(['nightly'], hoursFromNow(0.5))).stderr).not.toContain(WRONG);
    expect(answers()).not.toBe(0);
  });

  test('is held against Date plus Age: an old answer from a cache is no wrong clock', async () => {
    const { run, publisher } = await desk();
    publisher.hostile.set('*', (page, response) => {
      const headers = { date: new Date(Date.now() - 5 * HOUR).toUTCString(), age: String(5 * 3600) };
      response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(page);
    });
    expect((await run(['nightly'], hoursFromNow(0))).stderr).not.toContain(WRONG);
  });

  test('that only a stand-in tells to be wrong: what was stored before is named', async () => {
    const { publisher, answers, cwd } = await desk();
    publisher.hostile.set('*', (page, response) => {
      response.sendDate = false;
      response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    const json = await startJsonPublishers({ BTC: [], ETH: [] });
    onTestFinished(() => json.close());
    const env = {
      ETF_DIGEST_SOURCES: '',
      ETF_DIGEST_FARSIDE_URL: publisher.url,
      ETF_DIGEST_SOSOVALUE_URL: 'http://127.0.0.1:9',
      ETF_DIGEST_THEBLOCK_URL: json.url,
    };
    const { status, stderr } = await runHere(['nightly'], { cwd, env, machineClock: hoursFromNow(2) });
    expect(status).toBe(1);
    expect(stderr).not.toContain('nothing was stored');
    expect(stderr).toContain(
      'the clock of this machine is wrong; what farside, sosovalue answered before is stored under this moment',
    );
    expect(stderr).toContain('(theblock)');
    expect(answers()).not.toBe(0);
  });

  test('does not matter where a moment is set', async () => {
    const { run } = await desk();
    expect(await run(['nightly', '--now', NIGHT], hoursFromNow(9))).toMatchObject({ status: 0, stderr: '' });
  });
});

test('answers that a clock ran ahead of are told once by the next right run, and named by check', async () => {
  const { run } = await desk();
  await run(['collect', '--now', '2024-12-18T22:30:00Z']);
  const first = await run(['nightly', '--now', NIGHT]);
  expect(first.stderr).toContain('stamped 2024-12-18T22:30:00.000Z, but it is 2024-12-17T06:30');
  expect((await run(['nightly', '--now', '2024-12-17T07:30:00Z'])).stderr).toBe('');
  const { stdout } = await run(['check', '--now', NIGHT]);
  expect(stdout).toMatch(/BTC.*farside.*snapshot.*2024-12-18T22:30:00\.000Z/);
  expect((await run(['check', '--now', '2024-12-19T06:30:00Z'])).stdout).not.toContain('stamped');
});

describe('status, after a run by a clock that stood in December', () => {
  const [DECEMBER, NOW, LATER] = ['2026-12-20T06:30:00Z', '2024-12-17T06:30:00Z', '2024-12-19T08:10:00Z'];
  const farside = ['--source', 'farside', '--asset', 'btc'];
  interface Told {
    late: string[];
    newest: { tradingDay: string } | null;
    publishers: { askedAt: string | null; answeredAt: string | null; failing: { since: string } | null }[];
  }
  const told = (stdout: string) => JSON.parse(stdout) as Told;

  test('tells what was asked, answered and written by its own moment', async () => {
    const { run } = await desk();
    await run(['nightly', ...farside, '--now', NOW]);
    await run(['collect', ...farside, '--now', DECEMBER]);
    const { late, newest, publishers } = told(
      (await run(['status', '--json', ...farside, '--now', LATER])).stdout,
    );
    expect(late).toContainEqual(
      expect.stringContaining('no publisher has been asked since 2024-12-17T06:30'),
    );
    expect(newest).toMatchObject({ tradingDay: '2024-12-16' });
    expect(publishers).toEqual([
      expect.objectContaining({
        askedAt: '2024-12-17T06:30:00.000Z',
        answeredAt: '2024-12-17T06:30:00.000Z',
      }),
    ]);
  });

  test('names no failure of that run; the next right one tells it as new, and its end once', async () => {
    const { run, publisher } = await desk();
    await run(['nightly', ...farside, '--now', NOW]);
    publisher.faults.set('*', '403');
    await run(['collect', ...farside, '--now', DECEMBER]);
    const before = told((await run(['status', '--json', ...farside, '--now', LATER])).stdout);
    expect(before.publishers).toEqual([expect.objectContaining({ failing: null })]);
    expect((await run(['nightly', ...farside, '--now', LATER])).stderr).toContain(
      'BTC was not delivered by farside',
    );
    const failing = told((await run(['status', '--json', ...farside, '--now', LATER])).stdout);
    expect(failing.publishers).toEqual([
      expect.objectContaining({ failing: expect.objectContaining({ since: '2024-12-19T08:10:00.000Z' }) }),
    ]);
    publisher.faults.clear();
    const { stderr } = await run(['nightly', ...farside, '--now', '2024-12-19T09:00:00Z']);
    expect(stderr).toContain('farside is well again; since 2024-12-19T08:10');
    expect((await run(['collect', ...farside, '--now', '2026-12-20T08:00:00Z'])).stderr).not.toContain(
      'well again',
    );
  });

  test('a failure that both have seen is told again by the right one', async () => {
    const { run, publisher } = await desk();
    publisher.faults.set('*', '403');
    await run(['nightly', ...farside, '--now', NOW]);
    await run(['nightly', ...farside, '--now', DECEMBER]);
    const { stderr } = await run(['nightly', ...farside, '--now', LATER]);
    expect(stderr).toContain('BTC was not delivered by farside');
    expect(stderr).toContain('since: 2024-12-17T06:30:00.000Z');
  });
});
