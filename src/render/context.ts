import type { FundRegistry } from '../model/funds.ts';
import type { Templates } from './template.ts';
import type { Language } from './words/language.ts';

/** What the words need besides the facts. */
export interface RenderContext {
  language: Language;
  templates: Templates;
  registry: FundRegistry;
  /** source id → its name in the text */
  sourceLabels: Readonly<Record<string, string>>;
  disclaimer: string;
  /** a Markdown file begins with front matter, and with its title as a heading */
  hasFrontMatter: boolean;
  hasHeading: boolean;
  /** absent: a text has no colour */
  colors?: ColorScheme | undefined;
}

/** Which colour says up: red in mainland China, green in the West. */
export type ColorScheme = 'red-up' | 'green-up';

/**
 * How a digest is laid out: digest, a title and a paragraph an asset; full, the same with every count, lifetime and
 * comparison; item, the digest of each asset by itself; short, one paragraph.
 */
export const FORMS = ['digest', 'full', 'item', 'short'] as const;
export type Form = (typeof FORMS)[number];
