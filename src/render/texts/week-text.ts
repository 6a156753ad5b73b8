import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import type { Form, RenderContext } from '../context.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { weekDigestView } from '../views/week-view.ts';
import { type DigestText, filledParts, type Parts, provedText } from './digest-text.ts';

/** The templates of a week's parts. */
export const WEEK_PARTS: Readonly<Record<Form, Parts>> = {
  overview: { title: 'week-title', shortTitle: 'week-short-title', body: 'week-body', foot: 'week-foot' },
  item: { title: 'week-item-title', shortTitle: 'week-short-title', body: 'week-body', foot: 'week-foot' },
  short: { title: 'week-item-title', shortTitle: 'week-short-title', body: 'week-short', foot: null },
};

/** Two assets are told in one overview, one in an item of its own. */
export function usualWeekForm({ assets }: WeekDigestFacts): Form {
  return assets.length > 1 ? 'overview' : 'item';
}

/**
 * Writes the digest of a week that has figures, and proves every number of it; pure.
 * @throws ProofError, or EtfDigestError for a template
 */
export function weekText(
  facts: WeekDigestFacts,
  context: RenderContext,
  form: Form = usualWeekForm(facts),
): DigestText {
  const teller = createTeller(context.language);
  return provedText(markedWeek(facts, context, form, teller), WEEK_PARTS[form], context, teller);
}

/** The same with marks around all that it says. */
export function markedWeek(
  facts: WeekDigestFacts,
  context: RenderContext,
  form: Form,
  teller: Teller,
): DigestText {
  return filledParts(WEEK_PARTS[form], weekDigestView(facts, context, teller), context);
}
