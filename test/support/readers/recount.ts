import type { Ticker } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { CARRIED, type Outcome, outcomesOf } from '../days/facts.ts';
import type { KnownAsset } from '../known-assets.ts';
import type { Way } from './text-reader.ts';

/** A run of trading days or weeks, with the day or the Monday on which it began. */
export interface CountedRun {
  length: number;
  way: Way;
  from: Day;
}

/** What plain counting finds in the publisher's own totals and cells, without any rule of the program. */
export interface Recount {
  totalUsd: number;
  run: CountedRun | null;
  /** the opposite run right before this one */
  before: CountedRun | null;
  counts: { all: number; in: number; out: number; zero: number };
  /** funds by size in a direction, the largest first */
  ranked: (way: Way) => Ticker[];
  /** the earlier days or weeks with a total of the same direction, the largest first */
  largestFirst: { day: Day; totalUsd: number }[];
}

const LAUNCH = '2024-01-11';

/** Days or weeks, named by their Monday, and what came to stand for them. */
type Outcomes = readonly (Outcome & { day: Day })[];
const known = new Map<KnownAsset, Outcomes>();

function allOf(asset: KnownAsset): Outcomes {
  const read = known.get(asset);
  if (read) return read;
  const all = [...outcomesOf(asset, LAUNCH, CARRIED.lastDay)].map(([day, outcome]) => ({ day, ...outcome }));
  known.set(asset, all);
  return all;
}

/** Counts all days of an asset up to this one. */
export function recountOf(asset: KnownAsset, day: Day): Recount {
  const outcomes = allOf(asset).filter((outcome) => outcome.day <= day);
  if (outcomes.at(-1)?.day !== day) throw new Error(`no total of ${asset} on ${day}`);
  return recount(outcomes);
}

/** Counts all weeks of an asset up to the one whose last trading day this is, and the days of that week. */
export function recountOfWeek(asset: KnownAsset, to: Day): Recount & { days: Recount['counts'] } {
  const days = allOf(asset).filter((outcome) => outcome.day <= to);
  const weeks = new Map<Day, Outcome & { day: Day }>();
  for (const { day, totalUsd, funds } of days) {
    const monday = mondayOf(day);
    const week = weeks.get(monday) ?? ({ day: monday, totalUsd: 0, funds: {} } as Outcome & { day: Day });
    week.totalUsd += totalUsd;
    for (const [ticker, flow] of Object.entries(funds)) week.funds[ticker] = (week.funds[ticker] ?? 0) + flow;
    weeks.set(monday, week);
  }
  const own = days.filter(({ day }) => mondayOf(day) === mondayOf(to));
  const totals = Object.fromEntries(own.map(({ day, totalUsd }) => [day, totalUsd]));
  return { ...recount([...weeks.values()]), days: countsOf(totals) };
}

/** The Monday of a day's week. */
function mondayOf(day: Day): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}

function recount(outcomes: Outcomes): Recount {
  const last = outcomes.at(-1);
  if (!last) throw new Error('nothing to count');
  const run = runEnding(outcomes);
  const sameWay = outcomes.slice(0, -1).filter(({ totalUsd }) => wayOf(totalUsd) === run?.way);
  return {
    totalUsd: last.totalUsd,
    run,
    before: run && runEnding(outcomes.slice(0, outcomes.length - run.length)),
    counts: countsOf(last.funds),
    ranked: (way) => rankedOf(last, way),
    largestFirst: sameWay.sort((a, b) => Math.abs(b.totalUsd) - Math.abs(a.totalUsd)),
  };
}

const wayOf = (usd: number): Way | null => (usd === 0 ? null : usd < 0 ? 'out' : 'in');

function runEnding(outcomes: Outcomes): CountedRun | null {
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
