import type { DayFlow, FundFlow, Ticker } from '../model/flow.ts';
import { sumUsd, type Usd } from '../model/money.ts';
import { type Day, endOfDay, hoursAfter } from '../model/time.ts';

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
  const state = reported.length === 0 ? stateOfTotal(flow) : stateOf(flow, hadFinal);
  const sum = reported.length === 0 ? null : sumUsd(reported.map((fund) => fund.flowUsd));
  const totalUsd = isComplete(state) ? (flow.statedTotalUsd ?? sum) : null;
  return { flow, day: flow.day, state, publishedUsd: totalUsd ?? sum, totalUsd };
}

/** Whether a day in this state has a total that may enter runs, trends and records. */
export function isComplete(state: DayState): boolean {
  return state === 'final' || state === 'settled';
}

function stateOf(flow: DayFlow, hadFinal: boolean): DayState {
  const complete = pendingOf(flow).length === 0;
  if (flow.seenAt === null) return complete ? 'final' : 'settled';
  const midnight = endOfDay(flow.day);
  if (flow.seenAt < midnight) return 'provisional';
  if (complete) return 'final';
  return hadFinal || isSettlingOver(flow) ? 'settled' : 'provisional';
}

function stateOfTotal({ day, statedTotalUsd, totalSeenAt }: DayFlow): DayState {
  const seen = totalSeenAt ?? '';
  const counts = statedTotalUsd !== undefined && seen >= hoursAfter(endOfDay(day), SETTLE_HOURS);
  return counts ? 'settled' : 'pending';
}

/** Whether the 72 hours after a day's midnight were over when a page last showed it. */
export function isSettlingOver({ day, seenAt }: DayFlow): boolean {
  return seenAt === null || seenAt >= hoursAfter(endOfDay(day), SETTLE_HOURS);
}
