import type { Ticker } from '../../model/flow.ts';
import { directionOf } from '../../model/flow.ts';
import type { Day } from '../../model/time.ts';
import type { AssetHistory } from '../days/asset-sources.ts';
import { hasTotal } from '../days/day-state.ts';
import type { Breadth } from '../measures/breadth.ts';
import type { MonthToDate } from '../measures/month-to-date.ts';
import type { SinceLaunch } from '../measures/since-launch.ts';
import type { Run, Streak } from '../measures/streak.ts';
import { type TradingWeek, toldSum } from '../measures/trading-week.ts';
import type { WeekFund } from '../measures/week-funds.ts';
import type { WeekRecord } from '../measures/week-standing.ts';
import { type FundCounts, totalOn } from './asset-figures.ts';
import {
  cellsOfDays,
  cellsOfFunds,
  counting,
  type Figure,
  figureMaker,
  type MakeFigure,
  spanOf,
} from './figure.ts';
import { netAssetsFigures, type SinceLaunchFigures, sinceLaunchFigures } from './since-launch-figures.ts';
import { type MonthFigures, monthFigures, type WeekDayCounts, weekDayCounts } from './week-day-figures.ts';
import { weekFundCounts } from './week-fund-figures.ts';

/**
 * The figures that a text may say of one asset in one week; null where there is none. Levels and sums since launch are
 * closed by the last day that has a total.
 */
export interface WeekFigures extends SinceLaunchFigures {
  /** the week's total, or the sum of the days that have one */
  total: Figure | null;
  /** the total of a day of the week */
  totalOn(day: Day): Figure | null;
  /** by ticker; those with a figure on a day that has a total */
  funds: ReadonlyMap<Ticker, Figure>;
  weekBefore: Figure | null;
  /** the week's total less that of the week before */
  difference: Figure | null;
  days: WeekDayCounts;
  /** of the funds by their sums; those that have reported, on every trading day */
  counts: FundCounts | null;
  month: MonthFigures | null;
  /** in weeks; null unless claimed */
  run: Figure | null;
  endedRun: Figure | null;
  rank: Figure | null;
  /** the week’s total that a record is held against */
  earlierRecord: Figure | null;
}

/** What the figures are made from. */
export interface WeekFigureInput {
  history: AssetHistory;
  own: TradingWeek;
  before: TradingWeek | null;
  /** every week since launch, the week in question last */
  weeks: readonly TradingWeek[];
  funds: readonly WeekFund[];
  breadth: Breadth | null;
  /** in weeks */
  streak: Streak | null;
  record: WeekRecord | null;
  rank: number | null;
  month: MonthToDate | null;
  closed: SinceLaunch;
}

/** Names the figures of an asset in a week, each with its cells. */
export function weekFigures(input: WeekFigureInput): WeekFigures {
  const { history, weeks, funds, breadth, streak, rank, month, closed } = input;
  const { source } = history;
  const { own, before } = input;
  const told = own.days.filter(hasTotal);
  const span = { from: own.from, to: own.to, ...spanOf(told) };
  const makeFigure = figureMaker(history, span.to);
  const total = toldSum(told);
  const ended = streak && streak.days <= 1 ? streak.before : null;
  const ranked = { ...span, ...counting('stated', directionOf(total ?? 0)) };
  return {
    total: total === null ? null : makeFigure({ kind: 'week' }, total, cellsOfDays(told, source), span),
    totalOn: (day) => totalOn(day, history, own.days),
    funds: new Map(
      funds.flatMap(({ ticker, flowUsd }) =>
        flowUsd === null
          ? []
          : [
              [
                ticker,
                makeFigure({ kind: 'fund', ticker }, flowUsd, cellsOfFunds(told, [ticker], source), span),
              ],
            ],
      ),
    ),
    ...sinceLaunchFigures(closed, makeFigure, source),
    ...netAssetsFigures(closed.netAssets, makeFigure),
    ...comparison(own, before, makeFigure, source),
    days: weekDayCounts(own, told, span, makeFigure, source),
    counts: breadth && weekFundCounts(funds, breadth, told, span, makeFigure, source),
    month: month && monthFigures(month, makeFigure, source),
    run: runFigure('run', streak, weeks, makeFigure, source),
    endedRun: runFigure('ended run', ended, weeks.slice(0, -1), makeFigure, source),
    earlierRecord: earlierRecord(input, makeFigure),
    rank: rank === null ? null : makeFigure({ kind: 'rank' }, rank, [], ranked),
  };
}

function earlierRecord({ record, weeks, history }: WeekFigureInput, makeFigure: MakeFigure): Figure | null {
  const week = record?.previous && weeks.find(({ from }) => from === record.previous?.of.from);
  if (!record?.previous || !week) return null;
  const cells = cellsOfDays(week.days, history.source);
  return makeFigure({ kind: 'earlier record' }, record.previous.totalUsd, cells, spanOf(week.days));
}

function comparison(
  own: TradingWeek,
  before: TradingWeek | null,
  makeFigure: MakeFigure,
  source: string,
): Pick<WeekFigures, 'weekBefore' | 'difference'> {
  if (!before || before.totalUsd === null) return { weekBefore: null, difference: null };
  const less = cellsOfDays(before.days, source);
  const weekBefore = makeFigure({ kind: 'week-before' }, before.totalUsd, less, spanOf(before.days));
  if (own.totalUsd === null) return { weekBefore, difference: null };
  const change = own.totalUsd - before.totalUsd;
  const difference = { from: before.from, to: own.to, less };
  return {
    weekBefore,
    difference: makeFigure({ kind: 'week-difference' }, change, cellsOfDays(own.days, source), difference),
  };
}

/** The length of the run of weeks that ends with the last of these; null where it is not claimed. */
function runFigure(
  what: 'run' | 'ended run',
  run: Run | null,
  weeks: readonly TradingWeek[],
  makeFigure: MakeFigure,
  source: string,
): Figure | null {
  if (!run?.claimed) return null;
  const days = weeks.slice(-run.days).flatMap((week) => week.days);
  const counted = counting('count weeks', run.direction);
  return makeFigure({ kind: what }, run.days, cellsOfDays(days, source), { ...spanOf(days), ...counted });
}
