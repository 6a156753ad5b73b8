import { BUNDLED, type DayFlow, type FundFlow, NEVER_SEEN, type Ticker } from '../../model/flow.ts';
import { sumUsd, type Usd } from '../../model/money.ts';
import { type Day, endOfDay, hoursAfter, latest } from '../../model/time.ts';

/** How far a day's figures have come; `closed` is a day without trading. */
export type DayState = 'closed' | 'pending' | 'provisional' | 'final' | 'settled';

/** After so many hours past midnight New York a day counts although some cells stay blank. */
const SETTLE_HOURS = 72;

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
 * Judges how complete a day is, by the last time a page showed it, not by the clock: what nobody has looked at since
 * midnight is not final. A total without any fund cannot be seen to be whole: it counts when the 72 hours are over.
 *
 * @param hadFinal whether a final edition of the day was ever written: a figure withdrawn later makes it settled
 */
export function judge(flow: DayFlow, hadFinal: boolean): JudgedDay {
  const reported = reportedOf(flow);
  const state = reported.length === 0 ? stateOfTotal(flow, hadFinal) : stateOf(flow, hadFinal);
  const sum = reported.length === 0 ? null : sumUsd(reported.map((fund) => fund.flowUsd));
  const totalUsd = isComplete(state) ? (statedOf(flow) ?? sum) : null;
  return { flow, day: flow.day, state, publishedUsd: totalUsd ?? sum, totalUsd };
}

/** The publisher's own total: beside its funds where all of them were seen after midnight, else that of its page of totals. */
function statedOf(flow: DayFlow): Usd | undefined {
  const sawAll = reportedOf(flow).length > 0 && pendingOf(flow).length === 0;
  if (sawAll && (flow.seenAt === BUNDLED || flow.seenAt >= endOfDay(flow.day))) return flow.statedTotalUsd;
  return isSettlingOver(flow) ? flow.laterTotalUsd : undefined;
}

/** Whether the day has a total. */
export const hasTotal = ({ totalUsd }: JudgedDay): boolean => totalUsd !== null;

/** Whether a day in this state has a total that may enter runs, trends and records. */
export function isComplete(state: DayState): boolean {
  return state === 'final' || state === 'settled';
}

function stateOf(flow: DayFlow, hadFinal: boolean): DayState {
  const complete = pendingOf(flow).length === 0;
  if (flow.seenAt === BUNDLED) return complete ? 'final' : 'settled';
  const over = isSettlingOver(flow);
  // a publisher that shows only its newest day may have moved on before midnight
  if (flow.seenAt < endOfDay(flow.day)) return over ? 'settled' : 'provisional';
  if (complete) return 'final';
  return hadFinal || over ? 'settled' : 'provisional';
}

/** A day without a fund never settles, unless its total is told; what was final once is settled when all is withdrawn. */
function stateOfTotal(flow: DayFlow, hadFinal: boolean): DayState {
  if (flow.laterTotalUsd !== undefined && isSettlingOver(flow)) return 'settled';
  return hadFinal ? 'settled' : 'pending';
}

/** Whether the 72 hours after a day's midnight were over when a page of its publisher last told of the day. */
export function isSettlingOver({ day, seenAt, totalSeenAt }: DayFlow): boolean {
  if (seenAt === BUNDLED) return true;
  const seen = latest([seenAt, totalSeenAt ?? NEVER_SEEN]) ?? NEVER_SEEN;
  return seen >= hoursAfter(endOfDay(day), SETTLE_HOURS);
}
