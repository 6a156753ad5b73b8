import type { RenderContext } from '../../src/render/context.ts';
import { createTeller } from '../../src/render/proof/teller.ts';
import { type Sample, sampleViews } from '../../src/render/template-check/sample.ts';
import { SHIPPED_TEMPLATES } from '../../src/render/template-check/shipped-templates.ts';
import type { Schema, Value } from '../../src/render/views/schema.ts';
import { unmarked } from '../../src/render/words/marks.ts';

/** A view as it was filled: strings, conditions, views, lists. */
type Filled = Readonly<Record<string, unknown>>;

/**
 * The table of every value in Markdown, one row a value. An example is what the first kind of day says that has the value.
 *
 * @param templatesOf the templates that are filled with a view, by its name
 */
export function valuesTable(
  samples: readonly Sample[],
  words: RenderContext,
  templatesOf: (view: string) => readonly string[],
): string {
  const filled = new Map<Schema, Filled[]>();
  for (const sample of samples) {
    const [first] = sampleViews(sample, words, createTeller(words.language));
    if (first) gather(first.schema, { ...first.view }, filled);
  }
  const rows = everySchema().flatMap((schema) => {
    const files = templatesOf(schema.name).map((name) => `\`${name}.hbs\``);
    const within = files.length > 0 ? `: ${files.join(', ')}` : '';
    return [
      `| **${schema.name}** | **${schema.about}**${within} | |`,
      ...Object.entries(schema.values).map((entry) => rowOf(entry, filled.get(schema) ?? [])),
    ];
  });
  return ['| value | says | example |', '|---|---|---|', ...rows].join('\n');
}

/** Every view that a template may meet, each once: those that templates are filled with, and all that they hold. */
export function everySchema(): Schema[] {
  const met = new Set<Schema>();
  const meet = (schema: Schema): void => {
    if (met.has(schema)) return;
    met.add(schema);
    for (const value of Object.values(schema.values)) if ('of' in value) meet(value.of);
  };
  for (const { view } of Object.values(SHIPPED_TEMPLATES)) if (view) meet(view);
  return [...met];
}

/** Gathers the views of each schema, outer ones first. */
function gather(schema: Schema, view: Filled, filled: Map<Schema, Filled[]>): void {
  filled.set(schema, [...(filled.get(schema) ?? []), view]);
  for (const [name, value] of Object.entries(schema.values)) {
    if (!('of' in value)) continue;
    const held = view[name];
    const each = Array.isArray(held) ? held : held === '' ? [] : [held];
    for (const one of each) gather(value.of, one as Filled, filled);
  }
}

function rowOf([name, value]: [string, Value], views: readonly Filled[]): string {
  return `| \`${name}\` | ${value.says} | ${exampleOf(name, value, views)} |`;
}

function exampleOf(name: string, value: Value, views: readonly Filled[]): string {
  const held = views.map((view) => view[name]);
  if (value.kind === 'condition') return `\`{{#if ${name}}}\``;
  if (value.kind === 'list') return `\`{{#each ${name}}}\`: **${value.of.name}**`;
  if (value.kind === 'text') return said(held) ?? '';
  const [first = ''] = Object.keys(value.of.values);
  const example = said(held.map((view) => (typeof view === 'object' ? (view as Filled)[first] : '')));
  const isNumber = 'direction' in value.of.values;
  return isNumber && example !== null ? `\`${name}.${first}\`: ${example}` : `**${value.of.name}**`;
}

/** The first text that is not empty, without its marks. */
function said(texts: readonly unknown[]): string | null {
  const text = texts.find((one) => typeof one === 'string' && one !== '');
  return typeof text === 'string' ? unmarked(text) : null;
}
