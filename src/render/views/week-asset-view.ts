import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import type { WeekFacts } from '../../analyse/facts/week-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import type { Ticker } from '../../model/flow.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { coinOf, etfsOf } from '../words/asset-names.ts';
import { calledOf } from '../words/fund-names.ts';
import { BREADTH, breadthView } from './breadth-view.ts';
import { EVENT, eventView, RUN_VALUES, runView } from './event-view.ts';
import { COUNT, countView, FLOW, flowView } from './figure-view.ts';
import { NEW_FUND, newFundViews } from './fund-view.ts';
import { NET_ASSETS_VALUES, netAssetsView } from './net-assets-view.ts';
import type { Omission } from './omission.ts';
import { RECORD, recordView } from './record-view.ts';
import { condition, list, optional, schema, text, type ViewOf, view } from './schema.ts';
import { NO_FUNDS, STRONGEST_VALUES, strongestView, toldTickers } from './strongest-view.ts';
import { WEEK_BEFORE, weekBeforeView } from './week-before-view.ts';
import { DAYS, daysViews, isDaysAlike, MONTH, monthView } from './week-days-view.ts';

export const WEEK_ASSET = schema('week’s asset', 'the ETFs of one coin in the week', {
  name: text('the ETFs'),
  coin: text('the coin'),
  code: text('its letters, in every language'),
  isFirst: condition('the text opens with it, and the title names it first'),
  saysSource: condition('it names its publisher'),
  isLastWeek: condition('the text may say 上周'),
  source: text('the publisher'),
  from: text('first trading day'),
  span: text('first and last trading day'),
  longSpan: text('the same with the year'),
  toldSpan: text('from its first trading day to the last with a total, with the year'),
  isComplete: condition('every day has a total'),
  isClassDebut: condition('the ETFs were launched in it'),
  isPending: condition('nothing is known yet'),
  total: optional(FLOW, 'the total; of a week that is not complete that of the days that have one'),
  ...RUN_VALUES,
  tradingDays: view(COUNT, 'how many trading days it has'),
  toldDays: view(COUNT, 'how many of them have a total'),
  days: list(DAYS, 'its days by direction: its own first, zeros last'),
  isOneWay: condition('every day that is told went the way of the total'),
  saysDays: condition('how many days went its way is said'),
  isDaysAlike: condition('as many of as many did of the asset before it, the same way'),
  isMissingAlike: condition('of the asset before it, too, a fund has missed a day'),
  breadth: optional(BREADTH, 'how the funds divide'),
  event: optional(EVENT, 'what a title says after the amount'),
  record: optional(RECORD, 'a record, also where the title says something else'),
  rank: optional(COUNT, 'its place by size among all weeks; only the second and third'),
  newFunds: list(NEW_FUND, 'funds whose first day falls in it'),
  ...STRONGEST_VALUES,
  missing: text('funds that have not reported every day of a week that is over, in short, in a list'),
  lastDay: text('the last day with a total'),
  ...NET_ASSETS_VALUES,
  before: optional(WEEK_BEFORE, 'the week before'),
  month: optional(MONTH, 'the month to date'),
});

/** Says one asset's facts of a week. */
export function weekAssetView(
  facts: WeekFacts,
  { isLastWeek }: WeekDigestFacts,
  { before, omitted }: { before: WeekFacts | null; omitted: readonly Omission[] },
  context: RenderContext,
  teller: Teller,
): ViewOf<typeof WEEK_ASSET> {
  const { asset, source, figures, complete, record, event, toldTo } = facts;
  const { language, sourceLabels } = context;
  const isFirst = before === null;
  const saysFunds = isFirst || !omitted.includes('funds beside');
  const telling = { isLead: isFirst, before, isOne: omitted.includes('other fund') };
  const strongest = saysFunds ? strongestView(facts, telling, context, teller) : NO_FUNDS;
  const says = (what: Omission) => isFirst || !omitted.includes(what);
  return {
    name: etfsOf(asset, language),
    coin: coinOf(asset, language),
    code: asset,
    isFirst,
    saysSource: before?.source !== source,
    isLastWeek,
    source: teller.name(sourceLabels[source] ?? source),
    from: teller.date(facts.from),
    span: teller.span(facts.from, facts.to),
    longSpan: teller.tell({ form: 'span', from: facts.from, to: facts.to, saysYear: true }),
    toldSpan: teller.tell({ form: 'span', from: facts.from, to: toldTo ?? facts.to, saysYear: true }),
    isComplete: complete,
    isPending: figures.total === null,
    total: flowView(figures.total, teller),
    isClassDebut: facts.isClassDebut,
    ...runView(figures, 'weeks', before?.figures ?? null, isFirst && event === 'run', teller),
    tradingDays: countView(figures.days.trading, 'sessions', teller),
    toldDays: countView(figures.days.told, 'sessions', teller),
    days: daysViews(figures.days, facts.direction, teller),
    isOneWay: facts.told > 1 && [facts.inflowDays, facts.outflowDays].includes(facts.told),
    breadth: complete ? breadthView(facts, teller) : '',
    event: eventView(facts, context, teller),
    record: recordView(
      record && {
        since: record.since,
        to: facts.to,
        total: figures.total,
        earlier: figures.earlierRecord,
        isTitled: isFirst && event === 'record',
      },
      teller,
    ),
    rank: countView(isWorthAWord(figures.rank) ? figures.rank : null, 'number', teller),
    newFunds: newFundViews(facts, toldTickers(facts, isFirst), context, teller),
    ...strongest,
    missing: missingOf(facts, context, teller),
    lastDay: toldTo ? teller.date(toldTo) : '',
    ...netAssetsView(facts, context, teller),
    saysDays: says('days beside') && facts.breadth?.zeros !== facts.breadth?.reported,
    isDaysAlike: before !== null && isDaysAlike(facts, before),
    isMissingAlike: before !== null && missingTickers(before).length > 0,
    before: says('week beside') ? weekBeforeView(facts, isFirst, strongest.among !== '', teller) : '',
    month: monthView(facts, teller),
  };
}

const missingTickers = ({ complete, funds }: WeekFacts): Ticker[] =>
  complete ? funds.flatMap(({ ticker, status }) => (status === 'pending' ? ticker : [])) : [];

function missingOf(facts: WeekFacts, { language, registry }: RenderContext, teller: Teller): string {
  const called = (ticker: Ticker) => teller.name(calledOf(facts.asset, ticker, registry, language));
  return language.list(missingTickers(facts).map(called));
}

const isWorthAWord = (rank: Figure | null): boolean => rank !== null && rank.value >= 2 && rank.value <= 3;
