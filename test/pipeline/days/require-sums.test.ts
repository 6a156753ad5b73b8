import { beforeEach, describe, expect, test } from 'vitest';
import { FIRST_NIGHT, type StoreDesk, storeDesk } from '../../support/program/store-desk.ts';

const BROKEN = '2024-11-01';

let desk: StoreDesk;
beforeEach(async () => {
  desk = await storeDesk();
  expect((await desk.run('start', '--now', FIRST_NIGHT)).status).toBe(0);
  desk.damage((db) =>
    db
      .prepare(
        "UPDATE observations SET flow_usd = 100000000 WHERE asset = 'BTC' AND day = ? AND ticker = 'FBTC'",
      )
      .run(BROKEN),
  );
});

const NAMED =
  /BTC on 2024-11-01, farside: the stored funds of a day do not add up.*expected: -54900000 US dollars, .*got: 70700000 US dollars, .*etf-digest check/s;

describe('a store whose figures contradict its Totals prints nothing that rests on them', () => {
  test.each([
    `show ${BROKEN}`,
    `show ${BROKEN} --json`,
    `show ${BROKEN} --format md`,
    'show 2024-12-13',
    'start',
    `funds ${BROKEN}`,
    `trend 2024-11-08 --days 7`,
    'trend 2024-11-08 --json',
    'weekly 2024-W44',
  ])('%s: day, sum, Total and what to do are named, status 1', async (line) => {
    const said = await desk.run(...line.split(' '), '--now', FIRST_NIGHT);
    expect(said).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(NAMED) });
    expect(said.stderr.length).toBeLessThan(1000);
  });

  test('nightly writes no digest of it, and no file, where the page of all days is refused', async () => {
    for (const path of ['/bitcoin-etf-flow-all-data/', '/wp-json/wp/v2/pages?slug=bitcoin-etf-flow-all-data'])
      desk.publisher.faults.set(path, '403');
    const night = await desk.nightly(FIRST_NIGHT);
    expect(night).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(NAMED) });
    expect(night.stderr).toContain('the digest of 2024-12-16 is not written');
    expect(desk.rows('SELECT 1 FROM digests')).toEqual([]);
  });

  test('nightly sees at the foot of the page that a day is wrong, and reads it again', async () => {
    const night = await desk.nightly(FIRST_NIGHT);
    expect(night).toMatchObject({ status: 0, stderr: '' });
    expect(night.stdout).toContain('历史累计净流入 362.13 亿美元');
    const { stdout } = await desk.run('show', BROKEN, '--json', '--now', FIRST_NIGHT);
    expect(JSON.parse(stdout)).toMatchObject({ assets: { BTC: { totalUsd: -54_900_000 } } });
  });
});

test.each(['show 2024-10-31', 'weekly 2024-W43', 'show 2024-11-01 --asset eth'])(
  'a text that does not rest on the day is printed: %s',
  async (line) => {
    const said = await desk.run(...line.split(' '), '--now', FIRST_NIGHT);
    expect(said).toMatchObject({ status: 0, stderr: '' });
  },
);

test('check names it, and history shows what was said', async () => {
  const check = await desk.run('check', '--now', FIRST_NIGHT);
  expect(check).toMatchObject({ status: 5, stdout: expect.stringContaining('the funds sum to 70700000') });
  expect((await desk.run('history', BROKEN, '--now', FIRST_NIGHT)).status).toBe(0);
});
