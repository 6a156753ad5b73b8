import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import type { WeekFacts } from '../../analyse/facts/week-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import { weekName } from '../../model/week.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { calledOf } from '../words/fund-names.ts';
import { type NetAssetsView, netAssetsView } from './asset-view.ts';
import { type BreadthView, breadthView } from './breadth-view.ts';
import { sourcesOf } from './digest-view.ts';
import {
  type EventView,
  eventView,
  type RecordView,
  type RunView,
  recordView,
  runView,
} from './event-view.ts';
import { type Absent, type CountView, countView, type FlowView, flowView } from './figure-view.ts';
import { type FundLine, fundLines } from './fund-view.ts';
import { type ComparedView, comparedView } from './trend-view.ts';
import { type DayPart, dayParts, type MonthView, monthView } from './week-days-view.ts';

/** What the templates of a week may print. */
export interface WeekDigestView {
  /** `2024-W44` */
  week: string;
  /** `第 44 周` */
  number: string;
  /** first to last trading day */
  span: string;
  /** the text may say 上周 */
  isLastWeek: boolean;
  isPreliminary: boolean;
  /** a title with all that could be said would be too long: it says the least */
  isTight: boolean;
  /** the asset of which the title speaks */
  lead: WeekView;
  assets: readonly WeekView[];
  sources: string;
  asOf: string;
  disclaimer: string;
}

/** One asset in one week, as a template may say it. */
export interface WeekView extends RunView, NetAssetsView {
  name: string;
  coin: string;
  /** `BTC`, in every language */
  code: string;
  isFirst: boolean;
  saysSource: boolean;
  isLastWeek: boolean;
  source: string;
  /** first to last trading day */
  span: string;
  isComplete: boolean;
  /** nothing is known of the week yet */
  isPending: boolean;
  /** the week's total; before it is complete the sum of the days that have one */
  total: FlowView | Absent;
  /** how many trading days the week has, and how many have a total */
  tradingDays: CountView;
  toldDays: CountView;
  /** the days by direction, the week's own first, zeros last */
  days: readonly DayPart[];
  /** every day that is told went the way of the total */
  isOneWay: boolean;
  breadth: BreadthView | Absent;
  event: EventView | Absent;
  /** also where the title says something else */
  record: RecordView | Absent;
  /** its place by size among all weeks since launch; only 2 and 3 */
  rank: CountView | Absent;
  funds: readonly FundLine[];
  /** funds that have not reported every day of a week that is over, in short, in a list */
  missing: string;
  /** the last day with a total: levels and sums since launch stand at its end */
  lastDay: string;
  /** the week before */
  before: ComparedView | Absent;
  month: MonthView | Absent;
}

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
  { isLastWeek }: WeekDigestFacts,
  before: WeekFacts | null,
  context: RenderContext,
  teller: Teller,
): WeekView {
  const { asset, source, figures, complete, record, toldTo } = facts;
  const { language, sourceLabels } = context;
  const since = record && { since: record.since?.from ?? null };
  return {
    name: language.assets[asset],
    coin: language.coins[asset],
    code: asset,
    isFirst: before === null,
    saysSource: before?.source !== source,
    isLastWeek,
    source: teller.name(sourceLabels[source] ?? source),
    span: teller.span(facts.from, facts.to),
    isComplete: complete,
    isPending: figures.total === null,
    total: flowView(figures.total, teller),
    ...runView(figures, 'weeks', teller),
    tradingDays: countView(figures.days.trading, 'sessions', teller) as CountView,
    toldDays: countView(figures.days.told, 'sessions', teller) as CountView,
    days: dayParts(figures.days, facts.direction, teller),
    isOneWay: facts.told > 1 && [facts.inflowDays, facts.outflowDays].includes(facts.told),
    breadth: complete ? breadthView(facts, teller) : '',
    event: eventView({ ...facts, record: since }, context, teller),
    record: recordView(since, teller),
    rank: countView(isWorthAWord(figures.rank) ? figures.rank : null, 'number', teller),
    funds: fundLines(facts, 'in', context, teller),
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
