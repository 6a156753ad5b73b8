import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Breadth, Leader, Sides } from '../../analyse/measures/breadth.ts';
import type { HeadlineEvent } from '../../analyse/measures/headline-event.ts';
import type { Ticker } from '../../model/flow.ts';
import { asUsd } from '../../model/money.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { COUNT, countView } from './figure-view.ts';
import { FUND, type FundView, fundView, PLAIN } from './fund-view.ts';
import { type Absent, condition, type Filled, optional, schema, text, type ViewOf } from './schema.ts';

export const EVENT = schema(
  'event',
  'what a title says after the amount; exactly one of the first nine is true',
  {
    isClassDebut: condition('the ETFs were launched'),
    isFundDebut: condition('a fund was launched'),
    isRecord: condition('the largest total since launch or for at least three months'),
    isFirstAfterRun: condition('a run of three or more was broken'),
    isRun: condition('a run of three or more goes on'),
    isOneFund: condition('one fund is four fifths of the total or more'),
    isOnlyOne: condition('one fund alone went against the total'),
    isAllOneWay: condition('no fund went against the total'),
    isLeader: condition('one fund leads'),
    isAllOfOne: condition('no other fund moved at all'),
    isOut: condition('the total is an outflow'),
    allFunds: optional(COUNT, 'all funds'),
    opposite: text('the direction that no fund has'),
    fund: optional(FUND, 'the fund of which the title speaks'),
  },
);
export type EventView = ViewOf<typeof EVENT>;

/** What the event needs of a day's or a week's facts. */
export interface EventFacts {
  event: HeadlineEvent | null;
  asset: AssetFacts['asset'];
  totalUsd: AssetFacts['totalUsd'];
  direction: AssetFacts['direction'];
  breadth: Breadth | null;
  sides: Sides | null;
  debuts: readonly Ticker[];
  isClassDebut: boolean;
  figures: Pick<AssetFigures, 'funds' | 'lifetimes' | 'counts'>;
}

/** What the title says after the amount; nothing for nothing. */
export function eventView(facts: EventFacts, context: RenderContext, teller: Teller): EventView | Absent {
  const { event, direction, breadth, figures, isClassDebut } = facts;
  if (event === null) return '';
  const { counts } = figures;
  const opposite = direction === 'out' ? counts?.in : counts?.out;
  return {
    isClassDebut: event === 'debut' && isClassDebut,
    isFundDebut: event === 'debut' && !isClassDebut,
    isRecord: event === 'record',
    isFirstAfterRun: event === 'first-after-run',
    isRun: event === 'run',
    isOneFund: event === 'one-fund',
    isOnlyOne: event === 'only-one',
    isAllOneWay: event === 'all-one-way',
    isLeader: event === 'leader',
    isAllOfOne: isAllOfOne(breadth),
    isOut: direction === 'out',
    allFunds: countView(counts?.expected, 'funds', teller),
    opposite: opposite ? teller.direction(opposite) : '',
    fund: fundOf(facts, context, teller),
  };
}

/** One fund moved, and all have reported. */
export const isAllOfOne = (breadth: Breadth | null): boolean =>
  breadth !== null && breadth.reported === breadth.expected && breadth.inflows + breadth.outflows === 1;

function fundOf(facts: EventFacts, context: RenderContext, teller: Teller): FundView | Absent {
  const leader = leaderOf(facts);
  return (leader && fundView(facts, leader, PLAIN, context, teller)) || '';
}

function leaderOf({ event, sides, totalUsd, debuts }: EventFacts): Leader | null {
  const [first] = debuts;
  if (event === 'debut')
    return first === undefined ? null : { tickers: [first], flowUsd: totalUsd ?? asUsd(0) };
  return (event === 'only-one' ? sides?.against : sides?.along)?.largest ?? null;
}

/** What a run is said with, of days and of weeks. */
export const RUN_VALUES = {
  run: optional(COUNT, 'the run that goes on, from three on'),
  ended: optional(COUNT, 'the run that was broken'),
  nth: text('the place in its run of the day or week that is told; empty for no run'),
  isRunTitled: condition('the title says the run already'),
  isRunAlike: condition('the asset before it ran as long the same way'),
  isEndedAlike: condition('the run that it broke was as long, the same way'),
};

type Runs = Pick<AssetFigures, 'run' | 'endedRun'>;

/**
 * Runs, counted in days or weeks.
 *
 * @param before those of the asset that is told before
 */
export function runView(
  { run, endedRun }: Runs,
  unit: 'days' | 'weeks',
  before: Runs | null,
  isTitled: boolean,
  teller: Teller,
): Filled<typeof RUN_VALUES> {
  return {
    run: countView(run, unit, teller),
    ended: countView(endedRun, unit, teller),
    nth: run ? teller.count(run, unit === 'weeks' ? 'nth week' : 'nth day') : '',
    isRunTitled: isTitled,
    isRunAlike: isAlike(run, before?.run ?? null),
    isEndedAlike: isAlike(endedRun, before?.endedRun ?? null),
  };
}

const isAlike = (one: Runs['run'], other: Runs['run']): boolean =>
  one !== null && other !== null && one.value === other.value && one.direction === other.direction;
