import { EXIT, type ExitStatus } from '../../errors.ts';
import { shownPath } from '../../pipeline/shown-path.ts';
import { type ListedTemplate, listTemplates } from '../../pipeline/templates/list-and-check.ts';
import type { CommandContext } from '../io.ts';
import { jsonText } from '../json-text.ts';

/** Prints every template of the language in use, with what may stand in it. */
export function listAll({ run, io, options }: CommandContext): ExitStatus {
  const templates = listTemplates(run.config, run.reference);
  io.out(
    options.format === 'json'
      ? jsonText({ schema: 'etf-digest/templates/1', lang: run.config.lang, templates })
      : templates.map((template) => `${entry(template, io.cwd)}\n`).join('\n'),
  );
  return EXIT.done;
}

function entry({ template, file, isOwn, prints, views }: ListedTemplate, cwd: string): string {
  const place = isOwn ? `yours: ${shownPath(file, cwd)}` : 'as it came';
  const values = views.map(({ name, about, values }) => {
    const names = values.map((value) => (value.of === null ? value.name : `${value.name} (${value.of})`));
    return `  filled with “${name}”, ${about}: ${names.join(', ')}`;
  });
  return [`${template}.hbs: ${prints} (${place})`, ...values].join('\n');
}
