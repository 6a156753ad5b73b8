import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { DayHistory } from '../../model/history.ts';
import type { ColorScheme, RenderContext } from '../context.ts';
import { calledOf, fullNameOf } from '../words/fund-names.ts';
import type { Language } from '../words/language.ts';
import { fundTable, trendTable } from './figure-tables.ts';
import { type Layouts, unitInHead } from './fitted-table.ts';
import { editionsTable, figuresTable, type SourceFacts, totalsTable } from './history-table.ts';
import { withLevels } from './level-columns.ts';

/** The funds of an asset, with net assets and turnover where they are known: whole names, then without the unit in every cell, then with tickers for names. */
export function fundLayouts(facts: AssetFacts, context: RenderContext): Layouts {
  const table = (sayFund: typeof fullNameOf) =>
    withLevels(fundTable(facts, context, sayFund), facts, context);
  const [full, short] = [table(fullNameOf), table(calledOf)];
  return [full, unitInHead(full), unitInHead(short)];
}

/** The days of an asset's trend: dates in words, then as 2024-11-01. */
export function trendLayouts(facts: AssetFacts, context: RenderContext): Layouts {
  const full = trendTable([facts], context);
  const days = (facts.trend?.series ?? []).map(({ day }) => day).sort();
  const short = full.map(([date = '', ...flows], i) => [days[i - 1] ?? date, ...flows]);
  return [full, unitInHead(full), unitInHead(short)];
}

/** The history of a day, table by table: observations (whole names, then tickers), Totals, editions. */
export function historyLayouts(
  history: DayHistory,
  registry: FundRegistry,
  factsOf: SourceFacts,
  language: Language,
  colors?: ColorScheme,
): [string, Layouts][] {
  const { labels } = language;
  const figures: Layouts = [
    figuresTable(history, registry, factsOf, language, fullNameOf, colors),
    figuresTable(history, registry, factsOf, language, calledOf, colors),
  ];
  return [
    [labels.observations, figures],
    [labels.statedTotals, [totalsTable(history, factsOf, language, colors)]],
    [labels.editions, [editionsTable(history, language)]],
  ];
}
