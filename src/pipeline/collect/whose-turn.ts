import type { AssetSources, SourceAccount } from '../../analyse/days/asset-sources.ts';
import { isComplete, type JudgedDay, pendingOf, reportedOf } from '../../analyse/days/day-state.ts';
import type { Asset } from '../../model/flow.ts';
import { type Day, endOfDay, hoursAfter, type Instant, latest, newYorkDay } from '../../model/time.ts';
import { sourceOf } from '../../sources/index.ts';
import type { Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import { answersSince, pagesAskedSince, type Questions, questionsTo } from '../../store/questions.ts';
import type { RunContext } from '../context.ts';
import { type DueDays, dueDays } from './due-days.ts';

/** What a run does with a publisher: asks it; leaves it, as it has told what there is; or leaves it for a later run. */
export type Turn = 'ask' | 'has told' | 'later';

/** A publisher and an asset, with what everybody is known to have told of that asset. */
export interface Candidate {
  source: Source;
  asset: Asset;
  known: AssetSources;
}

const HOUR = 60;
/** cron starts a run some seconds early or late. */
const SLACK_MINUTES = 1;
/** A key of SoSoValue's allows 1,000 questions a month: 500, and 16 a day from then on, stay below. */
const RATION = { pages: 500, hours: 30 * 24, minutes: 6 * HOUR };

/**
 * Whether it is a publisher's turn. A live one is asked every few minutes while a day is open; another hourly at most, once
 * the newest day is over or whole elsewhere. Both are asked once more after they gave a whole day; a live one then once a
 * day in New York, to watch for corrections.
 */
export function turnOf(db: Db, candidate: Candidate, run: RunContext): Turn {
  const { source, asset, known } = candidate;
  const { now } = run.config;
  const account = known.accounts.find((one) => one.source === source.id);
  const asked = questionsTo(db, source.id, asset, now);
  const at = { ...candidate, db, now, account, asked, due: dueDays(now, run.reference) };
  return source.isLive ? turnOfLive(at, run) : turnOfOther(at, run);
}

interface Standing extends Candidate {
  db: Db;
  now: Instant;
  /** absent: it has told nothing yet */
  account: SourceAccount | undefined;
  asked: Questions;
  due: DueDays;
}

function turnOfLive(at: Standing, { config: { minutesBetween } }: RunContext): Turn {
  const { account, asked, due, now } = at;
  if (isWithin(minutesBetween, asked.answered, now)) return 'has told';
  const newest = dayOf(account, due.closed);
  const isOpen = due.watched.some((day) => dayOf(account, day)?.state === 'provisional');
  if (!newest || !isComplete(newest.state) || isOpen) return 'ask';
  if (!isWithin(HOUR, asked.answered, now) && !wasReadAgain(at, newest)) return 'ask';
  return asked.asked === null || newYorkDay(asked.asked) < newYorkDay(now) ? 'ask' : 'has told';
}

function turnOfOther(at: Standing, run: RunContext): Turn {
  const { account, asked, source, now } = at;
  const minutes = paceOf(at, run);
  if (isWithin(minutes, asked.answered, now)) return 'has told';
  if (!run.config.chosen.includes(source.id) && isWithin(minutes, asked.asked, now)) return 'later';
  const newest = dayOf(account, dayFor(at, run));
  return newest && isComplete(newest.state) && wasReadAgain(at, newest) ? 'has told' : 'ask';
}

function paceOf({ db, source, now }: Standing, { config: { keys, minutesBetween } }: RunContext): number {
  const pages = source.id in keys ? pagesAskedSince(db, source.id, hoursAfter(now, -RATION.hours)) : 0;
  return Math.max(minutesBetween, pages < RATION.pages ? HOUR : RATION.minutes);
}

/** The day that it is asked for: the newest that is over, or one that has closed and is whole elsewhere. */
function dayFor({ due, known, asset }: Standing, { config, reference: { registry } }: RunContext): Day {
  const isWhole = known.accounts.some(
    ({ speaks, days }) => speaks && isWholeRow(dayOf({ days }, due.closed)),
  );
  const hasLive = config.sources.some((id) => sourceOf(id).isLive && registry.idsAt(id, asset));
  return isWhole || !hasLive ? due.closed : due.over;
}

const dayOf = (account: Pick<SourceAccount, 'days'> | undefined, day: Day): JudgedDay | undefined =>
  account?.days.findLast((known) => known.day === day);

const isWholeRow = (day: JudgedDay | undefined): boolean =>
  day !== undefined && reportedOf(day.flow).length > 0 && pendingOf(day.flow).length === 0;

/** Whether its page was accepted again after the one that made the day whole. */
function wasReadAgain({ db, source, asset, now }: Standing, { day, flow }: JudgedDay): boolean {
  const seen = reportedOf(flow).flatMap(({ observedAt }) => observedAt ?? []);
  const whole = latest([...seen, endOfDay(day)]) ?? endOfDay(day);
  return answersSince(db, { source: source.id, asset, day }, whole, now) > 1;
}

const isWithin = (minutes: number, moment: Instant | null, now: Instant): boolean =>
  moment !== null && hoursAfter(moment, (minutes - SLACK_MINUTES) / HOUR) > now;
