import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHere } from '../support/program/here.ts';
import { endOf, MAIN } from '../support/program/process.ts';
import { type Finished, temporaryFolder } from '../support/program/program.ts';

const NOBODY = 65_534;
/** root alone may become another user, and may write whatever modes say: as anybody else these tests say nothing. */
const isRoot = process.getuid?.() === 0;

/** A folder with a store that everybody may read and nobody but its owner may write. */
async function sharedStore(): Promise<{ folder: string; file: string }> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'shared/etf-digest.db');
  await runHere([], { cwd: folder, env: { ETF_DIGEST_NOW: '2024-12-16T06:00:00Z', ETF_DIGEST_DB: file } });
  chmodSync(folder, 0o755);
  chmodSync(path.dirname(file), 0o755);
  chmodSync(file, 0o644);
  return { folder, file };
}

/** Runs the compiled program as a user who may write nothing here. */
function runAsNobody(args: readonly string[], cwd: string): Promise<Finished> {
  const env = { PATH: process.env.PATH, LC_ALL: 'C', ETF_DIGEST_NOW: '2024-12-16T06:00:00Z' };
  return endOf(
    spawn(process.execPath, [MAIN, ...args], { cwd, env, uid: NOBODY, gid: NOBODY, stdio: 'pipe' }),
  );
}

/** The checkout may lie in a folder that is closed to others. */
async function canReachProgram(): Promise<boolean> {
  const { status } = await runAsNobody(['--version'], '/').catch(() => ({ status: null }));
  return status === 0;
}

const reachable = isRoot && (await canReachProgram());
const REFUSED = 'not as root, or the checkout is closed to other users: nobody may be changed into';

describe.skipIf(!reachable)(`a reader who may not write${reachable ? '' : ` (${REFUSED})`}`, () => {
  test('gets every answer from a store at rest, and leaves nothing beside it', async () => {
    const { folder, file } = await sharedStore();
    const before = readdirSync(path.dirname(file));
    for (const args of [['show', '2024-11-01'], ['weekly'], ['history', '11-01'], ['check']]) {
      const answer = await runAsNobody([...args, '--db', file], folder);
      expect(answer, args[0]).toMatchObject({ status: 0 });
      expect(answer.stdout, args[0]).not.toBe('');
      expect(answer.stderr, args[0]).not.toContain('no store');
    }
    expect(readdirSync(path.dirname(file))).toEqual(before);
  });

  test('gets its answer while a run holds the write-ahead log', async () => {
    const { folder, file } = await sharedStore();
    const writer = new Database(file);
    onTestFinished(() => void writer.close());
    writer.exec('CREATE TABLE IF NOT EXISTS busy (x)');
    expect(existsSync(`${file}-wal`)).toBe(true);
    const answer = await runAsNobody(['show', '2024-11-01', '--db', file], folder);
    expect(answer).toMatchObject({ status: 0, stderr: '' });
    expect(answer.stdout).toContain('净流出 5490 万美元');
  });

  test('is told why where a killed run left a log that it cannot read', async () => {
    const { folder, file } = await sharedStore();
    const writer = new Database(file);
    onTestFinished(() => void writer.close());
    writer.exec('CREATE TABLE IF NOT EXISTS busy (x)');
    const left = path.join(folder, 'left');
    mkdirSync(left);
    for (const ending of ['', '-wal'])
      copyFileSync(`${file}${ending}`, path.join(left, `etf-digest.db${ending}`));
    const refused = await runAsNobody(
      ['show', '2024-11-01', '--db', path.join(left, 'etf-digest.db')],
      folder,
    );
    expect(refused).toMatchObject({ status: 1, stdout: '' });
    expect(refused.stderr).toContain('the database is in use, or was left by a run that was killed');
  });

  test('is told that the store may not be read, and gets nothing in its place', async () => {
    const { folder, file } = await sharedStore();
    chmodSync(file, 0o600);
    const closedFile = await runAsNobody(['show', '2024-11-01', '--db', file], folder);
    chmodSync(path.dirname(file), 0o700);
    const closedFolder = await runAsNobody(['show', '2024-11-01', '--db', file], folder);
    for (const refused of [closedFile, closedFolder]) {
      expect(refused).toMatchObject({ status: 1, stdout: '' });
      expect(refused.stderr).toContain('the database cannot be opened or written');
    }
  });
});

test.runIf(!isRoot)('a reader who may not write: skipped, since only root may become another user', () => {
  expect(isRoot).toBe(false);
});
