import { readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { makeStore } from '../../support/program/make-store.ts';
import {
  checked,
  FIRST_NIGHT,
  type StoreDesk,
  SUNDAY,
  storeBytes,
  storeDesk,
  WEEK,
} from '../../support/program/store-desk.ts';

interface Reparsed {
  schema: string;
  since: string | null;
  snapshots: number;
  observations: number;
  deviations: {
    snapshot: number;
    asset: string;
    day: string;
    ticker: string;
    storedUsd?: number;
    derivedUsd?: number;
  }[];
  verdicts: { snapshot: number; was: string; why: string }[];
  damaged: { snapshot: number; what: string }[];
  withoutBytes: number;
}

async function reparsed(
  { run }: StoreDesk,
  ...args: string[]
): Promise<Reparsed & { status: number | null }> {
  const { stdout, stderr, status } = await run('reparse', '--json', '--now', SUNDAY, ...args);
  if (stdout === '') throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Reparsed), status };
}

const CLEAN = { status: 0, deviations: [], verdicts: [], damaged: [], withoutBytes: 0 };
const change = (db: Database.Database, asset: string, day: string, ticker: string, usd: number) =>
  db
    .prepare('UPDATE observations SET flow_usd = ? WHERE asset = ? AND day = ? AND ticker = ?')
    .run(usd, asset, day, ticker);
const numberIn = (stderr: string): string => /etf-digest accept (\d+)/.exec(stderr)?.[1] ?? '';
const dropRow = (label: string) => (page: string) =>
  page.replace(new RegExp(`<tr> <td><span class="tabletext">${label}.*?</tr>\n`, 's'), '');

describe('derives what the store holds', () => {
  test('of the bundled history alone', async () => {
    const { folder, run } = await storeDesk();
    await makeStore(folder);
    expect(await run('reparse', '--now', FIRST_NIGHT)).toEqual({
      stdout: '2 snapshots read again, 3352 observations compared, 0 differ; nothing was changed\n',
      stderr: '',
      status: 0,
    });
  });

  test('of a week of nights with refused pages, an import, a release and a withdrawn day among them', async () => {
    const desk = await storeDesk();
    const { publisher } = desk;
    const [first = '', placeholders = '', evening = '', second = '', ...others] = WEEK;
    for (const at of [first, placeholders, evening]) await desk.nightly(at);
    const old = await (await fetch(`${publisher.url}/btc/`)).text();
    publisher.faults.set('*', 'swapped-columns');
    await desk.nightly('2024-12-18T05:30:00Z');
    publisher.faults.clear();
    await desk.nightly(second);
    await desk.importPage(old, '2024-12-18T02:30:00Z', '2024-12-18T07:00:00Z');
    publisher.restated.set('BTC/2024-12-16/IBIT', '420.2').set('BTC/2024-12-13/FBTC', '98.5');
    const restated = await desk.nightly('2024-12-18T08:30:00Z');
    expect((await desk.run('accept', numberIn(restated.stderr), '--reason', 'seen')).status).toBe(0);
    const gone = dropRow('12 Dec 2024');
    publisher.hostile.set('/eth/', (page, response) => void response.end(gone(page)));
    const vanished = await desk.run('collect', '--now', '2024-12-18T09:30:00Z');
    expect((await desk.run('accept', numberIn(vanished.stderr), '--reason', 'seen')).status).toBe(0);
    for (const at of others) await desk.nightly(at);
    const result = await reparsed(desk);
    expect(result).toMatchObject(CLEAN);
    expect(result.observations).toBe(desk.rows('SELECT * FROM observations').length);
    expect(result.snapshots).toBe(desk.rows('SELECT * FROM snapshots').length);
    const refused = desk.rows("SELECT * FROM snapshots WHERE verdict = 'refused'");
    expect(refused.length).toBeGreaterThanOrEqual(4);
  });

  test('of an evening page that was refused for a figure of the day itself and one of a past day', async () => {
    const desk = await storeDesk();
    for (const at of WEEK.slice(0, 3)) await desk.nightly(at);
    desk.publisher.restated.set('BTC/2024-12-17/GBTC', '-84.6').set('BTC/2024-12-16/IBIT', '420.2');
    expect((await desk.nightly('2024-12-18T04:00:00Z')).stderr).toContain('2 past days changed at once');
    expect(await reparsed(desk)).toMatchObject(CLEAN);
  });

  test('of a page that came back as it was before an older one was imported', async () => {
    const desk = await storeDesk();
    const { publisher } = desk;
    await desk.nightly(FIRST_NIGHT);
    const old = await (await fetch(`${publisher.url}/btc/`)).text();
    publisher.restated.set('BTC/2024-12-16/IBIT', '420.2');
    await desk.nightly('2024-12-17T08:30:00Z');
    await desk.importPage(old, '2024-12-17T07:30:00Z', '2024-12-17T09:00:00Z');
    publisher.restated.clear();
    await desk.nightly('2024-12-17T09:30:00Z');
    expect(await reparsed(desk)).toMatchObject(CLEAN);
  });
});

