import type { Breadth, Leader } from '../../analyse/measures/breadth.ts';
import type { Ticker } from '../../model/flow.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { isAllOfOne } from './event-view.ts';
import { COUNT, countView } from './figure-view.ts';
import { FUND, type FundFacts, type FundRole, fundView, PLAIN } from './fund-view.ts';
import { condition, type Filled, list, optional, text } from './schema.ts';

/** How a paragraph names its strongest funds. */
export const STRONGEST_VALUES = {
  funds: list(
    FUND,
    'the strongest each way, the day’s own direction first; where the other has none, the two strongest',
  ),
  isAllOfOne: condition('one fund is all of it, and no other moved'),
  isOneTitled: condition('the title says so already'),
  among: optional(
    FUND,
    'the strongest, where it stands in the first sentence: of an asset after the first that none went against',
  ),
  rest: optional(COUNT, 'all other funds, where none of them moved'),
  saysFunds: condition('they stand in a sentence of their own'),
  isRestAlike: condition('the asset before it said as many'),
  whole: optional(COUNT, 'all funds, where none went against the total and more have moved than are told'),
  against: text('the direction that none went'),
};
export type StrongestView = Filled<typeof STRONGEST_VALUES>;

/** Of funds nothing is said. */
export const NO_FUNDS: StrongestView = {
  funds: [],
  isAllOfOne: false,
  isOneTitled: false,
  among: '',
  saysFunds: false,
  rest: '',
  isRestAlike: false,
  whole: '',
  against: '',
};

/** How the funds are told. */
export interface FundTelling {
  /** the text begins with them, and the title speaks of them */
  isLead: boolean;
  /** the facts of the asset that is told before */
  before: FundFacts | null;
  /** the strongest alone is told */
  isOne: boolean;
}

/** The strongest fund each way. */
export function strongestView(
  facts: FundFacts,
  { isLead, before, isOne }: FundTelling,
  context: RenderContext,
  teller: Teller,
): StrongestView {
  const { breadth, sides, totalUsd, event, figures } = facts;
  const { counts } = figures;
  if (!breadth || !sides || !counts) return NO_FUNDS;
  const told = toldOf(facts, isLead).slice(0, isOne ? 1 : undefined);
  const [strongest] = told;
  const isWithin = strongest !== undefined && isAmong(facts, told, isLead);
  const among = (isWithin && fundView(facts, strongest.leader, PLAIN, context, teller)) || '';
  const funds = told.flatMap(({ leader, role }) => fundView(facts, leader, role, context, teller) ?? []);
  const isRest = restOf(breadth, told) > 0;
  const isWhole = breadth.reported === breadth.expected;
  const isNone = isWhole && !isRest && sides.against.count === 0 && breadth.zeros < breadth.reported;
  const saysNone = isNone && !(isLead && event === 'all-one-way') && (totalUsd ?? 0) !== 0;
  const way = (totalUsd ?? 0) < 0 ? counts.in : counts.out;
  return {
    funds,
    isAllOfOne: isAllOfOne(breadth),
    isOneTitled: isLead && event === 'one-fund',
    among,
    saysFunds: funds.length > 0 && among === '',
    rest: isRest ? countView(counts.flat, 'funds', teller) : '',
    isRestAlike: isRest && before !== null && restOf(before.breadth, toldOf(before, true)) === breadth.zeros,
    whole: saysNone ? countView(counts.expected, 'funds', teller) : '',
    against: saysNone ? teller.direction(way) : '',
  };
}

/** None of several funds went against the total, and others moved than could be told. */
function isAmong({ breadth, sides, totalUsd }: FundFacts, told: readonly Told[], isLead: boolean): boolean {
  if (isLead || !sides || !totalUsd || restOf(breadth, told) > 0) return false;
  return sides.against.count === 0 && sides.along.count > 1;
}

interface Told {
  leader: Leader;
  role: FundRole;
}

/** Funds without a flow, where all that moved are told; else 0. */
function restOf(breadth: Breadth | null, told: readonly Told[]): number {
  if (!breadth || breadth.reported !== breadth.expected) return 0;
  const named = told.reduce((sum, { leader }) => sum + leader.tickers.length, 0);
  return breadth.inflows + breadth.outflows === named ? breadth.zeros : 0;
}

/** The funds whose flow the text tells. */
export const toldTickers = (facts: FundFacts, isLead: boolean): Ticker[] =>
  toldOf(facts, isLead).flatMap(({ leader }) => leader.tickers);

function toldOf({ breadth, sides, totalUsd, event }: FundFacts, isLead: boolean): Told[] {
  if (!breadth || !sides) return [];
  const { along, against } = sides;
  const isTitled = isLead && event === 'leader';
  // where the funds cancel out both ways count
  const isFlat = totalUsd === 0;
  if (!against.largest) {
    const isTop = isLead && event === 'all-one-way';
    return [
      ...(along.largest ? [{ leader: along.largest, role: { ...PLAIN, isTitled, isTop } }] : []),
      ...(along.second ? [{ leader: along.second, role: { ...PLAIN, isNext: true, isApart: isTop } }] : []),
    ];
  }
  const isOnly = against.count === 1 && breadth.reported === breadth.expected;
  const moved = along.count + against.count;
  const named = (along.largest?.tickers.length ?? 0) + against.largest.tickers.length;
  // what follows ends the sentence otherwise
  const isFollowed = moved === named && breadth.zeros > 0;
  const isTop = isLead && !isTitled && along.count > 1;
  const role = {
    ...PLAIN,
    isOnly: isOnly && (isLead || isFollowed),
    isAlone: isOnly && !isLead && !isFollowed,
  };
  return [
    ...(along.largest ? [{ leader: along.largest, role: { ...PLAIN, isTitled, isTop } }] : []),
    {
      leader: against.largest,
      role: {
        ...role,
        isTop: isLead && isFlat && against.count > 1,
        isApart: isLead && along.largest !== null,
      },
    },
  ];
}
