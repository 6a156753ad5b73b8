import type { AssetFacts } from '../analyse/asset-facts.ts';
import type { Figure } from '../analyse/figure.ts';
import type { AssetFigures } from '../analyse/figures.ts';
import type { Asset, Ticker } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import type { Day } from '../model/time.ts';
import { bar } from './chart.ts';
import type { Language } from './language.ts';
import { fullNameOf } from './names.ts';
import { proved } from './proof.ts';
import type { TextRows } from './table.ts';
import { createTeller, type Teller } from './teller.ts';
import type { Words } from './words.ts';

/** What a table of funds needs of the facts of a day or a week. */
export interface FundTableFacts {
  asset: Asset;
  complete: boolean;
  funds: readonly { ticker: Ticker }[];
  figures: Pick<AssetFigures, 'total' | 'cumulative' | 'funds' | 'lifetimes'>;
}

/** The funds of an asset: name, flow of the day or week, lifetime; every number proved. */
export function fundTable(
  facts: FundTableFacts,
  words: Words,
  sayFund = fullNameOf,
  flow: 'flow' | 'week' = 'flow',
): TextRows {
  const { asset, figures, complete } = facts;
  const { language, registry } = words;
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
  return provedRows([[labels.fund, labels[flow], labels.lifetime], ...rows, sums], teller, words);
}

/** The days of the trends side by side, newest last, with a bar for the size; every number proved. */
export function trendTable(assets: readonly AssetFacts[], words: Words): TextRows {
  const { language } = words;
  const teller = createTeller(language);
  const told = assets.filter((facts) => facts.trend !== null);
  const days = [...new Set(told.flatMap(({ trend }) => trend?.series.map(({ day }) => day) ?? []))].sort();
  const head = [language.labels.tradingDay, ...told.map(({ asset }) => language.assets[asset])];
  const rows = days.map((day) => [
    teller.fullDate(day),
    ...told.map((facts) => trendCell(facts, day, teller)),
  ]);
  return provedRows([head, ...rows], teller, words);
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
  figure.value === 0 ? teller.tell({ form: 'zero', figure }) : teller.flow(figure);

function provedRows(rows: TextRows, { claims }: Teller, { language, templates }: Words): TextRows {
  const { names } = templates;
  return rows.map((row) => row.map((text) => proved({ text, claims, language, names })));
}

/** A flow in a table that is not about figures of a digest: a zero is the figure 0. */
export const flowCell = (usd: Usd, resolutionUsd: Usd, language: Language): string =>
  usd === 0 ? '0' : language.flow(usd, resolutionUsd, false);
