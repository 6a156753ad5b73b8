import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createHttp } from '../../../src/http/client.ts';
import type { Finding } from '../../../src/pipeline/doctor/finding.ts';
import { diskFinding } from '../../../src/pipeline/doctor/places.ts';
import { checkNode } from '../../../src/pipeline/doctor/runtime.ts';
import { checkSource } from '../../../src/pipeline/doctor/sources.ts';
import { checkZones } from '../../../src/pipeline/doctor/time.ts';
import { loadAssets } from '../../../src/pipeline/read-data.ts';
import { resolveConfig } from '../../../src/settings/config.ts';
import { SOURCES } from '../../../src/sources/index.ts';
import { farside } from '../../../src/sources/publishers/farside.ts';
import { sosovalue } from '../../../src/sources/publishers/sosovalue.ts';
import type { Source } from '../../../src/sources/source.ts';
import { MIGRATIONS } from '../../../src/store/migrations.ts';
import { reference } from '../../support/days/days.ts';
import { runHere } from '../../support/program/here.ts';
import { makeStore } from '../../support/program/make-store.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';
import { startJsonPublishers } from '../../support/publishers/publishers-json.ts';

const NOW = '2026-11-24T06:30:00Z';
const KEY = 'marked-key-0123456789';

/** The program in an empty folder, a publisher to ask, and what the doctor says by name. */
async function desk() {
  const cwd = temporaryFolder();
  const publisher = await startPublisher('2024-12-17T06:30:00Z');
  onTestFinished(() => publisher.close());
  const at = (...names: string[]) => path.join(cwd, ...names);
  const run = (args: string[], env: Record<string, string> = {}) =>
    runHere(args, { cwd, env: { ETF_DIGEST_NOW: NOW, ETF_DIGEST_FARSIDE_URL: publisher.url, ...env } });
  const doctor = async (args: string[] = [], env: Record<string, string> = {}) => {
    const { stdout, stderr, status } = await run(['doctor', '--json', ...args], env);
    expect(stderr).toBe('');
    const { schema, findings, failed, warned } = JSON.parse(stdout) as {
      schema: string;
      findings: Finding[];
      failed: number;
      warned: number;
    };
    expect(schema).toBe('etf-digest/doctor/1');
    const of = (name: string) => findings.find((one) => one.name === name);
    return { findings, failed, warned, status, of };
  };
  const change = (sql: string) => {
    const db = new Database(at('data/etf-digest.db'));
    db.exec(sql);
    db.close();
  };
  return { cwd, at, run, doctor, publisher, change };
}

const accepted = (asset: string, at: string) =>
  `INSERT INTO snapshots (source, asset, via, url, status, fetched_at, verdict, totals_only)
   VALUES ('farside', '${asset}', 'recent', 'x', 200, '${at}', 'accepted', 0);`;
const edition = (day: string, delivered: string) =>
  `INSERT INTO digests (day, edition, wording, title, text, markdown, figures, corrections, last_observation, written_at, delivered_at)
   VALUES ('${day}', 'final', 'yesterday', 't', 't', 'm', '{}', '[]', 1, '${day}T23:00:00.000Z', ${delivered});`;
const HEALTHY = [
  accepted('BTC', '2026-11-24T05:30:00.000Z'),
  accepted('ETH', '2026-11-24T05:30:00.000Z'),
  edition('2026-11-23', "'2026-11-24T05:30:00.000Z'"),
].join('\n');

