import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { EtfDigestError } from '../../src/errors.ts';
import { loadAssets } from '../../src/pipeline/read-data.ts';
import { resolveConfig } from '../../src/settings/config.ts';
import type { Environment } from '../../src/settings/places.ts';
import { CHECKOUT, type Machine, storePlace } from '../../src/settings/store-place.ts';
import type { Flags } from '../../src/settings/table.ts';
import { SOURCES } from '../../src/sources/index.ts';
import { caught } from '../support/caught.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';

const installed = (platform: string, home: string): Machine => ({ platform, home, isInstalled: true });
const LINUX = installed('linux', '/home/you');

function resolve(given: { flags?: Flags; env?: Environment; machine?: Machine; cwd?: string }) {
  const { flags = {}, env = {}, machine = LINUX, cwd = '/somewhere' } = given;
  const clock = '2026-02-03T15:30:00.000Z';
  return resolveConfig({ flags, env, cwd, clock, machine, publishers: SOURCES, assets: loadAssets() });
}

describe('the store of an installed program is one, whatever the working folder', () => {
  test.each<[Machine, Environment, string]>([
    [LINUX, {}, '/home/you/.local/share/etf-digest/etf-digest.db'],
    [LINUX, { XDG_DATA_HOME: '/data' }, '/data/etf-digest/etf-digest.db'],
    [LINUX, { XDG_DATA_HOME: '' }, '/home/you/.local/share/etf-digest/etf-digest.db'],
    [LINUX, { XDG_DATA_HOME: 'data' }, '/home/you/.local/share/etf-digest/etf-digest.db'],
    [installed('freebsd', '/home/you'), {}, '/home/you/.local/share/etf-digest/etf-digest.db'],
    [
      installed('darwin', '/Users/you'),
      { XDG_DATA_HOME: '/data' },
      '/Users/you/Library/Application Support/etf-digest/etf-digest.db',
    ],
    [
      installed('win32', 'C:\\Users\\you'),
      { LOCALAPPDATA: 'D:\\Local' },
      'D:\\Local\\etf-digest\\etf-digest.db',
    ],
    [installed('win32', 'C:\\Users\\you'), {}, 'C:\\Users\\you\\AppData\\Local\\etf-digest\\etf-digest.db'],
  ])('%o with %o: %s', (machine, env, place) => {
    expect(storePlace(machine, env)).toBe(place);
  });

  test('a setting names another, and Markdown stays in the working folder', () => {
    expect(resolve({}).db).toBe('/home/you/.local/share/etf-digest/etf-digest.db');
    expect(resolve({ cwd: '/elsewhere' }).db).toBe(resolve({}).db);
    expect(resolve({ flags: { db: 'mine.db' } }).db).toBe('/somewhere/mine.db');
    expect(resolve({ env: { ETF_DIGEST_DB: '/x/mine.db' } }).db).toBe('/x/mine.db');
    expect(resolve({}).out).toBe('/somewhere/out');
  });

  test('a checkout keeps data/', () => {
    expect(resolve({ machine: CHECKOUT }).db).toBe('/somewhere/data/etf-digest.db');
    expect(resolve({ machine: { ...LINUX, isInstalled: false } }).db).toBe('/somewhere/data/etf-digest.db');
  });

  test('start makes it there, and another folder reads it', async () => {
    const home = temporaryFolder();
    const env = { ETF_DIGEST_NOW: '2024-12-16T06:00:00Z' };
    const run = (...args: string[]) =>
      runHere(args, { cwd: temporaryFolder(), env, machine: installed('linux', home) });
    const place = path.join(home, '.local/share/etf-digest/etf-digest.db');
    expect((await run('show', '2024-11-01')).stderr).toContain(`There is no store at ${place}`);
    const started = await run();
    expect(started.stderr).toContain(place);
    expect(started.stderr).toContain('Later days are fetched by: etf-digest nightly\n');
    expect(await run('show', '2024-11-01')).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('a path of another system is refused, whichever setting holds it', () => {
  const WINDOWS = ['C:\\digests\\x', 'c:/digests/x', '\\\\server\\share\\x', '..\\x', 'digests\\x'];
  const refusal = (given: Parameters<typeof resolve>[0]) => caught(() => resolve(given)) as EtfDigestError;

  test.each(WINDOWS)('%s', (file) => {
    const settings: [string, Parameters<typeof resolve>[0]][] = [
      ['--db', { flags: { db: file } }],
      ['ETF_DIGEST_DB', { env: { ETF_DIGEST_DB: file } }],
      ['--out', { flags: { out: file } }],
      ['--templates', { flags: { templates: file } }],
      ['--config', { flags: { config: file } }],
      ['ETF_DIGEST_SOSOVALUE_KEY_FILE', { env: { ETF_DIGEST_SOSOVALUE_KEY_FILE: file } }],
    ];
    for (const [place, given] of settings) {
      const error = refusal(given);
      expect(error, place).toMatchObject({ name: 'UsageError', exitStatus: 2 });
      expect(error.explain()).toMatch(new RegExp(`^${place}: this is a path of Windows`));
      expect(error.explain()).toContain(JSON.stringify(file));
    }
  });

  test('on Windows it is a path like any other, and so is every other path elsewhere', () => {
    const machine = installed('win32', 'C:\\Users\\you');
    for (const db of WINDOWS) expect(() => resolve({ flags: { db }, machine }), db).not.toThrow();
    for (const db of ['/x/y.db', 'y.db', '../y.db', '~/y.db', 'a:b.db', '/x/比特币.db'])
      expect(() => resolve({ flags: { db } }), db).not.toThrow();
  });
});
