import { gunzipSync, gzipSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { bundledTable } from '../../support/days/days.ts';
import { makeStore } from '../../support/program/make-store.ts';
import {
  checked,
  FIRST_NIGHT,
  type StoreDesk,
  SUNDAY,
  storeDesk,
  WEEK,
} from '../../support/program/store-desk.ts';
import { farsidePage } from '../../support/publishers/farside-page.ts';

const observe = (db: Database.Database, day: string, ticker: string, usd: number) =>
  db
    .prepare(
      "INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot) VALUES ('farside', 'BTC', ?, ?, ?, 1)",
    )
    .run(day, ticker, usd);
const restate = (db: Database.Database, day: string, ticker: string, usd: number) =>
  db
    .prepare("UPDATE observations SET flow_usd = ? WHERE asset = 'BTC' AND day = ? AND ticker = ?")
    .run(usd, day, ticker);

describe('a store that is as it should be', () => {
  test('the bundled history alone: no finding, status 0', async () => {
    const { folder, run } = await storeDesk();
    await makeStore(folder);
    expect(await run('check', '--now', FIRST_NIGHT)).toEqual({
      stdout: '0 faults, 0 warnings\n',
      stderr: '',
      status: 0,
    });
  });

  test('after every night of a week there is no finding', async () => {
    const desk = await storeDesk();
    for (const at of WEEK) {
      await desk.nightly(at);
      expect(await checked(desk, at)).toEqual({
        status: 0,
        schema: 'etf-digest/check/1',
        faults: 0,
        findings: [],
      });
    }
    expect(desk.rows('SELECT * FROM digests').length).toBeGreaterThan(5);
  });

  test('after a correction and after a refused page there is no finding, and nothing is asked of anyone', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.publisher.restated.set('BTC/2024-12-16/IBIT', '420.0');
    await desk.nightly('2024-12-17T09:00:00Z');
    desk.publisher.faults.set('*', 'wrong-total');
    await desk.nightly('2024-12-18T06:30:00Z');
    desk.publisher.requests.length = 0;
    expect((await checked(desk, '2024-12-18T07:00:00Z')).findings).toEqual([]);
    expect(desk.publisher.requests).toEqual([]);
  });

  test('a gap that an import fills later, so that a sum can be said only now, is no finding', async () => {
    const desk = await storeDesk();
    for (const slug of ['bitcoin-etf-flow-all-data', 'ethereum-etf-flow-all-data']) {
      desk.publisher.faults.set(`/${slug}/`, '403').set(`/wp-json/wp/v2/pages?slug=${slug}`, '403');
    }
    await desk.nightly(FIRST_NIGHT, '--empty');
    const all = bundledTable('BTC').rows.map(({ day, cells }) => ({
      day,
      cells: [...cells.values()].map((usd) => (usd === null ? '' : (usd / 1e6).toFixed(1))),
    }));
    const page = farsidePage({ asset: 'BTC', full: true, columns: bundledTable('BTC').tickers, rows: all });
    expect((await desk.importPage(page, '2024-12-14T09:00:00Z', '2024-12-17T12:00:00Z')).status).toBe(0);
    expect((await checked(desk, '2024-12-17T12:00:00Z')).findings).toEqual([]);
  });

  test('digests that other sources told are not held against these', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    const { findings } = await checked(desk, FIRST_NIGHT, '--source', 'sosovalue');
    expect(findings).toEqual([]);
  });
});

describe('a store that nobody feeds any more', () => {
  const trailing = async (desk: StoreDesk, at: string) =>
    (await checked(desk, at)).findings.filter(({ check }) => check === 'calendar');

  test('its newest figure is more than 3 trading days before today: a fault for each asset', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    // 16 December is the newest day; on the 20th, a Friday, the 17th to the 19th are missing
    expect(await trailing(desk, '2024-12-20T04:00:00Z')).toEqual([]);
    expect(await trailing(desk, '2024-12-20T06:00:00Z')).toMatchObject([
      {
        asset: 'BTC',
        weight: 'fault',
        day: '2024-12-16',
        what: 'the newest figure is of 2024-12-16: 3 trading days are missing since',
        mend: 'run etf-digest nightly',
      },
      { asset: 'ETH', day: '2024-12-16' },
    ]);
    const { status, findings } = await checked(desk, '2025-01-02T12:00:00Z');
    // neither Christmas nor New Year
    expect(findings[0]?.what).toContain(': 10 trading days are missing');
    expect(status).toBe(5);
  });

  test('only one asset was delivered: the other is the fault', async () => {
    const desk = await storeDesk();
    desk.publisher.faults.set('/eth/', 'no-table').set('/wp-json/wp/v2/pages?slug=eth', 'no-table');
    await desk.nightly('2024-12-19T06:30:00Z');
    expect(await trailing(desk, '2024-12-19T06:30:00Z')).toMatchObject([
      { asset: 'ETH', day: '2024-12-13', what: expect.stringContaining(': 3 trading days') },
    ]);
  });

  test('a store of the bundled history alone is none, not even after pages that were all refused', async () => {
    const desk = await storeDesk();
    expect(await trailing(desk, '2025-06-02T12:00:00Z')).toEqual([]);
    desk.publisher.faults.set('*', '403');
    await desk.nightly('2024-12-20T06:30:00Z');
    expect(await trailing(desk, '2025-06-02T12:00:00Z')).toEqual([]);
  });

  test('a clock beyond the table of closures does not end the check', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    expect(await trailing(desk, '2040-06-02T12:00:00Z')).toHaveLength(2);
  });
});

