import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { openDatabase, originOf, saveOrigin } from '../../src/store/db.ts';
import { withLock } from '../../src/store/lock.ts';
import { temporaryFolder } from '../support/program/program.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BLOCK = path.join(ROOT, 'test/support/block-network.mjs');
const COMPILED = pathToFileURL(path.join(ROOT, 'dist/store/lock.js')).href;

const databaseFile = (): string => path.join(temporaryFolder(), 'etf-digest.db');

/** What a run is told that finds the lock taken. */
async function refusal(file: string): Promise<StoreError> {
  let worked = false;
  const work = () => {
    worked = true;
  };
  const error = await withLock(file, work, 0).then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(worked).toBe(false);
  if (error instanceof StoreError) return error;
  throw new Error(`no store error: ${String(error)}`);
}

/** Starts a process that takes the lock and never lets go; it is there when this is done. */
async function holdingProcess(file: string): Promise<ChildProcess> {
  const script = `
    const { withLock } = await import(${JSON.stringify(COMPILED)});
    await withLock(${JSON.stringify(file)}, () => new Promise(() => {
      process.stdout.write('held');
      setInterval(() => {}, 60_000);
    }));`;
  const child = spawn(process.execPath, ['--import', BLOCK, '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await Promise.race([once(child.stdout, 'data'), once(child, 'close')]);
  expect(String(said)).toBe('held');
  return child;
}

describe('while one run is at work', () => {
  test('a second one that does not wait is told that another run is at work, and does nothing', async () => {
    const file = databaseFile();
    await withLock(file, async () => {
      const error = await refusal(file);
      expect(error.message).toMatch(/another run of etf-digest is at work/);
      expect(error.explain()).toContain(file);
    });
  });

  test('being refused does not take the lock from the one that holds it', async () => {
    const file = databaseFile();
    await withLock(file, async () => {
      await refusal(file);
      await refusal(file);
    });
  });

  test('the database can be read and written by others', async () => {
    const file = databaseFile();
    await withLock(file, () => {
      const db = openDatabase(file, '2024-11-02T05:30:00.000Z');
      saveOrigin(db, 'none');
      expect(originOf(db)).toBe('none');
      db.close();
    });
  });

  test('a run on another database is not kept out', async () => {
    const [one, other] = [databaseFile(), databaseFile()];
    expect(await withLock(one, () => withLock(other, () => 'done', 0))).toBe('done');
  });
});

describe('the lock is free again', () => {
  test('after the work, whose result is handed on', async () => {
    const file = databaseFile();
    expect(await withLock(file, () => 7)).toBe(7);
    expect(await withLock(file, async () => 8, 0)).toBe(8);
  });

  test.each<[string, (error: Error) => never | Promise<never>]>([
    [
      'threw',
      (error) => {
        throw error;
      },
    ],
    ['was rejected', (error) => Promise.reject(error)],
  ])('after work that %s, whose error is handed on', async (_, failing) => {
    const file = databaseFile();
    const error = new Error('no');
    await expect(withLock(file, () => failing(error))).rejects.toBe(error);
    expect(await withLock(file, () => 'next', 0)).toBe('next');
  });

  test('after the process that held it was killed', async () => {
    const file = databaseFile();
    const holder = await holdingProcess(file);
    expect((await refusal(file)).message).toMatch(/another run/);
    const gone = once(holder, 'close');
    holder.kill('SIGKILL');
    expect(await gone).toEqual([null, 'SIGKILL']);
    expect(await withLock(file, () => 'next', 0)).toBe('next');
  });
});

describe('where the lock is', () => {
  test('is a file beside the database, which is not made by it', async () => {
    const file = databaseFile();
    await withLock(file, () => {
      expect(existsSync(file)).toBe(false);
      expect(readdirSync(path.dirname(file))).toContain('etf-digest.db-lock');
    });
  });

  test('is made with its folder', async () => {
    const file = path.join(temporaryFolder(), 'deep', 'down', 'etf-digest.db');
    expect(await withLock(file, () => 'done')).toBe('done');
  });

  test('beneath a file is an error that names it', async () => {
    const plain = path.join(temporaryFolder(), 'plain.txt');
    writeFileSync(plain, 'a file');
    const file = path.join(plain, 'etf-digest.db');
    const error = await refusal(file);
    expect(error.explain()).toContain(file);
    expect(error.message).not.toMatch(/another run/);
    expect(readFileSync(plain, 'utf8')).toBe('a file');
  });
});
