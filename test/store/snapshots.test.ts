import { createHash } from 'node:crypto';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Ticker } from '../../src/model/flow.ts';
import { END_OF_TIME, type Instant } from '../../src/model/time.ts';
import { columns, saveColumns, unreadColumns } from '../../src/store/columns.ts';
import { type Db, openDatabase } from '../../src/store/db.ts';
import {
  lastFullPage,
  lastListed,
  type Snapshot,
  saveSnapshot,
  sightings,
} from '../../src/store/snapshots.ts';
import { temporaryFolder } from '../support/program/program.ts';

const MONDAY = '2024-11-04T05:30:00.000Z';
const TUESDAY = '2024-11-05T05:30:00.000Z';
const WEDNESDAY = '2024-11-06T05:30:00.000Z';
const END = '9999';

function database(): Db {
  const db = openDatabase(path.join(temporaryFolder(), 'etf-digest.db'), MONDAY);
  onTestFinished(() => void db.close());
  return db;
}

const snapshot = (more: Partial<Snapshot> = {}): Snapshot => ({
  source: 'farside',
  asset: 'BTC',
  via: 'recent',
  url: 'https://farside.co.uk/btc/',
  status: 200,
  contentType: 'text/html; charset=UTF-8',
  fetchedAt: MONDAY,
  body: Buffer.from('<table>…</table>'),
  reason: null,
  note: null,
  firstDay: '2024-10-14',
  lastDay: '2024-11-01',
  totalsOnly: false,
  listed: ['IBIT', 'GBTC'],
  ...more,
});
const BUNDLED: Partial<Snapshot> = {
  via: 'bundled',
  url: 'data/history/btc.csv',
  status: null,
  fetchedAt: null,
};

const rows = (db: Db, table: string) => db.prepare(`SELECT * FROM ${table}`).all();

describe('a snapshot', () => {
  test('is kept with its bytes, its sender’s words and the verdict', () => {
    const db = database();
    const body = Buffer.from('<table>…</table>');
    const sha256 = createHash('sha256').update(body).digest('hex');
    expect(saveSnapshot(db, snapshot())).toBe(1);
    expect(rows(db, 'snapshots')).toEqual([
      {
        id: 1,
        source: 'farside',
        asset: 'BTC',
        via: 'recent',
        url: 'https://farside.co.uk/btc/',
        status: 200,
        content_type: 'text/html; charset=UTF-8',
        fetched_at: MONDAY,
        sha256,
        verdict: 'accepted',
        reason: null,
        note: null,
        first_day: '2024-10-14',
        last_day: '2024-11-01',
        totals_only: 0,
        listed: 'IBIT GBTC',
      },
    ]);
    const [kept] = rows(db, 'bodies') as { sha256: string; gzip: Buffer; bytes: number }[];
    expect(kept).toMatchObject({ sha256, bytes: body.byteLength });
    expect(gunzipSync(kept?.gzip ?? '').equals(body)).toBe(true);
  });

  test('of equal bytes is another snapshot, and the bytes are stored once', () => {
    const db = database();
    const ids = [snapshot(), snapshot({ fetchedAt: TUESDAY }), snapshot({ asset: 'ETH' })].map((one) =>
      saveSnapshot(db, one),
    );
    expect(ids).toEqual([1, 2, 3]);
    expect(rows(db, 'snapshots')).toHaveLength(3);
    expect(rows(db, 'bodies')).toHaveLength(1);
    saveSnapshot(db, snapshot({ body: Buffer.from('<table>….</table>') }));
    expect(rows(db, 'bodies')).toHaveLength(2);
  });

  test('that was refused is kept with the reason', () => {
    const db = database();
    saveSnapshot(
      db,
      snapshot({ status: 403, reason: 'the page was refused', firstDay: null, lastDay: null }),
    );
    expect(rows(db, 'snapshots')).toMatchObject([
      { verdict: 'refused', reason: 'the page was refused', status: 403, first_day: null },
    ]);
    expect(rows(db, 'bodies')).toHaveLength(1);
  });

  test('without a byte has no body, one with an empty body has that', () => {
    const db = database();
    saveSnapshot(db, snapshot({ status: null, body: null, reason: 'no whole answer' }));
    expect(rows(db, 'bodies')).toEqual([]);
    saveSnapshot(db, snapshot({ body: new Uint8Array(), reason: 'no flow table' }));
    expect(rows(db, 'snapshots')).toMatchObject([
      { sha256: null },
      { sha256: expect.stringMatching(/^e3b0c442/) },
    ]);
    expect(rows(db, 'bodies')).toMatchObject([{ bytes: 0 }]);
  });

  test.each<[string, Partial<Snapshot>]>([
    ['no asset', { asset: '' }],
    ['a sentence for an asset', { asset: 'Just a moment' }],
    ['no page named', { via: '' }],
    ['no moment', { fetchedAt: null }],
    ['a moment although it is bundled', { ...BUNDLED, fetchedAt: MONDAY }],
    ['a first day that is no date', { firstDay: '1 Nov 2024' }],
    ['a last day that is no date', { lastDay: 'today' }],
  ])('with %s is refused by the database itself', (_, wrong) => {
    const db = database();
    expect(() => saveSnapshot(db, snapshot(wrong))).toThrow(/CHECK constraint failed/);
    expect(rows(db, 'snapshots')).toEqual([]);
  });

  test.each([
    ['perhaps', null],
    ['accepted', 'a reason'],
    ['refused', null],
  ])('with the verdict %j and the reason %j is refused by the database itself', (verdict, reason) => {
    const db = database();
    const insert = db.prepare(
      `INSERT INTO snapshots (source, asset, via, url, fetched_at, verdict, reason, totals_only)
       VALUES ('farside', 'BTC', 'recent', 'x', ?, ?, ?, 0)`,
    );
    expect(() => insert.run(MONDAY, verdict, reason)).toThrow(/CHECK constraint failed/);
  });
});

