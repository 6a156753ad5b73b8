import { BUNDLED, type DayFlow, type FundFlow, NEVER_SEEN, type Ticker } from '../../model/flow.ts';
import { sumUsd, type Usd } from '../../model/money.ts';
import { type Day, endOfDay, hoursAfter, type Instant, latest } from '../../model/time.ts';

/** How far a day's figures have come; `closed` is a day without trading. */
export type DayState = 'closed' | 'pending' | 'provisional' | 'final' | 'settled';

/**
 * After so many hours past midnight New York a day counts although some cells stay blank. On the record nothing was filled
 * later than 62 hours, but on Friday, 2 October 2026, IBIT came between 54 and 74.
 */
const SETTLE_HOURS = 96;
/** So long past midnight New York a day on which two publishers differ is told as preliminary. */
const DISPUTE_HOURS = 24;

/** A trading day with its state and sums. */
export interface JudgedDay {
  flow: DayFlow;
  day: Day;
  state: DayState;
  /** the day's total; null unless final or settled: a running sum is none */
  totalUsd: Usd | null;
  /** the sum of what has been reported; null when nothing has */
  publishedUsd: Usd | null;
}

export type Reported = Extract<FundFlow, { status: 'reported' }>;

export function reportedOf(flow: DayFlow): Reported[] {
  return flow.funds.filter((fund) => fund.status === 'reported');
}

export function pendingOf(flow: DayFlow): Ticker[] {
  return flow.funds.filter((fund) => fund.status === 'pending').map((fund) => fund.ticker);
}

/**
 * Whether the publisher has told all that it can: every fund that it lists was seen after midnight. The day is final only
 * where it lists every fund that is expected.
 */
export const hasToldItsList = (flow: DayFlow): boolean =>
  reportedOf(flow).length > 0 && !isAwaiting(flow) && wasSeenAfterMidnight(flow);

/** Whether a fund that the publisher lists has not reported. */
export const isAwaiting = ({ funds }: DayFlow): boolean =>
  funds.some((fund) => fund.status === 'pending' && !fund.isUnlisted);

const wasSeenAfterMidnight = ({ day, seenAt }: DayFlow): boolean =>
  seenAt === BUNDLED || seenAt >= endOfDay(day);

/**
 * Judges the days of one publisher, oldest first.
 *
 * @param hadFinal whether a final edition of a day was ever written from this publisher
 */
export function judgeAll(flows: readonly DayFlow[], hadFinal: (day: Day) => boolean): JudgedDay[] {
  const judged: JudgedDay[] = [];
  let completeAfter: Day | null = null;
  for (const flow of flows.toReversed()) {
    judged.push(judge(flow, hadFinal(flow.day), completeAfter));
    if (hasToldItsList(flow)) completeAfter = flow.day;
  }
  return judged.reverse();
}

/**
 * Judges how complete a day is, by the last time a page showed it, not by the clock: what nobody has looked at since
 * midnight is not final.
 *
 * @param hadFinal whether a final edition of the day was ever written: a figure withdrawn later makes it settled
 * @param completeAfter the first later day that the publisher has told completely: only then it has moved on, and a page that
 *   stands still settles nothing
 */
export function judge(flow: DayFlow, hadFinal: boolean, completeAfter: Day | null = null): JudgedDay {
  const reported = reportedOf(flow);
  const state =
    reported.length === 0
      ? stateOfTotal(flow, hadFinal, completeAfter)
      : stateOf(flow, hadFinal, completeAfter);
  const sum = reported.length === 0 ? null : sumUsd(reported.map((fund) => fund.flowUsd));
  const totalUsd = isComplete(state) ? (statedOf(flow, completeAfter) ?? sum) : null;
  return { flow, day: flow.day, state, publishedUsd: totalUsd ?? sum, totalUsd };
}

/** Every expected fund was seen after midnight. */
const isWhole = (flow: DayFlow): boolean => hasToldItsList(flow) && pendingOf(flow).length === 0;

/** The publisher's own total: beside its funds where all of them were seen after midnight, else that of its page of totals. */
function statedOf(flow: DayFlow, completeAfter: Day | null): Usd | undefined {
  if (isWhole(flow)) return flow.statedTotalUsd;
  const counts =
    reportedOf(flow).length === 0 ? hasLateTotal(flow, completeAfter) : isOver(flow, completeAfter);
  return counts ? flow.laterTotalUsd : undefined;
}

/** Whether the day has a total. */
export const hasTotal = ({ totalUsd }: JudgedDay): boolean => totalUsd !== null;

/** Whether a day in this state has a total that may enter runs, trends and records. */
export function isComplete(state: DayState): boolean {
  return state === 'final' || state === 'settled';
}

function stateOf(flow: DayFlow, hadFinal: boolean, completeAfter: Day | null): DayState {
  const complete = pendingOf(flow).length === 0;
  if (flow.seenAt === BUNDLED) return complete ? 'final' : 'settled';
  const over = isOver(flow, completeAfter);
  // a publisher that shows only its newest day may have moved on before midnight
  if (flow.seenAt < endOfDay(flow.day)) return over ? 'settled' : 'provisional';
  if (complete) return 'final';
  return hadFinal || over ? 'settled' : 'provisional';
}

/** A day without a fund never settles, unless its total is told; what was final once is settled when all is withdrawn. */
const stateOfTotal = (flow: DayFlow, hadFinal: boolean, completeAfter: Day | null): DayState =>
  hadFinal || hasLateTotal(flow, completeAfter) ? 'settled' : 'pending';

/** A total alone counts once its publisher has told a later day completely, on a page of totals seen after that day's midnight. */
function hasLateTotal(flow: DayFlow, completeAfter: Day | null): boolean {
  const seen = flow.totalSeenAt ?? flow.seenAt;
  if (flow.laterTotalUsd === undefined || completeAfter === null) return false;
  return seen === BUNDLED || seen >= endOfDay(completeAfter);
}

/** Whether a day with blank cells has waited long enough. */
const isOver = (flow: DayFlow, completeAfter: Day | null): boolean =>
  completeAfter !== null && wasSeenLongAfter(flow);

/** Whether a page of its publisher told of the day when no cell was ever filled any more. */
export const wasSeenLongAfter = (flow: DayFlow): boolean => wasSeenAfter(flow, SETTLE_HOURS);

/** Whether a page of its publisher told of the day when so many hours had passed since its midnight. */
function wasSeenAfter({ day, seenAt, totalSeenAt }: DayFlow, hours: number): boolean {
  if (seenAt === BUNDLED) return true;
  const seen = latest([seenAt, totalSeenAt ?? NEVER_SEEN]) ?? NEVER_SEEN;
  return seen >= hoursAfter(endOfDay(day), hours);
}

/** Whether the time is over in which a day on which two publishers differ waits for one of them, though neither is heard of again. */
export const isDisputeOver = (day: Day, now: Instant): boolean =>
  now >= hoursAfter(endOfDay(day), DISPUTE_HOURS);
