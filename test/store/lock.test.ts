import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { StoreError } from '../../src/errors.ts';
import { openDatabase, originOf, saveOrigin } from '../../src/store/db.ts';
import { withLock } from '../../src/store/lock.ts';
import { temporaryFolder } from '../support/program/program.ts';

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
