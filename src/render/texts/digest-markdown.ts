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
  const { labels } = context.language;
  const sections = facts.assets
    .filter((asset) => asset.publishedUsd !== null)
    .map((asset) => fundSection(asset, context));
  if (facts.assets.some((asset) => asset.trend !== null)) {
    sections.push(`## ${labels.recentDays}\n\n${markdownTable(trendTable(facts.assets, context))}`);
  }
  const parts = [
    frontMatter(facts, text, generatedAt),
    `# ${escapeProse(text.title)}`,
    escapeProse(text.body),
    ...sections,
  ];
  const foot = text.foot === '' ? [] : ['---', escapeProse(text.foot)];
  return `${[...parts, ...foot].join('\n\n')}\n`;
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

function frontMatter(facts: DigestFacts, { title, shortTitle }: DigestText, generatedAt: Instant): string {
  const lines = [
    `title: ${JSON.stringify(title)}`,
    `short_title: ${JSON.stringify(shortTitle)}`,
    `trading_day: ${facts.tradingDay}`,
    `publication_day: ${facts.publicationDay}`,
    `edition: ${facts.edition}`,
    `state: ${leastComplete(facts)}`,
    `sources: [${sourcesOf(facts.assets).join(', ')}]`,
    `generated_at: ${generatedAt}`,
  ];
  return ['---', ...lines, '---'].join('\n');
}

function leastComplete(facts: DigestFacts): DayState {
  return ORDER.find((state) => facts.assets.some((asset) => asset.state === state)) ?? 'closed';
}

/** Publishers' tickers stand in the prose: nothing in it may become markup. */
export const escapeProse = (text: string): string => text.replace(/[\\`*_<>[\]#|]/g, (sign) => `\\${sign}`);
