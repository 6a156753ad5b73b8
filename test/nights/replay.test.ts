import { expect, test } from 'vitest';
import { driveProgram, moments } from '../support/program/drive.ts';
import { carriedRecord } from '../support/publishers/record.ts';
import { startReplay } from '../support/publishers/replay.ts';

/** Every sixth hour from the evening of 2 February 2026 in New York to the evening of the 9th. */
const POLLS = moments('2026-02-02T22:00:00Z', '2026-02-10T06:00:00Z', 6 * 60);
/** While the exchanges are open nightly asks nobody. */
const isOpen = (at: string): boolean => at.slice(11, 13) >= '14' && at.slice(11, 13) < '21';

test('the recorded nights of 2 to 6 February 2026 end in the published totals', async () => {
  const replay = await startReplay(carriedRecord().tables);
  const { run, rows } = driveProgram(replay.url);
  const printed: string[] = [];
  for (const at of POLLS) {
    replay.at = at;
    if (isOpen(at)) await run(['collect'], at);
    const night = await run(['nightly'], at);
    expect(night).toMatchObject({ status: 0, stderr: '' });
    printed.push(night.stdout);
  }

  const last = POLLS.at(-1) ?? '';
  const check = await run(['check', '--json'], last);
  expect(JSON.parse(check.stdout)).toMatchObject({ faults: 0 });
  // the lifetimes at the foot were held all the while, and fitted: a past day that is now another one is seen at once
  expect(replay.requests.filter((path) => path.includes('all-data'))).toHaveLength(2);
  replay.restated.set('BTC/2025-12-10/FBTC', '31.5');
  expect((await run(['collect'], last)).stderr).toMatch(/the foot .*: FBTC 11120, by its days 11118\.8 /);
  expect(replay.requests.filter((path) => path.includes('all-data'))).toHaveLength(3);

  const totals = await run(['trend', '2026-02-06', '--days', '5', '--format', 'csv'], last);
  expect(totals.stdout.trim().split('\n').slice(1)).toEqual([
    '2026-02-02,BTC,561800000',
    '2026-02-03,BTC,-272000000',
    '2026-02-04,BTC,-544900000',
    '2026-02-05,BTC,-434100000',
    '2026-02-06,BTC,371100000',
    '2026-02-02,ETH,-2900000',
    '2026-02-03,ETH,14000000',
    '2026-02-04,ETH,-79400000',
    '2026-02-05,ETH,-80800000',
    '2026-02-06,ETH,-16700000',
  ]);

  const editions = rows<{ day: string; edition: string; at: string }>(
    'SELECT day, edition, written_at AS at FROM digests ORDER BY id',
  );
  const ofFriday = editions.filter(({ day }) => day === '2026-02-06');
  const final = ofFriday.filter(({ edition }) => edition === 'final');
  expect(final).toHaveLength(1);
  expect(final[0]?.at.slice(0, 10)).toBe('2026-02-09');
  expect(ofFriday.filter(({ edition }) => edition === 'preliminary').length).toBeGreaterThan(1);
  expect(editions.filter(({ day }) => day === '2026-02-07' || day === '2026-02-08')).toEqual([]);
  expect(editions.filter(({ edition }) => edition === 'correction')).toEqual([]);

  // a whole row of zeros stood for some hours and was withdrawn
  const ofPlaceholders = "FROM observations WHERE asset = 'BTC' AND day = '2026-02-03'";
  expect(rows(`SELECT 1 ${ofPlaceholders} AND flow_usd = 0`).length).toBeGreaterThanOrEqual(11);
  expect(rows(`SELECT 1 ${ofPlaceholders} AND flow_usd IS NULL`)).toHaveLength(11);
  const aboutThird = printed
    .join('\n')
    .split('\n')
    .filter((line) => line.includes('加密 ETF 2 月 3 日'));
  expect(aboutThird.length).toBeGreaterThan(1);
  for (const title of aboutThird) expect(title).not.toMatch(/为零|11\/11/);
});
