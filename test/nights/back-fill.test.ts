import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { SHARED } from '../support/days/facts.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startFolder } from '../support/publishers/folder-publisher.ts';

const CASE = path.join(SHARED, 'cases/msse-backfill');

interface Shown {
  corrections: object[];
  assets: {
    ETH: { totalUsd: number; cumulativeUsd: number; funds: { ticker: string; cumulativeUsd: number }[] };
  };
}

async function desk() {
  const cwd = temporaryFolder();
  const publisher = await startFolder(path.join(CASE, 'r1'));
  onTestFinished(() => publisher.close());
  const env = { ETF_DIGEST_SOURCES: 'farside', ETF_DIGEST_FARSIDE_URL: publisher.url };
  const run = (...args: string[]) => runHere([...args, '--asset', 'eth'], { cwd, env });
  const night = (page: string, now: string) => {
    publisher.folder = path.isAbsolute(page) ? page : path.join(CASE, page);
    return run('nightly', '--now', now);
  };
  const shown = async (day: string, now: string) => {
    const { stdout } = await run('show', day, '--json', '--now', now);
    return JSON.parse(stdout) as Shown;
  };
  const of = async (day: string, now: string) => (await shown(day, now)).assets.ETH;
  /** The second night's short page; the page of all days is refused. */
  const short = temporaryFolder();
  copyFileSync(path.join(CASE, 'r2/_eth'), path.join(short, '_eth'));
  return { night, shown, of, short };
}

const lifetimeOf = ({ funds }: Shown['assets']['ETH']) =>
  funds.find(({ ticker }) => ticker === 'MSSE')?.cumulativeUsd;

// 17 September 2026: Farside's new column MSSE came filled back to 28 July; the short page begins on 27 August
describe.skipIf(!existsSync(CASE))('a column that is filled back for weeks (../shared/cases)', () => {
  test('has the page of all days read, so that history is whole', async () => {
    const { night, of } = await desk();
    for (const [page, now] of [
      ['r1', '2026-09-17T12:00:00Z'],
      ['r2', '2026-09-18T12:00:00Z'],
    ] as const) {
      const { status, stderr } = await night(page, now);
      expect(status, stderr).toBe(0);
      expect(stderr).not.toContain('unread');
    }
    const newest = await of('2026-09-17', '2026-09-18T13:00:00Z');
    expect(lifetimeOf(newest)).toBe(37_800_000);
    expect(newest.cumulativeUsd).toBe(13_135_300_000);
    expect((await of('2026-07-29', '2026-09-18T13:00:00Z')).totalUsd).toBe(-18_600_000);
  });

  test('while the page of all days is refused no sum rests on its past; once it is read the edition is completed', async () => {
    const { night, shown, of, short } = await desk();
    await night('r1', '2026-09-17T12:00:00Z');
    const second = await night(short, '2026-09-18T12:00:00Z');
    expect(second.stderr).toContain('warning: ETH: farside: the column of MSSE is unread before 2026-08-27');
    expect(second.stdout).not.toContain('累计净流入');
    const unread = await of('2026-09-17', '2026-09-18T13:00:00Z');
    expect(unread).toMatchObject({ state: 'final', cumulativeUsd: null });
    expect(lifetimeOf(unread)).toBeNull();
    // what moved rests on days that the short page shows
    expect((await shown('2026-09-16', '2026-09-18T13:00:00Z')).corrections).toEqual([
      expect.objectContaining({ what: 'trend', from: -48_400_000, to: -48_100_000 }),
      expect.objectContaining({ what: 'trend-before', from: 543_200_000, to: 554_600_000 }),
    ]);
    const still = await night(short, '2026-09-19T12:00:00Z');
    expect(still.stderr).toContain('the column of MSSE is unread');
    const third = await night('r2', '2026-09-19T13:00:00Z');
    expect(third.stdout).toBe('');
    expect(third.stderr).toContain('no longer: the column of MSSE is unread');
    const whole = await of('2026-09-17', '2026-09-19T14:00:00Z');
    expect(whole.cumulativeUsd).toBe(13_135_300_000);
    expect(lifetimeOf(whole)).toBe(37_800_000);
  });
});
