import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SHARED } from '../support/days/facts.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';

const CASES = path.join(SHARED, 'cases');

/** A page of ../shared/cases, imported as it was saved at an instant, into the bundled history. */
async function imported(name: string, savedAt: string, source: string, asset: string) {
  const cwd = temporaryFolder();
  writeFileSync(path.join(cwd, name), readFileSync(path.join(CASES, name)));
  utimesSync(path.join(cwd, name), new Date(savedAt), new Date(savedAt));
  const run = (...args: string[]) => runHere([...args, '--now', savedAt, '--source', source], { cwd });
  const result = await run('import', name, '--asset', asset);
  const show = async (day: string) =>
    JSON.parse((await run('show', day, '--json', '--asset', asset)).stdout) as { assets: object };
  return { ...result, show, run };
}

describe.skipIf(!existsSync(CASES))('pages from the field (../shared/cases)', () => {
  test('a row of issuers above the tickers is head', async () => {
    const page = await imported('eth-issuer-names-head.html', '2026-08-22T12:00:00Z', 'farside', 'eth');
    expect(page.stdout).toMatch(/ETH.*: 10 days from 2026-08-10 to 2026-08-21/);
    expect(page.status).toBe(0);
  });

  test('The Block’s file as a string within its JSON', async () => {
    const page = await imported('theblock-jsonfile-string.json', '2026-10-03T12:00:00Z', 'theblock', 'btc');
    expect(page.stdout).toMatch(/BTC.*: 3 days from .*, 36 new figures/);
    const { assets } = await page.show('2026-10-01');
    expect(assets).toMatchObject({ BTC: { publishedUsd: 102_700_000 } });
  });

  test('a figure a thousand times too large is held back, with the reason and the way to release it', async () => {
    const page = await imported('one-cell-x1000.html', '2026-10-04T12:00:00Z', 'farside', 'eth');
    expect(page.status).toBe(1);
    expect(page.stderr).toContain('many times anything that its fund ever did');
    expect(page.stderr).toMatch(/FETH on 2026-\d\d-\d\d: 1800/);
  });
});
