import type { BreadthPart, BreadthView } from '../../views/breadth-view.ts';
import type { EventView, RecordView } from '../../views/event-view.ts';
import type { FundLine } from '../../views/fund-view.ts';
import type { NewFundView } from '../../views/new-fund-view.ts';
import { COUNT, FLOW } from './figures.ts';
import { condition, list, type Schema, text, view } from './schema.ts';

export const FUND: Schema<FundLine> = {
  name: 'fund',
  about: 'one fund, or several that are equal',
  values: {
    isOnly: condition('the only fund of its direction'),
    isLargest: condition('the largest of its direction'),
    isSecond: condition('the second, where the other direction has none'),
    isTied: condition('several are equally large'),
    etf: text('the ETFs of its asset'),
    name: text('full name and ticker; of equal ones all, in a list'),
    shortName: text('without brackets, for titles'),
    called: text('its ticker; the funds BTC and ETH with their name'),
    flow: view(FLOW, 'its flow of the day'),
    lifetime: view(FLOW, 'its flows since launch; absent where they are not known'),
  },
};

export const NEW_FUND: Schema<NewFundView> = {
  name: 'new fund',
  about: 'a fund that reports for the first time',
  values: {
    name: text('full name and ticker'),
    flow: view(FLOW, 'its first flow'),
    isTold: condition('it is told already, among the leaders'),
  },
};

export const RECORD: Schema<RecordView> = {
  name: 'record',
  about: 'a total that none has reached for a long time',
  values: { since: text('the day or week that it reaches back to; empty: since launch') },
};

const PART: Schema<BreadthPart> = {
  name: 'part',
  about: 'the funds of one direction, or those at zero',
  values: {
    funds: view(COUNT, 'how many'),
    isZero: condition('those at zero'),
  },
};

export const BREADTH: Schema<BreadthView> = {
  name: 'breadth',
  about: 'how the funds of a day divide',
  values: {
    reported: view(COUNT, 'funds that have reported'),
    expected: view(COUNT, 'funds that should report'),
    isWhole: condition('all have reported: only then may a sentence say 均, 仅 or 无一'),
    isAllZero: condition('all that have reported are at zero'),
    isOneWay: condition('all that have reported went one way'),
    way: view(COUNT, 'all of them, where they are of one kind'),
    parts: list(PART, 'the kinds that have funds: the day’s own direction first, zeros last'),
  },
};

export const EVENT: Schema<EventView> = {
  name: 'event',
  about: 'what a title says after the amount; exactly one of the first six is true',
  values: {
    isFirstAfterRun: condition('a run of three days or more was broken'),
    isRun: condition('a run goes on'),
    isAllOneWay: condition('no fund went the other way'),
    isOnlyOne: condition('one fund alone went its way'),
    isRecord: condition('the largest total for at least three months'),
    isLeader: condition('one fund leads'),
    isOut: condition('the total is an outflow'),
    allFunds: text('all funds, in words'),
    opposite: text('the direction that no fund has'),
    fund: view(FUND, 'the fund of which the title speaks'),
    since: text('the day that the record reaches back to; empty: since launch'),
  },
};