describe('finds', () => {
  test('a changed observation, an added one and a removed one, each with its snapshot', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => {
      change(db, 'BTC', '2024-12-16', 'IBIT', 518_200_000);
      db.exec("DELETE FROM observations WHERE asset = 'ETH' AND day = '2024-09-05' AND ticker = 'ETHA'");
      db.exec(
        "INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot) VALUES ('farside', 'BTC', '2024-11-28', 'IBIT', 5, 1)",
      );
    });
    const { deviations, status } = await reparsed(desk);
    expect(deviations.toSorted((a, b) => (a.day < b.day ? -1 : 1))).toEqual([
      { snapshot: 2, source: 'farside', asset: 'ETH', day: '2024-09-05', ticker: 'ETHA', derivedUsd: 0 },
      { snapshot: 1, source: 'farside', asset: 'BTC', day: '2024-11-28', ticker: 'IBIT', storedUsd: 5 },
      {
        snapshot: 3,
        source: 'farside',
        asset: 'BTC',
        day: '2024-12-16',
        ticker: 'IBIT',
        storedUsd: 518_200_000,
        derivedUsd: 418_200_000,
      },
    ]);
    expect(status).toBe(5);
    const said = await desk.run('reparse', '--now', SUNDAY);
    expect(said.stdout).toContain(
      '2024-12-16 BTC IBIT by farside, snapshot 3: stored 518200000 US dollars, derived 418200000 US dollars\n',
    );
    expect(said.stdout).toContain('derived no observation\n');
    expect(said.stdout).toMatch(/ 3 differ; nothing was changed\n$/);
  });

  test('nothing before --since, which takes a day in every form', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => change(db, 'BTC', '2024-11-01', 'FBTC', 1));
    expect(await reparsed(desk, '--since', '2024-11-01')).toMatchObject({
      status: 5,
      since: '2024-11-01',
      deviations: [{ day: '2024-11-01' }],
    });
    const since = await reparsed(desk, '--since', '11月4日');
    expect(since).toMatchObject({ ...CLEAN, since: '2024-11-04', snapshots: 4 });
    expect(since.observations).toBeLessThan(1_000);
    expect(await desk.run('reparse', '--since', 'whenever')).toMatchObject({ status: 2, stdout: '' });
  });

  test('nothing before the newest day in the store with --since latest, whatever today is', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => change(db, 'BTC', '2024-12-16', 'FBTC', 1));
    const latest = await reparsed(desk, '--since', 'latest');
    expect(latest).toMatchObject({ status: 5, since: '2024-12-16', deviations: [{ day: '2024-12-16' }] });
    expect(latest.observations).toBe(
      desk.rows("SELECT * FROM observations WHERE day >= '2024-12-16'").length,
    );
    desk.damage((db) => change(db, 'BTC', '2024-12-13', 'FBTC', 1));
    expect((await reparsed(desk, '--since', 'latest')).deviations).toHaveLength(1);
  });

  test('and says so where there is nothing to compare', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    const said = await desk.run('reparse', '--since', '2024-12-17', '--now', SUNDAY);
    expect(said).toEqual({
      stdout: [
        'there was nothing to compare: no observation of 2024-12-17 or later whose page is kept',
        '4 snapshots read again, 0 observations compared, 0 differ; nothing was changed\n',
      ].join('\n'),
      stderr: '',
      status: 0,
    });
    expect((await desk.run('reparse', '--now', SUNDAY)).stdout).not.toContain('nothing to compare');
  });

  test('a damaged page by its number, and goes on with the others', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    await desk.nightly('2024-12-18T06:30:00Z');
    desk.damage((db) => {
      db.exec("UPDATE bodies SET gzip = x'1f8b' WHERE sha256 = (SELECT sha256 FROM snapshots WHERE id = 3)");
      change(db, 'ETH', '2024-12-17', 'ETHA', 1);
    });
    const result = await reparsed(desk);
    expect(result).toMatchObject({
      status: 5,
      damaged: [{ snapshot: 3, what: expect.stringContaining('unpacked') }],
      deviations: [{ asset: 'ETH', day: '2024-12-17', ticker: 'ETHA' }],
      withoutBytes: 0,
    });
    expect((await desk.run('reparse', '--now', SUNDAY)).stdout).toContain(
      'snapshot 3: its page is damaged: ',
    );
  });

  test('a page that was accepted and would be refused today, and the reverse', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.publisher.faults.set('*', 'wrong-total');
    await desk.nightly('2024-12-18T06:30:00Z');
    const swap = (from: number, to: number) =>
      desk.damage((db) =>
        db.exec(
          `UPDATE snapshots SET sha256 = (SELECT sha256 FROM snapshots WHERE id = ${from}) WHERE id = ${to}`,
        ),
      );
    swap(4, 6);
    expect((await reparsed(desk)).verdicts).toEqual([
      { snapshot: 6, was: 'refused', why: expect.stringContaining('does not add up') },
    ]);
    swap(5, 3);
    const { verdicts, status } = await reparsed(desk);
    expect(verdicts[0]).toEqual({
      snapshot: 3,
      was: 'accepted',
      why: expect.stringContaining('the row of 2024-11-26 does not add up to its Total'),
    });
    expect(status).toBe(5);
  });
});

