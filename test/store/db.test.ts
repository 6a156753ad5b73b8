import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreError, UsageError } from '../../src/errors.ts';
import { type Db, guarded, isReady, openDatabase, originOf, saveOrigin } from '../../src/store/db.ts';
import { MIGRATIONS } from '../../src/store/migrations.ts';
import { temporaryFolder } from '../support/program/program.ts';

const NOW = '2024-11-02T05:30:00.000Z';
const LATER = '2024-11-03T05:30:00.000Z';

const fileIn = (folder: string): string => path.join(folder, 'etf-digest.db');

function closedAfter(db: Db): Db {
  onTestFinished(() => void db.close());
  return db;
}
const open = (file: string, now = NOW): Db => closedAfter(openDatabase(file, now));

/** A file made by hand with SQLite alone, closed again. */
function handmade(file: string, work: (db: Db) => void): void {
  const db = new Database(file);
  work(db);
  db.close();
}

const migrationsOf = (db: Db) => db.prepare('SELECT id, name, applied_at AS at FROM migrations').all();
const count = (db: Db, table: string) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

/** What a person is told. */
function told(work: () => unknown): string {
  const error = thrownBy(work);
  if (error instanceof StoreError) return error.explain();
  throw new Error(`no store error: ${String(error)}`);
}

describe('a new database', () => {
  test('is made with its folder, gets every migration and records each with its moment', () => {
    const file = path.join(temporaryFolder(), 'deep', 'down', 'etf-digest.db');
    const db = open(file);
    expect(MIGRATIONS.length).toBeGreaterThanOrEqual(1);
    expect(migrationsOf(db)).toEqual(MIGRATIONS.map(({ name }, i) => ({ id: i + 1, name, at: NOW })));
    expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length);
    expect(db.pragma('application_id', { simple: true })).toBe(0x45544644);
  });

  test('may be made from an empty file', () => {
    const file = fileIn(temporaryFolder());
    writeFileSync(file, '');
    expect(migrationsOf(open(file))).toHaveLength(MIGRATIONS.length);
  });

  test('keeps a journal that survives a crash and holds rows to what they refer to', () => {
    const db = open(fileIn(temporaryFolder()));
    expect(db.pragma('journal_mode', { simple: true })).toBe('wal');
    expect(db.pragma('synchronous', { simple: true })).toBe(2);
    expect(db.pragma('foreign_keys', { simple: true })).toBe(1);
    const insert = `INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot)
      VALUES ('farside', 'BTC', '2024-11-01', 'IBIT', 0, 1)`;
    expect(() => db.exec(insert)).toThrow(/FOREIGN KEY/);
  });
});

