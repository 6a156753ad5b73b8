import type { DayState } from '../../analyse/days/day-state.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Instant } from '../../model/time.ts';
import type { RenderContext } from '../context.ts';
import { trendDays } from '../tables/day-tables.ts';
import { sourcesOf } from '../views/digest-view.ts';
import { crossCheckSection } from './cross-check-section.ts';
import type { DigestText } from './digest-text.ts';
import { markdownPage } from './markdown-page.ts';
import { daySection, fundSection, lifetimeSection } from './markdown-sections.ts';

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
  const told = assets.filter((asset) => asset.publishedUsd !== null);
  const hasTrend = assets.some((asset) => asset.trend !== null);
  const sections = [
    ...told.map((asset) => fundSection(asset, context)),
    ...(hasTrend ? [daySection(trendDays(assets, context))] : []),
    ...lifetimeSection(told, context),
    ...crossCheckSection(told, text, context),
  ];
  const state = leastComplete(assets.map((asset) => asset.state));
  const front = { tradingDay, publicationDay, edition, state, sources: sourcesOf(assets), generatedAt };
  return markdownPage(front, text, sections, context);
}

/** The state that is furthest from a total; closed of none. */
export function leastComplete(states: readonly DayState[]): DayState {
  return ORDER.find((state) => states.includes(state)) ?? 'closed';
}
