import { expect, test } from 'vitest';
import { replayAhead } from '../support/program/ahead.ts';
import { moments } from '../support/program/drive.ts';
import { AMOUNT } from './amount.ts';
import { report } from './report.ts';
import { accountsOf, expectClosedDaysUnsaid, expectedAccounts, WINTER } from './winter.ts';

const EVERY = 20;

test('the recorded nights with a clock 40 hours ahead every twentieth run end in the same figures and states', async () => {
  const polls = moments(WINTER.start, WINTER.end, AMOUNT.aheadPollMinutes);
  const { program, wrong, corrected, said, isNamed, warned, finals } = await replayAhead(
    WINTER.record,
    polls,
    EVERY,
  );
  report(
    `replay every ${AMOUNT.aheadPollMinutes} minutes, every ${EVERY}th run by a clock 40 hours ahead: ${polls.length} polls, ` +
      `${finals} final editions, ${wrong.length} wrong, ${corrected.length} corrections, stamps told by ${warned} runs`,
  );
  expect({ wrong, corrected, said, isNamed }).toEqual({ wrong: [], corrected: [], said: [], isNamed: true });
  expect(warned).toBeGreaterThan(0);
  expect(await accountsOf(program, WINTER)).toEqual(expectedAccounts(WINTER));
  await expectClosedDaysUnsaid(program, WINTER);
});
