import { expect } from 'vitest';
import type { Day, Instant } from '../../src/model/time.ts';
import { type Driven, driveProgram, type Shown } from '../support/program/drive.ts';
import { filledAt } from '../support/publishers/record.ts';
import { startReplay } from '../support/publishers/replay.ts';
import { AMOUNT } from './amount.ts';
import { report } from './report.ts';
import {
  ASSETS,
  accountsOf,
  expectClosedDaysUnsaid,
  expectedAccounts,
  NEVER_FILLED,
  outcomes,
  type Part,
  poll,
  withdrawals,
} from './winter.ts';

/** An edition that is not preliminary, and what `show` said when it was written. */
interface Complete {
  day: Day;
  edition: string;
  at: Instant;
  shown: Shown;
}

/** Polls a part of the winter, every half hour in the whole run, and holds every complete edition against what came to stand. */
export async function replayHalfHours(part: Part): Promise<void> {
  const replay = await startReplay(part.record.tables);
  const program = driveProgram(replay.url);
  const complete: Complete[] = [];
  const polls = await poll(program, replay, part, AMOUNT.pollMinutes, async (at) => {
    complete.push(...(await completeEditions(program, at)));
  });

  const days = [...outcomes(part).BTC.keys()];
  const finals = complete.filter(({ day, edition }) => edition === 'final' && days.includes(day));
  const corrections = complete.filter(({ edition }) => edition === 'correction').map(({ day }) => day);
  const differing = totalsThatDiffer(finals, part);
  const notAtOnce = days.filter(
    (day) => finals.find((edition) => edition.day === day)?.at !== dueAt(day, polls, part),
  );
  const withdrawn = withdrawals(program);
  const accounts = await accountsOf(program, part);
  const settled = Object.keys(accounts).filter((key) => accounts[key]?.state === 'settled');
  report(
    `replay every ${AMOUNT.pollMinutes} minutes, ${part.start.slice(0, 10)} to ${part.end.slice(0, 10)}: ${polls.length} polls, ` +
      `${finals.length} final editions, ${differing.length} with a total that later differs, ` +
      `${days.length - notAtOnce.length} of ${days.length} at the first poll after the last figure, ` +
      `${corrections.length} corrections, ${placeholders(withdrawn)} zeros of BTC 2026-02-03 withdrawn, ` +
      `settled: ${settled.join(', ')}`,
  );

  expect(differing).toEqual([]);
  expect(corrections).toEqual([]);
  // a day is written again when an earlier one settles and its run and sums can be said
  expect([...new Set(finals.map((edition) => edition.day))].sort()).toEqual(days);
  expect(notAtOnce).toEqual([]);
  expect(placeholders(withdrawn)).toBe(11);
  expect(days.length).toBeGreaterThanOrEqual(8);
  expect(settled).toEqual(Object.keys(NEVER_FILLED).filter((key) => key in accounts));
  expect(accounts).toEqual(expectedAccounts(part));
  await expectClosedDaysUnsaid(program, part);
}

/** The zeros that stood for a whole row on 3 February and were withdrawn. */
const placeholders = (withdrawn: readonly string[]): number =>
  withdrawn.filter((cell) => cell === 'BTC 2026-02-03').length;

async function completeEditions(program: Driven, at: Instant): Promise<Complete[]> {
  const written = program.rows<{ day: Day; edition: string }>(
    "SELECT day, edition FROM digests WHERE written_at = ? AND edition <> 'preliminary'",
    at,
  );
  const complete: Complete[] = [];
  for (const { day, edition } of written)
    complete.push({ day, edition, at, shown: await program.show(day, at) });
  return complete;
}

/** Totals that a final edition told and that came to be others. */
function totalsThatDiffer(finals: readonly Complete[], part: Part): string[] {
  const inTheEnd = outcomes(part);
  return finals.flatMap(({ day, shown }) =>
    ASSETS.filter((asset) => shown.assets[asset].totalUsd !== inTheEnd[asset].get(day)?.totalUsd).map(
      (asset) => `${asset} ${day}: ${shown.assets[asset].totalUsd}`,
    ),
  );
}

const HOUR_MS = 3_600_000;
/** Midnight New York at the end of a day in winter. */
const midnightAfter = (day: Day): number => Date.parse(`${day}T00:00:00Z`) + (24 + 5) * HOUR_MS;

/** The first poll at which a day can be complete in both assets, by the record. */
function dueAt(day: Day, polls: readonly Instant[], part: Part): Instant | undefined {
  const due = ASSETS.map((asset) => {
    const outcome = outcomes(part)[asset].get(day);
    if (!outcome) throw new Error(`no outcome of ${asset} ${day}`);
    const settles = midnightAfter(day) + (`${asset} ${day}` in NEVER_FILLED ? 96 * HOUR_MS : 0);
    return Math.max(settles, Date.parse(filledAt(part.record.tables[asset], day, outcome)));
  });
  return polls.find((at) => Date.parse(at) >= Math.max(...due));
}
