import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';

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