describe('damage', () => {
  test('a changed figure: the row misses its Total, and the digest says another one; status 5', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => restate(db, '2024-12-16', 'IBIT', 518_200_000));
    const { run } = desk;
    const said = await run('check', '--now', FIRST_NIGHT);
    expect(said).toMatchObject({ status: 5, stderr: '' });
    expect(said.stdout).toMatch(
      /^fault: sums, 2024-12-16 BTC farside: the funds sum to 736900000, the publisher's Total is 636900000 \(US dollars\)\n {2}to do: .+$/m,
    );
    expect(said.stdout).toContain('BTC IBIT from 418200000 to 518200000');
    expect(said.stdout).toContain('2 faults, 0 warnings\n');
  });

  test('a figure of a day that settled with blank cells is held against its Total, too', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    // the day has no figure of the fund BTC
    desk.damage((db) => restate(db, '2024-11-20', 'IBIT', 1_000_000));
    const { findings } = await checked(desk, FIRST_NIGHT);
    expect(findings).toContainEqual(expect.objectContaining({ check: 'sums', day: '2024-11-20' }));
  });

  test('days that cannot have figures: a closed one, a weekend, before the launch, to come, no day at all', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    const impossible = ['2023-12-29', '2024-02-30', '2024-11-28', '2024-12-14', '2024-12-31'];
    desk.damage((db) => {
      for (const day of impossible) observe(db, day, 'IBIT', 1_000_000);
    });
    const { findings, status } = await checked(desk, FIRST_NIGHT);
    const days = findings.filter(({ what }) => what.startsWith('figures for a day')).map(({ day }) => day);
    expect(days).toEqual(impossible);
    expect(status).toBe(5);
  });

  test('a day of a year without a calendar is a finding, not the end of the check', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => {
      observe(db, '2031-01-06', 'IBIT', 1_000_000);
      db.exec("UPDATE bodies SET gzip = x'00' WHERE rowid = 1");
    });
    const { findings } = await checked(desk, FIRST_NIGHT);
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'calendar',
        day: '2031-01-06',
        what: expect.stringContaining('after today'),
      }),
    );
    expect(findings).toContainEqual(expect.objectContaining({ check: 'snapshots' }));
    expect(findings.filter(({ check }) => check === 'calendar')).toHaveLength(1);
  });

  test('a missing day', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => db.exec("DELETE FROM observations WHERE asset = 'ETH' AND day = '2024-09-05'"));
    const { findings } = await checked(desk, FIRST_NIGHT);
    expect(findings).toContainEqual(
      expect.objectContaining({
        check: 'calendar',
        asset: 'ETH',
        day: '2024-09-05',
        what: 'no figure on a trading day',
        mend: 'run etf-digest collect --full; if the exchanges were closed, put "closures": [{"day": "2024-09-05"}] into the settings file',
      }),
    );
  });

  test('an unknown fund, though no page ever had a column for it', async () => {
    const desk = await storeDesk();
    await makeStore(desk.folder);
    desk.damage((db) => observe(db, '2024-12-12', 'XXXX', 0));
    const { findings, status, faults } = await checked(desk, FIRST_NIGHT);
    expect(findings).toMatchObject([
      { check: 'unknown funds', weight: 'warning', what: expect.stringContaining('XXXX') },
    ]);
    expect({ status, faults }).toEqual({ status: 0, faults: 0 });
  });

  test('bytes of a page: flipped, swapped for others, gone', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => {
      db.pragma('foreign_keys = OFF');
      const bodies = db.prepare('SELECT sha256, gzip FROM bodies ORDER BY rowid').all() as {
        sha256: string;
        gzip: Buffer;
      }[];
      const set = db.prepare('UPDATE bodies SET gzip = ? WHERE sha256 = ?');
      const [first, second, third] = bodies;
      const flipped = Buffer.from(first?.gzip ?? []);
      flipped[60] = (flipped[60] ?? 0) ^ 1;
      set.run(flipped, first?.sha256);
      set.run(
        gzipSync(`${gunzipSync(second?.gzip ?? gzipSync('')).toString()} `, { level: 1 }),
        second?.sha256,
      );
      db.prepare('DELETE FROM bodies WHERE sha256 = ?').run(third?.sha256);
    });
    const { findings, status } = await checked(desk, FIRST_NIGHT);
    expect(findings.map(({ check }) => check)).toEqual(['snapshots', 'snapshots', 'snapshots']);
    const said = findings.map(({ what }) => what).join('\n');
    expect(said).toContain('cannot be unpacked');
    expect(said).toContain('the bytes have the SHA-256');
    expect(said).toContain('are not in the store');
    expect(status).toBe(5);
  });

  test.each(['final', 'preliminary'])('the altered text of a %s edition', async (edition) => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    await desk.nightly('2024-12-18T03:00:00Z');
    desk.damage((db) =>
      db.prepare("UPDATE digests SET text = replace(text, '亿', '万') WHERE edition = ?").run(edition),
    );
    const { findings } = await checked(desk, '2024-12-18T03:00:00Z');
    expect(findings).toMatchObject([
      {
        check: 'digests',
        weight: 'fault',
        what: expect.stringContaining(`the text of the ${edition} edition`),
      },
    ]);
  });

  test.each([
    ['title', "title = title || '！'", 'the title of'],
    ['Markdown', "markdown = replace(markdown, '基金', '资金')", 'the Markdown of'],
    [
      'Markdown’s front matter',
      "markdown = replace(markdown, 'state: final', 'state: settled')",
      'the Markdown of',
    ],
    ['moment', "written_at = '2024-12-17T06:31:00.000Z'", 'the Markdown of'],
    ['title and text', "title = '一', text = '二'", 'the title and the text of'],
  ])('the altered %s of an edition is named', async (_, change, parts) => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => db.exec(`UPDATE digests SET ${change}`));
    const { findings, status } = await checked(desk, FIRST_NIGHT);
    expect(findings).toMatchObject([{ check: 'digests', weight: 'fault', day: '2024-12-16' }]);
    expect(findings[0]?.what.startsWith(`${parts} the final edition (digest `)).toBe(true);
    expect(status).toBe(5);
  });

  test('a text that another version wrote is not compared', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => db.exec("UPDATE digests SET text = 'as it was worded then', words = 'other words'"));
    expect((await checked(desk, FIRST_NIGHT)).findings).toEqual([]);
  });

  test('a page was imported and no nightly ran: the printed figure has moved; after the nightly it is corrected', async () => {
    const desk = await storeDesk();
    for (const at of WEEK.slice(0, 4)) await desk.nightly(at);
    desk.publisher.restated.set('BTC/2024-12-12/HODL', '5.0');
    const page = await (await fetch(`${desk.publisher.url}/btc/`)).text();
    const later = '2024-12-18T07:30:00Z';
    expect((await desk.importPage(page, '2024-12-18T07:00:00Z', later)).stdout).toContain('1 new figures');
    const { findings, status } = await checked(desk, later);
    expect(findings.map(({ check, day }) => [check, day])).toEqual([
      ['digests', '2024-12-16'],
      ['digests', '2024-12-17'],
    ]);
    expect(findings[0]?.what).toContain('BTC trend from');
    expect(status).toBe(5);
    await desk.nightly('2024-12-18T08:30:00Z');
    expect((await checked(desk, '2024-12-18T08:30:00Z')).findings).toEqual([]);
  });

  test('several faults at once are all listed', async () => {
    const desk = await storeDesk();
    await desk.nightly(FIRST_NIGHT);
    desk.damage((db) => {
      restate(db, '2024-03-12', 'IBIT', 849_000_000_000);
      restate(db, '2024-03-13', 'IBIT', 586_500_000_000);
      observe(db, '2024-11-28', 'IBIT', 1_000_000);
      observe(db, '2024-12-12', 'XXXX', 0);
      db.exec("DELETE FROM observations WHERE asset = 'ETH' AND day = '2024-09-05'");
      db.exec("UPDATE bodies SET gzip = x'00' WHERE rowid = 1");
      db.exec("UPDATE digests SET text = text || '!'");
    });
    const { findings, faults } = await checked(desk, FIRST_NIGHT);
    const kinds = findings.map(({ check, day }) => `${check} ${day}`);
    for (const kind of [
      'sums 2024-03-12',
      'sums 2024-03-13',
      'scale 2024-03-12',
      'scale 2024-03-13',
      'calendar 2024-11-28',
      'calendar 2024-09-05',
      'snapshots null',
      'digests 2024-12-16',
    ]) {
      expect(kinds).toContain(kind);
    }
    expect(kinds).toContain('unknown funds null');
    expect(faults).toBe(findings.length - 1);
  });

  test('each finding names its kind, its place and what to do', async () => {
    const desk = await storeDesk();
    await makeStore(desk.folder);
    desk.damage((db) => observe(db, '2024-11-28', 'IBIT', 1_000_000));
    expect((await checked(desk, SUNDAY)).findings).toEqual([
      {
        check: 'calendar',
        weight: 'fault',
        asset: 'BTC',
        source: 'farside',
        day: '2024-11-28',
        what: 'figures for a day on which the exchanges were closed',
        mend: 'look at etf-digest history 2024-11-28, and at "closures" in the settings file',
      },
    ]);
  });
});
