import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import { directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import type { ColorScheme, RenderContext } from '../context.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { etfsOf } from '../words/asset-names.ts';
import { fullNameOf } from '../words/fund-names.ts';
import type { Language } from '../words/language.ts';
import type { FundTableFacts } from './fund-groups.ts';
import { inColorOf, provedInColor } from './paint.ts';
import type { TextRows } from './table.ts';

/** The funds of an asset: name, flow of the day, lifetime; every number proved. */
export function fundTable(facts: FundTableFacts, context: RenderContext, sayFund = fullNameOf): TextRows {
  const { asset, figures, complete } = facts;
  const { language, registry } = context;
  const { labels } = language;
  const teller = createTeller(language);
  const missing = complete ? labels.missing : labels.pending;
  const cell = (figure: Figure | null | undefined, otherwise: string) =>
    figure ? flowOf(figure, teller) : otherwise;
  const rows = facts.funds.map(({ ticker }) => [
    teller.name(sayFund(asset, ticker, registry, language)),
    cell(figures.funds.get(ticker), missing),
    cell(figures.lifetimes.get(ticker), '—'),
  ]);
  const sums = [
    complete ? labels.total : labels.published,
    cell(figures.total, missing),
    cell(figures.cumulative, '—'),
  ];
  return provedRows([[labels.fund, labels.flow, labels.lifetime], ...rows, sums], teller, context);
}

/** The days of the trends side by side, newest last, with a bar for the size; every number proved. */
export function trendTable(assets: readonly AssetFacts[], context: RenderContext): TextRows {
  const { language } = context;
  const teller = createTeller(language);
  const told = assets.filter((facts) => facts.trend !== null);
  const days = [...new Set(told.flatMap(({ trend }) => trend?.series.map(({ day }) => day) ?? []))].sort();
  const head = [language.labels.tradingDay, ...told.map(({ asset }) => etfsOf(asset, language))];
  const rows = days.map((day) => [
    teller.fullDate(day),
    ...told.map((facts) => trendCell(facts, day, teller)),
  ]);
  return provedRows([head, ...rows], teller, context);
}

function trendCell({ trend, figures }: AssetFacts, day: Day, teller: Teller): string {
  const series = trend?.series ?? [];
  const figure = figures.totalOn(day);
  if (!figure || !series.some((known) => known.day === day)) return '—';
  const largest = Math.max(...series.map((known) => Math.abs(known.totalUsd)));
  return `${bar(figure.value, largest)} ${flowOf(figure, teller)}`;
}

/** A zero in a table is the figure 0. */
const flowOf = (figure: Figure, teller: Teller): string =>
  teller.tell({ form: figure.value === 0 ? 'zero' : 'flow', figure });

/** Every cell proved, and without marks. */
export function provedRows(
  rows: TextRows,
  { claims }: Teller,
  { language, templates, colors }: RenderContext,
): TextRows {
  const { names } = templates;
  const prove = (cell: string) =>
    provedInColor({ text: language.typeset(cell), claims, language, names }, colors);
  return rows.map((row) => row.map(prove));
}

/** A flow in a table that is not about figures of a digest: a zero is the figure 0. */
export const flowCell = (usd: Usd, resolutionUsd: Usd, language: Language, colors?: ColorScheme): string =>
  usd === 0 ? '0' : inColorOf(directionOf(usd), language.flow(usd, resolutionUsd), colors);

const BARS = ['▁', '▂', '▃', '▅', '▇'] as const;

/** One bar for a day's size against the largest of the series; the direction is said in words beside it. */
function bar(amount: number, largest: number): string {
  if (amount === 0 || largest === 0) return '·';
  const step = Math.ceil((Math.abs(amount) / largest) * BARS.length);
  return BARS[Math.min(Math.max(step, 1), BARS.length) - 1] ?? BARS[0];
}
