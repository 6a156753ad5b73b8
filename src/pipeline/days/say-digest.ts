import { createHash } from 'node:crypto';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { ColorScheme, Form, RenderContext } from '../../render/context.ts';
import { type DigestText, digestText } from '../../render/texts/digest-text.ts';
import { explained } from '../../render/texts/explain.ts';
import type { Config } from '../../settings/config.ts';
import { SOURCES } from '../../sources/index.ts';
import type { RunContext } from '../context.ts';
import type { Reference } from '../reference.ts';

export { itemsOf } from '../../analyse/facts/digest-facts.ts';
export { weekItemsOf } from '../../analyse/facts/week-digest-facts.ts';

/** The words that a digest is written with. */
export function renderContextOf(
  config: Config,
  { registry, language, templates }: Reference,
  colors?: ColorScheme,
): RenderContext {
  return {
    language,
    templates,
    registry,
    sourceLabels: Object.fromEntries(SOURCES.map((source) => [source.id, source.label])),
    disclaimer: config.disclaimer,
    hasFrontMatter: config.frontMatter,
    hasHeading: config.heading,
    colors,
  };
}

/** Writes a digest in words, in its usual form unless another is wanted. */
export function sayDigest(
  facts: DigestFacts,
  config: Config,
  reference: Reference,
  form?: Form,
  colors?: ColorScheme,
): DigestText {
  return digestText(facts, renderContextOf(config, reference, colors), form);
}

/** The same as plain text, with the cells that each figure comes from. */
export function explainDigest(facts: DigestFacts, config: Config, reference: Reference, form?: Form): string {
  return explained(facts, renderContextOf(config, reference), form);
}

/**
 * Changes whenever templates, names, the sources, their labels, the layout of Markdown or the program's version do: texts of the same mark can be
 * compared.
 */
export function wordingMark({ config, reference, version }: RunContext): string {
  const { sourceLabels, disclaimer, hasFrontMatter, hasHeading } = renderContextOf(config, reference);
  const layout = [hasFrontMatter, hasHeading];
  return createHash('sha256')
    .update(JSON.stringify([version, reference.wording, sourceLabels, disclaimer, config.sources, layout]))
    .digest('hex');
}
