import type { EditionChange, PrintedEdition } from '../../analyse/facts/edition-changes.ts';
import type { Day } from '../../model/time.ts';
import type { RenderContext } from '../context.ts';
import { proved } from '../proof/proof.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { condition, schema, text, type ViewOf } from '../views/schema.ts';
import { tidy } from './digest-text.ts';
import { editionChangeView } from './edition-change-view.ts';

/** The editions of a day, by when they were written. */
export type Editions = readonly Pick<PrintedEdition, 'at' | 'edition'>[];

export const EDITIONS = schema('editions', 'how many editions a day has', {
  fullDate: text('the trading day'),
  isNone: condition('none was written'),
  isOnly: condition('there is one'),
  count: text('how many'),
  at: text('when the first was written'),
  isPreliminary: condition('the first was preliminary'),
  isFinal: condition('the first was final'),
  isCorrection: condition('the first was a correction'),
});

/** The sentence that says how many editions a day has, and what the first was. */
export function editionsText(day: Day, editions: Editions, context: RenderContext): string {
  return said('editions', (teller) => editionsView(day, editions, teller), context);
}

/** Says how many editions a day has. */
export function editionsView(day: Day, editions: Editions, teller: Teller): ViewOf<typeof EDITIONS> {
  const [first] = editions;
  return {
    fullDate: teller.fullDate(day),
    isNone: editions.length === 0,
    isOnly: editions.length === 1,
    count: teller.name(teller.language.count(editions.length, 'number')),
    at: first ? teller.time(first.at) : '',
    isPreliminary: first?.edition === 'preliminary',
    isFinal: first?.edition === 'final',
    isCorrection: first?.edition === 'correction',
  };
}

/**
 * The sentence that says what an edition changed.
 * @throws ProofError, or EtfDigestError for a template
 */
export function changeText(change: EditionChange, context: RenderContext): string {
  return said('change', (teller) => editionChangeView(change, context, teller), context);
}

function said(template: string, view: (teller: Teller) => object, context: RenderContext): string {
  const { language, templates } = context;
  const teller = createTeller(language);
  const filled = tidy(templates.fill(template, view(teller)), context);
  return proved({ text: filled, claims: teller.claims, language, names: templates.names });
}
