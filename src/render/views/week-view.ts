import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import type { WeekFacts } from '../../analyse/facts/week-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import { weekName } from '../../model/week.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { coinOf, etfsOf } from '../words/asset-names.ts';
import { calledOf } from '../words/fund-names.ts';
import { NET_ASSETS_VALUES, netAssetsView } from './asset-view.ts';
import { BREADTH, breadthView } from './breadth-view.ts';
import { sourcesOf } from './digest-view.ts';
import { EVENT, eventView, RECORD, RUN_VALUES, recordView, runView } from './event-view.ts';
import { COUNT, countView, FLOW, flowView } from './figure-view.ts';
import { FUND, fundViews } from './fund-view.ts';
import { condition, list, optional, schema, text, type ViewOf, view } from './schema.ts';
import { COMPARED_VALUES, comparedView } from './trend-view.ts';
import { DAYS, daysViews, MONTH, monthView } from './week-days-view.ts';

const WEEK_BEFORE = schema('week before', 'the week before', COMPARED_VALUES);

const WEEK_ASSET = schema('week’s asset', 'the ETFs of one coin in the week', {
  name: text('the ETFs'),
  coin: text('the coin'),
  code: text('its letters, in every language'),
  isFirst: condition('the text opens with it'),
  saysSource: condition('it names its publisher'),
  isLastWeek: condition('the text may say 上周'),
  source: text('the publisher'),
  span: text('first and last trading day'),
  longSpan: text('the same, with the year where the text is read in another'),
  isComplete: condition('every day has a total'),
  isPending: condition('nothing is known yet'),
  total: optional(FLOW, 'the total; of a week that is not complete that of the days that have one'),
  ...RUN_VALUES,
  tradingDays: view(COUNT, 'how many trading days it has'),
  toldDays: view(COUNT, 'how many of them have a total'),
  days: list(DAYS, 'its days by direction: its own first, zeros last'),
  isOneWay: condition('every day that is told went the way of the total'),
  breadth: optional(BREADTH, 'how the funds divide'),
  event: optional(EVENT, 'what a title says after the amount'),
  record: optional(RECORD, 'a record, also where the title says something else'),
  rank: optional(COUNT, 'its place by size among all weeks; only the second and third'),
  funds: list(FUND, 'the funds that are told one by one'),
  missing: text('funds that have not reported every day of a week that is over, in short, in a list'),
  lastDay: text('the last day with a total'),
  ...NET_ASSETS_VALUES,
  before: optional(WEEK_BEFORE, 'the week before'),
  month: optional(MONTH, 'the month to date'),
});

export const WEEK = schema('week', 'the digest of a week', {
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
});
export type WeekDigestView = ViewOf<typeof WEEK>;

/** Says the facts of a week that has figures. */
export function weekDigestView(
  facts: WeekDigestFacts,
  context: RenderContext,
  teller: Teller,
): WeekDigestView {
  const { sourceLabels, language } = context;
  const assets = facts.assets.map((asset, i) =>
    weekView(asset, facts, facts.assets[i - 1] ?? null, context, teller),
  );
  const lead = assets.find(({ isPending }) => !isPending);
  if (!lead) throw new RangeError(`nothing to say of ${weekName(facts.week)}: no figure`);
  const told = facts.assets.filter(({ publishedUsd }) => publishedUsd !== null);
  const last = told
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(-1);
  return {
    week: teller.name(weekName(facts.week)),
    number: teller.tell({ form: 'week', week: facts.week }),
    span: teller.span(facts.from, facts.to),
    isLastWeek: facts.isLastWeek,
    isPreliminary: facts.edition === 'preliminary',
    isTight: false,
    lead,
    assets,
    sources: language.list(sourcesOf(facts.assets).map((id) => teller.name(sourceLabels[id] ?? id))),
    asOf: last ? teller.time(last) : '',
    disclaimer: teller.name(context.disclaimer),
  };
}

function weekView(
  facts: WeekFacts,
  { isLastWeek, saysYear }: WeekDigestFacts,
  before: WeekFacts | null,
  context: RenderContext,
  teller: Teller,
): ViewOf<typeof WEEK_ASSET> {
  const { asset, source, figures, complete, record, toldTo } = facts;
  const { language, sourceLabels } = context;
  const since = record && { since: record.since?.from ?? null };
  return {
    name: etfsOf(asset, language),
    coin: coinOf(asset, language),
    code: asset,
    isFirst: before === null,
    saysSource: before?.source !== source,
    isLastWeek,
    source: teller.name(sourceLabels[source] ?? source),
    span: teller.span(facts.from, facts.to),
    longSpan: teller.tell({ form: 'span', from: facts.from, to: facts.to, saysYear }),
    isComplete: complete,
    isPending: figures.total === null,
    total: flowView(figures.total, teller),
    ...runView(figures, 'weeks', teller),
    tradingDays: countView(figures.days.trading, 'sessions', teller),
    toldDays: countView(figures.days.told, 'sessions', teller),
    days: daysViews(figures.days, facts.direction, teller),
    isOneWay: facts.told > 1 && [facts.inflowDays, facts.outflowDays].includes(facts.told),
    breadth: complete ? breadthView(facts, teller) : '',
    event: eventView({ ...facts, record: since }, context, teller),
    record: recordView(since, teller),
    rank: countView(isWorthAWord(figures.rank) ? figures.rank : null, 'number', teller),
    funds: fundViews(facts, 'in', false, context, teller),
    missing: complete ? missingOf(facts, context, teller) : '',
    lastDay: toldTo ? teller.date(toldTo) : '',
    ...netAssetsView(facts, context, teller),
    before:
      figures.weekBefore && figures.difference && figures.total
        ? comparedView({ sum: figures.weekBefore, difference: figures.difference }, figures.total, teller)
        : '',
    month: monthView(facts, teller),
  };
}

function missingOf(
  { asset, funds }: WeekFacts,
  { language, registry }: RenderContext,
  teller: Teller,
): string {
  const missing = funds.filter(({ status }) => status === 'pending');
  return language.list(missing.map(({ ticker }) => teller.name(calledOf(asset, ticker, registry, language))));
}

const isWorthAWord = (rank: Figure | null): boolean => rank !== null && rank.value >= 2 && rank.value <= 3;
