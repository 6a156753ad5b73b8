import type { Calendar } from '../../model/calendar.ts';
import type { Asset, Direction, NetAssets, Ticker } from '../../model/flow.ts';
import { directionOf } from '../../model/flow.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import { type Day, type Instant, latest } from '../../model/time.ts';
import type { Week } from '../../model/week.ts';
import type { AssetHistory } from '../days/asset-sources.ts';
import { hasTotal, type JudgedDay } from '../days/day-state.ts';
import type { FundLevels } from '../days/levels.ts';
import { type WeekFigures, weekFigures } from '../figures/week-figures.ts';
import { type Breadth, type Sides, sidesOf } from '../measures/breadth.ts';
import { weekDebuts } from '../measures/debuts.ts';
import { type HeadlineEvent, headlineEventOf } from '../measures/headline-event.ts';
import { type MonthToDate, monthToDate } from '../measures/month-to-date.ts';
import { closedBy } from '../measures/since-launch.ts';
import { streakOf } from '../measures/streak.ts';
import { toldSum, tradingWeeks } from '../measures/trading-week.ts';
import { withoutUnread } from '../measures/unread-columns.ts';
import { type WeekFund, weekBreadth, weekFunds } from '../measures/week-funds.ts';
import {
  type WeekRecord,
  type WeekSpan,
  type WeekStreak,
  weekRank,
  weekRecord,
  weekStreak,
} from '../measures/week-standing.ts';
import { newest } from './asset-facts.ts';

/** Everything that may be said of one asset in one week, from one source. */
export interface WeekFacts {
  asset: Asset;
  week: Week;
  source: string;
  resolutionUsd: Usd;
  asOf: Instant | null;
  /** first and last trading day of the week, whether it is over or not */
  from: Day;
  to: Day;
  /** how many the calendar gives it, not before launch */
  tradingDays: number;
  /** those that are known, oldest first */
  days: readonly JudgedDay[];
  /** how many of them have a total, and the last that has; sums since launch and net assets are closed by it */
  told: number;
  toldTo: Day | null;
  /** the week is over and every trading day is final or settled */
  complete: boolean;
  /** the sum of the unrounded days; null unless complete */
  totalUsd: Usd | null;
  /** the sum of the days that have a total; null where none has */
  publishedUsd: Usd | null;
  /** a day's total is the publisher's own, not the sum of the funds that have reported */
  totalIsStated: boolean;
  /** null unless complete, as are streak, record, rank and event */
  direction: Direction | null;
  inflowDays: number;
  outflowDays: number;
  zeroDays: number;
  funds: readonly WeekFund[];
  /** null where a day was told as a total alone */
  breadth: Breadth | null;
  sides: Sides | null;
  cumulativeUsd: Usd | null;
  netAssets: NetAssets | null;
  /** of single funds, at the end of the last day that has a total */
  fundLevels: FundLevels | null;
  streak: WeekStreak | null;
  record: WeekRecord | null;
  /** the place by size among all weeks since launch in its direction; null where that is not known */
  rank: number | null;
  /** funds whose first day falls in it, in a week after the launch of the class */
  debuts: readonly Ticker[];
  /** the class was launched in it */
  isClassDebut: boolean;
  /** the week with a trading day before this one; null at launch, and where a day of it has no total */
  weekBefore: (WeekSpan & { tradingDays: number; sumUsd: Usd }) | null;
  /** the month of the last day that has a total, up to that day */
  month: MonthToDate | null;
  event: HeadlineEvent | null;
  /** the numbers that a text may say, each with its cells */
  figures: WeekFigures;
}

/**
 * The facts of one asset in one week. Runs, record and rank are claimed only of a complete week; a week without a trading
 * day does not exist, so it ends no run.
 *
 * @param until the last day that is looked at: a week that it falls in is told as far as it
 * @returns null before the asset's launch week, and where no trading day of the week up to `until` is known
 */
export function weekFacts(
  history: AssetHistory,
  week: Week,
  until: Day,
  calendar: Calendar,
): WeekFacts | null {
  const known = history.days.filter(({ day }) => day <= until && day <= week.sunday);
  const own = tradingWeeks(known, calendar).at(-1);
  if (own?.week.monday !== week.monday) return null;
  // the week itself is told as its days are
  const read = withoutUnread(known, history);
  const weeks = [...tradingWeeks(read, calendar).slice(0, -1), own];
  const { from, to, tradingDays, days, totalUsd } = own;
  const told = days.filter(hasTotal);
  const complete = totalUsd !== null;
  const toldTo = told.at(-1)?.day ?? null;
  const closed = closedBy(toldTo, history);
  const funds = weekFunds(days, closed.lifetimes);
  const breadth = weekBreadth(funds, days, complete);
  const direction = complete ? directionOf(totalUsd) : null;
  const streak = streakOf(weeks.map((one) => one.totalUsd));
  const record = weekRecord(weeks);
  const rank = weekRank(weeks);
  const before = weeks.at(-2) ?? null;
  const isClassDebut = days.some(({ flow }) => flow.isLaunch === true);
  const debuts = isClassDebut ? [] : weekDebuts(days, history);
  const isDebut = isClassDebut || debuts.length > 0;
  const month = monthToDate(withoutUnread(closed.until, history));
  const toward = (way: Direction) => told.filter((day) => directionOf(day.totalUsd ?? 0) === way).length;
  return {
    asset: history.asset,
    week: own.week,
    source: history.source,
    resolutionUsd: history.resolutionUsd,
    asOf: latest(days.flatMap((day) => newest(day) ?? [])),
    from,
    to,
    tradingDays,
    days,
    told: told.length,
    toldTo,
    complete,
    totalUsd,
    publishedUsd: toldSum(days),
    totalIsStated: told.some((day) => day.totalUsd === day.flow.laterTotalUsd),
    direction,
    inflowDays: toward('in'),
    outflowDays: toward('out'),
    zeroDays: toward('flat'),
    funds,
    breadth,
    sides: breadth && sidesOf(breadth, totalUsd ?? asUsd(0)),
    cumulativeUsd: closed.cumulativeUsd,
    netAssets: closed.netAssets,
    fundLevels: (toldTo && history.fundLevelsOn?.(toldTo)) ?? null,
    streak: streak && weekStreak(streak),
    record,
    rank,
    weekBefore:
      before && before.totalUsd !== null
        ? { from: before.from, to: before.to, tradingDays: before.tradingDays, sumUsd: before.totalUsd }
        : null,
    month,
    debuts,
    isClassDebut,
    event: streak && complete ? headlineEventOf({ totalUsd, streak, breadth, record, isDebut }) : null,
    figures: weekFigures({
      history,
      own,
      before,
      weeks,
      funds,
      breadth,
      streak,
      record,
      rank,
      month,
      closed,
    }),
  };
}
