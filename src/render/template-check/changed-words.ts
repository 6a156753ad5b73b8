import { FORMS, type Form, type RenderContext } from '../context.ts';
import { sentencesOf } from '../proof/sentences.ts';
import { createTeller } from '../proof/teller.ts';
import { filledParts, type Parts, partsOf } from '../texts/digest-text.ts';
import { weekPartsOf } from '../texts/week-text.ts';
import { digestView } from '../views/digest-view.ts';
import { unmarked } from '../words/marks.ts';
import { type Sample, type SampleView, sampleViews } from './sample.ts';

/** Sentences next to each other that two sets of templates say differently; empty where one has none in that place. */
export interface ChangedWords {
  before: string;
  after: string;
}

/** The words that a day or a week is told in, before a change of templates and after it. */
export interface TwoContexts {
  before: RenderContext;
  after: RenderContext;
}

/** What a change of templates does to the text of a day or a week; in the first form in which it shows. */
export function changedWords(sample: Sample, { before, after }: TwoContexts): ChangedWords[] {
  for (const form of FORMS) {
    const changes = changesIn(form, sample, { before, after });
    if (changes.length > 0) return changes;
  }
  return [];
}

/** The same in one form. */
export function changesIn(form: Form, sample: Sample, { before, after }: TwoContexts): ChangedWords[] {
  const told = isOwnIn(form, sample, after) ? toldIn(form, sample, after) : null;
  if (!told) return [];
  const parts = ownParts(told.parts, after);
  const [was, is] = [filledParts(parts, told.view, before), filledParts(parts, told.view, after)];
  const changes = EVERY_PART.flatMap((part) => changedSentences(unmarked(was[part]), unmarked(is[part])));
  return [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
}

const EVERY_PART = ['title', 'shortTitle', 'body', 'foot'] as const;

/** The parts that a template of the editor's is printed in: the others are the same before and after. */
function ownParts(parts: Parts, { templates }: RenderContext): Parts {
  const own = (template: string | null) => (template !== null && templates.isOwn(template) ? template : null);
  return {
    title: own(parts.title),
    shortTitle: own(parts.shortTitle),
    body: own(parts.body),
    foot: own(parts.foot),
  };
}

/** Whether a day or a week prints an own template at all: most changes are of one form, or of weeks alone. */
function isOwnIn(form: Form, sample: Sample, context: RenderContext): boolean {
  const parts =
    'facts' in sample
      ? partsOf(form, sample.facts)
      : 'weekFacts' in sample
        ? weekPartsOf(form, sample.weekFacts)
        : null;
  return parts === null || Object.values(ownParts(parts, context)).some((part) => part !== null);
}

/** What templates are filled with, whichever they are. A sentence that says why there is nothing has one form. */
function toldIn(form: Form, sample: Sample, context: RenderContext): Omit<SampleView, 'schema'> | null {
  const teller = createTeller(context.language);
  if (!('facts' in sample)) return sampleViews(sample, context, teller)[FORMS.indexOf(form)] ?? null;
  return { parts: partsOf(form, sample.facts), view: digestView(sample.facts, [], context, teller) };
}

/** Where two texts differ, sentence by sentence. */
export function changedSentences(before: string, after: string): ChangedWords[] {
  if (before === after) return [];
  const [was, is] = [sentencesOf(before), sentencesOf(after)];
  const common = longestCommon(was, is);
  const changes: ChangedWords[] = [];
  let [i, j] = [0, 0];
  for (const [atWas, atIs] of [...common, [was.length, is.length] as const]) {
    const change = { before: joined(was.slice(i, atWas)), after: joined(is.slice(j, atIs)) };
    if (change.before !== change.after) changes.push(change);
    [i, j] = [atWas + 1, atIs + 1];
  }
  return changes;
}

/** English and headings have a space between sentences. */
const joined = (sentences: readonly string[]): string =>
  sentences
    .map((sentence) => sentence.trim())
    .reduce((text, next) => (/(?:^|[。！？])$/u.test(text) ? text + next : `${text} ${next}`), '');

/** The places of the sentences that both have, in order; as many as can be. */
function longestCommon(a: readonly string[], b: readonly string[]): (readonly [number, number])[] {
  const lengths = a.map(() => b.map(() => 0));
  const lengthAt = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  const isSame = (i: number, j: number): boolean => a[i]?.trim() === b[j]?.trim();
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = lengths[i] ?? [];
      row[j] = isSame(i, j) ? lengthAt(i + 1, j + 1) + 1 : Math.max(lengthAt(i + 1, j), lengthAt(i, j + 1));
    }
  const places: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < a.length && j < b.length; ) {
    if (isSame(i, j)) places.push([i++, j++]);
    else if (lengthAt(i + 1, j) >= lengthAt(i, j + 1)) i += 1;
    else j += 1;
  }
  return places;
}
