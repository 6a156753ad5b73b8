import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import { newYorkDay } from '../../model/time.ts';
import type { Db } from '../../store/db.ts';
import { hasShown, questionsTo } from '../../store/questions.ts';
import type { RunContext } from '../context.ts';
import { dueDays } from './due-days.ts';
import { type Candidate, turnOf } from './whose-turn.ts';

/**
 * Whether a stand-in is asked: where no publisher before it gave the newest day that is over, or a day of the past that
 * nobody has told of is not known to be missing with it, too.
 *
 * @param always the pace of questions does not matter
 */
export function isNeeded(db: Db, candidate: Candidate, run: RunContext, always: boolean): boolean {
  const { over } = dueDays(run.config.now, run.reference);
  if (!isGiven(over, candidate, run)) return always || turnOf(db, candidate, run) === 'ask';
  return mayFillPast(db, candidate, run) && (always || !wasAskedToday(db, candidate, run));
}

/** Whether another publisher, or a stand-in that goes before, has a figure of the day. */
function isGiven(day: string, { source, known }: Candidate, { config }: RunContext): boolean {
  const { sources, standIns } = config;
  const before = sources.filter(
    (id) => !standIns.includes(id) || standIns.indexOf(id) < standIns.indexOf(source.id),
  );
  return tellsOf(day, { ...known, accounts: known.accounts.filter((one) => before.includes(one.source)) });
}

const tellsOf = (day: string, { accounts }: AssetSources): boolean =>
  accounts.some(({ speaks, days }) =>
    days.some((known) => speaks && known.day === day && known.state !== 'pending'),
  );

/** What a page of it has spanned without a figure is missing with it, too. */
function mayFillPast(
  db: Db,
  { source, asset, known }: Candidate,
  { config, reference }: RunContext,
): boolean {
  const { over } = dueDays(config.now, reference);
  const told = new Set(
    known.accounts
      .filter(({ speaks }) => speaks)
      .flatMap(({ days }) => days.filter(({ state }) => state !== 'pending').map(({ day }) => day)),
  );
  const holes = reference.calendar
    .tradingDays(reference.registry.launchOf(asset), over)
    .filter((day) => !told.has(day));
  return holes.some((day) => !hasShown(db, source.id, asset, day));
}

function wasAskedToday(db: Db, { source, asset }: Candidate, { config: { now } }: RunContext): boolean {
  const { asked } = questionsTo(db, source.id, asset, now);
  return asked !== null && newYorkDay(asked) === newYorkDay(now);
}
