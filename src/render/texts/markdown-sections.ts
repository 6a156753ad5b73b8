import type { RenderContext } from '../context.ts';
import type { DayTable } from '../tables/day-tables.ts';
import type { FundTableFacts } from '../tables/fund-groups.ts';
import { fundCounts, fundFlowTable, lifetimeTable } from '../tables/fund-tables.ts';
import { markdownTable, type TextRows } from '../tables/table.ts';
import { etfsOf } from '../words/asset-names.ts';

/** The funds of an asset on a day or in a week: how many went each way, and each with its flow. */
export function fundSection(
  facts: FundTableFacts,
  context: RenderContext,
  label: 'flow' | 'week' = 'flow',
): string {
  const { labels, comma } = context.language;
  const head = `${etfsOf(facts.asset, context.language)}${comma === '、' ? ' ' : comma}${labels.funds}`;
  const counts = fundCounts(facts, context);
  const table = figureTable(fundFlowTable(facts, context, label));
  return [`## ${head}`, ...(counts === null ? [] : [counts]), table].join('\n\n');
}

/** Some days under their heading. */
export const daySection = ({ heading, rows }: DayTable): string => `## ${heading}\n\n${figureTable(rows)}`;

/** The lifetimes of all funds under one heading, a table an asset; nothing where none is known. */
export function lifetimeSection(assets: readonly FundTableFacts[], context: RenderContext): string[] {
  const tables = assets.flatMap((facts) => {
    const rows = lifetimeTable(facts, context);
    return rows ? [figureTable(rows)] : [];
  });
  return tables.length === 0 ? [] : [`## ${context.language.labels.lifetime}`, ...tables];
}

const figureTable = (rows: TextRows): string => markdownTable(rows, 1);
