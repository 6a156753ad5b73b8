import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { storeOfTwoSteps } from '../../support/program/old-store.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { FIRST_NIGHT, storeDesk } from '../../support/program/store-desk.ts';

const NOW = '2024-12-16T06:00:00Z';

/** Everything that reads. */
const READS: string[][] = [
  ['show', '2024-11-01'],
  ['show', '2024-12-24'],
  ['show', '--json'],
  ['funds', '2024-11-01'],
  ['trend', '2024-11-01'],
  ['weekly', '2024-W44'],
  ['history', '2024-11-01', 'IBIT'],
  ['check'],
  ['reparse'],
];

function desk() {
  const cwd = temporaryFolder();
  return { cwd, run: (...args: string[]) => runHere(args, { cwd, env: { ETF_DIGEST_NOW: NOW } }) };
}

/** Every file below a folder with its size and the moment of its last change. */
const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(
      (name) =>
        `${name} ${statSync(path.join(folder, name)).size} ${statSync(path.join(folder, name)).mtimeMs}`,
    )
    .sort();

describe('without a store', () => {
  test.each(READS)(
    '%s %s is answered from the bundled history, which is said; nothing is made',
    async (...args) => {
      const { cwd, run } = desk();
      const answer = await run(...args);
      expect(answer).toMatchObject({
        status: 0,
        stderr:
          'There is no store at data/etf-digest.db: this is from the bundled history; for later days run: etf-digest nightly\n',
      });
      expect(answer.stdout).not.toBe('');
      expect(readdirSync(cwd)).toEqual([]);
    },
  );

  test('what is answered is what the store that start makes answers', async () => {
    const { run } = desk();
    const without = await run('show', '2024-11-01', '--json');
    await run();
    expect((await run('show', '2024-11-01', '--json')).stdout).toBe(without.stdout);
  });

  test('with --empty there is nothing to answer from', async () => {
    const { cwd, run } = desk();
    const refused = await run('show', '--empty');
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toMatch(
      /^error: data\/etf-digest\.db: the store holds no figure yet\n {2}to do: run etf-digest nightly/,
    );
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('an empty file is no store either, and stays empty', async () => {
    const { cwd, run } = desk();
    writeFileSync(path.join(cwd, 'new.db'), '');
    const answer = await run('show', '2024-11-01', '--db', 'new.db');
    expect(answer.stderr).toContain('There is no store at new.db');
    expect(statSync(path.join(cwd, 'new.db')).size).toBe(0);
  });
});

describe('a store is read and left as it is', () => {
  test.each(READS)('%s %s changes no file, makes none and needs none', async (...args) => {
    const { folder, run, nightly } = await storeDesk();
    await nightly(FIRST_NIGHT);
    const before = filesOf(folder);
    expect(before.length).toBeGreaterThan(2);
    const answer = await run(...args, '--now', '2024-12-17T08:00:00Z');
    expect(answer).toMatchObject({ status: 0 });
    expect(answer.stdout).not.toBe('');
    expect(answer.stderr).not.toContain('bundled');
    expect(filesOf(folder)).toEqual(before);
  });

  test('what stands only in the write-ahead log of a run that is going on is read, too', async () => {
    const { file, run, nightly } = await storeDesk();
    await run();
    const reader = new Database(file);
    onTestFinished(() => void reader.close());
    reader.exec('BEGIN; SELECT count(*) FROM observations');
    await nightly(FIRST_NIGHT);
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    const at = ['--now', FIRST_NIGHT];
    expect((await run('show', '2024-12-16', ...at)).stdout).toContain('12 月 16 日');
    expect(JSON.parse((await run('show', '--json', ...at)).stdout).tradingDay).toBe('2024-12-16');
  });

  test('one of an older schema is read from a copy that is brought up to date; the file keeps its schema', async () => {
    const { cwd, run } = desk();
    await run();
    const file = path.join(cwd, 'data/etf-digest.db');
    const old = path.join(cwd, 'old.db');
    storeOfTwoSteps(file, old);
    const before = readFileSync(old);
    const shown = await run('show', '2024-11-01', '--db', 'old.db');
    expect(shown).toEqual(await run('show', '2024-11-01'));
    expect(shown.stdout).toContain('净流出 5490 万美元');
    expect(readFileSync(old).equals(before)).toBe(true);
  });

  test('a file of another program, a damaged one and a folder are refused, not passed over', async () => {
    const { cwd, run } = desk();
    const other = new Database(path.join(cwd, 'other.db'));
    other.exec('CREATE TABLE notes (text)');
    other.close();
    writeFileSync(path.join(cwd, 'text.db'), 'hello '.repeat(1000));
    mkdirSync(path.join(cwd, 'folder.db'));
    for (const [db, said] of [
      ['other.db', 'this is a database of another program'],
      ['text.db', 'this file is not an SQLite database'],
      ['folder.db', 'the database cannot be opened or written'],
    ] as const) {
      const refused = await run('show', '2024-11-01', '--db', db);
      expect(refused, db).toMatchObject({ status: 1, stdout: '' });
      expect(refused.stderr, db).toContain(said);
    }
  });
});

describe('an answer names its store', () => {
  test('where it is nothing', async () => {
    const { run, nightly } = await storeDesk();
    await nightly(FIRST_NIGHT);
    const silent = await run('show', '2024-12-17', '--now', '2024-12-17T08:00:00Z');
    expect(silent).toMatchObject({
      status: 0,
      stderr: 'This is the answer of the store data/etf-digest.db\n',
    });
    expect(silent.stdout).toContain('2024 年 12 月 17 日');
    expect((await run('show', '2024-11-28')).stderr).toBe('');
  });

  test('where it is the newest day of a store that was never collected into', async () => {
    const { run } = desk();
    await run();
    const said =
      'The store data/etf-digest.db holds the bundled history alone; for later days run: etf-digest nightly\n';
    for (const command of ['show', 'funds', 'trend', 'weekly'])
      expect(await run(command), command).toMatchObject({ status: 0, stderr: said });
    expect((await run('show', 'latest')).stderr).toBe(said);
    expect(JSON.parse((await run('show', '--json')).stdout).tradingDay).toBe('2024-12-13');
    expect((await run('show', '2024-11-01')).stderr).toBe('');
  });

  test('by its path from the working folder, and whole where it lies elsewhere', async () => {
    const { cwd, run } = desk();
    const elsewhere = path.join(temporaryFolder(), 'store.db');
    expect((await run('show', '--db', elsewhere)).stderr).toContain(`no store at ${elsewhere}:`);
    expect((await run('show', '--db', path.join(cwd, 'deep/store.db'))).stderr).toContain(
      'no store at deep/store.db:',
    );
    expect(existsSync(elsewhere)).toBe(false);
  });
});
