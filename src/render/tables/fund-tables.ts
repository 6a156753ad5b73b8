import type { Figure } from '../../analyse/figures/figure.ts';
import type { Ticker } from '../../model/flow.ts';
import type { RenderContext } from '../context.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { etfsOf } from '../words/asset-names.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { columnOf, roundedColumnOf } from './column.ts';
import { provedRows } from './figure-tables.ts';
import { type FundTableFacts, fundGroups } from './fund-groups.ts';
import type { TextRows } from './table.ts';

/**
 * The flows of a day's or a week's funds, for a narrow screen: short names, the unit in the head, the largest of the own
 * direction first, one row for the funds without a figure and one for those that did not move; every number proved.
 */
export function fundFlowTable(
  facts: FundTableFacts,
  context: RenderContext,
  label: 'flow' | 'week' = 'flow',
): TextRows {
  const { figures, complete } = facts;
  const { labels } = context.language;
  const teller = createTeller(context.language);
  const column = columnOf(labels[label], teller);
  const { told, unknown, zeros } = fundGroups(facts);
  const called = (tickers: readonly Ticker[]) => calledInARow(tickers, facts, context, teller);
  const missing = complete ? labels.missing : labels.pending;
  const zero = figures.funds.get(zeros[0] ?? '');
  const rows = [
    [labels.fund, column.head],
    ...told.map(([ticker, figure]) => [shortName(ticker, facts, context, teller), column.cell(figure)]),
    ...(unknown.length > 0 ? [[called(unknown), missing]] : []),
    ...(zero
      ? [[`${restOf(zeros, told.length > 0, facts, teller)}${called(zeros)}`, column.cell(zero)]]
      : []),
    [complete ? labels.total : labels.published, figures.total ? column.cell(figures.total) : missing],
  ];
  return provedRows(rows, teller, context);
}

/** `其余 4 只：`; nothing where the funds are counted otherwise, as in a week that is not over. */
function restOf(
  zeros: readonly Ticker[],
  hasOthers: boolean,
  { figures }: FundTableFacts,
  teller: Teller,
): string {
  const flat = figures.counts?.flat;
  if (flat?.value !== zeros.length) return '';
  const { labels, colon } = teller.language;
  return `${hasOthers ? labels.rest : ''}${teller.count(flat, 'funds')}${colon}`;
}

/** The lifetimes of an asset's funds, the largest first, in one unit; null where none is known. */
export function lifetimeTable(facts: FundTableFacts, context: RenderContext): TextRows | null {
  const { asset, figures } = facts;
  const { labels } = context.language;
  const known = facts.funds.flatMap(({ ticker }) => {
    const figure = figures.lifetimes.get(ticker);
    return figure ? [[ticker, figure] as const] : [];
  });
  if (known.length === 0) return null;
  const sum: Figure[] = figures.cumulative ? [figures.cumulative] : [];
  const teller = createTeller(context.language);
  const column = roundedColumnOf(labels.lifetime, [...known.map(([, figure]) => figure), ...sum], teller);
  const rows = [
    [etfsOf(asset, context.language), column.head],
    ...known
      .toSorted(([, one], [, other]) => other.value - one.value)
      .map(([ticker, figure]) => [shortName(ticker, facts, context, teller), column.cell(figure)]),
    ...sum.map((figure) => [labels.total, column.cell(figure)]),
  ];
  return provedRows(rows, teller, context);
}

/** How many funds went each way, `11 只基金：6 只净流出、1 只净流入`; null before all have reported. */
export function fundCounts({ complete, figures }: FundTableFacts, context: RenderContext): string | null {
  const { counts, total } = figures;
  if (!complete || !counts) return null;
  const { language } = context;
  const { labels, list } = language;
  const teller = createTeller(language);
  const ways = total && total.value < 0 ? [counts.out, counts.in] : [counts.in, counts.out];
  const moved = ways
    .filter(({ value }) => value > 0)
    .map(
      (figure) => `${teller.count(figure, 'funds')}${labels.having}${teller.tell({ form: 'flows', figure })}`,
    );
  const still =
    counts.flat.value > 0 ? [`${teller.count(counts.flat, 'funds')}${labels.having}${labels.noFlow}`] : [];
  const missing =
    counts.pending.value > 0 ? [`${teller.count(counts.pending, 'funds')} ${labels.missing}`] : [];
  const said = `${teller.count(counts.expected, 'funds')}${labels.fundCounts}${list([...moved, ...still, ...missing])}`;
  return provedRows([[said]], teller, context)[0]?.[0] ?? null;
}

const shortName = (
  ticker: Ticker,
  { asset }: FundTableFacts,
  { language, registry }: RenderContext,
  teller: Teller,
): string => teller.name(nameOf(asset, ticker, registry, 'title', language));

const calledInARow = (
  tickers: readonly Ticker[],
  { asset }: FundTableFacts,
  { language, registry }: RenderContext,
  teller: Teller,
): string => language.list(tickers.map((ticker) => teller.name(calledOf(asset, ticker, registry, language))));