test('the funds that were listed last are those of the newest page that tells of funds', () => {
  const db = database();
  const last = (now: Instant = END) => lastListed(db, 'farside', 'BTC', now);
  expect(last()).toBeNull();
  saveSnapshot(db, snapshot({ fetchedAt: TUESDAY, listed: ['IBIT'] }));
  saveSnapshot(db, snapshot({ fetchedAt: MONDAY }));
  saveSnapshot(db, snapshot({ fetchedAt: WEDNESDAY, totalsOnly: true, listed: null }));
  saveSnapshot(db, snapshot({ fetchedAt: WEDNESDAY, reason: 'refused', listed: null }));
  expect(last()).toEqual(['IBIT']);
  expect(last(MONDAY)).toEqual(['IBIT', 'GBTC']);
});

describe('sightings', () => {
  const seen = (db: Db, now: Instant = END) => sightings(db, 'farside', 'BTC', now);

  test('are the spans that were shown, each with the last time', () => {
    const db = database();
    saveSnapshot(db, snapshot({ fetchedAt: TUESDAY }));
    saveSnapshot(db, snapshot({ fetchedAt: MONDAY }));
    saveSnapshot(db, snapshot({ fetchedAt: WEDNESDAY, lastDay: '2024-11-05' }));
    expect(seen(db)).toEqual([
      {
        firstDay: '2024-10-14',
        lastDay: '2024-11-01',
        seenAt: TUESDAY,
        totalsOnly: false,
        listed: ['IBIT', 'GBTC'],
      },
      {
        firstDay: '2024-10-14',
        lastDay: '2024-11-05',
        seenAt: WEDNESDAY,
        totalsOnly: false,
        listed: ['IBIT', 'GBTC'],
      },
    ]);
  });

  test('as of an earlier instant leave out what came later', () => {
    const db = database();
    for (const fetchedAt of [MONDAY, TUESDAY]) saveSnapshot(db, snapshot({ fetchedAt }));
    expect(seen(db, TUESDAY)).toMatchObject([{ seenAt: TUESDAY }]);
    expect(seen(db, '2024-11-05T05:29:59.999Z')).toMatchObject([{ seenAt: MONDAY }]);
    expect(seen(db, '2024-11-04T05:29:59.999Z')).toEqual([]);
  });

  test('of the bundled history have no moment, and stay apart from pages of the same span', () => {
    const db = database();
    saveSnapshot(db, snapshot(BUNDLED));
    expect(seen(db, '2024-01-01T00:00:00.000Z')).toMatchObject([{ seenAt: null }]);
    saveSnapshot(db, snapshot());
    expect(new Set(seen(db).map((span) => span.seenAt))).toEqual(new Set([null, MONDAY]));
  });

  test('leave out refused pages, pages without a day, other assets and other sources', () => {
    const db = database();
    saveSnapshot(db, snapshot({ reason: 'no' }));
    saveSnapshot(db, snapshot({ firstDay: null, lastDay: null }));
    saveSnapshot(db, snapshot({ asset: 'ETH' }));
    saveSnapshot(db, snapshot({ source: 'other' }));
    expect(seen(db)).toEqual([]);
  });
});

