import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { withLock } from '../../src/store/lock.ts';
import { makeStore } from '../support/program/make-store.ts';
import { BLOCK, MAIN, runProgram } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { FIRST_NIGHT, storeDesk } from '../support/program/store-desk.ts';
import { type StoreState, stateOf } from '../support/program/store-state.ts';

const LOCK = pathToFileURL(path.join(path.dirname(MAIN), 'store/lock.js')).href;

/** Starts a process that takes the lock of a database, waiting for it as long as it must, and says so; it never lets go. */
function lockingProcess(file: string): ChildProcess {
  const script = `
    const { withLock } = await import(${JSON.stringify(LOCK)});
    process.stdout.write('asks');
    await withLock(${JSON.stringify(file)}, () => new Promise((resolve) => {
      process.stdout.write('holds');
      // a promise that nothing can settle is collected, and the lock with it
      setTimeout(resolve, 3_600_000);
    }), 600_000);`;
  const child = spawn(process.execPath, ['--import', BLOCK, '--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Resolves once a process has said all of it. */
async function heard({ stdout }: ChildProcess, words: string): Promise<void> {
  let said = '';
  for await (const part of stdout?.iterator({ destroyOnReturn: false }) ?? []) {
    said += part;
    if (said.includes(words)) return;
  }
  throw new Error(`the process ended having said ${JSON.stringify(said)}, not ${words}`);
}

test('a process waits for the one that holds the lock, and has it when that one is killed', async () => {
  const file = path.join(temporaryFolder(), 'etf-digest.db');
  const holder = lockingProcess(file);
  await heard(holder, 'holds');
  await expect(withLock(file, () => 'too early', 0)).rejects.toThrow(/another run/);
  const next = lockingProcess(file);
  await heard(next, 'asks');
  const gone = once(holder, 'close');
  holder.kill('SIGKILL');
  expect(await gone).toEqual([null, 'SIGKILL']);
  await heard(next, 'holds');
});

test('two runs at once: the second waits, or is told so after five seconds; the day is written once', async () => {
  const { folder, env, rows } = await storeDesk();
  const night = () => runProgram(['nightly', '--now', FIRST_NIGHT], { cwd: folder, env });
  const [first, second] = (await Promise.all([night(), night()])).toSorted(
    (a, b) => b.stdout.length - a.stdout.length,
  );
  expect(first).toMatchObject({ status: 0, stderr: '' });
  expect(first?.stdout.match(/^加密 ETF /gm)).toHaveLength(1);
  expect(second?.stdout).toBe('');
  if (second?.status !== 0) expect(second?.stderr).toContain('another run of etf-digest is at work');
  expect(rows('SELECT * FROM digests')).toHaveLength(1);
});

test('copies made all through a night hold the state before it or after it, never between', async () => {
  const { folder, file, env, run } = await storeDesk();
  mkdirSync(path.join(folder, 'copies'));
  await makeStore(folder);
  const before = stateOf(file);
  let going = true;
  const night = runProgram(['nightly', '--now', FIRST_NIGHT], { cwd: folder, env }).finally(() => {
    going = false;
  });
  const seen: StoreState[] = [];
  const backup = async () => {
    expect(await run('backup', 'copies/copy.db')).toMatchObject({ status: 0, stderr: '' });
    return stateOf(path.join(folder, 'copies/copy.db'));
  };
  while (going) {
    seen.push(await backup());
    // a backup never waits: without a turn of the event loop the end of the night would not be heard
    await setImmediate();
  }
  expect(await night).toMatchObject({ status: 0, stderr: '' });
  const after = stateOf(file);
  expect(after).toMatchObject({ editions: 1, undelivered: 0 });
  expect(seen[0]).toEqual(before);
  const stored = { ...after, editions: 0, undelivered: 0 };
  const written = { ...after, undelivered: after.editions };
  for (const copy of seen) expect([before, stored, written, after]).toContainEqual(copy);
  expect(await backup()).toEqual(after);
});
