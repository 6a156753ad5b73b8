import Handlebars from 'handlebars';
import { EtfDigestError } from '../errors.ts';
import { unmarked } from './words/marks.ts';

/** The source texts of the templates, by file name without `.hbs`. */
export type TemplateTexts = Readonly<Record<string, string>>;

/** The sentences of one language, ready to be filled. */
export interface Templates {
  /** throws EtfDigestError naming the template when it asks for something that does not exist, or prints what is empty */
  fill(name: string, view: object): string;
  /** words with digits or units of their own, as the templates list them: {{!-- names: Web3 日报、365 财经 --}} */
  names: readonly string[];
  /** whether this template, or one that it prints, stands in the editor's own folder */
  isOwn(name: string): boolean;
}

/**
 * Compiles templates strictly: a name that the view does not hold is an error, not an empty place, in conditions too.
 * Text and Markdown are not HTML, so nothing is turned into entities.
 *
 * @param files name → the file that it was read from, for messages
 * @param own names of those in the editor's own folder
 */
export function createTemplates(
  texts: TemplateTexts,
  files: ReadonlyMap<string, string> = new Map(),
  own: readonly string[] = [],
): Templates {
  const engine = Handlebars.create();
  const options = {
    strict: true,
    knownHelpersOnly: true,
    // it would write into the result
    knownHelpers: { log: false },
    noEscape: true,
    preventIndent: true,
  };
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, text] of Object.entries(texts)) {
    // a file ends in a newline, the sentence in it does not
    const compiled = engine.compile(text.replace(/\n$/, ''), options);
    const named: Handlebars.TemplateDelegate = (view, more) =>
      naming({ name, file: files.get(name) }, () => compiled(view, more));
    templates.set(name, named);
    engine.registerPartial(name, named);
  }
  return {
    fill: (name, view) => {
      const template = templates.get(name);
      if (!template) throw new EtfDigestError(`there is no template ${name}.hbs`, { source: 'templates/' });
      return template(sealed(view));
    },
    names: Object.values(texts).flatMap(listedNames),
    isOwn: (name) => leadsToOwn(name, texts, own),
  };
}

/** No shipped template prints itself, by way of another either, nor one whose name is a value. */
function leadsToOwn(name: string, texts: TemplateTexts, own: readonly string[]): boolean {
  if (own.length === 0) return false;
  const printed = texts[name]?.matchAll(/\{\{~?#?> *([\w-]+)/g) ?? [];
  return own.includes(name) || [...printed].some(([, inner = '']) => leadsToOwn(inner, texts, own));
}

/** The words that a template lists: {{!-- names: Web3 日报、365 财经 --}} */
export function listedNames(text: string): string[] {
  const lists = [...text.matchAll(/\{\{!(?:--)?\s*names:(.*?)(?:--)?\}\}/gs)];
  return lists
    .flatMap(([, list = '']) => list.split(/[、,]/))
    .map((name) => name.trim())
    .filter(Boolean);
}

interface Named {
  name: string;
  file?: string | undefined;
}

/** An error inside a template within a template names the inner one. */
function naming(template: Named, fill: () => string): string {
  try {
    return fill();
  } catch (cause) {
    if (cause instanceof EtfDigestError) throw cause;
    throw new TemplateError(template, cause);
  }
}

/** A template that asks for something that does not exist, or prints what is empty. */
export class TemplateError extends EtfDigestError {
  /** its name */
  readonly template: string;
  /** the value that it prints although it is empty; null for another error */
  readonly emptyValue: string | null;

  constructor({ name, file = `templates/${name}.hbs` }: Named, cause: unknown) {
    super('a template cannot be filled', {
      source: file,
      got: unmarked(cause instanceof Error ? cause.message : String(cause)),
      mend: 'etf-digest templates check says where; the README lists the values, and what may be empty is printed inside {{#if …}}',
      cause,
    });
    this.template = name;
    this.emptyValue = cause instanceof EmptyValueError ? cause.value : null;
  }
}

class EmptyValueError extends RangeError {
  readonly value: string;

  constructor(value: string) {
    super(`"${value}" is empty here: print it inside {{#if ${value}}}`);
    this.value = value;
  }
}

// Handlebars turns the view into text for its own messages
const ALWAYS_THERE = new Set(['toString', 'valueOf']);

/**
 * The same view, but asking it for a name that it does not hold throws: Handlebars lets that pass inside #if and #each.
 * What is empty is false in a condition, and throws where it is printed.
 */
function sealed<T extends object>(view: T): T {
  return new Proxy(view, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === 'string' && !Object.hasOwn(target, key) && !ALWAYS_THERE.has(key))
        throw new RangeError(`"${key}" is not defined in the view`);
      if (value === '') return new Nothing(String(key));
      return typeof value === 'object' && value !== null ? sealed(value) : value;
    },
  });
}

/** Handlebars takes an empty list for false. */
class Nothing extends Array<never> {
  readonly #name: string;

  constructor(name: string) {
    super();
    this.#name = name;
  }

  [Symbol.toPrimitive](): never {
    throw new EmptyValueError(this.#name);
  }
}
