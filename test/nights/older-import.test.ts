import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test } from 'vitest';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';

const FIXTURE = readFileSync(
  path.join(import.meta.dirname, '../fixtures/sosovalue/metrics-btc.fake.json'),
  'utf8',
);
const IBIT = '29812345678';
const PAGE = JSON.stringify(JSON.parse(FIXTURE)).replace(
  '"netAssets":{"value":null',
  `"netAssets":{"value":${IBIT}`,
);
const WHAT_IS_SAID = ['columns', 'observations', 'totals', 'levels', 'fund_levels'] as const;

test('an older page of a day that a newer one has shown is refused, and changes nothing, net assets included', async () => {
  const cwd = temporaryFolder();
  const env = { ETF_DIGEST_SOURCES: 'sosovalue' };
  const run = (...args: string[]) => runHere([...args, '--now', '2024-11-03T12:00:00Z'], { cwd, env });
  const importSaved = (text: string, savedAt: string) => {
    const file = path.join(cwd, 'page.json');
    writeFileSync(file, text);
    utimesSync(file, new Date(savedAt), new Date(savedAt));
    return run('import', file, '--source', 'sosovalue', '--asset', 'btc');
  };
  const said = () => {
    const db = new Database(path.join(cwd, 'data/etf-digest.db'), { readonly: true });
    onTestFinished(() => void db.close());
    return WHAT_IS_SAID.map((table) => db.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  };
  const newer = await importSaved(PAGE, '2024-11-02T12:00:00Z');
  expect(newer).toMatchObject({ status: 0 });
  const before = said();
  expect(PAGE).toContain('69478213570.55');
  expect(before.slice(-2)).toEqual([1, 1]);
  const older = await importSaved(
    PAGE.replace('69478213570.55', '60000000000')
      .replace(IBIT, '20000000000')
      .replace('"ticker":"IBIT"', '"ticker":"NEWF"'),
    '2024-11-02T09:00:00Z',
  );
  expect(older.status).toBe(1);
  expect(older.stderr).toContain('the page holds nothing that a newer page has not shown');
  expect(said()).toEqual(before);
  const shown = await run('show', '2024-11-01', '--asset', 'btc', '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({
    assets: {
      BTC: {
        netAssetsUsd: 69_478_213_571,
        funds: expect.arrayContaining([
          expect.objectContaining({ ticker: 'IBIT', netAssetsUsd: Number(IBIT) }),
        ]),
      },
    },
  });
});