describe('doctor', () => {
  test('of a sound installation: every line passes, and nothing is changed or left behind', async () => {
    const { at, run, doctor, change, publisher, cwd } = await desk();
    await makeStore(cwd);
    change(HEALTHY);
    const before = readFileSync(at('data/etf-digest.db'));
    const { stdout, stderr, status } = await run(['doctor', '--strict']);
    expect({ stderr, status }).toEqual({ stderr: '', status: 0 });
    const lines = stdout.trim().split('\n');
    expect(lines.map((line) => line.split(/ {2,}/)[1])).toEqual([
      'node',
      'sqlite',
      'settings',
      'database',
      'integrity',
      'references',
      'schema',
      'database folder',
      'out folder',
      'disk',
      'clock',
      'time zones',
      'calendar',
      'farside key',
      'farside reach',
      'farside success',
      'sosovalue reach',
      'theblock reach',
      'tftc reach',
      'sources that work here',
      'last digest',
      'undelivered',
    ]);
    for (const line of lines) expect(line).toMatch(/^pass {2}/);
    expect(publisher.requests).toEqual(['/btc/']);
    expect(readFileSync(at('data/etf-digest.db')).equals(before)).toBe(true);
    expect(readdirSync(cwd)).toEqual(['data']);
    expect(readdirSync(at('data')).sort()).toEqual(['etf-digest.db', 'etf-digest.db-lock']);
    expect(await doctor()).toMatchObject({ status: 0, failed: 0, warned: 0 });
  });

  test('a database that is not there yet is a warning with its mend, and is not made', async () => {
    const { cwd, run } = await desk();
    const { stdout, status } = await run(['doctor']);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^warn {2}database +there is none yet at .* {2}→ run etf-digest nightly: it makes one$/m,
    );
    expect(stdout).not.toContain('integrity');
    expect((await run(['doctor', '--strict'])).status).toBe(3);
    expect(readdirSync(cwd)).toEqual([]);
  });

  test('a damaged database fails, and the rest is told all the same', async () => {
    const { at, cwd, doctor } = await desk();
    await makeStore(cwd);
    const bytes = readFileSync(at('data/etf-digest.db'));
    const middle = 4096 * Math.floor(bytes.length / 8192);
    bytes.fill(0xff, middle, middle + 4 * 4096);
    writeFileSync(at('data/etf-digest.db'), bytes);
    const told = await doctor();
    expect(told.status).toBe(1);
    expect(told.of('integrity')).toMatchObject({ verdict: 'fail', mend: expect.stringContaining('backup') });
    expect(told.of('farside reach')).toMatchObject({ verdict: 'pass' });

    bytes.fill(0xff, 100);
    writeFileSync(at('data/etf-digest.db'), bytes);
    expect((await doctor()).of('database')).toMatchObject({
      verdict: 'fail',
      what: expect.stringContaining('the database is damaged'),
    });

    bytes.write('this is no database at all', 0, 'latin1');
    writeFileSync(at('data/etf-digest.db'), bytes);
    expect((await doctor()).of('database')).toMatchObject({
      verdict: 'fail',
      what: expect.stringContaining('not an SQLite database'),
    });
  });

  test('a database of another program, and one of a newer version, fail untouched', async () => {
    const { at, cwd, doctor, change } = await desk();
    const foreign = new Database(at('foreign.db'));
    foreign.exec('CREATE TABLE mine (x)');
    foreign.close();
    const before = readFileSync(at('foreign.db'));
    const told = await doctor(['--db', 'foreign.db']);
    expect(told.status).toBe(1);
    expect(told.of('database')).toMatchObject({
      verdict: 'fail',
      what: expect.stringContaining('another program'),
      mend: expect.stringContaining('--db'),
    });
    expect(readFileSync(at('foreign.db')).equals(before)).toBe(true);

    await makeStore(cwd);
    change('PRAGMA user_version = 99');
    expect((await doctor()).of('database')).toMatchObject({
      verdict: 'fail',
      what: expect.stringContaining('newer version'),
    });
    change('PRAGMA user_version = 1');
    expect((await doctor()).of('schema')).toMatchObject({
      verdict: 'warn',
      what: `1 of ${MIGRATIONS.length}`,
    });
  });

  test('rows that point nowhere fail', async () => {
    const { cwd, doctor, change } = await desk();
    await makeStore(cwd);
    change(`PRAGMA foreign_keys = OFF;
      INSERT INTO observations (source, asset, day, ticker, snapshot) VALUES ('farside', 'BTC', '2024-11-01', 'X', 77)`);
    expect((await doctor()).of('references')).toMatchObject({
      verdict: 'fail',
      what: expect.stringMatching(/^1 row/),
    });
  });

  test('a publisher that refuses, challenges or is not there fails with what to do', async () => {
    const { doctor, publisher } = await desk();
    for (const [fault, what] of [
      ['403', 'status 403'],
      ['challenge-200', 'a challenge to a browser'],
      ['reset', 'the connection broke off'],
    ] as const) {
      publisher.faults.set('*', fault);
      publisher.requests.length = 0;
      const told = await doctor();
      expect(publisher.requests, fault).toEqual(['/btc/']);
      expect(told.status).toBe(1);
      expect(told.of('farside reach'), fault).toMatchObject({
        verdict: 'fail',
        what: expect.stringContaining(what),
        mend:
          fault === 'reset'
            ? expect.stringContaining('network')
            : `if it lasts, save ${publisher.url}/btc/ in a browser and run etf-digest import FILE --source farside --asset btc`,
      });
    }
    publisher.faults.set('*', '403');
    expect((await doctor(['--asset', 'eth'])).of('farside reach')?.mend).toMatch(
      /\/eth\/ in a browser .* --source farside --asset eth$/,
    );
    const unknown = await doctor(['--source', 'nobody']);
    expect(unknown.of('nobody')).toMatchObject({ verdict: 'fail', mend: expect.stringContaining('farside') });
  });

  test('a clock in the past: before this program it fails; before what is stored it warns, and says what is stamped so', async () => {
    const { cwd, doctor, change } = await desk();
    expect((await doctor(['--now', '2019-05-01T00:00:00Z'])).of('clock')).toMatchObject({ verdict: 'fail' });
    await makeStore(cwd);
    change(HEALTHY);
    const told = await doctor(['--now', '2026-11-24T05:00:00Z']);
    expect(told.status).toBe(0);
    expect(told.of('clock')).toMatchObject({
      verdict: 'warn',
      what: expect.stringMatching(
        /^it says 2026-11-24T05:00:00.000Z, but BTC of farside: snapshot \d+ is stamped 2026-11-24T05:30:00.000Z/,
      ),
      mend: expect.stringContaining('if this moment is right, a clock ran ahead'),
    });
  });

  test('the end of the calendar warns for 60 days, then fails', async () => {
    const { doctor } = await desk();
    const at = async (now: string) => (await doctor(['--now', now])).of('calendar')?.verdict;
    expect(await at('2027-10-30T12:00:00Z')).toBe('pass');
    expect(await at('2027-11-02T12:00:00Z')).toBe('warn');
    expect(await at('2027-12-31T12:00:00Z')).toBe('warn');
    expect(await at('2028-01-01T12:00:00Z')).toBe('fail');
  });

  test('folders that cannot be made fail', async () => {
    const { at, doctor } = await desk();
    writeFileSync(at('file'), '');
    const told = await doctor(['--db', 'file/data/x.db', '--out', 'file/out']);
    expect(told.status).toBe(1);
    expect(told.of('database folder')).toMatchObject({
      verdict: 'fail',
      mend: expect.stringContaining('--db'),
    });
    expect(told.of('out folder')).toMatchObject({ verdict: 'fail', mend: expect.stringContaining('--out') });
    expect(told.of('disk')).toBeDefined();
    expect(existsSync(at('data'))).toBe(false);
  });

  test('silence warns: no page for three days, no digest for four, editions not delivered', async () => {
    const { cwd, doctor, change } = await desk();
    await makeStore(cwd);
    const fresh = await doctor();
    expect(fresh.of('farside success')).toMatchObject({ verdict: 'pass' });
    expect(fresh.of('last digest')).toMatchObject({ verdict: 'warn' });
    change(HEALTHY);
    const later = await doctor(['--now', '2026-11-27T05:29:00Z']);
    expect([later.of('farside success')?.verdict, later.of('last digest')?.verdict]).toEqual([
      'pass',
      'pass',
    ]);
    change(accepted('BTC', '2026-11-27T05:00:00.000Z'));
    const quiet = await doctor(['--now', '2026-11-28T06:00:00Z']);
    expect(quiet.of('farside success')).toMatchObject({
      verdict: 'warn',
      what: 'BTC 2026-11-27T05:00:00.000Z, ETH 2026-11-24T05:30:00.000Z',
    });
    expect(quiet.of('last digest')).toMatchObject({
      verdict: 'warn',
      what: '2026-11-23, final, written 2026-11-23T23:00:00.000Z',
    });
    expect(quiet.status).toBe(0);
    change(edition('2026-11-24', 'NULL'));
    expect((await doctor()).of('undelivered')).toMatchObject({
      verdict: 'warn',
      what: 'written but not delivered: 2026-11-24',
    });
  });

  test('a key is never said, whatever comes', async () => {
    const { run, publisher } = await desk();
    const url = `${publisher.url}/${KEY}`;
    const env = {
      ETF_DIGEST_SOSOVALUE_KEY: KEY,
      ETF_DIGEST_SOSOVALUE_URL: url,
      ETF_DIGEST_FARSIDE_URL: url,
      ETF_DIGEST_SOURCES: 'farside,sosovalue',
    };
    for (const args of [['doctor'], ['doctor', '--json']]) {
      const { stdout, stderr } = await run(args, env);
      expect(stdout).toContain('sosovalue');
      expect(stdout).toContain('[key]');
      expect(stdout + stderr).not.toContain(KEY);
    }
  });
});

