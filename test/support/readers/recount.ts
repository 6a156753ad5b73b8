import type { Ticker } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { CARRIED, type Facts, type Outcome } from '../days/facts.ts';
import type { KnownAsset } from '../known-assets.ts';
import { allOf, type Counted, mondayOf, weeksOf } from './counted-days.ts';
import type { Way } from './text-reader.ts';

/** A run of trading days or weeks, with the day or the Monday on which it began. */
export interface CountedRun {
  length: number;
  way: Way;
  from: Day;
}

/** A total that none of its direction has reached since `since`; null: since launch. */
export interface CountedRecord {
  since: Day | null;
  /** what it is held against: the last as large, or the largest of all before */
  previous: { day: Day; totalUsd: number } | null;
}

/** What plain counting finds in the publisher's own totals and cells, without any rule of the program. */
export interface Recount {
  totalUsd: number;
  cumulativeUsd: number;
  run: CountedRun | null;
  /** the opposite run right before this one; of a day at zero, the run right before it */
  before: CountedRun | null;
  record: CountedRecord | null;
  counts: { all: number; in: number; out: number; zero: number };
  /** the flow of every fund that told of the day, or of each day of the week since it began */
  funds: Readonly<Record<Ticker, number>>;
  /** funds that told of days before and after, and not of this one */
  missing: readonly Ticker[];
  /** the funds that came with money, on the first day of which they told; `all` on the first of all days */
  debuts: readonly (Ticker | 'all')[];
  /** funds by size in a direction, the largest first */
  ranked: (way: Way) => Ticker[];
  /** the earlier days or weeks with a total of the same direction, the largest first */
  largestFirst: { day: Day; totalUsd: number }[];
  /** the sum of the last n days or weeks, and how many of them had an inflow */
  last: (n: number) => { sumUsd: number; inflows: number };
}

/** How many days or weeks a record since launch needs, and those of three months. */
const REACH = { days: [20, 63], weeks: [20, 13] } as const;

/** Counts all days of an asset up to this one. */
export function recountOf(asset: KnownAsset, day: Day, facts: Facts = CARRIED): Recount {
  const outcomes = allOf(asset, facts).filter((outcome) => outcome.day <= day);
  if (outcomes.at(-1)?.day !== day) throw new Error(`no total of ${asset} on ${day}`);
  return recount(outcomes, 'days');
}

/** Counts all weeks of an asset up to the one whose last trading day this is, and the days of that week. */
export function recountOfWeek(
  asset: KnownAsset,
  to: Day,
  facts: Facts = CARRIED,
): Recount & { days: Recount['counts'] } {
  const days = allOf(asset, facts).filter((outcome) => outcome.day <= to);
  const own = days.filter(({ day }) => mondayOf(day) === mondayOf(to));
  const totals = Object.fromEntries(own.map(({ day, totalUsd }) => [day, totalUsd]));
  return { ...recount(weeksOf(days), 'weeks'), days: countsOf(totals) };
}

function recount(outcomes: readonly Counted[], unit: keyof typeof REACH): Recount {
  const last = outcomes.at(-1);
  if (!last) throw new Error('nothing to count');
  const run = runEnding(outcomes);
  const sum = (some: readonly Counted[]) => some.reduce((all, { totalUsd }) => all + totalUsd, 0);
  const sameWay = outcomes.slice(0, -1).filter(({ totalUsd }) => wayOf(totalUsd) === run?.way);
  return {
    totalUsd: last.totalUsd,
    cumulativeUsd: sum(outcomes),
    run,
    before: runEnding(outcomes.slice(0, outcomes.length - (run?.length ?? 1))),
    record: run && recordOf(outcomes, run.way, REACH[unit]),
    counts: countsOf(last.funds),
    funds: last.funds,
    missing: last.missing,
    debuts: last.debuts,
    ranked: (way) => rankedOf(last, way),
    largestFirst: sameWay.toSorted((a, b) => Math.abs(b.totalUsd) - Math.abs(a.totalUsd)),
    last: (n) => {
      const some = outcomes.slice(-n);
      return { sumUsd: sum(some), inflows: some.filter(({ totalUsd }) => totalUsd > 0).length };
    },
  };
}

function recordOf(
  outcomes: readonly Counted[],
  way: Way,
  [sinceLaunch, threeMonths]: readonly [number, number],
): CountedRecord | null {
  const size = Math.abs(outcomes.at(-1)?.totalUsd ?? 0);
  const earlier = outcomes.slice(0, -1);
  const isAsLarge = ({ totalUsd }: Counted) => wayOf(totalUsd) === way && Math.abs(totalUsd) >= size;
  const place = earlier.findLastIndex(isAsLarge);
  const since = earlier[place];
  if (since) return earlier.length - place >= threeMonths ? { since: since.day, previous: since } : null;
  if (outcomes.length < sinceLaunch) return null;
  const alike = earlier.filter(({ totalUsd }) => wayOf(totalUsd) === way);
  const [largest = null] = alike.toSorted((a, b) => Math.abs(b.totalUsd) - Math.abs(a.totalUsd));
  return { since: null, previous: largest };
}

const wayOf = (usd: number): Way | null => (usd === 0 ? null : usd < 0 ? 'out' : 'in');

function runEnding(outcomes: readonly Counted[]): CountedRun | null {
  const way = wayOf(outcomes.at(-1)?.totalUsd ?? 0);
  if (way === null) return null;
  const start = outcomes.findLastIndex(({ totalUsd }) => wayOf(totalUsd) !== way) + 1;
  return { length: outcomes.length - start, way, from: outcomes[start]?.day ?? '' };
}

function countsOf(flowOf: Readonly<Record<string, number>>): Recount['counts'] {
  const flows = Object.values(flowOf);
  const count = (way: Way | null) => flows.filter((flow) => wayOf(flow) === way).length;
  return { all: flows.length, in: count('in'), out: count('out'), zero: count(null) };
}

const rankedOf = ({ funds }: Outcome, way: Way): Ticker[] =>
  Object.entries(funds)
    .filter(([, flow]) => wayOf(flow) === way)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([ticker]) => ticker);
