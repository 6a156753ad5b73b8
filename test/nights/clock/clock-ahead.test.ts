import { expect, test } from 'vitest';
import { hoursAfter } from '../../../src/model/time.ts';
import { replayAhead } from '../../support/program/ahead.ts';
import { driveProgram, moments } from '../../support/program/drive.ts';
import { carriedRecord } from '../../support/publishers/record.ts';
import { startReplay } from '../../support/publishers/replay.ts';

test('a clock 40 hours ahead takes no row of placeholders for a day without flows', async () => {
  const replay = await startReplay(carriedRecord().tables);
  const { run, show } = driveProgram(replay.url);
  // every fund of BTC stood at 0.0 from 15:00 to 18:30, of a day that ended at −272.0 million
  replay.at = '2026-02-03T16:00:00.000Z';
  const ahead = hoursAfter(replay.at, 40);
  const { stdout, status } = await run(['nightly'], ahead);
  expect(status).toBe(0);
  expect(stdout).not.toContain('2 月 3 日');
  expect((await show('2026-02-03', ahead)).assets.BTC).toMatchObject({ state: 'pending', totalUsd: null });
});

test('a week with a clock 40 hours ahead every fifth run: right totals, no correction, the stamps are told and named', async () => {
  const polls = moments('2026-02-02T22:00:00Z', '2026-02-07T10:00:00Z', 6 * 60);
  const found = await replayAhead(carriedRecord(), polls, 5);
  const { wrong, corrected, said, isNamed } = found;
  expect({ wrong, corrected, said, isNamed }).toEqual({ wrong: [], corrected: [], said: [], isNamed: true });
  expect(found.finals).toBeGreaterThan(2);
  expect(found.warned).toBeGreaterThan(2);
  const { stdout } = await found.program.run(
    ['trend', '2026-02-05', '--days', '4', '--format', 'csv', '--asset', 'btc'],
    polls.at(-1) ?? '',
  );
  expect(stdout.trim().split('\n').slice(1)).toEqual([
    '2026-02-02,BTC,561800000',
    '2026-02-03,BTC,-272000000',
    '2026-02-04,BTC,-544900000',
    '2026-02-05,BTC,-434100000',
  ]);
});
