import type { RenderContext } from '../context.ts';
import { createTemplates, type TemplateTexts } from '../template.ts';
import { findingAt, type TemplateFinding } from './finding.ts';
import { GUIDE } from './guide.ts';
import { nearestName } from './nearest-name.ts';
import { type Reading, readThrough } from './reading.ts';
import type { Sample } from './sample.ts';
import { type Trouble, troublesOf } from './trial.ts';
import { looseWords, type Printed } from './walk.ts';

/** What `templates check` looks at. */
export interface CheckedTemplates {
  texts: TemplateTexts;
  /** names of the templates that stand in the editor's folder */
  own: readonly string[];
  samples: readonly Sample[];
  context: Omit<RenderContext, 'templates'>;
}

/**
 * Looks a language's templates over: each is read, its names are held against the values, and all are filled for every
 * kind of day. One that is broken does not hide the others.
 */
export function checkTemplates({ texts, own, samples, context }: CheckedTemplates): TemplateFinding[] {
  const reading = readThrough(texts, context.language);
  const missing = Object.keys(GUIDE).filter((name) => GUIDE[name]?.view && !(name in texts));
  const read = [
    ...missing.map((name) => findingAt('fault', name, null, 'there is no such template')),
    ...reading.findings,
  ];
  const templates = createTemplates(texts);
  const troubles = samples.flatMap((sample) => troublesOf(sample, { ...context, templates }));
  return [...read, ...ownNames(own, reading), ...summed(news(troubles, read), reading)].toSorted(byPlace);
}

/** A name of their own may be a part that an editor added, or a slip in a file's name. */
function ownNames(own: readonly string[], { views }: Reading): TemplateFinding[] {
  const added = own.filter((name) => !(name in GUIDE));
  return added.map((name) => {
    if (views.has(name)) return findingAt('note', name, null, 'a template of your own, which others print');
    const meant = nearestName(name, Object.keys(GUIDE));
    const what = `no template prints it${meant ? `; did you mean ${meant}.hbs?` : ''}`;
    return findingAt('warning', name, null, what);
  });
}

/** What filling found and reading had not: a template with a fault cannot be filled, and words that are written out are known. */
function news(troubles: readonly Trouble[], read: readonly TemplateFinding[]): Trouble[] {
  const broken = new Set(read.map(({ template }) => template));
  return troubles.filter(({ template, words, weight }) => {
    if (weight === 'warning') return true;
    if (words !== null) return !read.some(({ what }) => what === looseWords(words));
    return !broken.has(template);
  });
}

/** The same trouble on several kinds of day is one finding. */
function summed(troubles: readonly Trouble[], { prints }: Reading): TemplateFinding[] {
  const groups = new Map<string, Trouble[]>();
  for (const trouble of troubles) {
    const key = JSON.stringify([trouble.template, trouble.what]);
    groups.set(key, [...(groups.get(key) ?? []), trouble]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { weight, template, what, sentence } = first;
    const found = findingAt(weight, template, placeOf(first, [...prints.values()]), what);
    return [{ ...found, kinds: [...new Set(group.map(({ kind }) => kind))], sentence }];
  });
}

/** Where the value that is empty is printed, the unguarded place first. */
function placeOf(
  { template, what }: Trouble,
  prints: readonly Printed[],
): { line: number; column: number } | null {
  const empty = /^"(.+)" is empty here/.exec(what)?.[1];
  const at = prints
    .filter((print) => print.template === template && print.name.split(/[./]/).at(-1) === empty)
    .sort((a, b) => Number(a.isGuarded) - Number(b.isGuarded))[0]?.at;
  return at ? { line: at.line, column: at.column + 1 } : null;
}

const WEIGHTS: readonly TemplateFinding['weight'][] = ['fault', 'warning', 'note'];

function byPlace(a: TemplateFinding, b: TemplateFinding): number {
  const rank = ({ weight }: TemplateFinding) => WEIGHTS.indexOf(weight);
  if (rank(a) !== rank(b)) return rank(a) - rank(b);
  if (a.template !== b.template) return a.template < b.template ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
