import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { RenderContext } from '../context.ts';
import { checkProse } from '../proof/check-prose.ts';
import { proved } from '../proof/proof.ts';
import { createTeller } from '../proof/teller.ts';
import { crossCheckView } from '../views/cross-check-view.ts';
import { type DigestText, tidy } from './digest-text.ts';
import { escapeProse } from './markdown-page.ts';

/** What agreed when it was held against another publisher, proved; nothing where nothing did, or where the foot says so. */
export function crossCheckSection(
  assets: readonly AssetFacts[],
  { foot }: DigestText,
  context: RenderContext,
): string[] {
  const { language, templates } = context;
  const said = assets
    .filter(({ crossCheck }) => crossCheck?.verdict === 'agree')
    .flatMap((facts) => {
      const teller = createTeller(language);
      const view = crossCheckView(facts, context, teller);
      if (view === '') return [];
      const text = tidy(templates.fill('opinion', view), context);
      const marked = { text, claims: teller.claims, language, names: templates.names };
      const sentence = proved(marked);
      if (templates.isOwn('opinion')) checkProse(marked);
      return foot.includes(sentence) ? [] : [escapeProse(sentence)];
    });
  return said.length === 0
    ? []
    : [`${language.labels.crossCheck}${said.join(language.comma === '、' ? '' : ' ')}`];
}
