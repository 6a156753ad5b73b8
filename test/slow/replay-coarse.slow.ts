import { expect, test } from 'vitest';
import { askDatabase, driveProgram } from '../support/program/drive.ts';
import { runProgram } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startReplay } from '../support/publishers/replay.ts';
import { AMOUNT } from './amount.ts';
import { report } from './report.ts';
import { accountsOf, expectClosedDaysUnsaid, expectedAccounts, poll, WINTER } from './winter.ts';

/** 14:00 and 16:00 in Beijing. */
const HOURS = [
  ['14:00', '06:00:00.000Z'],
  ['16:00', '08:00:00.000Z'],
] as const;

test.each(HOURS)(
  'the recorded nights polled once a day at %s Beijing time end in the same figures and states',
  async (hour, time) => {
    const replay = await startReplay(WINTER.record.tables);
    const program = driveProgram(replay.url);
    const start = `${WINTER.start.slice(0, 11)}${time}`;
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
const ONE_DAY = {
  start: '2026-02-04T00:00:00.000Z',
  end: '2026-02-05T00:00:00.000Z',
};

/** All that a replay leaves, but for the bytes of the pages. */
const LEFT = [
  'SELECT day, edition, wording, markdown, figures, corrections, written_at FROM digests ORDER BY id',
  'SELECT source, asset, day, ticker, flow_usd, snapshot FROM observations ORDER BY id',
];

test('a day of polls as processes leaves what one process leaves', async () => {
  const replay = await startReplay(WINTER.record.tables);
  const program = driveProgram(replay.url);
  const cwd = temporaryFolder();
  const env = { ETF_DIGEST_FARSIDE_URL: replay.url };
  const polls = await poll(program, replay, ONE_DAY, AMOUNT.pollMinutes, async (at) => {
    const process = await runProgram(['nightly', '--now', at], { cwd, env });
    expect(process, at).toMatchObject({ status: 0, stderr: '' });
  });
  for (const sql of LEFT) expect(askDatabase(cwd, sql)).toEqual(program.rows(sql));
  report(
    `replay of one day as processes: ${polls.length} polls, the same editions and observations as in one process`,
  );
});
