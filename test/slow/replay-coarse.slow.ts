import { expect, test } from 'vitest';
import { askDatabase, driveProgram, startQuickReplay } from '../support/program/drive.ts';
import { runProgram } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { hasRecord } from '../support/publishers/record.ts';
import { report } from './report.ts';
import { accountsOf, expectClosedDaysUnsaid, expectedAccounts, type Part, poll, WINTER } from './winter.ts';

/** 14:00 and 16:00 in Beijing. */
const HOURS = [
  ['14:00', '2025-11-20T06:00:00.000Z'],
  ['16:00', '2025-11-20T08:00:00.000Z'],
] as const;

test.skipIf(!hasRecord).each(HOURS)(
  'the winter polled once a day at %s Beijing time ends in the same figures and states (skipped where ../shared is absent)',
  async (hour, start) => {
    const replay = await startQuickReplay();
    const program = driveProgram(replay.url);
    const polls = await poll(program, replay, { ...WINTER, start }, 24 * 60);
    const corrections = program.rows("SELECT 1 FROM digests WHERE edition = 'correction'").length;
    expect(await accountsOf(program, WINTER)).toEqual(expectedAccounts(WINTER));
    await expectClosedDaysUnsaid(program, WINTER);
    report(
      `replay once a day at ${hour} Beijing time: ${polls.length} polls, the same figures and states, ${corrections} corrections`,
    );
    expect(corrections).toBe(0);
  },
);

/** The night of the placeholder zeros. */
const ONE_DAY: Part = {
  start: '2026-02-04T00:00:00.000Z',
  end: '2026-02-05T00:00:00.000Z',
  firstDay: '2026-02-03',
  lastDay: '2026-02-03',
};

/** All that a replay leaves, but for the bytes of the pages. */
const LEFT = [
  'SELECT day, edition, wording, markdown, figures, corrections, written_at FROM digests ORDER BY id',
  'SELECT source, asset, day, ticker, flow_usd, snapshot FROM observations ORDER BY id',
];

test.skipIf(!hasRecord)(
  'a day of half-hourly polls as processes leaves what one process leaves (skipped where ../shared is absent)',
  async () => {
    const replay = await startQuickReplay();
    const program = driveProgram(replay.url);
    const cwd = temporaryFolder();
    const env = { ETF_DIGEST_FARSIDE_URL: replay.url };
    const polls = await poll(program, replay, ONE_DAY, 30, async (at) => {
      const process = await runProgram(['nightly', '--now', at], { cwd, env });
      expect(process, at).toMatchObject({ status: 0, stderr: '' });
    });
    for (const sql of LEFT) expect(askDatabase(cwd, sql)).toEqual(program.rows(sql));
    report(
      `replay of one day as processes: ${polls.length} polls, the same editions and observations as in one process`,
    );
  },
);