describe('a publisher that takes a key', () => {
  const keyed: Source = {
    ...farside,
    id: 'sosovalue',
    key: { header: 'x-key', prefix: 'Bearer ', required: true },
    requests: () => [[{ page: 'recent', path: '/flows', body: '{"type":"btc"}', needsKey: true }]],
  };

  /** A stand-in that refuses and repeats the key. */
  async function refusing(status = 401) {
    const asked: { method: string | undefined; key: unknown; body: string }[] = [];
    const server = http.createServer((request, response) => {
      let body = '';
      request.on('data', (text) => {
        body += text;
      });
      request.on('end', () => {
        asked.push({ method: request.method, key: request.headers['x-key'], body });
        response.writeHead(status, `no ${KEY}`, { 'content-type': KEY }).end(`no such key: ${KEY}`);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    return { asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  const examined = async (env: Record<string, string>, source = keyed) => {
    const config = resolveConfig({
      flags: {},
      env,
      cwd: temporaryFolder(),
      clock: NOW,
      publishers: SOURCES,
      assets: loadAssets(),
    });
    const run = { config, reference, cwd: '/', version: '0', isWatched: false, tell: () => {} };
    const client = createHttp({ userAgent: 'test', secrets: Object.values(config.keys) });
    return checkSource(source, { run, db: null }, client);
  };

  test('is asked once, with the key and the body, and neither is said', async () => {
    const { asked, url } = await refusing();
    const found = await examined({ ETF_DIGEST_SOSOVALUE_KEY: KEY, ETF_DIGEST_SOSOVALUE_URL: url });
    expect(asked).toEqual([{ method: 'POST', key: `Bearer ${KEY}`, body: '{"type":"btc"}' }]);
    expect(found).toEqual([
      { verdict: 'pass', name: 'sosovalue key', what: 'present', mend: null },
      {
        verdict: 'fail',
        name: 'sosovalue reach',
        what: `${url}/flows answers with status 401`,
        mend: 'check ETF_DIGEST_SOSOVALUE_KEY',
      },
    ]);
    expect(JSON.stringify(found)).not.toContain(KEY);
  });

  test.each([404, 301])('and answers with %i: no page that a browser saves stands for it', async (status) => {
    const { url } = await refusing(status);
    const env = {
      ETF_DIGEST_SOSOVALUE_KEY: KEY,
      ETF_DIGEST_SOSOVALUE_URL: url,
      ETF_DIGEST_SOURCES: 'farside,sosovalue',
    };
    const mend = 'check its address in the settings; if it lasts, go on without it: --source farside';
    expect((await examined(env))[1]).toMatchObject({ verdict: 'fail', mend });
    const open: Source = { ...keyed, key: null };
    expect((await examined(env, open))[1]).toMatchObject({ verdict: 'fail', mend });
  });

  test('is told to get one where it refuses to answer without', async () => {
    const { url } = await refusing(403);
    const { requests } = sosovalue;
    const optional: Source = { ...keyed, key: { header: 'x-key', prefix: '', required: false }, requests };
    const found = await examined({ ETF_DIGEST_SOSOVALUE_URL: url }, optional);
    expect(found[1]).toMatchObject({ verdict: 'fail', mend: 'set ETF_DIGEST_SOSOVALUE_KEY' });
  });

  test('is not asked without one', async () => {
    const { asked, url } = await refusing();
    const found = await examined({ ETF_DIGEST_SOSOVALUE_URL: url });
    expect(asked).toEqual([]);
    expect(found.map((one) => one.verdict)).toEqual(['fail', 'warn']);
    expect(found[0]?.mend).toContain('ETF_DIGEST_SOSOVALUE_KEY');
  });
});

describe('what a test cannot bring about is measured by functions that can be asked', () => {
  test.each([
    ['20.18.1', 'pass'],
    ['20.18.0', 'fail'],
    ['18.99.99', 'fail'],
    ['22.0.0', 'pass'],
    ['20.9.9', 'fail'],
  ])('Node %s: %s', (is, verdict) => {
    expect(checkNode(is, '>=20.18.1').verdict).toBe(verdict);
  });

  test.each([
    [500_000_000, 'pass'],
    [499_999_999, 'warn'],
    [50_000_000, 'warn'],
    [49_999_999, 'fail'],
  ])('%i bytes free: %s', (free, verdict) => {
    expect(diskFinding(free, '/data').verdict).toBe(verdict);
  });

  test('zone data that tells another hour fails', () => {
    expect(checkZones()[0]?.verdict).toBe('pass');
    const wrong = checkZones([['2026-07-15T12:00:00.000Z', 'America/New_York', 7]]);
    expect(wrong[0]).toMatchObject({ verdict: 'fail', what: expect.stringContaining('is 7:00, not 8:00') });
  });
});

describe('the publishers that answer here', () => {
  const dead = 'http://127.0.0.1:9';
  const works = 'sources that work here';

  test('a default publisher that does not answer is a warning while another does, and the line names that one', async () => {
    const { doctor, publisher } = await desk();
    publisher.faults.set('*', '403');
    const json = await startJsonPublishers({ BTC: [], ETH: [] });
    onTestFinished(() => json.close());
    const { of, status } = await doctor([], {
      ETF_DIGEST_SOURCES: '',
      ETF_DIGEST_SOSOVALUE_URL: json.url,
      ETF_DIGEST_THEBLOCK_URL: dead,
    });
    expect(of('farside reach')?.verdict).toBe('warn');
    expect(of(works)).toMatchObject({ verdict: 'pass', what: '--source sosovalue' });
    expect(status).toBe(0);
  });

  test('none answers: a failure with its mend', async () => {
    const { doctor } = await desk();
    const { of } = await doctor([], {
      ETF_DIGEST_FARSIDE_URL: dead,
      ETF_DIGEST_SOSOVALUE_URL: dead,
      ETF_DIGEST_THEBLOCK_URL: dead,
    });
    expect(of(works)).toMatchObject({ verdict: 'fail', mend: expect.stringContaining('import') });
  });

  test('the settings that are not the defaults are named with their places', async () => {
    const { doctor } = await desk();
    const { of } = await doctor(['--lang', 'en']);
    expect(of('settings')?.what).toContain('lang (--lang)');
    expect(of('settings')?.what).toContain('farsideUrl (ETF_DIGEST_FARSIDE_URL)');
  });
});
