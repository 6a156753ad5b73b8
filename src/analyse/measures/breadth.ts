import type { DayFlow, Direction, Ticker } from '../../model/flow.ts';
import { directionOf } from '../../model/flow.ts';
import { asUsd, sumUsd, type Usd } from '../../model/money.ts';
import { pendingOf, type Reported, reportedOf } from '../days/day-state.ts';

/** What one fund did. */
export type FundSum = Pick<Reported, 'ticker' | 'flowUsd'>;

/** How many funds have reported, and how many should, reported ones included. */
export interface Attendance {
  reported: number;
  expected: number;
}

/** A fund's flow, where it leads. */
export interface Leader {
  /** more than one where they are equal */
  tickers: readonly Ticker[];
  flowUsd: Usd;
}

/** How the funds of a day, or of a week, divide. */
export interface Breadth extends Attendance {
  inflows: number;
  outflows: number;
  zeros: number;
  /** all inflows together, and all outflows, without a sign */
  inUsd: Usd;
  outUsd: Usd;
  largestIn: Leader | null;
  largestOut: Leader | null;
  /** the one fund behind the largest; null where there is none, and where several are equal */
  second: Readonly<Record<'in' | 'out', Leader | null>>;
}

/** Counts the funds of a day by direction and finds the largest each way. */
export function breadthOf(flow: DayFlow): Breadth {
  const reported = reportedOf(flow);
  return breadthAmong(reported, {
    reported: reported.length,
    expected: reported.length + pendingOf(flow).length,
  });
}

/** Counts funds by direction and finds the largest each way. */
export function breadthAmong(funds: readonly FundSum[], { reported, expected }: Attendance): Breadth {
  const toward = (direction: Direction) => funds.filter((fund) => directionOf(fund.flowUsd) === direction);
  const [ins, outs] = [toward('in'), toward('out')];
  return {
    reported,
    expected,
    inflows: ins.length,
    outflows: outs.length,
    zeros: funds.length - ins.length - outs.length,
    inUsd: sumUsd(ins.map(({ flowUsd }) => flowUsd)),
    outUsd: asUsd(-sumUsd(outs.map(({ flowUsd }) => flowUsd))),
    largestIn: leaderOf(ins),
    largestOut: leaderOf(outs),
    second: { in: runnerUp(ins), out: runnerUp(outs) },
  };
}

function leaderOf(funds: readonly FundSum[]): Leader | null {
  const size = Math.max(...funds.map((fund) => Math.abs(fund.flowUsd)));
  const leading = funds.filter((fund) => Math.abs(fund.flowUsd) === size);
  const [first] = leading;
  return first ? { tickers: leading.map((fund) => fund.ticker), flowUsd: first.flowUsd } : null;
}

function runnerUp(funds: readonly FundSum[]): Leader | null {
  const bySize = funds.toSorted((a, b) => Math.abs(b.flowUsd) - Math.abs(a.flowUsd));
  const [first, second, third] = bySize;
  if (!first || !second || second.flowUsd === first.flowUsd || second.flowUsd === third?.flowUsd) return null;
  return { tickers: [second.ticker], flowUsd: second.flowUsd };
}

/** The funds of one direction. */
export interface Side {
  count: number;
  largest: Leader | null;
  second: Leader | null;
  /** all of them together, without a sign */
  sizeUsd: Usd;
}

/** The funds that went the way of a total, and those that went against it; of a flat one the inflows first. */
export interface Sides {
  along: Side;
  against: Side;
}

/** Parts the funds by the way of the total. */
export function sidesOf(breadth: Breadth, totalUsd: Usd): Sides {
  const ins = {
    count: breadth.inflows,
    largest: breadth.largestIn,
    second: breadth.second.in,
    sizeUsd: breadth.inUsd,
  };
  const outs = {
    count: breadth.outflows,
    largest: breadth.largestOut,
    second: breadth.second.out,
    sizeUsd: breadth.outUsd,
  };
  return directionOf(totalUsd) === 'out' ? { along: outs, against: ins } : { along: ins, against: outs };
}

/** A leader's part of the total, whichever way it went; 0 for none. */
export const shareOf = (leader: Leader | null, totalUsd: Usd): number =>
  leader && totalUsd !== 0 ? Math.abs(leader.flowUsd / totalUsd) : 0;
