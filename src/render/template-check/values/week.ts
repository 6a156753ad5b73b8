import type { WeekNoticeView } from '../../texts/week-notice.ts';
import type { DayPart, MonthView } from '../../views/week-days-view.ts';
import type { WeekDigestView, WeekView } from '../../views/week-view.ts';
import { LEVELS_VALUES, RUN_VALUES } from './asset.ts';
import { COUNT, FLOW } from './figures.ts';
import { BREADTH, EVENT, FUND, RECORD } from './funds.ts';
import { condition, list, type Schema, text, view } from './schema.ts';
import { COMPARED_VALUES } from './trend.ts';

const DAYS: Schema<DayPart> = {
  name: 'days',
  about: 'the days of one direction, or those at zero',
  values: {
    days: view(COUNT, 'how many'),
    isZero: condition('those at zero'),
  },
};

const MONTH: Schema<MonthView> = {
  name: 'month',
  about: 'the month to date',
  values: {
    name: text('the month'),
    span: text('first and last day'),
    isOneDay: condition('it has one day so far'),
    day: text('the day, where it is one'),
    tradingDays: view(COUNT, 'how many trading days'),
    sum: view(FLOW, 'what flowed in all'),
  },
};

const WEEK_BEFORE: Schema<Exclude<WeekView['before'], ''>> = {
  name: 'week before',
  about: 'the week before',
  values: COMPARED_VALUES,
};

const WEEK_ASSET: Schema<WeekView> = {
  name: 'week’s asset',
  about: 'the ETFs of one coin in the week',
  values: {
    name: text('the ETFs'),
    coin: text('the coin'),
    code: text('its letters, in every language'),
    isFirst: condition('the text opens with it'),
    saysSource: condition('it names its publisher'),
    isLastWeek: condition('the text may say 上周'),
    source: text('the publisher'),
    span: text('first and last trading day'),
    isComplete: condition('every day has a total'),
    isPending: condition('nothing is known yet'),
    total: view(FLOW, 'the total; of a week that is not complete that of the days that have one'),
    ...RUN_VALUES,
    tradingDays: view(COUNT, 'how many trading days it has'),
    toldDays: view(COUNT, 'how many of them have a total'),
    days: list(DAYS, 'its days by direction: its own first, zeros last'),
    isOneWay: condition('every day that is told went the way of the total'),
    breadth: view(BREADTH, 'how the funds divide'),
    event: view(EVENT, 'what a title says after the amount'),
    record: view(RECORD, 'a record, also where the title says something else'),
    rank: view(COUNT, 'its place by size among all weeks; only the second and third'),
    funds: list(FUND, 'the funds that are told one by one'),
    missing: text('funds that have not reported every day of a week that is over, in short, in a list'),
    lastDay: text('the last day with a total'),
    ...LEVELS_VALUES,
    before: view(WEEK_BEFORE, 'the week before'),
    month: view(MONTH, 'the month to date'),
  },
};

export const WEEK: Schema<WeekDigestView> = {
  name: 'week',
  about: 'the digest of a week',
  values: {
    week: text('its name'),
    number: text('its number in the year'),
    span: text('first and last trading day'),
    isLastWeek: condition('the text may say 上周'),
    isPreliminary: condition('some day is still to come'),
    isTight: condition('the title came out too long and is told again: say the least'),
    lead: view(WEEK_ASSET, 'the asset of which the title speaks'),
    assets: list(WEEK_ASSET, 'Bitcoin, then Ethereum'),
    sources: text('the publishers, in a list'),
    asOf: text('when the newest figure was seen; empty for the history that comes along'),
    disclaimer: text('the line that the settings hold; empty for none'),
  },
};

export const WEEK_NOTICE: Schema<WeekNoticeView> = {
  name: 'week notice',
  about: 'a week without a digest; exactly one of the conditions is true',
  values: {
    week: text('its name'),
    from: text('its Monday'),
    to: text('its Sunday'),
    isFuture: condition('a week to come'),
    isBeforeLaunch: condition('earlier than the first ETF'),
    isPending: condition('no figure has come yet'),
  },
};
