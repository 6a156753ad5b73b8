import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { WeekFacts } from '../../analyse/facts/week-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import type { Asset } from '../../model/flow.ts';
import type { Day } from '../../model/time.ts';
import type { RenderContext } from '../context.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { coinOf } from '../words/asset-names.ts';
import { columnOf } from './column.ts';
import { provedRows } from './figure-tables.ts';
import type { TextRows } from './table.ts';

/** A table of days under its heading. */
export interface DayTable {
  /** with the year, where all days are of one */
  heading: string;
  rows: TextRows;
}

/** A row below the days; that of the same key is one for all assets. */
interface Sum {
  key: string;
  name: string;
  figure: Figure;
}

/** An asset's figures on some days, and below them. */
interface DayColumn {
  asset: Asset;
  totalOn(day: Day): Figure | null;
  below: readonly Sum[];
}

/** The days of the trends side by side, newest last, their sums, and those of as many days before. */
export function trendDays(assets: readonly AssetFacts[], context: RenderContext): DayTable {
  const teller = createTeller(context.language);
  const { labels } = context.language;
  const columns = assets.flatMap(({ asset, trend, figures }) => {
    if (!trend) return [];
    const told = new Set(trend.series.map(({ day }) => day));
    return {
      asset,
      totalOn: (day: Day) => (told.has(day) ? figures.totalOn(day) : null),
      below: sums(figures, teller),
    };
  });
  const days = assets.flatMap(({ trend }) => trend?.series.map(({ day }) => day) ?? []);
  return dayTable(labels.recentDays, days, columns, '—', context, teller);
}

function sums({ trend }: AssetFacts['figures'], teller: Teller): DayColumn['below'] {
  if (!trend) return [];
  const { labels } = teller.language;
  const { days, sum = null } = trend.before ?? {};
  const before = days ? `${labels.before}${teller.count(days, 'sessions')}` : '';
  return [...summed(labels.total, trend.sum), ...summed(before, sum, teller)];
}

/** The days of a week, its sums, the sums of the week before, and what lies between the two. */
export function weekDays(assets: readonly WeekFacts[], context: RenderContext): DayTable {
  const teller = createTeller(context.language);
  const { labels } = context.language;
  const columns = assets.map(({ asset, figures, complete }) => {
    const { total, weekBefore, difference } = figures;
    return {
      asset,
      totalOn: figures.totalOn,
      below: [
        ...summed(complete ? labels.total : labels.published, total),
        ...summed(labels.weekBefore, weekBefore, teller),
        ...summed(labels.change, difference),
      ],
    };
  });
  const days = assets.flatMap((facts) => facts.days.map(({ day }) => day));
  // in a week that is told whole, what is not there was before the launch
  const otherwise = assets.every(({ complete }) => complete) ? '—' : labels.pending;
  return dayTable(labels.weekDays, days, columns, otherwise, context, teller);
}

/** A sum under its name, with its days where a teller is there to say them. */
function summed(name: string, figure: Figure | null, teller?: Teller): Sum[] {
  if (!figure) return [];
  const { from, to } = figure;
  if (!teller) return [{ key: name, name, figure }];
  return [
    { key: `${from} ${to}`, name: `${name}${teller.language.bracketed(teller.span(from, to))}`, figure },
  ];
}

function dayTable(
  label: string,
  days: readonly Day[],
  columns: readonly DayColumn[],
  otherwise: string,
  context: RenderContext,
  teller: Teller,
): DayTable {
  const { language } = context;
  const sorted = [...new Set(days)].sort();
  const isOneYear = yearOf(sorted[0]) === yearOf(sorted.at(-1));
  const inUnits = columns.map(({ asset }) => columnOf(coinOf(asset, language), teller));
  const rowOf = (name: string, figures: readonly (Figure | null | undefined)[]) => [
    name,
    ...inUnits.map((column, i) => (figures[i] ? column.cell(figures[i]) : otherwise)),
  ];
  const sums = new Map(columns.flatMap(({ below }) => below.map(({ key, name }) => [key, name])));
  const rows = [
    [language.labels.tradingDay, ...inUnits.map(({ head }) => head)],
    ...sorted.map((day, i) => {
      const saysYear = !isOneYear && yearOf(day) !== yearOf(sorted[i - 1]);
      const said = saysYear ? teller.fullDate(day) : teller.date(day);
      return rowOf(
        said,
        columns.map(({ totalOn }) => totalOn(day)),
      );
    }),
    ...[...sums].map(([key, name]) =>
      rowOf(
        name,
        columns.map(({ below }) => below.find((sum) => sum.key === key)?.figure),
      ),
    ),
  ];
  const [first] = sorted;
  const year = isOneYear && first ? language.bracketed(teller.tell({ form: 'year', day: first })) : '';
  const [[heading = label] = []] = provedRows([[`${label}${year}`]], teller, context);
  return { heading, rows: provedRows(rows, teller, context) };
}

const yearOf = (day: Day | undefined): string | undefined => day?.slice(0, 4);
