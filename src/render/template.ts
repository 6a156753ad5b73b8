import Handlebars from 'handlebars';
import { EtfDigestError } from '../errors.ts';

/** The source texts of the templates, by file name without `.hbs`. */
export type TemplateTexts = Readonly<Record<string, string>>;

/** Fills a template; throws EtfDigestError naming the template when it asks for something that does not exist. */
export type Fill = (name: string, view: object) => string;

/**
 * Compiles templates strictly: a name that the view does not hold is an error, not an empty place, in conditions too.
 * Text and Markdown are not HTML, so nothing is turned into entities.
 */
export function createFill(texts: TemplateTexts): Fill {
  const engine = Handlebars.create();
  const options = { strict: true, knownHelpersOnly: true, noEscape: true, preventIndent: true };
  const templates = new Map<string, Handlebars.TemplateDelegate>();
  for (const [name, text] of Object.entries(texts)) {
    const compiled = engine.compile(text, options);
    const named: Handlebars.TemplateDelegate = (view, more) => naming(name, () => compiled(view, more));
    templates.set(name, named);
    engine.registerPartial(name, named);
  }
  return (name, view) => {
    const template = templates.get(name);
    if (!template) throw new EtfDigestError(`there is no template ${name}.hbs`, { source: 'templates/' });
    return template(sealed(view));
  };
}

/** An error inside a template within a template names the inner one. */
function naming(name: string, fill: () => string): string {
  try {
    return fill();
  } catch (cause) {
    if (cause instanceof EtfDigestError) throw cause;
    throw new EtfDigestError('a template cannot be filled', {
      source: `templates/${name}.hbs`,
      got: cause instanceof Error ? cause.message : String(cause),
      mend: 'print only what the view holds: docs/extending.md says where that is',
      cause,
    });
  }
}

// Handlebars turns the view into text for its own messages
const ALWAYS_THERE = new Set(['toString', 'valueOf']);

/** The same view, but asking it for a name that it does not hold throws: Handlebars lets that pass inside #if and #each. */
function sealed<T extends object>(view: T): T {
  return new Proxy(view, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === 'string' && !Object.hasOwn(target, key) && !ALWAYS_THERE.has(key))
        throw new RangeError(`"${key}" is not defined in the view`);
      return typeof value === 'object' && value !== null ? sealed(value) : value;
    },
  });
}

const HAN = '\\p{Script=Han}';
const LATIN = 'A-Za-z0-9';

/** Newsroom spacing: one space between Chinese and Latin letters or digits, none beside full-width punctuation. */
export function typeset(text: string): string {
  return text
    .replace(new RegExp(`(${HAN})([${LATIN}])`, 'gu'), '$1 $2')
    .replace(new RegExp(`([${LATIN}%])(${HAN})`, 'gu'), '$1 $2')
    .replace(/ *([，。：；、（）]) */g, '$1')
    .replace(/(?<=\S) {2,}/g, ' ')
    .replace(/[ \t]+$/gm, '');
}