describe('the last page', () => {
  test('is the newest that was accepted, and a full one is told apart', () => {
    const db = database();
    expect(lastFullPage(db, 'farside', 'BTC', END_OF_TIME)).toBeNull();
    saveSnapshot(db, snapshot({ via: 'full', fetchedAt: MONDAY }));
    saveSnapshot(db, snapshot({ via: 'recent', fetchedAt: TUESDAY }));
    saveSnapshot(db, snapshot({ via: 'full', fetchedAt: WEDNESDAY, reason: 'no' }));
    expect(lastFullPage(db, 'farside', 'BTC', END_OF_TIME)).toBe(MONDAY);
  });

  test('may be the copy of a full page, and counts for its own asset and source alone', () => {
    const db = database();
    saveSnapshot(db, snapshot({ via: 'full-copy', fetchedAt: TUESDAY }));
    expect(lastFullPage(db, 'farside', 'BTC', END_OF_TIME)).toBe(TUESDAY);
    expect([
      lastFullPage(db, 'farside', 'ETH', END_OF_TIME),
      lastFullPage(db, 'other', 'BTC', END_OF_TIME),
    ]).toEqual([null, null]);
  });

  test('is none where there is the bundled history alone', () => {
    const db = database();
    saveSnapshot(db, snapshot(BUNDLED));
    expect(lastFullPage(db, 'farside', 'BTC', END_OF_TIME)).toBeNull();
  });
});

