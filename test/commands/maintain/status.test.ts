import { readdirSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';

const FIRST_NIGHT = '2024-12-17T06:30:00Z';

async function desk() {
  const cwd = temporaryFolder();
  const publisher = await startPublisher(FIRST_NIGHT);
  onTestFinished(() => publisher.close());
  const env = { ETF_DIGEST_SOURCES: 'farside', ETF_DIGEST_FARSIDE_URL: publisher.url };
  const run = (at: string, ...args: string[]) => {
    publisher.at = at;
    return runHere([...args, '--now', at], { cwd, env });
  };
  const status = async (at: string) => {
    const { stdout, status } = await run(at, 'status', '--json');
    return { ...(JSON.parse(stdout) as { isLate: boolean; late: string[]; publishers: object[] }), status };
  };
  return { cwd, publisher, run, status };
}

describe('status', () => {
  test('without a store: late, with the next command, and nothing is made', async () => {
    const { cwd, run } = await desk();
    const { stdout, status } = await run(FIRST_NIGHT, 'status');
    expect(status).toBe(1);
    expect(stdout).toMatch(/^late +there is no store at .*: run etf-digest nightly$/m);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('after a night: in time, status 0, with the newest editions and each publisher', async () => {
    const { run, status } = await desk();
    await run(FIRST_NIGHT, 'nightly');
    expect(await status('2024-12-17T07:00:00Z')).toMatchObject({
      status: 0,
      schema: 'etf-digest/status/1',
      isLate: false,
      late: [],
      newest: { tradingDay: '2024-12-16', edition: 'final' },
      publishers: [
        { source: 'farside', asset: 'BTC', answeredAt: '2024-12-17T06:30:00.000Z', failing: null },
        { source: 'farside', asset: 'ETH', answeredAt: '2024-12-17T06:30:00.000Z', failing: null },
      ],
    });
    const { stdout } = await run('2024-12-17T07:00:00Z', 'status');
    expect(stdout).toMatch(/^in time +nothing is late$/m);
  });

  test('a day that nobody told by noon in New York of the next day is late; so is a job that asks nobody', async () => {
    const { run, status } = await desk();
    await run(FIRST_NIGHT, 'nightly');
    expect(await status('2024-12-18T08:00:00Z')).toMatchObject({ status: 0 });
    const late = await status('2024-12-18T17:00:00Z');
    expect(late).toMatchObject({ status: 1, isLate: true });
    expect(late.late).toEqual([
      'no edition of 2024-12-17 has been written; it was due by 2024-12-18T17:00:00.000Z',
      expect.stringContaining('no publisher has been asked since 2024-12-17T06:30:00.000Z'),
    ]);
  });

  test('a weekend is not late', async () => {
    const { run, status } = await desk();
    await run('2024-12-21T06:30:00Z', 'nightly');
    await run('2024-12-22T20:00:00Z', 'collect');
    expect(await status('2024-12-23T10:00:00Z')).toMatchObject({ status: 0, late: [] });
  });

  test('a publisher that fails is named with since when and why', async () => {
    const { run, status, publisher } = await desk();
    await run(FIRST_NIGHT, 'nightly');
    publisher.faults.set('*', '403');
    await run('2024-12-18T06:30:00Z', 'nightly');
    const { publishers } = await status('2024-12-18T07:00:00Z');
    expect(publishers[0]).toMatchObject({
      askedAt: '2024-12-18T06:30:00.000Z',
      answeredAt: '2024-12-17T06:30:00.000Z',
      failing: { since: '2024-12-18T06:30:00.000Z', what: 'the page was refused' },
    });
  });
});
