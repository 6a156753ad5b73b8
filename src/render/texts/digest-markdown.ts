import type { DayState } from '../../analyse/days/day-state.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Instant } from '../../model/time.ts';
import type { RenderContext } from '../context.ts';
import { type FundTableFacts, fundTable, trendTable } from '../tables/figure-tables.ts';
import { markdownTable } from '../tables/table.ts';
import { sourcesOf } from '../views/digest-view.ts';
import { etfsOf } from '../words/asset-names.ts';
import { fullNameOf } from '../words/fund-names.ts';
import type { DigestText } from './digest-text.ts';
import { markdownPage } from './markdown-page.ts';

const ORDER: readonly DayState[] = ['pending', 'provisional', 'settled', 'final'];

/**
 * The digest as a Markdown file: front matter, title, text, tables, source line.
 *
 * @param generatedAt when this edition was first written
 */
export function digestMarkdown(
  facts: DigestFacts,
  text: DigestText,
  context: RenderContext,
  generatedAt: Instant,
): string {
  const { tradingDay, publicationDay, edition, assets } = facts;
  const { labels } = context.language;
  const sections = assets
    .filter((asset) => asset.publishedUsd !== null)
    .map((asset) => fundSection(asset, context));
  if (assets.some((asset) => asset.trend !== null)) {
    sections.push(`## ${labels.recentDays}\n\n${markdownTable(trendTable(assets, context))}`);
  }
  const state = leastComplete(assets.map((asset) => asset.state));
  const front = { tradingDay, publicationDay, edition, state, sources: sourcesOf(assets), generatedAt };
  return markdownPage(front, text, sections, context);
}

/** The table of an asset's funds under its heading. */
export function fundSection(
  facts: FundTableFacts,
  context: RenderContext,
  flow: 'flow' | 'week' = 'flow',
): string {
  const { labels, comma } = context.language;
  const head = `${etfsOf(facts.asset, context.language)}${comma === '、' ? ' ' : comma}${labels.funds}`;
  return `## ${head}\n\n${markdownTable(fundTable(facts, context, fullNameOf, flow))}`;
}

/** The state that is furthest from a total; closed of none. */
export function leastComplete(states: readonly DayState[]): DayState {
  return ORDER.find((state) => states.includes(state)) ?? 'closed';
}
