import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { makeStore } from '../../support/program/make-store.ts';
import { temporaryFolder } from '../../support/program/program.ts';

const NOW = '2024-12-17T06:30:00Z';
const BUNDLED = 3352;

/** The program in a folder with a database of the bundled history, and the folder of the copies. */
async function desk() {
  const cwd = temporaryFolder();
  const at = (...names: string[]) => path.join(cwd, ...names);
  const run = (...args: string[]) => runHere(args, { cwd, env: { ETF_DIGEST_NOW: NOW } });
  mkdirSync(at('copies'));
  await makeStore(cwd);
  return { cwd, at, run, db: at('data/etf-digest.db') };
}

/** What a copy holds, having been checked by SQLite. */
function contentOf(copy: string) {
  const db = new Database(copy, { readonly: true });
  try {
    return {
      integrity: db.pragma('integrity_check', { simple: true }),
      application: db.pragma('application_id', { simple: true }),
      observations: db.prepare('SELECT count(*) FROM observations').pluck().get(),
      digests: db.prepare('SELECT count(*) FROM digests').pluck().get(),
    };
  } finally {
    db.close();
  }
}

const WHOLE = { integrity: 'ok', application: 0x45_54_46_44 };

describe('backup', () => {
  test('makes a copy from which everything is answered, says what it holds, and leaves nothing else', async () => {
    const { at, run } = await desk();
    const made = await run('backup', 'copies/copy.db');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    const bytes = readFileSync(at('copies/copy.db')).length;
    expect(made.stdout).toBe(
      `${at('copies/copy.db')}: ${bytes} bytes, newest day 2024-12-13, ${BUNDLED} observations\n`,
    );
    expect(readdirSync(at('copies'))).toEqual(['copy.db']);
    expect(readdirSync(at('data')).sort()).toEqual(['etf-digest.db', 'etf-digest.db-lock']);
    expect(contentOf(at('copies/copy.db'))).toMatchObject({ ...WHOLE, observations: BUNDLED });
    const [original, copied] = [
      await run('show', '2024-11-01'),
      await run('show', '2024-11-01', '--db', 'copies/copy.db'),
    ];
    expect(copied).toEqual(original);
    expect(original.stdout).toContain('5490 万美元');
  });

  test('what another process has written but not committed is not in it; no lock stands in its way', async () => {
    const { at, run, db } = await desk();
    const lock = new Database(`${db}-lock`);
    const writer = new Database(db);
    onTestFinished(() => [writer, lock].forEach((open) => void open.close()));
    lock.exec('BEGIN EXCLUSIVE');
    const insert = `INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot)
                    VALUES ('farside', 'BTC', '2024-12-16', 'IBIT', 1, 1)`;
    // committed, but only in the -wal file
    writer.exec(insert);
    writer.exec('BEGIN IMMEDIATE');
    writer.exec(insert);
    const made = await run('backup', 'copies/copy.db');
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain(`newest day 2024-12-16, ${BUNDLED + 1} observations`);
    expect(contentOf(at('copies/copy.db'))).toMatchObject({ ...WHOLE, observations: BUNDLED + 1 });
    writer.exec('COMMIT');
  });

  test('the database itself is refused under any of its names, and so are the files beside it', async () => {
    const { at, run, db } = await desk();
    symlinkSync(db, at('link.db'));
    symlinkSync(at('data'), at('folder'));
    linkSync(db, at('hard.db'));
    const before = readFileSync(db);
    const names = [db, 'data/../data/etf-digest.db', 'link.db', 'folder/etf-digest.db', 'hard.db'];
    const beside = ['-wal', '-shm', '-journal', '-lock'].map((ending) => `folder/etf-digest.db${ending}`);
    for (const name of [...names, ...beside]) {
      const refused = await run('backup', name);
      expect(refused, name).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr, name).toContain('the database itself');
    }
    expect((await run('backup', 'hard.db', '--db', 'link.db')).stderr).toContain('the database itself');
    expect(readFileSync(db).equals(before)).toBe(true);
    expect(readdirSync(at('data')).sort()).toEqual(['etf-digest.db', 'etf-digest.db-lock']);
  });

  test('other files, folders and copies in use are left as they are', async () => {
    const { at, run } = await desk();
    writeFileSync(at('notes.txt'), 'mine');
    writeFileSync(at('empty.db'), '');
    const foreign = new Database(at('foreign.db'));
    foreign.exec('CREATE TABLE mine (x)');
    foreign.close();
    await run('backup', 'copies/copy.db');
    writeFileSync(at('copies/copy.db-wal'), '');
    const others: [string, string][] = [
      ['notes.txt', 'there is another file'],
      ['empty.db', 'there is another file'],
      ['foreign.db', 'there is another file'],
      ['copies', 'this is a folder'],
      ['copies/copy.db', 'in use, or was not closed'],
      ['gone/copy.db', 'the folder of the copy does not exist'],
      ['notes.txt/copy.db', 'the folder of the copy does not exist'],
      ['-', 'the copy is a file'],
    ];
    for (const [name, message] of others) {
      const before = existsSync(at(name)) && name !== 'copies' ? readFileSync(at(name)) : null;
      const refused = await run('backup', name);
      expect(refused, name).toMatchObject({ status: 2, stdout: '' });
      expect(refused.stderr, name).toContain(message);
      if (before) expect(readFileSync(at(name)).equals(before), name).toBe(true);
    }
  });

  test.skipIf(!existsSync('/proc/self'))(
    'a copy that cannot be written is told as such (needs /proc)',
    async () => {
      const { run } = await desk();
      const refused = await run('backup', '/proc/copy.db');
      expect(refused).toMatchObject({ status: 1, stdout: '' });
      expect(refused.stderr).toContain('the copy cannot be written');
    },
  );

  test('a missing database is not made, one of another program is not copied, a damaged one is said', async () => {
    const { at, run, db } = await desk();
    const missing = await run('backup', 'copies/copy.db', '--db', 'none/none.db');
    expect(missing).toMatchObject({ status: 1, stdout: '' });
    expect(missing.stderr).toContain('there is no database to copy');
    expect(existsSync(at('none'))).toBe(false);

    const foreign = new Database(at('foreign.db'));
    foreign.exec('CREATE TABLE mine (x)');
    foreign.close();
    const other = await run('backup', 'copies/copy.db', '--db', 'foreign.db');
    expect(other).toMatchObject({ status: 1, stdout: '' });
    expect(other.stderr).toContain('a database of another program');

    const bytes = readFileSync(db);
    bytes.fill(0xff, 8 * 4096, 40 * 4096);
    writeFileSync(at('damaged.db'), bytes);
    const damaged = await run('backup', 'copies/copy.db', '--db', 'damaged.db');
    expect(damaged).toMatchObject({ status: 1, stdout: '' });
    expect(damaged.stderr).toContain('the database is damaged');
    expect(readdirSync(at('copies'))).toEqual([]);
  });
});
