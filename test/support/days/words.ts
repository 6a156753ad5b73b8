import type { AssetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { digestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import type { Lang } from '../../../src/model/lang.ts';
import { loadReference } from '../../../src/pipeline/reference.ts';
import type { RenderContext } from '../../../src/render/context.ts';
import { proved } from '../../../src/render/proof/proof.ts';
import { createTeller } from '../../../src/render/proof/teller.ts';
import { tidy } from '../../../src/render/texts/digest-text.ts';
import { assetView } from '../../../src/render/views/asset-view.ts';

/** The words of a language with the templates that come along. */
export function wordsIn(lang: Lang, more: Partial<RenderContext> = {}): RenderContext {
  const { registry, language, templates } = loadReference({ lang, templates: null });
  return {
    registry,
    language,
    templates,
    sourceLabels: { farside: 'Farside Investors', sosovalue: 'SoSoValue', theblock: 'The Block' },
    disclaimer: '',
    hasFrontMatter: true,
    hasHeading: true,
    ...more,
  };
}

/** One template about one asset, filled and proved. */
export function filledOf(template: string, facts: AssetFacts, words: RenderContext): string {
  const digest = digestFacts('2024-11-01', [facts], 'yesterday', []);
  const teller = createTeller(words.language);
  const view = assetView(facts, digest, { before: null, omitted: [] }, words, teller);
  const text = tidy(words.templates.fill(template, view), words);
  return proved({ text, claims: teller.claims, language: words.language, names: words.templates.names });
}
