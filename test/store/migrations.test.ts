import { createHash } from 'node:crypto';
import path from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { saveColumns } from '../../src/store/columns.ts';
import { keepCrossCheck } from '../../src/store/cross-checks.ts';
import { APPLICATION_ID, type Db, openDatabase, saveOrigin } from '../../src/store/db.ts';
import { appendObservations } from '../../src/store/flows.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import type { Snapshot } from '../../src/store/snapshots.ts';
import { appendTotals } from '../../src/store/totals.ts';
import { bundledTable } from '../support/days/days.ts';
import { temporaryFolder } from '../support/program/program.ts';

const THEN = '2024-11-02T05:30:00.000Z';
const NOW = '2025-11-03T05:30:00.000Z';
const TABLES = 'origin bodies snapshots columns observations totals levels digests comparisons'.split(' ');
const APPENDED = ['observations', 'totals', 'levels'];

const page: Omit<Snapshot, 'asset'> = {
  source: 'farside',
  via: 'full',
  url: 'https://farside.co.uk/',
  status: 200,
  contentType: 'text/html',
  fetchedAt: THEN,
  body: new TextEncoder().encode('a page'),
  reason: null,
  note: null,
  firstDay: '2024-01-11',
  lastDay: '2024-12-13',
  totalsOnly: false,
};
const digest = {
  day: '2024-11-01',
  edition: 'final',
  wording: 'yesterday',
  title: 'a title',
  text: 'a text',
  markdown: '# a text',
  figures: '{}',
  corrections: '[]',
  lastObservation: 1,
  words: null,
  writtenAt: THEN,
} as const;

/** A store with the first two steps of the schema, which knew BTC and ETH by name, and with rows in every table. */
function storeOfTwoSteps(file: string): void {
  const db = new Database(file);
  db.transaction(() => fill(db))();
  db.close();
}

function fill(db: Db): void {
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.exec(
    'CREATE TABLE migrations (id INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
  );
  for (const [i, { name, sql }] of MIGRATIONS.slice(0, 2).entries()) {
    db.exec(sql);
    db.prepare('INSERT INTO migrations VALUES (?, ?, ?)').run(i + 1, name, THEN);
  }
  db.pragma('user_version = 2');
  saveOrigin(db, 'bundled');
  for (const asset of ['BTC', 'ETH'] as const) keepHistory(db, asset);
  // numbers with gaps: they must not be counted anew
  db.exec(insertOf('ETH').replace('(source', '(id, source').replace("('farside'", "(50000, 'farside'"));
  keepPage(db, { ...page, asset: 'ETH', body: null, reason: 'status 403', status: 403 });
  keepDigest(db, digest);
  keepDigest(db, { ...digest, edition: 'correction' });
  const comparison = { day: '2024-11-01', asset: 'BTC', source: 'farside', other: 'theblock' } as const;
  keepCrossCheck(db, { ...comparison, verdict: 'differ', detail: '{}' }, THEN);
}

/** As the second step's program did. */
function keepPage(db: Db, { body, totalsOnly, ...page }: Snapshot): number {
  const sha256 = body && createHash('sha256').update(body).digest('hex');
  if (body) db.prepare('INSERT OR IGNORE INTO bodies VALUES (?, ?, ?)').run(sha256, null, body.byteLength);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO snapshots (source, asset, via, url, status, content_type, fetched_at, sha256, verdict, reason, note, first_day, last_day, totals_only)
       VALUES (@source, @asset, @via, @url, @status, @contentType, @fetchedAt, @sha256,
               iif(@reason IS NULL, 'accepted', 'refused'), @reason, @note, @firstDay, @lastDay, @totalsOnly)`,
    )
    .run({ ...page, sha256, totalsOnly: totalsOnly ? 1 : 0 });
  return Number(lastInsertRowid);
}

/** The same of an edition. */
function keepDigest(db: Db, edition: Record<keyof typeof digest, string | number | null>): void {
  db.prepare(
    `INSERT INTO digests (day, edition, wording, title, text, markdown, figures, corrections, last_observation, words, written_at)
     VALUES (@day, @edition, @wording, @title, @text, @markdown, @figures, @corrections, @lastObservation, @words, @writtenAt)`,
  ).run(edition);
}

function keepHistory(db: Db, asset: 'BTC' | 'ETH'): void {
  const table = bundledTable(asset);
  keepPage(db, { ...page, asset, reason: 'the layout is another' });
  const snapshot = keepPage(db, { ...page, asset });
  saveColumns(db, snapshot, 'farside', asset, table.tickers);
  appendTotals(db, snapshot, 'farside', table);
  db.prepare(
    `INSERT INTO levels (source, asset, day, net_assets_usd, net_assets_ratio_pct, snapshot)
     VALUES ('farside', ?, '2024-11-01', 70000000000, '5.12', ?)`,
  ).run(asset, snapshot);
  appendObservations(db, snapshot, 'farside', table);
}

const LATER = ['open_days', 'listed', 'turnover_usd'];
/** As the second step knew them, without the columns that later steps add. */
const rowsOf = (db: Db) =>
  TABLES.map((table) =>
    (db.prepare(`SELECT * FROM ${table}`).all() as object[]).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !LATER.includes(name))),
    ),
  );
const madeBeside = (db: Db) =>
  db
    .prepare(
      "SELECT type, name, tbl_name FROM sqlite_schema WHERE type <> 'table' AND sql <> '' ORDER BY name",
    )
    .all();
const insertOf = (asset: string): string =>
  `INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot)
   VALUES ('farside', '${asset}', '2025-11-01', 'BSOL', 0, 1)`;

function closedAfter(db: Db): Db {
  onTestFinished(() => void db.close());
  return db;
}

let file: string;
beforeEach(() => {
  file = path.join(temporaryFolder(), 'etf-digest.db');
  storeOfTwoSteps(file);
});

test('a store that knew two assets by name keeps every row with its number, every index and every trigger', () => {
  const old = closedAfter(new Database(file, { readonly: true }));
  const [rows, beside] = [rowsOf(old), madeBeside(old)];
  for (const told of rows) expect(told.length).toBeGreaterThan(0);
  expect(beside).toHaveLength(12);

  const db = closedAfter(openDatabase(file, NOW));
  expect(rowsOf(db)).toEqual(rows);
  expect(madeBeside(db)).toEqual(expect.arrayContaining(beside));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
});

test('it refused a third asset before, and takes one now; rows still refer to their snapshot', () => {
  const old = closedAfter(new Database(file));
  expect(() => old.exec(insertOf('SOL'))).toThrow(/CHECK/);

  const db = closedAfter(openDatabase(file, NOW));
  expect(db.prepare("SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%''BTC''%'").pluck().get()).toBe(0);
  db.exec(insertOf('SOL'));
  expect(() => db.exec(insertOf(''))).toThrow(/CHECK/);
  expect(() => db.exec(insertOf('SOL').replace(', 1)', ', 999)'))).toThrow(/FOREIGN KEY/);
});

test.each(APPENDED)('%s are still appended alone, and neither changed nor removed', (table) => {
  const db = closedAfter(openDatabase(file, NOW));
  const before = db.prepare(`SELECT * FROM ${table}`).all();
  expect(() => db.exec(`UPDATE ${table} SET day = '2024-01-12'`)).toThrow(/appended, never changed/);
  expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/appended, never removed/);
  expect(() => db.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table} LIMIT 1`)).toThrow(
    /appended, never removed/,
  );
  expect(db.prepare(`SELECT * FROM ${table}`).all()).toEqual(before);
});
