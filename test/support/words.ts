import type { AssetFacts } from '../../src/analyse/asset-facts.ts';
import { digestFacts } from '../../src/analyse/digest-facts.ts';
import type { Lang } from '../../src/model/lang.ts';
import { loadReference } from '../../src/pipeline/reference.ts';
import { assetView } from '../../src/render/asset-view.ts';
import { tidy } from '../../src/render/digest-text.ts';
import { proved } from '../../src/render/proof.ts';
import { createTeller } from '../../src/render/teller.ts';
import type { Words } from '../../src/render/words.ts';

/** The words of a language with the templates that come along. */
export function wordsIn(lang: Lang, more: Partial<Words> = {}): Words {
  const { registry, language, templates } = loadReference({ lang, templates: null });
  return {
    registry,
    language,
    templates,
    sourceLabels: { farside: 'Farside Investors', sosovalue: 'SoSoValue', theblock: 'The Block' },
    disclaimer: '',
    ...more,
  };
}

/** One template about one asset, filled and proved. */
export function filledOf(template: string, facts: AssetFacts, words: Words): string {
  const digest = digestFacts('2024-11-01', [facts], 'yesterday', []);
  const teller = createTeller(words.language);
  const view = assetView(facts, digest, null, 'own direction first', words, teller);
  const text = tidy(words.templates.fill(template, view), words);
  return proved({ text, claims: teller.claims, language: words.language, names: words.templates.names });
}
