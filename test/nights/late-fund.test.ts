import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { SHARED } from '../support/days/facts.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startFolder } from '../support/publishers/folder-publisher.ts';

const CASE = path.join(SHARED, 'cases/late-ibit');

// Friday, 2 October 2026: IBIT came between 54 and 74 hours after its midnight, and 31.7 million became 189.9
test.skipIf(!existsSync(CASE))(
  'a fund that is three days late (../shared/cases): its day is final with it, never without, and nothing is corrected',
  async () => {
    const cwd = temporaryFolder();
    const publisher = await startFolder(path.join(CASE, 'l1'));
    onTestFinished(() => publisher.close());
    const env = { ETF_DIGEST_SOURCES: 'farside', ETF_DIGEST_FARSIDE_URL: publisher.url };
    const night = (page: string, now: string) => {
      publisher.folder = path.join(CASE, page);
      return runHere(['nightly', '--asset', 'btc', '--now', now], { cwd, env });
    };
    const missing = [
      await night('l1', '2026-10-03T12:00:00Z'),
      await night('l1', '2026-10-04T12:00:00Z'),
      await night('l3', '2026-10-06T04:20:00Z'),
    ];
    for (const { stdout, status } of missing) {
      expect(status).toBe(0);
      expect(stdout).not.toContain('10 月 2 日数据概况');
      expect(stdout.includes('最终数据') && stdout.includes('3170 万')).toBe(false);
    }
    expect(missing[0]?.stdout).toContain('IBIT 尚未公布');
    const whole = await night('l4', '2026-10-06T05:20:00Z');
    expect(whole.stdout).toContain('1.90 亿美元');
    expect(whole.stdout).not.toContain('更正');
    const shown = await runHere(['show', '2026-10-02', '--json', '--now', '2026-10-06T06:00:00Z'], {
      cwd,
      env,
    });
    expect(JSON.parse(shown.stdout)).toMatchObject({
      edition: 'preliminary',
      corrections: [],
      assets: { BTC: { state: 'final', totalUsd: 189_900_000 } },
    });
  },
);
