import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Breadth } from '../../analyse/measures/breadth.ts';
import type { HeadlineEvent } from '../../analyse/measures/headline-event.ts';
import type { FlowRecord } from '../../analyse/measures/records.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { COUNT, countView } from './figure-view.ts';
import { FUND, type FundView, fundView } from './fund-view.ts';
import { type Absent, condition, type Filled, optional, schema, text, type ViewOf } from './schema.ts';

export const EVENT = schema(
  'event',
  'what a title says after the amount; exactly one of the first six is true',
  {
    isFirstAfterRun: condition('a run of three days or more was broken'),
    isRun: condition('a run goes on'),
    isAllOneWay: condition('no fund went the other way'),
    isOnlyOne: condition('one fund alone went its way'),
    isRecord: condition('the largest total for at least three months'),
    isLeader: condition('one fund leads'),
    isOut: condition('the total is an outflow'),
    allFunds: text('all funds, in words'),
    opposite: text('the direction that no fund has'),
    fund: optional(FUND, 'the fund of which the title speaks'),
    since: text('the day that the record reaches back to; empty: since launch'),
  },
);
export type EventView = ViewOf<typeof EVENT>;

/** What the event needs of a day's or a week's facts. */
export interface EventFacts {
  event: HeadlineEvent | null;
  asset: AssetFacts['asset'];
  direction: AssetFacts['direction'];
  breadth: Breadth | null;
  record: FlowRecord | null;
  figures: Pick<AssetFigures, 'funds' | 'lifetimes' | 'counts'>;
}

/** What the title says after the amount; nothing for nothing. */
export function eventView(facts: EventFacts, context: RenderContext, teller: Teller): EventView | Absent {
  const { event, direction, record, figures } = facts;
  if (event === null) return '';
  const { counts } = figures;
  const opposite = direction === 'out' ? counts?.in : counts?.out;
  return {
    isFirstAfterRun: event === 'first-after-run',
    isRun: event === 'run',
    isAllOneWay: event === 'all-one-way',
    isOnlyOne: event === 'only-one',
    isRecord: event === 'record',
    isLeader: event === 'leader',
    isOut: direction === 'out',
    allFunds: counts ? teller.count(counts.expected, 'funds in words') : '',
    opposite: opposite ? teller.direction(opposite) : '',
    fund: fundOf(facts, context, teller),
    since: record?.since ? teller.fullDate(record.since) : '',
  };
}

/** The lone fund against the total before the lone fund along with it; else the leader of the day's direction. */
function fundOf(facts: EventFacts, context: RenderContext, teller: Teller): FundView | Absent {
  const { event, breadth, direction } = facts;
  if (!breadth) return '';
  const { onlyIn, onlyOut, largestIn, largestOut } = breadth;
  const against = direction === 'in' ? onlyOut : onlyIn;
  const along = direction === 'in' ? onlyIn : onlyOut;
  const only = event === 'only-one' ? (against ?? along) : null;
  const leader =
    only === null ? (direction === 'in' ? largestIn : largestOut) : only === onlyIn ? largestIn : largestOut;
  if (!leader) return '';
  const rank = { isOnly: only !== null, isLargest: only === null, isSecond: false, isCurrent: false };
  return fundView(facts, leader, rank, context, teller) ?? '';
}

export const RECORD = schema('record', 'a total that none has reached for a long time', {
  since: text('the day or week that it reaches back to; empty: since launch'),
});
export type RecordView = ViewOf<typeof RECORD>;

/** A record, also where the title says something else. */
export function recordView(record: FlowRecord | null, teller: Teller): RecordView | Absent {
  return record ? { since: record.since ? teller.fullDate(record.since) : '' } : '';
}

/** What a run is said with, of days and of weeks. */
export const RUN_VALUES = {
  run: optional(COUNT, 'the run that goes on, from three on'),
  ended: optional(COUNT, 'the run that was broken'),
};

/** Runs, counted in days or weeks. */
export function runView(
  { run, endedRun }: Pick<AssetFigures, 'run' | 'endedRun'>,
  unit: 'days' | 'weeks',
  teller: Teller,
): Filled<typeof RUN_VALUES> {
  return { run: countView(run, unit, teller), ended: countView(endedRun, unit, teller) };
}
