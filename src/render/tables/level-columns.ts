import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import type { RenderContext } from '../context.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import type { Label } from '../words/language.ts';
import { provedInColor } from './paint.ts';
import type { TextRows } from './table.ts';

/** One more column of a table of funds: a cell for each of them, then that of all together. */
type Column = [head: Label, cells: readonly (Figure | null | undefined)[]];

/** A table of funds with their net assets and their turnover, each where it is known of any; every number proved. */
export function withLevels(table: TextRows, facts: AssetFacts, context: RenderContext): TextRows {
  const { labels } = context.language;
  const teller = createTeller(context.language);
  const columns = columnsOf(facts);
  const more = table.map((_, i) =>
    columns.map(([head, cells]) => (i === 0 ? labels[head] : levelOf(cells[i - 1], teller))),
  );
  const { language, templates, colors } = context;
  const proved = (text: string) =>
    provedInColor({ text, claims: teller.claims, language, names: templates.names }, colors);
  return table.map((row, i) => [...row, ...(more[i] ?? []).map(proved)]);
}

/** `总资产净值、成交额（SoSoValue）` below the table, where another publisher than that of the flows gives them; else null. */
export function levelsNote(facts: AssetFacts, { language, sourceLabels }: RenderContext): string | null {
  const source = facts.fundLevels?.source;
  const heads = columnsOf(facts).map(([head], i) =>
    i === 0 ? language.labels[head] : language.labels[head].toLowerCase(),
  );
  if (source === undefined || source === facts.source || heads.length === 0) return null;
  const name = sourceLabels[source] ?? source;
  return language.typeset(`${heads.join(language.comma)}${language.bracketed(name)}`);
}

function columnsOf({ funds, figures, fundLevels }: AssetFacts): Column[] {
  const { levels } = figures;
  const ofAll = (figure: Figure | null) => (figure?.source === fundLevels?.source ? figure : null);
  const columns: Column[] = [
    ['netAssets', [...funds.map(({ ticker }) => levels.netAssets.get(ticker)), ofAll(figures.netAssets)]],
    ['turnover', [...funds.map(({ ticker }) => levels.turnover.get(ticker)), ofAll(levels.turnoverOfAll)]],
  ];
  return columns.filter(([, cells]) => cells.slice(0, -1).some((figure) => figure !== undefined));
}

function levelOf(figure: Figure | null | undefined, teller: Teller): string {
  if (!figure) return '—';
  return figure.value === 0 ? teller.tell({ form: 'zero', figure }) : teller.amount(figure);
}
