import type { Asset, Ticker } from '../../src/model/flow.ts';
import type { Day } from '../../src/model/time.ts';
import { LAST_FACT } from './facts.ts';
import { type Outcome, outcomesOf } from './record.ts';
import type { Way } from './text-reader.ts';

/** A run of trading days, with the day on which it began. */
export interface CountedRun {
  length: number;
  way: Way;
  from: Day;
}

/** What plain counting finds in the publisher's own totals and cells, without any rule of the program. */
export interface Recount {
  run: CountedRun | null;
  /** the opposite run right before this one */
  before: CountedRun | null;
  counts: { funds: number; in: number; out: number; zero: number };
  /** funds by size in a direction, the largest first */
  ranked: (way: Way) => Ticker[];
  /** the earlier days with a total of the same direction, the largest first */
  largerFirst: { day: Day; totalUsd: number }[];
}

const LAUNCH = '2024-01-11';

/** A day and what came to stand for it. */
type Outcomes = readonly (Outcome & { day: Day })[];
const known = new Map<Asset, Outcomes>();

function allOf(asset: Asset): Outcomes {
  const read = known.get(asset);
  if (read) return read;
  const all = [...outcomesOf(asset, LAUNCH, LAST_FACT)].map(([day, outcome]) => ({ day, ...outcome }));
  known.set(asset, all);
  return all;
}

/** Counts all totals of an asset up to a day. */
export function recountOf(asset: Asset, day: Day): Recount {
  const outcomes = allOf(asset).filter((outcome) => outcome.day <= day);
  const last = outcomes.at(-1);
  if (last?.day !== day) throw new Error(`no total of ${asset} on ${day}`);
  const run = runEnding(outcomes);
  const before = run && runEnding(outcomes.slice(0, outcomes.length - run.length));
  const sameWay = outcomes.slice(0, -1).filter(({ totalUsd }) => wayOf(totalUsd) === run?.way);
  return {
    run,
    before,
    counts: countsOf(last),
    ranked: (way) => rankedOf(last, way),
    largerFirst: sameWay.sort((a, b) => Math.abs(b.totalUsd) - Math.abs(a.totalUsd)),
  };
}

const wayOf = (usd: number): Way | null => (usd === 0 ? null : usd < 0 ? 'out' : 'in');

function runEnding(outcomes: Outcomes): CountedRun | null {
  const way = wayOf(outcomes.at(-1)?.totalUsd ?? 0);
  if (way === null) return null;
  const start = outcomes.findLastIndex(({ totalUsd }) => wayOf(totalUsd) !== way) + 1;
  return { length: outcomes.length - start, way, from: outcomes[start]?.day ?? '' };
}

function countsOf({ funds }: Outcome): Recount['counts'] {
  const flows = Object.values(funds);
  const count = (way: Way | null) => flows.filter((flow) => wayOf(flow) === way).length;
  return { funds: flows.length, in: count('in'), out: count('out'), zero: count(null) };
}

const rankedOf = ({ funds }: Outcome, way: Way): Ticker[] =>
  Object.entries(funds)
    .filter(([, flow]) => wayOf(flow) === way)
    .sort(([, a], [, b]) => Math.abs(b) - Math.abs(a))
    .map(([ticker]) => ticker);
