import { hoursAfter, type Instant } from '../../../src/model/time.ts';
import { outcomesOf } from '../days/facts.ts';
import { KNOWN_ASSETS } from '../known-assets.ts';
import type { NightRecord } from '../publishers/record.ts';
import { startReplay } from '../publishers/replay.ts';
import { type Driven, driveProgram } from './drive.ts';

/** So far a clock runs ahead that somebody has set to another day. */
const AHEAD_HOURS = 40;

/** What came of polling a record with a clock that now and then ran ahead. */
export interface AheadReplay {
  program: Driven;
  /** complete figures of assets that an edition told and that are not those that came to stand */
  wrong: string[];
  /** the days of which an edition corrects another */
  corrected: string[];
  finals: number;
  /** of right runs: what was said that is no word on stamps, or on a row of an older copy */
  said: string[];
  /** how often a right run warned of stamps ahead */
  warned: number;
  /** check, after the first right run that followed one ahead, named the stamps */
  isNamed: boolean;
}

const STAMPED = /^warning: \w+: \w+: snapshots? .* stamped .*\n {2}to do: .*\n/gm;
const OLDER_COPY = /^warning: the row of \S+ lacks figures that it had: .*\n/gm;

/** Runs nightly at each poll, `every`th time by a clock that is 40 hours ahead, on the page as it stood. */
export async function replayAhead(
  { tables, facts }: NightRecord,
  polls: readonly Instant[],
  every: number,
): Promise<AheadReplay> {
  const replay = await startReplay(tables);
  const program = driveProgram(replay.url);
  const found: AheadReplay = {
    program,
    wrong: [],
    corrected: [],
    finals: 0,
    said: [],
    warned: 0,
    isNamed: false,
  };
  for (const [i, at] of polls.entries()) {
    replay.at = at;
    const isAhead = i % every === every - 1;
    const { stderr, status } = await program.run(['nightly'], isAhead ? hoursAfter(at, AHEAD_HOURS) : at);
    const other = stderr.replace(STAMPED, '').replace(OLDER_COPY, '');
    if (status !== 0 || other !== '') found.said.push(`${at}: ${status} ${other}`);
    if (!isAhead && stderr.includes('stamped')) found.warned += 1;
    if (i === every) found.isNamed = (await program.run(['check'], at)).stdout.includes('stamped');
  }
  hold(found, facts, polls);
  return found;
}

/** Holds every edition against the figures that came to stand. */
function hold(found: AheadReplay, facts: NightRecord['facts'], polls: readonly Instant[]): void {
  const [first = '', last = ''] = [polls[0]?.slice(0, 10), polls.at(-1)?.slice(0, 10)];
  const editions = found.program.rows<{ day: string; edition: string; figures: string }>(
    'SELECT day, edition, figures FROM digests ORDER BY id',
  );
  for (const { day, edition, figures } of editions) {
    if (edition === 'correction') found.corrected.push(day);
    if (edition === 'final') found.finals += 1;
    const told = JSON.parse(figures) as Record<string, { totalUsd: number | null }>;
    for (const asset of KNOWN_ASSETS) {
      const came = outcomesOf(asset, first, last, facts).get(day)?.totalUsd;
      const { totalUsd = null } = told[asset] ?? {};
      if (came !== undefined && totalUsd !== null && totalUsd !== came)
        found.wrong.push(`${edition} ${asset} ${day}: ${totalUsd}, and ${came} in the end`);
    }
  }
}
