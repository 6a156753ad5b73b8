import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SHARED } from '../support/days/facts.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startFolder } from '../support/publishers/folder-publisher.ts';

const CASE = path.join(SHARED, 'cases/msse-backfill');

interface Shown {
  assets: {
    ETH: { totalUsd: number; cumulativeUsd: number; funds: { ticker: string; cumulativeUsd: number }[] };
  };
}

// 17 September 2026: Farside's new column MSSE came filled back to 28 July; the short page begins on 27 August
describe.skipIf(!existsSync(CASE))('a column that is filled back for weeks (../shared/cases)', () => {
  test('has the page of all days read, so that history is whole', async () => {
    const cwd = temporaryFolder();
    const publisher = await startFolder(path.join(CASE, 'r1'));
    onTestFinished(() => publisher.close());
    const env = { ETF_DIGEST_FARSIDE_URL: publisher.url };
    const run = (...args: string[]) => runHere(args, { cwd, env });
    const night = async (page: string, now: string) => {
      publisher.folder = path.join(CASE, page);
      const { status, stderr } = await run('nightly', '--asset', 'eth', '--now', now);
      expect(status, stderr).toBe(0);
    };
    await night('r1', '2026-09-17T12:00:00Z');
    await night('r2', '2026-09-18T12:00:00Z');
    const of = async (day: string) => {
      const { stdout } = await run('show', day, '--json', '--asset', 'eth', '--now', '2026-09-18T13:00:00Z');
      return (JSON.parse(stdout) as Shown).assets.ETH;
    };
    const newest = await of('2026-09-17');
    expect(newest.funds.find(({ ticker }) => ticker === 'MSSE')?.cumulativeUsd).toBe(37_800_000);
    expect(newest.cumulativeUsd).toBe(13_135_300_000);
    expect((await of('2026-07-29')).totalUsd).toBe(-18_600_000);
  });
});
