import { describe, expect, test } from 'vitest';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { FIRST_NIGHT, SUNDAY, storeDesk } from '../../support/program/store-desk.ts';

/** The bundled history ends on Friday, 13 December 2024. */
const run = (now: string, ...args: string[]) =>
  runHere(args, { cwd: temporaryFolder(), env: { ETF_DIGEST_NOW: now } });

describe('a day that no page ever showed', () => {
  test.each([
    ['zh-Hans', '2024 年 12 月 16 日的数据尚未采集，请运行 etf-digest nightly。\n'],
    ['zh-Hant', '2024 年 12 月 16 日的數據尚未蒐集，請執行 etf-digest nightly。\n'],
    ['en', 'Figures for Dec. 16, 2024, have not been collected: run etf-digest nightly.\n'],
  ])('is not collected, in %s, and the sentence says what to run', async (lang, sentence) => {
    const answer = await run('2024-12-18T06:30:00Z', 'show', '2024-12-16', '--lang', lang);
    expect(answer).toMatchObject({ status: 0, stdout: sentence });
    for (const command of ['funds', 'trend', 'history'])
      expect((await run('2024-12-18T06:30:00Z', command, '2024-12-16', '--lang', lang)).stdout).toBe(
        sentence,
      );
  });

  test('is asked for with collect --full where the short page no longer shows it', async () => {
    const answer = await run('2025-02-03T06:30:00Z', 'show', '2024-12-16');
    expect(answer.stdout).toBe('2024 年 12 月 16 日的数据尚未采集，请运行 etf-digest collect --full。\n');
    expect((await run('2025-02-03T06:30:00Z', 'show', '2025-01-31')).stdout).toContain('etf-digest nightly');
  });

  test('is missing in JSON, without an edition, and nothing to say under --strict', async () => {
    const now = '2024-12-18T06:30:00Z';
    const { edition, assets } = JSON.parse((await run(now, 'show', '2024-12-16', '--json')).stdout);
    expect(edition).toBeNull();
    expect(assets).toMatchObject({
      BTC: { state: 'missing', totalUsd: null, publishedUsd: null, streak: null, trend: null },
      ETH: { state: 'missing', cumulativeUsd: null, event: null },
    });
    const funds = JSON.parse((await run(now, 'funds', '2024-12-16', '--json')).stdout);
    expect(funds.assets.BTC.state).toBe('missing');
    expect((await run(now, 'show', '2024-12-16', '--strict')).status).toBe(4);
  });
});

describe('a day whose figures are due is pending', () => {
  test('before its midnight in New York, whether it was looked for or not', async () => {
    for (const now of ['2024-12-16T06:00:00Z', '2024-12-17T04:59:00Z']) {
      const answer = await run(now, 'show', '2024-12-16');
      expect(answer.stdout).toBe('2024 年 12 月 16 日的数据尚未公布。\n');
      const { assets } = JSON.parse((await run(now, 'show', '2024-12-16', '--json')).stdout);
      expect(assets.BTC.state).toBe('pending');
    }
    expect((await run('2024-12-17T05:00:00Z', 'show', '2024-12-16')).stdout).toContain('尚未采集');
  });

  test('where a page showed it without a figure', async () => {
    const { run, nightly } = await storeDesk();
    await nightly('2024-12-17T16:00:00Z');
    const later = ['--now', '2024-12-18T08:00:00Z'];
    expect((await run('show', '2024-12-17', ...later)).stdout).toBe('2024 年 12 月 17 日的数据尚未公布。\n');
    const { assets } = JSON.parse((await run('show', '2024-12-17', '--json', ...later)).stdout);
    expect(assets.BTC.state).toBe('pending');
    expect((await run('show', '2024-12-17', '--lang', 'en', ...later)).stdout).toBe(
      'Figures for Dec. 17, 2024, have not been published.\n',
    );
  });
});

describe('a week', () => {
  test('that no page ever showed is not collected, and its days are missing', async () => {
    const answer = await run('2024-12-24T06:30:00Z', 'weekly', '2024-W51');
    expect(answer.stdout).toBe(
      '2024 年 12 月 16 日至 22 日（2024-W51）的数据尚未采集，请运行 etf-digest nightly。\n',
    );
    expect((await run('2025-03-03T06:30:00Z', 'weekly', '2024-W51')).stdout).toContain('collect --full');
    expect((await run('2024-12-16T06:30:00Z', 'weekly', '2024-W51')).stdout).toContain('尚未公布');
  });

  test('of which a day is known tells that, and the rest stays out', async () => {
    const { run, nightly } = await storeDesk();
    await nightly(FIRST_NIGHT);
    const week = await run('weekly', '2024-W51', '--json', '--now', SUNDAY);
    const { assets } = JSON.parse(week.stdout);
    expect(assets.BTC.days.map(({ day, state }: { day: string; state: string }) => [day, state])).toEqual([
      ['2024-12-16', 'final'],
    ]);
  });
});
