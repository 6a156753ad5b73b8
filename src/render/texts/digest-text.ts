import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { Form, RenderContext } from '../context.ts';
import { checkProse } from '../proof/check-prose.ts';
import { createTeller, type Teller } from '../proof/teller.ts';
import { provedInColor } from '../tables/paint.ts';
import { TemplateError } from '../template.ts';
import { digestView } from '../views/digest-view.ts';
import type { Omission } from '../views/omission.ts';
import { unmarked } from '../words/marks.ts';
import { briefEnough, LONGEST_DIGEST, OMITTED_OF_ONE, OMITTED_OF_SEVERAL } from './brevity.ts';

/** A digest in words. */
export interface DigestText {
  title: string;
  /** at most 32 characters, for cards and 公众号 */
  shortTitle: string;
  /** paragraphs, separated by blank lines */
  body: string;
  /** edition, day, source and time, and the disclaimer where one is set; empty in the short form */
  foot: string;
}

/** What a title may measure, in characters; longer ones are told again in brief, where their template can. */
export const LONGEST = { title: 120, shortTitle: 32 } as const;

/** The form that is meant where none is named. */
export const USUAL_FORM: Form = 'digest';

/** The templates of a digest's parts. */
export function partsOf(form: Form, { assets }: Pick<DigestFacts, 'assets'>): Parts {
  const title = assets.length > 1 && form !== 'item' ? 'title' : 'item-title';
  if (form === 'short') return { title, shortTitle: 'short-title', body: 'short', foot: null };
  return { title, shortTitle: 'short-title', body: form === 'full' ? 'full-body' : 'body', foot: 'foot' };
}

/**
 * Writes a digest that has figures, and proves every number of it; pure.
 * @throws ProofError, or EtfDigestError for a template
 */
export function digestText(facts: DigestFacts, context: RenderContext, form: Form = USUAL_FORM): DigestText {
  const teller = createTeller(context.language);
  return provedText(markedDigest(facts, context, form, teller), partsOf(form, facts), context, teller);
}

/** Every part proved, and without marks; what an editor's own templates say is read as prose, too. */
export function provedText(
  text: DigestText,
  parts: Parts,
  { language, templates, colors }: RenderContext,
  { claims }: Teller,
): DigestText {
  const prove = (part: keyof DigestText) => {
    const marked = { text: text[part], claims, language, names: templates.names };
    const said = provedInColor(marked, colors);
    if (parts[part] !== null && templates.isOwn(parts[part])) checkProse(marked);
    return said;
  };
  return { title: prove('title'), shortTitle: prove('shortTitle'), body: prove('body'), foot: prove('foot') };
}

/** The same with marks around all that it says. */
export function markedDigest(
  facts: DigestFacts,
  context: RenderContext,
  form: Form,
  teller: Teller,
): DigestText {
  const parts = partsOf(form, facts);
  const tell = (omitted: readonly Omission[]) =>
    filledParts(parts, digestView(facts, omitted, context, teller), context);
  // what was corrected is told before, however long that is
  if (form === 'full' || form === 'short' || facts.corrections.length > 0) return tell([]);
  return facts.assets.length > 1
    ? briefEnough(OMITTED_OF_SEVERAL, longestOf(facts), tell, teller)
    : briefEnough(OMITTED_OF_ONE, LONGEST_DIGEST.ofOne, tell, teller);
}

const longestOf = ({ assets }: DigestFacts): readonly number[] =>
  assets.some(({ figures }) => figures.netAssets !== null)
    ? LONGEST_DIGEST.ofSeveralWithLevels
    : LONGEST_DIGEST.ofSeveral;

/** The template of each part; null for one that the form does not have. */
export type Parts = Readonly<Record<keyof DigestText, string | null>>;

/** What the parts of a text are filled with. */
export interface TextView {
  isTight: boolean;
  lead?: object;
}

/** Fills the parts of a text; a title that comes out too long is told again as a tight one, then without its tail. */
export function filledParts(parts: Parts, view: TextView, context: RenderContext): DigestText {
  const fill = (template: string | null, said = view) =>
    template === null ? '' : tidy(context.templates.fill(template, said), context);
  const fillWithin = (limit: number, template: string | null) => {
    const tight = { ...view, isTight: true };
    const told = [view, tight].map((said) => fill(template, said)).find((said) => lengthOf(said) <= limit);
    return told ?? fill(template, { ...tight, lead: { ...view.lead, event: '' } });
  };
  const text = {
    title: fillWithin(LONGEST.title, parts.title),
    shortTitle: fillWithin(LONGEST.shortTitle, parts.shortTitle),
    body: fill(parts.body),
    foot: fill(parts.foot),
  };
  // only the foot may be left out
  const silent = (['title', 'shortTitle', 'body'] as const).find(
    (part) => parts[part] !== null && text[part] === '',
  );
  if (silent) throw new TemplateError({ name: parts[silent] ?? silent }, 'it prints nothing');
  return text;
}

/** The characters that a reader sees. */
const lengthOf = (text: string): number => [...unmarked(text)].length;

/** The whole digest as plain text: title, body, foot, ending in a newline. */
export function plainText({ title, body, foot }: DigestText, form: Form = USUAL_FORM): string {
  const parts = form === 'short' ? [body] : [title, body, foot];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Several texts, one below the other. */
export function inARow(texts: readonly string[]): string {
  return texts.join('\n────────\n\n');
}

/** Sets a filled template: its lines, spaces and punctuation. */
export function tidy(text: string, { language }: Pick<RenderContext, 'language'>): string {
  return language
    .typeset(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
