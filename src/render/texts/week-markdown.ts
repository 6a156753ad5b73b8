import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import { type Instant, publicationDayOf } from '../../model/time.ts';
import { weekName } from '../../model/week.ts';
import type { RenderContext } from '../context.ts';
import { weekDays } from '../tables/day-tables.ts';
import { sourcesOf } from '../views/digest-view.ts';
import { leastComplete } from './digest-markdown.ts';
import type { DigestText } from './digest-text.ts';
import type { FrontFacts } from './front-matter.ts';
import { markdownPage } from './markdown-page.ts';
import { daySection, fundSection, lifetimeSection } from './markdown-sections.ts';

/**
 * The digest of a week as Markdown: front matter, title, text, tables, source line.
 *
 * @param generatedAt when it is written
 */
export function weekMarkdown(
  facts: WeekDigestFacts,
  text: DigestText,
  context: RenderContext,
  generatedAt: Instant,
): string {
  const told = facts.assets.filter(({ publishedUsd }) => publishedUsd !== null);
  const sections = [
    daySection(weekDays(told, context)),
    ...told.map((asset) => fundSection(asset, context, 'week')),
    ...lifetimeSection(told, context),
  ];
  return markdownPage(frontFacts(facts, generatedAt), text, sections, context);
}

/** A week is published with its last day. */
function frontFacts(facts: WeekDigestFacts, generatedAt: Instant): FrontFacts {
  const { week, from, to, edition, assets } = facts;
  const states = assets.flatMap(({ days }) => days.map(({ state }) => state));
  return {
    tradingDay: to,
    publicationDay: publicationDayOf(to),
    week: { name: weekName(week), from, to },
    edition,
    state: edition === 'final' ? leastComplete(states) : 'provisional',
    sources: sourcesOf(assets),
    generatedAt,
  };
}
