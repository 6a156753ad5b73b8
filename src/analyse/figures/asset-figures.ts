import type { Direction, NetAssets, Ticker } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { AssetHistory } from '../days/asset-sources.ts';
import type { CrossCheck } from '../days/cross-check.ts';
import type { JudgedDay } from '../days/day-state.ts';
import type { Breadth } from '../measures/breadth.ts';
import type { Streak } from '../measures/streak.ts';
import type { Trend } from '../measures/trend.ts';
import { type CrossCheckFigures, crossCheckFigures } from './cross-check-figures.ts';
import { cellsOf, counting, type Draw, drawer, type Figure, fundCells } from './figure.ts';
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
  run: Figure | null;
  endedRun: Figure | null;
  trend: TrendFigures | null;
  crossCheck: CrossCheckFigures | null;
}

/** How many funds went each way, have reported, and should. */
export type FundCounts = Readonly<Record<Direction | 'reported' | 'expected', Figure>>;

/** What the figures are drawn from. */
export interface Drawn {
  history: AssetHistory;
  /** every trading day since launch, the day in question last */
  until: readonly JudgedDay[];
  breadth: Breadth | null;
  streak: Streak | null;
  trend: Trend | null;
  netAssets: NetAssets | null;
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
  run: null,
  endedRun: null,
  trend: null,
  crossCheck: null,
};

/** Names the figures of an asset on a day, each with its cells. */
export function assetFigures(drawn: Drawn, today: JudgedDay): AssetFigures {
  const { history, until, netAssets, crossCheck, breadth, streak, trend } = drawn;
  const { source } = history;
  const draw = drawer(history, today.day);
  const funds = fundFigures(today, draw, source);
  return {
    total: today.publishedUsd === null ? null : draw('total', today.publishedUsd, cellsOf(today, source)),
    totalOn: (day) => totalOn(day, history, until),
    funds,
    ...sinceLaunchFigures(drawn, draw, source),
    ...netAssetsFigures(netAssets, draw),
    counts: breadth && fundCounts(breadth, today, draw, source),
    run: runFigure('run', streak, until, draw, source),
    endedRun: endedRunFigure(streak, until, draw, source),
    trend: trend?.unbroken ? trendFigures(trend, until, draw, source) : null,
    crossCheck: crossCheck && crossCheckFigures(crossCheck, funds, draw),
  };
}

function totalOn(day: Day, history: AssetHistory, until: readonly JudgedDay[]): Figure | null {
  const known = until.find((one) => one.day === day);
  if (!known || known.totalUsd === null) return null;
  return drawer(history, day)('total', known.totalUsd, cellsOf(known, history.source));
}

const stated = { rule: 'stated' } as const;

function fundFigures({ flow }: JudgedDay, draw: Draw, source: string): AssetFigures['funds'] {
  const cells = fundCells(flow, source);
  return new Map(cells.map((cell) => [cell.ticker ?? '', draw(cell.ticker ?? '', cell.flowUsd, [cell])]));
}

function fundCounts(
  { reported, expected }: Breadth,
  { flow }: JudgedDay,
  draw: Draw,
  source: string,
): FundCounts {
  const cells = fundCells(flow, source);
  const toward = (way: Direction, isSo: (usd: Usd) => boolean) => {
    const counted = cells.filter(({ flowUsd }) => isSo(flowUsd));
    return draw(`${way} funds`, counted.length, counted, counting('count', way));
  };
  return {
    in: toward('in', (usd) => usd > 0),
    out: toward('out', (usd) => usd < 0),
    flat: toward('flat', (usd) => usd === 0),
    reported: draw('reported funds', reported, cells, counting('count', null)),
    // those that have not reported have no cell: who is expected, the registry says
    expected: draw('expected funds', expected, cells, { ...counting('count', null), ...stated }),
  };
}
