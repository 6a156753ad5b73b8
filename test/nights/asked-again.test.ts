import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startDefaultPublishers } from '../support/publishers/default-publishers.ts';
import { KEYS } from '../support/publishers/publishers-json.ts';

// half past one in New York in the night after Monday, 16 December 2024
const NIGHT = '2024-12-17T06:30:00Z';
const on17th = (time: string) => `2024-12-17T${time}:00Z`;
const PATHS = { sosovalue: /Metrics/, theblock: /^\/api\/charts\//, tftc: /^\/bitcoin-etf-flows\// };

/** Farside has the whole day; SoSoValue has it but for one fund where `isWhole` is false. */
async function desk(isWhole: boolean, given: Record<string, string> = {}) {
  const others = 'IBIT BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' ').map((fund) => [fund, 0]);
  const funds = { ...Object.fromEntries(others), FBTC: isWhole ? 7_000_000 : null };
  const told = [{ day: '2024-12-16', funds, totalUsd: 7_000_000 }];
  const { page, json, env: theirs } = await startDefaultPublishers(NIGHT, { BTC: told, ETH: [] });
  const cwd = temporaryFolder();
  const env = { ...theirs, ETF_DIGEST_TFTC_URL: json.url, ...given };
  const asked = (id: keyof typeof PATHS) => json.asked.filter((one) => PATHS[id].test(one.path)).length;
  /** At which of the moments a publisher was asked. */
  const askedAt = async (id: keyof typeof PATHS, moments: readonly string[]) => {
    const found: string[] = [];
    for (const at of moments) {
      const before = asked(id);
      await runHere(['nightly', '--asset', 'btc', '--now', at], { cwd, env });
      if (asked(id) > before) found.push(at);
    }
    return found;
  };
  return { page, json, cwd, asked, askedAt };
}

test('SoSoValue is asked once more after it gave a final day, and at most hourly', async () => {
  const { askedAt } = await desk(true);
  const moments = ['06:30', '06:45', '07:15', '07:30', '08:30', '09:45', '14:00'].map(on17th);
  expect(await askedAt('sosovalue', moments)).toEqual([on17th('06:30'), on17th('07:30')]);
});

test('a key of SoSoValue’s that has given 500 pages in thirty days is used every six hours at most', async () => {
  const { askedAt, cwd } = await desk(false, { ETF_DIGEST_SOSOVALUE_KEY: KEYS.sosovalue });
  const before = ['06:30', '07:30'].map(on17th);
  expect(await askedAt('sosovalue', before)).toEqual(before);
  const db = new Database(path.join(cwd, 'data/etf-digest.db'));
  db.prepare(
    `INSERT INTO snapshots (source, asset, via, url, fetched_at, verdict, totals_only)
     WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
     SELECT 'sosovalue', 'ETH', 'metrics', '', '2024-12-10T06:30:00.000Z', 'accepted', 0 FROM n`,
  ).run();
  db.close();
  const after = ['08:30', '10:30', '13:15', '13:30'].map(on17th);
  expect(await askedAt('sosovalue', after)).toEqual([on17th('13:30')]);
});

test('TFTC is left alone where The Block gave the day, and asked where it did not', async () => {
  const { page, json, askedAt } = await desk(true);
  page.faults.set('*', '403');
  json.faults.set('/openapi/', 403);
  json.faults.set('/api/charts/', 403);
  expect(await askedAt('tftc', [on17th('06:30')])).toEqual([on17th('06:30')]);
  json.faults.delete('/api/charts/');
  expect(await askedAt('theblock', [on17th('07:45')])).toEqual([on17th('07:45')]);
  expect(await askedAt('tftc', [on17th('09:00'), on17th('10:15')])).toEqual([]);
});
