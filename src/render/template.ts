import Handlebars from 'handlebars';
import { EtfDigestError } from '../errors.ts';

/** The source texts of the templates, by file name without `.hbs`. */
export type TemplateTexts = Readonly<Record<string, string>>;

/** Fills a template; throws EtfDigestError naming the template when it asks for something that does not exist. */
export type Fill = (name: string, view: object) => string;

/**
 * Compiles templates strictly: a name that the view does not hold is an error, not an empty place.
 * Text and Markdown are not HTML, so nothing is turned into entities.
 */
export function createFill(texts: TemplateTexts): Fill {
  const engine = Handlebars.create();
  const options = { strict: true, knownHelpersOnly: true, noEscape: true, preventIndent: true };
  for (const [name, text] of Object.entries(texts))
    engine.registerPartial(name, engine.compile(text, options));
  return (name, view) => {
    const template = engine.partials[name] as Handlebars.TemplateDelegate | undefined;
    if (!template) throw new EtfDigestError(`there is no template ${name}.hbs`, { source: 'templates/' });
    try {
      return template(view);
    } catch (cause) {
      throw new EtfDigestError('a template cannot be filled', {
        source: `templates/${name}.hbs`,
        got: cause instanceof Error ? cause.message : String(cause),
        mend: 'use only the values that the README lists',
        cause,
      });
    }
  };
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
