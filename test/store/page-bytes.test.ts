import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Db, openDatabase } from '../../src/store/db.ts';
import { damagedBodies, dropBodies, keptSnapshot, keptSnapshots } from '../../src/store/page-bytes.ts';
import { type Snapshot, saveSnapshot } from '../../src/store/snapshots.ts';
import { temporaryFolder } from '../support/program/program.ts';

const MONDAY = '2024-11-04T05:30:00.000Z';
const TUESDAY = '2024-11-05T05:30:00.000Z';
const WEDNESDAY = '2024-11-06T05:30:00.000Z';

function database(): Db {
  const db = openDatabase(path.join(temporaryFolder(), 'etf-digest.db'), MONDAY);
  onTestFinished(() => void db.close());
  return db;
}

function keep(db: Db, text: string | null, fetchedAt: string | null, more: Partial<Snapshot> = {}): number {
  return saveSnapshot(db, {
    source: 'farside',
    asset: 'BTC',
    via: fetchedAt === null ? 'bundled' : 'recent',
    url: 'https://farside.co.uk/btc/',
    status: 200,
    contentType: 'text/html',
    fetchedAt,
    body: text === null ? null : Buffer.from(text),
    reason: null,
    note: null,
    firstDay: null,
    lastDay: null,
    totalsOnly: false,
    ...more,
  });
}

const textOf = (db: Db, id: number): string | null => {
  const body = keptSnapshot(db, id)?.body;
  return body ? Buffer.from(body).toString() : null;
};

const shaOf = (db: Db, id: number) => keptSnapshot(db, id)?.sha256 ?? '';
const setBody = (db: Db, id: number, gzip: Buffer) =>
  db.prepare('UPDATE bodies SET gzip = ? WHERE sha256 = ?').run(gzip, shaOf(db, id));
const gzipOf = (db: Db, id: number) =>
  db.prepare('SELECT gzip FROM bodies WHERE sha256 = ?').pluck().get(shaOf(db, id)) as Buffer;

describe('a kept snapshot', () => {
  test('comes back as it was kept, with its bytes', () => {
    const db = database();
    const id = keep(db, 'page', MONDAY, { reason: 'columns moved', totalsOnly: true, lastDay: '2024-11-01' });
    expect(keptSnapshot(db, id)).toEqual({
      id,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      damage: null,
      source: 'farside',
      asset: 'BTC',
      via: 'recent',
      url: 'https://farside.co.uk/btc/',
      status: 200,
      contentType: 'text/html',
      fetchedAt: MONDAY,
      body: Buffer.from('page'),
      reason: 'columns moved',
      note: null,
      firstDay: null,
      lastDay: '2024-11-01',
      totalsOnly: true,
      listed: null,
    });
  });

  test('of a number that does not exist is none, and one without bytes has none', () => {
    const db = database();
    const id = keep(db, null, MONDAY, { reason: 'no connection' });
    expect(keptSnapshot(db, id + 1)).toBeNull();
    expect(keptSnapshot(db, id)).toMatchObject({ sha256: null, body: null, damage: null });
  });

  test('an empty answer has bytes: none', () => {
    const db = database();
    expect(keptSnapshot(db, keep(db, '', MONDAY))?.body).toEqual(Buffer.from(''));
  });

  test('all come in the order in which they were kept', () => {
    const db = database();
    keep(db, 'b', WEDNESDAY);
    keep(db, 'a', MONDAY);
    expect([...keptSnapshots(db)].map(({ id, body }) => [id, String(body)])).toEqual([
      [1, 'b'],
      [2, 'a'],
    ]);
  });

  test('with bytes that are damaged has none, and says why', () => {
    const db = database();
    const [flipped, swapped] = [keep(db, 'one page', MONDAY), keep(db, 'another page', MONDAY)];
    const gzip = Buffer.from(gzipOf(db, flipped));
    gzip[14] = (gzip[14] ?? 0) ^ 1;
    setBody(db, flipped, gzip);
    setBody(db, swapped, gzipSync('other bytes'));
    expect(keptSnapshot(db, flipped)).toMatchObject({
      body: null,
      damage: expect.stringContaining('unpacked'),
    });
    expect(keptSnapshot(db, swapped)).toMatchObject({
      body: null,
      damage: expect.stringContaining('SHA-256'),
    });
  });
});

describe('damaged bytes', () => {
  test('of whole pages: none', () => {
    const db = database();
    keep(db, 'one', MONDAY);
    keep(db, 'two', null);
    keep(db, null, MONDAY, { reason: 'no connection' });
    expect(damagedBodies(db)).toEqual([]);
  });

  test('are all named: flipped, cut short, swapped, lost', () => {
    const db = database();
    const ids = ['flipped', 'cut short', 'swapped', 'lost', 'whole'].map((text) => keep(db, text, MONDAY));
    const [flipped = 0, short = 0, swapped = 0, lost = 0] = ids;
    const gzip = Buffer.from(gzipOf(db, flipped));
    gzip[12] = (gzip[12] ?? 0) ^ 0x10;
    const named = [flipped, short, swapped, lost].map((id) => shaOf(db, id)).toSorted();
    setBody(db, flipped, gzip);
    setBody(db, short, gzipOf(db, short).subarray(0, 12));
    setBody(db, swapped, gzipSync('other bytes'));
    db.pragma('foreign_keys = OFF');
    db.prepare('DELETE FROM bodies WHERE sha256 = ?').run(shaOf(db, lost));
    expect(
      damagedBodies(db)
        .map(({ sha256 }) => sha256)
        .toSorted(),
    ).toEqual(named);
  });
});

describe('bytes kept for a set time', () => {
  test('older ones go; what was fetched at the moment itself or later stays', () => {
    const db = database();
    const ids = [keep(db, 'old', MONDAY), keep(db, 'just', TUESDAY), keep(db, 'new', WEDNESDAY)];
    expect(dropBodies(db, TUESDAY)).toBe(1);
    expect(ids.map((id) => textOf(db, id))).toEqual([null, 'just', 'new']);
    expect(dropBodies(db, TUESDAY)).toBe(0);
    expect(shaOf(db, ids[0] ?? 0)).toMatch(/^[0-9a-f]{64}$/);
  });

  test('those of refused pages go, too', () => {
    const db = database();
    const id = keep(db, 'refused', MONDAY, { reason: 'columns moved' });
    dropBodies(db, TUESDAY);
    expect(keptSnapshot(db, id)).toMatchObject({ body: null, reason: 'columns moved' });
  });

  test('shared ones stay as long as a later page has them, and the bundled history always', () => {
    const db = database();
    const ids = [keep(db, 'same', MONDAY), keep(db, 'bundle', null), keep(db, 'same', TUESDAY)];
    dropBodies(db, TUESDAY);
    expect(ids.map((id) => textOf(db, id))).toEqual(['same', 'bundle', 'same']);
    dropBodies(db, WEDNESDAY);
    expect(ids.map((id) => textOf(db, id))).toEqual([null, 'bundle', null]);
  });

  test('dropped ones are not damaged, and the same bytes arriving again are kept anew for all who share them', () => {
    const db = database();
    const before = keep(db, 'page', MONDAY);
    dropBodies(db, TUESDAY);
    expect(damagedBodies(db)).toEqual([]);
    const after = keep(db, 'page', WEDNESDAY);
    expect([before, after].map((id) => textOf(db, id))).toEqual(['page', 'page']);
    expect(damagedBodies(db)).toEqual([]);
    expect(db.prepare('SELECT count(*) FROM bodies').pluck().get()).toBe(1);
  });
});
