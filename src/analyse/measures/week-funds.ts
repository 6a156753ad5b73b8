import type { Ticker } from '../../model/flow.ts';
import { sumUsd, type Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import { hasTotal, type JudgedDay, pendingOf, reportedOf } from '../days/day-state.ts';
import { type Breadth, breadthAmong, type Leader } from './breadth.ts';

/** What one fund did in a week. */
export interface WeekFund {
  ticker: Ticker;
  /** pending: on a day of the week it should have reported and has not */
  status: 'reported' | 'pending';
  pendingDays: readonly Day[];
  /** over the days of the week that have a total; a cell that was never filled adds nothing; null where it has none */
  flowUsd: Usd | null;
  /** since launch, closed by the last of those days */
  cumulativeUsd: Usd | null;
}

/**
 * The funds of a week, in the order of the source.
 *
 * @param days those of the week that are known
 * @param lifetimes since launch, closed by the week's last day; null where they are not known
 */
export function weekFunds(
  days: readonly JudgedDay[],
  lifetimes: ReadonlyMap<Ticker, Usd> | null,
): WeekFund[] {
  const funds = days.flatMap(({ flow }) => flow.funds);
  const listed = new Set(funds.filter(({ status }) => status !== 'not listed').map(({ ticker }) => ticker));
  const inOrder = [...new Set(funds.map(({ ticker }) => ticker))].filter((ticker) => listed.has(ticker));
  return inOrder.map((ticker): WeekFund => {
    const pendingDays = days.filter(({ flow }) => pendingOf(flow).includes(ticker)).map(({ day }) => day);
    const flows = days
      .filter(hasTotal)
      .flatMap(({ flow }) => reportedOf(flow).filter((fund) => fund.ticker === ticker));
    return {
      ticker,
      status: pendingDays.length === 0 ? 'reported' : 'pending',
      pendingDays,
      flowUsd: flows.length === 0 ? null : sumUsd(flows.map(({ flowUsd }) => flowUsd)),
      cumulativeUsd: lifetimes?.get(ticker) ?? null,
    };
  });
}

/**
 * How the funds divide by their sums of the week. A fund has reported the week once it has on every trading day of it: none
 * has before the week is complete. None leads where one of which a day is missing has come as far already.
 *
 * @returns null where no day has a total, and where one was told as a total alone
 */
export function weekBreadth(
  funds: readonly WeekFund[],
  days: readonly JudgedDay[],
  complete: boolean,
): Breadth | null {
  const told = days.filter(hasTotal);
  if (told.length === 0 || told.some(({ flow }) => reportedOf(flow).length === 0)) return null;
  const whole = complete ? wholeFunds(funds) : [];
  const sums = whole.flatMap(({ ticker, flowUsd }) => (flowUsd === null ? [] : [{ ticker, flowUsd }]));
  const breadth = breadthAmong(sums, { reported: whole.length, expected: funds.length });
  const partial = funds.flatMap(({ status, flowUsd }) => (status === 'pending' ? (flowUsd ?? 0) : []));
  const leads = (leader: Leader | null) =>
    leader && partial.some((usd) => usd / leader.flowUsd >= 1) ? null : leader;
  return {
    ...breadth,
    largestIn: leads(breadth.largestIn),
    largestOut: leads(breadth.largestOut),
    second: { in: leads(breadth.second.in), out: leads(breadth.second.out) },
  };
}

/** The funds that have reported on every trading day of a week that is over: only their sums are those of the week. */
export function wholeFunds(funds: readonly WeekFund[]): WeekFund[] {
  return funds.filter(({ status }) => status === 'reported');
}