test('opening a database again changes nothing of it', () => {
  const file = fileIn(temporaryFolder());
  openDatabase(file, NOW).close();
  const before = readFileSync(file);
  const again = openDatabase(file, LATER);
  expect(migrationsOf(again)).toEqual(MIGRATIONS.map(({ name }, i) => ({ id: i + 1, name, at: NOW })));
  again.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('two may have the database open at once, and each sees what the other wrote', () => {
  const file = fileIn(temporaryFolder());
  const [one, two] = [open(file), open(file, LATER)];
  saveOrigin(one, 'none');
  expect(originOf(two)).toBe('none');
});

describe('a file that is not ours', () => {
  const ours = (file: string, work: (db: Db) => void) => {
    openDatabase(file, NOW).close();
    handmade(file, work);
  };
  const foreign = (db: Db) => void db.exec('CREATE TABLE places (id INTEGER); INSERT INTO places VALUES (1)');

  test.each<[string, (file: string) => void, RegExp]>([
    ['a database of another program', (file) => handmade(file, foreign), /database of another program/],
    [
      'a database that another program has signed',
      (file) =>
        handmade(file, (db) => {
          db.pragma('application_id = 1095780164');
          foreign(db);
        }),
      /database of another program/,
    ],
    ['a short text', (file) => writeFileSync(file, 'hello\n'), /not an SQLite database/],
    [
      'a long text',
      (file) => writeFileSync(file, 'day,IBIT,Total\n'.repeat(1_000)),
      /not an SQLite database/,
    ],
    [
      'a database of a newer version',
      (file) => ours(file, (db) => void db.pragma(`user_version = ${MIGRATIONS.length + 1}`)),
      new RegExp(`newer version of etf-digest.*got: schema ${MIGRATIONS.length + 1}\\b`, 's'),
    ],
    [
      'a database of a much newer version',
      (file) => ours(file, (db) => void db.pragma('user_version = 999')),
      /newer version of etf-digest.*got: schema 999/s,
    ],
    [
      'a database of ours that was overwritten in part',
      (file) => {
        openDatabase(file, NOW).close();
        writeFileSync(file, readFileSync(file).fill(0xff, 100, 4_096));
      },
      /database is damaged/,
    ],
  ])('%s is refused and left as it was, byte for byte', (_, make, reason) => {
    const file = fileIn(temporaryFolder());
    make(file);
    const before = readFileSync(file);
    for (const work of [() => openDatabase(file, LATER), () => isReady(file)]) {
      expect(told(work)).toMatch(reason);
      expect(told(work)).toContain(file);
      expect(readFileSync(file).equals(before)).toBe(true);
    }
  });

  test('but a folder is refused too', () => {
    const folder = temporaryFolder();
    expect(told(() => openDatabase(folder, NOW))).toMatch(/cannot be opened or written.*--db/s);
    expect(told(() => isReady(folder))).toContain(folder);
  });

  test('a path beneath a file is refused, naming the path and what to do', () => {
    const plain = path.join(temporaryFolder(), 'plain.txt');
    writeFileSync(plain, 'a file');
    const file = path.join(plain, 'data', 'etf-digest.db');
    expect(told(() => openDatabase(file, NOW))).toMatch(/folder of the database cannot be made.*--db/s);
    expect(told(() => openDatabase(file, NOW))).toContain(file);
    expect(readFileSync(plain, 'utf8')).toBe('a file');
  });
});

describe('where a database started from', () => {
  test('is unknown at first and then stays as it was recorded', () => {
    const db = open(fileIn(temporaryFolder()));
    expect(originOf(db)).toBeNull();
    saveOrigin(db, 'bundled');
    expect(originOf(db)).toBe('bundled');
    expect(() => saveOrigin(db, 'none')).toThrow(/UNIQUE/);
    expect(originOf(db)).toBe('bundled');
  });

  test('makes it ready: before, it is not', () => {
    const file = fileIn(temporaryFolder());
    const db = open(file);
    expect(isReady(file)).toBe(false);
    saveOrigin(db, 'none');
    expect(isReady(file)).toBe(true);
  });

  test('is asked of a missing file without making one', () => {
    const folder = temporaryFolder();
    expect(isReady(path.join(folder, 'deep', 'etf-digest.db'))).toBe(false);
    expect(isReady(fileIn(folder))).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('when the disk is full', () => {
  test('a transaction is undone whole, the error says so, and the database works on', () => {
    const file = fileIn(temporaryFolder());
    const db = open(file);
    const fill = db.transaction((bodies: number) => {
      saveOrigin(db, 'none');
      const insert = db.prepare('INSERT INTO bodies VALUES (?, ?, ?)');
      for (let i = 0; i < bodies; i += 1)
        insert.run(String(i).padStart(64, '0'), randomBytes(10_000), 10_000);
    });
    const limit = (pages: number) => void db.pragma(`max_page_count = ${pages}`);
    limit(Number(db.pragma('page_count', { simple: true })) + 10);

    expect(told(() => guarded(file, () => fill.immediate(20)))).toMatch(/the disk is full.*SQLITE_FULL/s);
    expect(db.inTransaction).toBe(false);
    expect([count(db, 'bodies'), count(db, 'origin')]).toEqual([0, 0]);
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok');

    limit(1_000_000);
    guarded(file, () => fill.immediate(20));
    expect([count(db, 'bodies'), count(db, 'origin')]).toEqual([20, 1]);
  });
});

describe('guarded work', () => {
  test('hands its result on', () => {
    expect(guarded('x.db', () => 7)).toBe(7);
  });

  test('leaves errors that are not SQLite’s as they are', () => {
    const errors = [new UsageError('no'), new StoreError('no'), new TypeError('no'), 'no'];
    for (const error of errors) {
      const throwing = () => {
        throw error;
      };
      expect(thrownBy(() => guarded('x.db', throwing))).toBe(error);
    }
  });

  test('tells that another program is writing', () => {
    const file = fileIn(temporaryFolder());
    open(file).exec('BEGIN IMMEDIATE');
    const other = closedAfter(new Database(file, { timeout: 0 }));
    expect(told(() => guarded(file, () => other.exec('BEGIN IMMEDIATE')))).toMatch(
      /another program is writing.*SQLITE_BUSY/s,
    );
  });

  test('tells that the database may only be read', () => {
    const file = fileIn(temporaryFolder());
    openDatabase(file, NOW).close();
    const reader = closedAfter(new Database(file, { readonly: true }));
    expect(told(() => guarded(file, () => saveOrigin(reader, 'none')))).toMatch(
      /cannot be opened or written/,
    );
  });

  test('keeps the error of SQLite as the cause', () => {
    const file = fileIn(temporaryFolder());
    mkdirSync(file);
    const error = thrownBy(() => openDatabase(file, NOW));
    expect(error).toMatchObject({ cause: expect.objectContaining({ code: 'SQLITE_CANTOPEN' }) });
    expect(existsSync(file)).toBe(true);
  });
});
