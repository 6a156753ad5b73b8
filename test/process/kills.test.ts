import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, watch } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { contentsOf } from '../support/days/contents.ts';
import { makeStore } from '../support/program/make-store.ts';
import { killedRun, startProgram } from '../support/program/process.ts';
import { FIRST_NIGHT, storeDesk } from '../support/program/store-desk.ts';
import { stateOf, WHOLE } from '../support/program/store-state.ts';

test('a night killed at any moment: the database is whole, and the next run ends in the same texts', async () => {
  const [calm, desk] = [await storeDesk(), await storeDesk()];
  await calm.nightly(FIRST_NIGHT);
  const args = ['nightly', '--now', FIRST_NIGHT];
  for (let ms = 40; ms <= 1_240; ms += 300) {
    await killedRun(args, { cwd: desk.folder, env: desk.env }, ms);
    expect(stateOf(desk.file)).toMatchObject(WHOLE);
  }
  expect((await desk.nightly(FIRST_NIGHT)).status).toBe(0);
  expect(contentsOf(desk.folder).files).toEqual(contentsOf(calm.folder).files);
  expect(desk.rows('SELECT * FROM digests')).toHaveLength(1);
});

test('a release killed at any moment is whole or has not happened', async () => {
  const desk = await storeDesk();
  await desk.nightly(FIRST_NIGHT);
  desk.publisher.restated.set('BTC/2024-12-16/IBIT', '420.2').set('BTC/2024-12-13/FBTC', '98.5');
  const refused = await desk.nightly('2024-12-18T06:30:00Z');
  const release = ['accept', /etf-digest accept (\d+)/.exec(refused.stderr)?.[1] ?? '', '--reason', 'seen'];
  const figures = () => desk.rows('SELECT * FROM observations').length;
  const before = figures();
  for (let ms = 80; ms <= 400; ms += 80) {
    await killedRun(release, { cwd: desk.folder, env: desk.env }, ms);
    expect(stateOf(desk.file)).toMatchObject(WHOLE);
    const released = desk.rows("SELECT * FROM snapshots WHERE asset = 'BTC' AND note IS NOT NULL").length;
    expect(released).toBeLessThanOrEqual(1);
    expect(figures()).toBe(before + 13 * released);
  }
  if (figures() === before) expect((await desk.run(...release)).status).toBe(0);
  expect(figures()).toBe(before + 13);
});

test('a backup killed at work leaves no half file, and the next one clears what it left', async () => {
  const { folder, file, run } = await storeDesk();
  const at = (...names: string[]) => path.join(folder, 'copies', ...names);
  mkdirSync(at());
  await makeStore(folder);
  await run('backup', 'copies/copy.db');
  fillDatabase(file);
  const signals: (string | null)[] = [];
  for (const name of ['copy.db', 'new.db', 'new.db']) {
    const copy = at(name);
    const before = existsSync(copy) ? readFileSync(copy) : null;
    const child = startProgram(['backup', copy], { cwd: folder });
    const watcher = watch(at(), (_, changed) => changed?.endsWith('.tmp') && child.kill('SIGKILL'));
    await new Promise((resolve) => child.once('close', resolve));
    watcher.close();
    signals.push(child.signalCode);
    const left = existsSync(copy) ? readFileSync(copy) : null;
    const isOld = left === null ? before === null : before !== null && left.equals(before);
    if (!isOld) expect(stateOf(copy)).toMatchObject(WHOLE);
  }
  expect(signals).toContain('SIGKILL');
  for (const name of ['copy.db', 'new.db'])
    expect(await run('backup', at(name))).toMatchObject({ status: 0 });
  expect(readdirSync(at()).sort()).toEqual(['copy.db', 'new.db']);
  expect(stateOf(at('copy.db'))).toMatchObject({ ...WHOLE, ready: true });
});

/** So much that its copy cannot be done before the signal comes. */
function fillDatabase(file: string): void {
  const db = new Database(file);
  const insert = db.prepare('INSERT INTO bodies VALUES (?, ?, ?)');
  for (let i = 0; i < 8; i += 1)
    insert.run(randomBytes(32).toString('hex'), randomBytes(4_000_000), 4_000_000);
  db.close();
}