describe('columns', () => {
  const show = (db: Db, page: Partial<Snapshot>, ...tickers: Ticker[]) =>
    saveColumns(db, saveSnapshot(db, snapshot(page)), 'farside', page.asset ?? 'BTC', tickers);
  const shown = (db: Db, now?: Instant) => columns(db, 'farside', 'BTC', now);

  const FRIDAY_ON_TOP = { fetchedAt: MONDAY, lastDay: '2024-11-01' };
  const MONDAY_ON_TOP = { fetchedAt: TUESDAY, lastDay: '2024-11-04' };
  const TUESDAY_ON_TOP = { fetchedAt: WEDNESDAY, lastDay: '2024-11-05' };

  test('keep the newest day of the page on which they first stood', () => {
    const db = database();
    show(db, FRIDAY_ON_TOP, 'IBIT');
    show(db, MONDAY_ON_TOP, 'IBIT', 'MSBT');
    show(db, TUESDAY_ON_TOP, 'MSBT', 'IBIT');
    expect(shown(db)).toEqual([
      { ticker: 'IBIT', newestDay: '2024-11-01', onFirstPage: true },
      { ticker: 'MSBT', newestDay: '2024-11-04', onFirstPage: false },
    ]);
  });

  test('of the first accepted page stood on it, though a refused one and the bundled history came before', () => {
    const db = database();
    show(db, BUNDLED, 'IBIT');
    saveSnapshot(db, snapshot({ reason: 'no' }));
    show(db, MONDAY_ON_TOP, 'IBIT', 'MSBT');
    show(db, TUESDAY_ON_TOP, 'IBIT', 'MSBT', 'NEWF');
    expect(shown(db)).toEqual([
      { ticker: 'IBIT', newestDay: null, onFirstPage: false },
      { ticker: 'MSBT', newestDay: '2024-11-04', onFirstPage: true },
      { ticker: 'NEWF', newestDay: '2024-11-05', onFirstPage: false },
    ]);
  });

  test('of a bundled history alone stood on no page and have no day', () => {
    const db = database();
    show(db, BUNDLED, 'IBIT');
    expect(shown(db)).toEqual([{ ticker: 'IBIT', newestDay: null, onFirstPage: false }]);
  });

  test('as of an earlier instant leave out what came later', () => {
    const db = database();
    show(db, BUNDLED, 'IBIT');
    show(db, MONDAY_ON_TOP, 'MSBT');
    expect(shown(db, MONDAY).map((column) => column.ticker)).toEqual(['IBIT']);
    expect(shown(db, TUESDAY).map((column) => column.ticker)).toEqual(['IBIT', 'MSBT']);
  });

  describe('are unread', () => {
    const unread = (db: Db, now?: Instant) => unreadColumns(db, 'farside', 'BTC', '2024-01-11', now);
    const NEW = { ...MONDAY_ON_TOP, firstDay: '2024-10-28', listed: ['IBIT', 'MSBT'] };
    const MSBT = { ticker: 'MSBT', from: '2024-10-28' };

    test('until a page of every day that has them is of a later moment, whichever was stored last', () => {
      const db = database();
      show(db, BUNDLED, 'IBIT');
      show(db, NEW, 'IBIT', 'MSBT');
      show(db, { via: 'full-copy', fetchedAt: MONDAY }, 'IBIT');
      show(db, { via: 'full', fetchedAt: WEDNESDAY, listed: ['IBIT'] }, 'IBIT');
      expect(unread(db)).toEqual([MSBT]);
      expect(unread(db, MONDAY)).toEqual([]);
      show(db, { ...NEW, via: 'full', fetchedAt: WEDNESDAY }, 'IBIT', 'MSBT');
      expect(unread(db)).toEqual([]);
      expect(unread(db, TUESDAY)).toEqual([MSBT]);
    });

    test('no more once a page of every day is imported', () => {
      const db = database();
      show(db, NEW, 'IBIT', 'MSBT');
      show(db, { ...NEW, via: 'import', fetchedAt: WEDNESDAY }, 'IBIT', 'MSBT');
      expect(unread(db)).toEqual([{ ...MSBT, ticker: 'IBIT' }, MSBT]);
      show(db, { ...NEW, via: 'import', fetchedAt: WEDNESDAY, firstDay: '2024-01-11' }, 'IBIT', 'MSBT');
      expect(unread(db)).toEqual([]);
    });

    test('no more once the newest page has dropped them', () => {
      const db = database();
      show(db, { via: 'full', fetchedAt: MONDAY }, 'IBIT');
      show(db, NEW, 'IBIT', 'MSBT');
      show(db, { ...NEW, fetchedAt: WEDNESDAY, listed: ['IBIT', 'MSXX'] }, 'IBIT', 'MSXX');
      expect(unread(db)).toEqual([{ ...MSBT, ticker: 'MSXX' }]);
    });
  });

  test('are those of their own asset and source', () => {
    const db = database();
    show(db, { ...MONDAY_ON_TOP, asset: 'ETH' }, 'ETH');
    show(db, FRIDAY_ON_TOP, 'BTC');
    expect(shown(db)).toEqual([{ ticker: 'BTC', newestDay: '2024-11-01', onFirstPage: true }]);
    expect(columns(db, 'other', 'BTC')).toEqual([]);
  });
});
