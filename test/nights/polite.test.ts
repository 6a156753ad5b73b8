import { expect, test } from 'vitest';
import { moments } from '../support/program/drive.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startDefaultPublishers } from '../support/publishers/default-publishers.ts';
import { carriedRecord } from '../support/publishers/record.ts';

/** Runs nightly at each moment with the default sources; how often each was asked for BTC, and when Farside was. */
async function poll(polls: readonly string[], recorded: boolean) {
  const nothing = { BTC: [], ETH: [] };
  const tables = recorded ? carriedRecord().tables : undefined;
  const { page, json, env } = await startDefaultPublishers(polls[0] ?? '', nothing, tables);
  const cwd = temporaryFolder();
  const farside: string[] = [];
  const sosovalue: string[] = [];
  for (const at of polls) {
    page.at = at;
    const before = [page.requests.length, json.asked.length];
    await runHere(['nightly', '--asset', 'btc', '--now', at], { cwd, env });
    if (page.requests.length > (before[0] ?? 0)) farside.push(at);
    if (json.asked.length > (before[1] ?? 0)) sosovalue.push(at);
  }
  return { farside, sosovalue, theblock: json.asked.filter(({ path }) => path.startsWith('/api/charts')) };
}

test('a recorded day at every quarter of an hour about the close and after midnight New York: asked while the day is open, and no more', async () => {
  const polls = [
    ...moments('2026-02-04T19:00:00Z', '2026-02-04T21:45:00Z', 15),
    ...moments('2026-02-05T04:00:00Z', '2026-02-05T09:45:00Z', 15),
  ];
  const { farside, sosovalue, theblock } = await poll(polls, true);
  const [first, ...later] = farside;
  expect(first).toBe('2026-02-04T19:00:00.000Z');
  // the exchanges close at 21:00Z; the day is whole some time after 05:00Z
  // what the first run read is read once more
  expect(later.filter((at) => at < '2026-02-04T21:00')).toEqual(['2026-02-04T20:00:00.000Z']);
  expect(later.filter((at) => at >= '2026-02-04T21:00' && at < '2026-02-05T05:00')).toEqual(
    polls.filter((at) => at >= '2026-02-04T21:00' && at < '2026-02-05T05:00'),
  );
  // whole at 07:45Z, read once more
  expect(later.filter((at) => at >= '2026-02-05T08:00')).toEqual(['2026-02-05T08:45:00.000Z']);
  // it refuses here, and is asked hourly
  expect(sosovalue.length).toBeGreaterThan(5);
  expect(sosovalue.length).toBeLessThanOrEqual(9);
  expect(theblock).toEqual([]);
});

test('a weekend whose Friday is whole: one re-reading a day', async () => {
  const { farside } = await poll(moments('2024-12-21T06:30:00Z', '2024-12-23T13:30:00Z', 120), false);
  // Friday is read as whole and once more; then on Sunday and on Monday, by New York's date
  expect(farside.map((at) => at.slice(0, 13))).toEqual([
    '2024-12-21T06',
    '2024-12-21T08',
    '2024-12-22T06',
    '2024-12-23T06',
  ]);
});
