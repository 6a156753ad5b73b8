import type { RenderContext } from '../context.ts';
import { createTemplates, type TemplateTexts } from '../template.ts';
import { findingAt, type TemplateFinding } from './finding.ts';
import { type Inspection, inspectTemplates } from './inspect-templates.ts';
import { nearestName } from './nearest-name.ts';
import type { Sample } from './sample.ts';
import { type SampleProblem, sampleProblems } from './sample-problems.ts';
import { SHIPPED_TEMPLATES } from './shipped-templates.ts';
import type { PrintedValue } from './walk-templates.ts';

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
  const inspection = inspectTemplates(texts, context.language);
  const missing = Object.keys(SHIPPED_TEMPLATES).filter(
    (name) => SHIPPED_TEMPLATES[name]?.view && !(name in texts),
  );
  const unfilled = [
    ...missing.map((name) => findingAt('fault', name, null, 'there is no such template')),
    ...inspection.findings,
  ];
  const broken = new Set(unfilled.map(({ template }) => template));
  const templates = createTemplates(texts);
  const problems = samples
    .flatMap((sample) => sampleProblems(sample, { ...context, templates }))
    .filter((problem) => isNew(problem, inspection.writtenOut, broken));
  return [...unfilled, ...ownNames(own, inspection), ...summed(problems, inspection)].toSorted(byPlace);
}

/** A name of their own may be a part that an editor added, or a slip in a file's name. */
function ownNames(own: readonly string[], { views }: Inspection): TemplateFinding[] {
  const added = own.filter((name) => !(name in SHIPPED_TEMPLATES));
  return added.map((name) => {
    if (views.has(name)) return findingAt('note', name, null, 'a template of your own, which others print');
    const meant = nearestName(name, Object.keys(SHIPPED_TEMPLATES));
    const what = `no template prints it${meant ? `; did you mean ${meant}.hbs?` : ''}`;
    return findingAt('warning', name, null, what);
  });
}

/** Whether only filling could tell: a broken template cannot be filled, and words that are written out are found already. */
function isNew(
  { weight, template, unproved }: SampleProblem,
  writtenOut: ReadonlySet<string>,
  broken: ReadonlySet<string>,
): boolean {
  if (weight === 'warning') return true;
  return unproved === undefined ? !broken.has(template) : !writtenOut.has(unproved);
}

/** The same problem on several kinds of day is one finding. */
function summed(problems: readonly SampleProblem[], { prints }: Inspection): TemplateFinding[] {
  const groups = new Map<string, SampleProblem[]>();
  for (const problem of problems) {
    const key = JSON.stringify([problem.template, problem.what]);
    groups.set(key, [...(groups.get(key) ?? []), problem]);
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
  { template, emptyValue }: SampleProblem,
  prints: readonly PrintedValue[],
): { line: number; column: number } | null {
  const at = prints
    .filter((print) => print.template === template && print.name === emptyValue)
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
