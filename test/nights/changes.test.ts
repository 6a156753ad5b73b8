import { expect, test } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { type Driven, driveProgram } from '../support/program/drive.ts';
import { carriedRecord, type RecordedTables } from '../support/publishers/record.ts';
import { startReplay } from '../support/publishers/replay.ts';

const DAY = '2026-02-05';
/** The recorded evening, from the first figures on; then a figure is restated. */
const RUNS = ['2026-02-06T00:30:00Z', '2026-02-06T02:30:00Z', '2026-02-06T06:30:00Z', '2026-02-07T16:00:00Z'];
const RESTATED = '2026-02-07T15:00:00Z';
const LATEST = '2026-02-08T04:00:00Z';

/** The recorded tables, and FBTC of the day with ten million more that went out, which nobody recorded. */
function restatedTables(): RecordedTables {
  const { BTC, ETH } = carriedRecord().tables;
  const row = [...(BTC.changes.findLast(({ rows }) => DAY in rows)?.rows[DAY] ?? [])];
  for (const place of [BTC.columns.indexOf('FBTC'), BTC.columns.length])
    row[place] = String(Math.round(Number(row[place]) * 10 - 100) / 10);
  return { BTC: { ...BTC, changes: [...BTC.changes, { at: RESTATED, rows: { [DAY]: row } }] }, ETH };
}

async function restatedNight(): Promise<Driven> {
  const replay = await startReplay(restatedTables());
  const driven = driveProgram(replay.url);
  for (const at of RUNS) {
    replay.at = at;
    expect(await driven.run(['collect'], at)).toMatchObject({ stderr: '', status: 0 });
    expect(await driven.run(['nightly'], at)).toMatchObject({ stderr: '', status: 0 });
  }
  return driven;
}

test('show --changes tells of a night what each edition changed, in three languages and in JSON', async () => {
  const { run, rows } = await restatedNight();
  const editions = rows<{ edition: string; at: string }>(
    'SELECT edition, written_at AS at FROM digests WHERE day = ? ORDER BY id',
    DAY,
  );
  expect(editions.map(({ edition }) => edition)).toEqual([
    'preliminary',
    'preliminary',
    'final',
    'correction',
  ]);
  for (const lang of ['zh-Hans', 'zh-Hant', 'en']) {
    const told = await run(['show', DAY, '--changes', '--lang', lang], LATEST);
    expect(told).toMatchObject({ stderr: '', status: 0 });
    expectGolden(`changes.${lang}.txt`, told.stdout);
  }

  const { stdout } = await run(['show', DAY, '--changes', '--json'], LATEST);
  const json = JSON.parse(stdout);
  expect(json).toMatchObject({ schema: 'etf-digest/changes/1', tradingDay: DAY, editions });
  expect(json.changes).toMatchObject([
    { from: 'preliminary', to: 'preliminary', kind: 'updated' },
    { from: 'preliminary', to: 'final', kind: 'completed', assets: [{ publishedUsd: -434_100_000 }, {}] },
    {
      at: RUNS.at(-1),
      from: 'final',
      to: 'correction',
      kind: 'corrected',
      assets: [
        {
          asset: 'BTC',
          moved: [
            { what: 'total', from: -434_100_000, to: -444_100_000 },
            { what: 'FBTC', from: -109_500_000, to: -119_500_000 },
          ],
        },
      ],
    },
  ]);

  // each at its own moment, of the assets that are asked for; the status is that of the newest edition
  const [earlier, early] = ['2026-02-06T04:00:00Z', '2026-02-06T01:00:00Z'];
  const eth = await run(['show', DAY, '--changes', '--asset', 'eth'], LATEST);
  expect(eth.stdout.trim().split('\n')).toHaveLength(3);
  expect(eth.stdout).not.toMatch(/比特币/);
  const open = await run(['show', DAY, '--changes', '--strict'], earlier);
  expect([open.status, open.stdout.trim().split('\n').length]).toEqual([3, 2]);
  expect((await run(['show', DAY, '--changes'], early)).stdout).toBe(
    '美东时间 2026 年 2 月 5 日仅写过一版，为初步数据（北京时间 2026 年 2 月 6 日 08:30），此后没有变动。\n',
  );
  expect((await run(['show', DAY, '--changes', '--format', 'md'], LATEST)).stdout).toMatch(
    /。\n\n(- .+。\n){3}$/,
  );

  // a day of which nothing was written, one without trading, and what does not go together
  const never = await run(['show', '2026-02-04', '--changes', '--strict'], LATEST);
  expect(never).toMatchObject({ status: 4, stdout: '美东时间 2026 年 2 月 4 日尚未写过稿件。\n' });
  const closed = await run(['show', '2026-02-07', '--changes', '--strict'], LATEST);
  expect(closed).toEqual(await run(['show', '2026-02-07', '--strict'], LATEST));
  expect((await run(['show', DAY, '--changes', '--explain'], LATEST)).status).toBe(2);
});
