import { EXIT, type ExitStatus, UsageError } from '../../errors.ts';
import { shownPath } from '../../pipeline/shown-path.ts';
import {
  type CopiedTemplates,
  copyTemplates as copy,
  USUAL_FOLDER,
} from '../../pipeline/templates/copy-templates.ts';
import type { CommandContext, Options } from '../io.ts';
import { jsonText } from '../json-text.ts';
import { asGiven } from './as-given.ts';

/**
 * Copies templates into the editor's folder and prints their paths.
 * @throws UsageError without names
 */
export function copyTemplates(
  { config, options, io, run }: CommandContext,
  names: readonly string[],
): ExitStatus {
  if (names.length === 0)
    throw new UsageError('no template is named', {
      source: 'templates copy',
      expected: 'names: etf-digest templates copy levels',
      mend: 'etf-digest templates list names them all',
    });
  const copied = copy(names, run, options.force ?? false);
  const files = copied.files.map((file) => shownPath(file, io.cwd));
  io.out(
    options.format === 'json'
      ? jsonText({ schema: 'etf-digest/templates-copy/1', lang: config.lang, ...copied })
      : files.map((file) => `${file}\n`).join(''),
  );
  run.tell(nextStep(copied, options, io.cwd));
  return EXIT.done;
}

function nextStep({ folder, isInForce }: CopiedTemplates, options: Options, cwd: string): string {
  const where = isInForce ? options : { ...options, templates: shownPath(folder, cwd) };
  const check = `next: change the words, then run: etf-digest templates check${asGiven(where)}`;
  if (isInForce) return check;
  return `${check}\nto have them in every digest, put "templates": "${USUAL_FOLDER}" into the settings file`;
}
