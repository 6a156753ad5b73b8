import type { RenderContext } from '../context.ts';
import type { DigestText } from './digest-text.ts';
import { type FrontFacts, frontMatter } from './front-matter.ts';

/**
 * A digest as a Markdown file: front matter and title where the settings want them, the text, what stands below it, the
 * foot; it ends in a newline.
 *
 * @param sections tables under their headings, and whatever else is Markdown already
 */
export function markdownPage(
  facts: FrontFacts,
  text: DigestText,
  sections: readonly string[],
  { hasFrontMatter, hasHeading }: RenderContext,
): string {
  const parts = [
    ...(hasFrontMatter ? [frontMatter(facts, text)] : []),
    ...(hasHeading ? [`# ${escapeProse(text.title)}`] : []),
    escapeProse(text.body),
    ...sections,
    ...(text.foot === '' ? [] : ['---', escapeProse(text.foot)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** Publishers' tickers stand in the prose: nothing in it may become markup. */
export const escapeProse = (text: string): string => text.replace(/[\\`*_<>[\]#|]/g, (sign) => `\\${sign}`);
