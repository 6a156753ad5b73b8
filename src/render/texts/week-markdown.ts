import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import { weekName } from '../../model/week.ts';
import type { RenderContext } from '../context.ts';
import { sourcesOf } from '../views/digest-view.ts';
import { escapeProse, fundSection } from './digest-markdown.ts';
import type { DigestText } from './digest-text.ts';

/** The digest of a week as Markdown: front matter, title, text, tables, source line. */
export function weekMarkdown(facts: WeekDigestFacts, text: DigestText, context: RenderContext): string {
  const { week, from, to, edition, assets } = facts;
  const told = assets.filter(({ publishedUsd }) => publishedUsd !== null);
  const front = [
    `title: ${JSON.stringify(text.title)}`,
    `short_title: ${JSON.stringify(text.shortTitle)}`,
    `week: ${weekName(week)}`,
    `first_trading_day: ${from}`,
    `last_trading_day: ${to}`,
    `edition: ${edition}`,
    `sources: [${sourcesOf(assets).join(', ')}]`,
  ];
  const parts = [
    ['---', ...front, '---'].join('\n'),
    `# ${escapeProse(text.title)}`,
    escapeProse(text.body),
    ...told.map((asset) => fundSection(asset, context, 'week')),
    ...(text.foot === '' ? [] : ['---', escapeProse(text.foot)]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
