import type { DayFlow, Direction, Ticker } from '../model/flow.ts';
import { directionOf } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import { pendingOf, type Reported, reportedOf } from './state.ts';

/** A fund's flow of the day, where it leads. */
export interface Leader {
  /** more than one where they are equal */
  tickers: readonly Ticker[];
  flowUsd: Usd;
}

/** How the funds of a day divide. */
export interface Breadth {
  /** funds that reported */
  reported: number;
  /** funds that should report, reported ones included */
  expected: number;
  inflows: number;
  outflows: number;
  zeros: number;
  largestIn: Leader | null;
  largestOut: Leader | null;
  /** the one fund of its direction; null unless every expected fund has reported */
  onlyIn: Ticker | null;
  onlyOut: Ticker | null;
  /** the one fund behind the largest; null where there is none, and where several are equal */
  second: Readonly<Record<'in' | 'out', Leader | null>>;
}

/** Counts the funds of a day by direction and finds the largest each way. */
export function breadthOf(flow: DayFlow): Breadth {
  const reported = reportedOf(flow);
  const toward = (direction: Direction) => reported.filter((fund) => directionOf(fund.flowUsd) === direction);
  const [ins, outs] = [toward('in'), toward('out')];
  const missing = pendingOf(flow).length;
  const only = (funds: Reported[]) =>
    missing === 0 && funds.length === 1 ? (funds[0]?.ticker ?? null) : null;
  return {
    reported: reported.length,
    expected: reported.length + missing,
    inflows: ins.length,
    outflows: outs.length,
    zeros: reported.length - ins.length - outs.length,
    largestIn: leaderOf(ins),
    largestOut: leaderOf(outs),
    onlyIn: only(ins),
    onlyOut: only(outs),
    second: { in: runnerUp(ins), out: runnerUp(outs) },
  };
}

function leaderOf(funds: readonly Reported[]): Leader | null {
  if (funds.length === 0) return null;
  const size = Math.max(...funds.map((fund) => Math.abs(fund.flowUsd)));
  const leading = funds.filter((fund) => Math.abs(fund.flowUsd) === size);
  return { tickers: leading.map((fund) => fund.ticker), flowUsd: leading[0]?.flowUsd ?? 0 };
}

function runnerUp(funds: readonly Reported[]): Leader | null {
  const bySize = funds.toSorted((a, b) => Math.abs(b.flowUsd) - Math.abs(a.flowUsd));
  const [first, second, third] = bySize;
  if (!first || !second || second.flowUsd === first.flowUsd || second.flowUsd === third?.flowUsd) return null;
  return { tickers: [second.ticker], flowUsd: second.flowUsd };
}
