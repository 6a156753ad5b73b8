import type { Options } from '../io.ts';

/** The flags that another command on templates needs to look at the same ones. */
export function asGiven({ templates, lang }: Pick<Options, 'templates' | 'lang'>): string {
  return `${templates ? ` --templates ${templates}` : ''}${lang ? ` --lang ${lang}` : ''}`;
}