describe('bytes that are no longer kept', () => {
  test('are named; what was read from them is taken as it is, and newer pages are held against it', async () => {
    const desk = await storeDesk();
    const settings = { ...desk.env, ETF_DIGEST_KEEP_SNAPSHOTS_DAYS: '2' };
    Object.assign(desk.env, settings);
    for (const at of WEEK) await desk.nightly(at);
    const bare = desk.rows(
      'SELECT * FROM snapshots s JOIN bodies b USING (sha256) WHERE b.gzip IS NULL',
    ).length;
    expect(bare).toBeGreaterThan(4);
    expect(
      desk.rows(
        "SELECT * FROM snapshots s JOIN bodies b USING (sha256) WHERE via = 'bundled' AND gzip IS NOT NULL",
      ),
    ).toHaveLength(2);
    const result = await reparsed(desk);
    expect(result).toMatchObject({ ...CLEAN, withoutBytes: bare });
    expect(result.observations).toBeGreaterThan(3_352);
    const said = await desk.run('reparse', '--now', SUNDAY);
    expect(said.stdout).toContain(`${bare} snapshots are left out: their bytes are no longer kept\n`);
    expect((await checked(desk, WEEK.at(-1) ?? '')).findings).toEqual([]);
    desk.damage((db) => change(db, 'BTC', '2024-12-20', 'FBTC', 1));
    expect((await reparsed(desk)).deviations).toMatchObject([{ day: '2024-12-20', ticker: 'FBTC' }]);
  });
});

test('touches neither the network nor the store', async () => {
  const desk = await storeDesk();
  await desk.nightly(FIRST_NIGHT);
  desk.damage((db) => change(db, 'BTC', '2024-12-16', 'IBIT', 1));
  await desk.publisher.close();
  desk.publisher.requests.length = 0;
  const before = storeBytes(desk);
  expect((await reparsed(desk)).status).toBe(5);
  expect(readFileSync(desk.file).equals(before)).toBe(true);
  expect(storeBytes(desk).equals(before)).toBe(true);
  expect(desk.publisher.requests).toEqual([]);
});
