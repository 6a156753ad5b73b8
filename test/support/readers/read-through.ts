import type { DigestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import type { WeekDigestFacts } from '../../../src/analyse/facts/week-digest-facts.ts';
import type { Form, RenderContext } from '../../../src/render/context.ts';
import { checkProse } from '../../../src/render/proof/check-prose.ts';
import type { Claim } from '../../../src/render/proof/claim.ts';
import { createTeller, type Teller } from '../../../src/render/proof/teller.ts';
import {
  type DigestText,
  markedDigest,
  type Parts,
  partsOf,
  provedText,
} from '../../../src/render/texts/digest-text.ts';
import { markedWeek, weekPartsOf } from '../../../src/render/texts/week-text.ts';
import { segmentsOf } from '../../../src/render/words/marks.ts';
import { misreading } from './claim-reader.ts';

/**
 * Writes a digest, proves it as a run does, judges its prose as a run does with an editor's templates, and reads every claim
 * back without the code that said it.
 *
 * @throws ProofError, or Error naming the claim that reads otherwise
 */
export function digestReadThrough(facts: DigestFacts, words: RenderContext, form: Form): DigestText {
  const teller = createTeller(words.language);
  return readThrough(markedDigest(facts, words, form, teller), partsOf(form, facts), words, teller);
}

/** The same of a week. */
export function weekReadThrough(facts: WeekDigestFacts, words: RenderContext, form: Form): DigestText {
  const teller = createTeller(words.language);
  return readThrough(markedWeek(facts, words, form, teller), weekPartsOf(form, facts), words, teller);
}

function readThrough(marked: DigestText, parts: Parts, words: RenderContext, teller: Teller): DigestText {
  const plain = provedText(marked, parts, words, teller);
  for (const text of Object.values<string>({ ...marked })) {
    checkProse({ text, claims: teller.claims, language: words.language, names: words.templates.names });
    const [misread] = misreadIn(text, teller.claims);
    if (misread) throw new Error(`${misread} in: ${text}`);
  }
  return plain;
}

/** What the marks of a text say otherwise than their facts are, whatever said it. */
export function misreadIn(text: string, claims: readonly Claim[]): string[] {
  return segmentsOf(text).flatMap(({ claim: number, text: said }) => {
    const claim = claims[number ?? -1];
    const wrong = claim ? misreading(claim, said) : null;
    return wrong === null ? [] : [`“${said}” for ${wrong}`];
  });
}
