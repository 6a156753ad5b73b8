import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import type { Form, RenderContext } from '../context.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import type { Omission } from '../views/omission.ts';
import { weekDigestView } from '../views/week-view.ts';
import { briefEnough, LONGEST_DIGEST, OMITTED_OF_WEEKS } from './brevity.ts';
import { type DigestText, filledParts, type Parts, provedText, USUAL_FORM } from './digest-text.ts';

/** The templates of a week's parts. */
export function weekPartsOf(form: Form, { assets }: Pick<WeekDigestFacts, 'assets'>): Parts {
  const title = assets.length > 1 && form !== 'item' ? 'week-title' : 'week-item-title';
  if (form === 'short') return { title, shortTitle: 'week-short-title', body: 'week-short', foot: null };
  const body = form === 'full' ? 'week-full-body' : 'week-body';
  return { title, shortTitle: 'week-short-title', body, foot: 'week-foot' };
}

/**
 * Writes the digest of a week that has figures, and proves every number of it; pure.
 * @throws ProofError, or EtfDigestError for a template
 */
export function weekText(
  facts: WeekDigestFacts,
  context: RenderContext,
  form: Form = USUAL_FORM,
): DigestText {
  const teller = createTeller(context.language);
  return provedText(markedWeek(facts, context, form, teller), weekPartsOf(form, facts), context, teller);
}

/** The same with marks around all that it says. */
export function markedWeek(
  facts: WeekDigestFacts,
  context: RenderContext,
  form: Form,
  teller: Teller,
): DigestText {
  const parts = weekPartsOf(form, facts);
  const tell = (omitted: readonly Omission[]) =>
    filledParts(parts, weekDigestView(facts, omitted, context, teller), context);
  if (form === 'full' || form === 'short') return tell([]);
  return briefEnough(OMITTED_OF_WEEKS, LONGEST_DIGEST.week, tell, teller);
}
