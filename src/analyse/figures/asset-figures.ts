import type { Direction, NetAssets, Ticker } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { AssetHistory } from '../days/asset-sources.ts';
import type { CrossCheck } from '../days/cross-check.ts';
import type { JudgedDay } from '../days/day-state.ts';
import type { FundLevels } from '../days/levels.ts';
import type { Breadth } from '../measures/breadth.ts';
import type { FlowRecord } from '../measures/records.ts';
import type { Streak } from '../measures/streak.ts';
import type { Trend } from '../measures/trend.ts';
import { type CrossCheckFigures, crossCheckFigures } from './cross-check-figures.ts';
import { cellsOf, counting, type Figure, figureMaker, fundCells, type MakeFigure } from './figure.ts';
import { type LevelFigures, levelFigures, NO_LEVEL_FIGURES } from './level-figures.ts';
import { netAssetsFigures, type SinceLaunchFigures, sinceLaunchFigures } from './since-launch-figures.ts';
import { endedRunFigure, runFigure, type TrendFigures, trendFigures } from './trend-figures.ts';

/** The figures that a text may say of one asset on one day; null where there is none. */
export interface AssetFigures extends SinceLaunchFigures {
  /** the day's total, or the sum of what has been published */
  total: Figure | null;
  /** the total of this or an earlier day */
  totalOn(day: Day): Figure | null;
  /** by ticker; those that have reported */
  funds: ReadonlyMap<Ticker, Figure>;
  counts: FundCounts | null;
  /** the total that a record is held against */
  earlierRecord: Figure | null;
  run: Figure | null;
  endedRun: Figure | null;
  trend: TrendFigures | null;
  crossCheck: CrossCheckFigures | null;
  levels: LevelFigures;
}

/** How many funds went each way, have reported, and should. */
export type FundCounts = Readonly<Record<Direction | 'reported' | 'expected' | 'pending', Figure>>;

/** What the figures are made from. */
export interface FigureInput {
  history: AssetHistory;
  /** every trading day since launch, the day in question last */
  until: readonly JudgedDay[];
  breadth: Breadth | null;
  streak: Streak | null;
  record: FlowRecord | null;
  trend: Trend | null;
  netAssets: NetAssets | null;
  fundLevels: FundLevels | null;
  crossCheck: CrossCheck | null;
  cumulativeUsd: Usd | null;
  /** the cumulative as the publisher adds it up */
  publishedCumulative: boolean;
  lifetimes: ReadonlyMap<Ticker, Usd> | null;
}

/** Those of a day without trading. */
export const NO_FIGURES: AssetFigures = {
  total: null,
  totalOn: () => null,
  funds: new Map(),
  lifetimes: new Map(),
  cumulative: null,
  netAssets: null,
  ratio: null,
  counts: null,
  earlierRecord: null,
  run: null,
  endedRun: null,
  trend: null,
  crossCheck: null,
  levels: NO_LEVEL_FIGURES,
};

/** Names the figures of an asset on a day, each with its cells. */
export function assetFigures(input: FigureInput, today: JudgedDay): AssetFigures {
  const { history, until, netAssets, crossCheck, breadth, streak, trend } = input;
  const { source } = history;
  const makeFigure = figureMaker(history, today.day);
  const funds = fundFigures(today, makeFigure, source);
  return {
    total:
      today.publishedUsd === null
        ? null
        : makeFigure({ kind: 'total' }, today.publishedUsd, cellsOf(today, source)),
    totalOn: (day) => totalOn(day, history, until),
    funds,
    ...sinceLaunchFigures(input, makeFigure, source),
    ...netAssetsFigures(netAssets, makeFigure),
    counts: breadth && fundCounts(breadth, today, makeFigure, source),
    earlierRecord: earlierRecord(input, makeFigure),
    run: runFigure('run', streak, until, makeFigure, source),
    endedRun: endedRunFigure(streak, until, makeFigure, source),
    trend: trend?.unbroken ? trendFigures(trend, until, makeFigure, source) : null,
    crossCheck: crossCheck && crossCheckFigures(crossCheck, funds, makeFigure),
    levels: levelFigures(input.fundLevels, netAssets, makeFigure),
  };
}

function earlierRecord({ record, until, history }: FigureInput, makeFigure: MakeFigure): Figure | null {
  const day = record?.previous && until.find(({ day }) => day === record.previous?.of);
  if (!record?.previous || !day) return null;
  const span = { from: day.day, to: day.day };
  return makeFigure({ kind: 'earlier record' }, record.previous.totalUsd, cellsOf(day, history.source), span);
}

/** The total of one of these days; null where it has none. */
export function totalOn(day: Day, history: AssetHistory, until: readonly JudgedDay[]): Figure | null {
  const known = until.find((one) => one.day === day);
  if (!known || known.totalUsd === null) return null;
  return figureMaker(history, day)({ kind: 'total' }, known.totalUsd, cellsOf(known, history.source));
}

function fundFigures({ flow }: JudgedDay, makeFigure: MakeFigure, source: string): AssetFigures['funds'] {
  const cells = fundCells(flow, source);
  return new Map(
    cells.map((cell) => [
      cell.ticker ?? '',
      makeFigure({ kind: 'fund', ticker: cell.ticker ?? '' }, cell.flowUsd, [cell]),
    ]),
  );
}

function fundCounts(
  { reported, expected }: Breadth,
  { flow }: JudgedDay,
  makeFigure: MakeFigure,
  source: string,
): FundCounts {
  const cells = fundCells(flow, source);
  const toward = (way: Direction, isSo: (usd: Usd) => boolean) => {
    const counted = cells.filter(({ flowUsd }) => isSo(flowUsd));
    return makeFigure({ kind: 'funds', which: way }, counted.length, counted, counting('count', way));
  };
  const stated = (which: 'expected' | 'pending', count: number) =>
    makeFigure({ kind: 'funds', which }, count, cells, { ...counting('count', null), rule: 'stated' });
  return {
    in: toward('in', (usd) => usd > 0),
    out: toward('out', (usd) => usd < 0),
    flat: toward('flat', (usd) => usd === 0),
    reported: makeFigure({ kind: 'funds', which: 'reported' }, reported, cells, counting('count', null)),
    // those that have not reported have no cell: who is expected, the registry says
    expected: stated('expected', expected),
    pending: stated('pending', expected - reported),
  };
}
