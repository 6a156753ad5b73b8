import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Breadth } from '../../analyse/measures/breadth.ts';
import type { HeadlineEvent } from '../../analyse/measures/headline-event.ts';
import type { FlowRecord } from '../../analyse/measures/records.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { type Absent, type CountView, countView } from './figure-view.ts';
import { type FundLine, lineOf } from './fund-view.ts';

/** The one thing that a title says after the amount; exactly one is true where there is such a thing. */
export interface EventView {
  isFirstAfterRun: boolean;
  isRun: boolean;
  isAllOneWay: boolean;
  isOnlyOne: boolean;
  isRecord: boolean;
  isLeader: boolean;
  /** the total is an outflow */
  isOut: boolean;
  /** all funds, in words: `十二只` */
  allFunds: string;
  /** the direction that no fund has, where all go one way */
  opposite: string;
  /** the fund of which the title speaks */
  fund: FundLine | Absent;
  /** the day that the record reaches back to; empty: since launch */
  since: string;
}

/** What the event needs of a day's or a week's facts. */
export interface EventFacts {
  event: HeadlineEvent | null;
  asset: AssetFacts['asset'];
  direction: AssetFacts['direction'];
  breadth: Breadth | null;
  record: FlowRecord | null;
  lifetimesSaid: boolean;
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
function fundOf(facts: EventFacts, context: RenderContext, teller: Teller): FundLine | Absent {
  const { event, breadth, direction } = facts;
  if (!breadth) return '';
  const { onlyIn, onlyOut, largestIn, largestOut } = breadth;
  const against = direction === 'in' ? onlyOut : onlyIn;
  const along = direction === 'in' ? onlyIn : onlyOut;
  const only = event === 'only-one' ? (against ?? along) : null;
  const leader =
    only === null ? (direction === 'in' ? largestIn : largestOut) : only === onlyIn ? largestIn : largestOut;
  if (!leader) return '';
  const rank = { isOnly: only !== null, isLargest: only === null, isSecond: false };
  return lineOf(facts, leader, rank, context, teller) ?? '';
}

/** A total that no day or week since another has reached. */
export interface RecordView {
  /** the day that it reaches back to; empty: since launch */
  since: string;
}

/** A record, also where the title says something else. */
export function recordView(record: FlowRecord | null, teller: Teller): RecordView | Absent {
  return record ? { since: record.since ? teller.fullDate(record.since) : '' } : '';
}

/** The run that goes on, or that this day ended. */
export interface RunView {
  run: CountView | Absent;
  ended: CountView | Absent;
}

/** Runs, counted in days or weeks. */
export function runView(
  { run, endedRun }: Pick<AssetFigures, 'run' | 'endedRun'>,
  unit: 'days' | 'weeks',
  teller: Teller,
): RunView {
  return { run: countView(run, unit, teller), ended: countView(endedRun, unit, teller) };
}
