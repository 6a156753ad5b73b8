import { lstatSync } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../../disk/write-whole.ts';
import { DeliveryError, EtfDigestError, UsageError } from '../../errors.ts';
import { nearestName } from '../../render/template-check/nearest-name.ts';
import type { RunContext } from '../context.ts';
import { shownPath } from '../shown-path.ts';
import { readTemplates } from '../template-files.ts';

/** The folder beside the settings file that is made where no setting names one. */
export const USUAL_FOLDER = 'mine';

/** What was copied, and whether the program will look there. */
export interface CopiedTemplates {
  folder: string;
  /** a setting names the folder: what stands in it is in force */
  isInForce: boolean;
  files: readonly string[];
}

/**
 * Copies templates of the language into the editor's folder, all of them or none.
 *
 * @param names as `list` and `find` say them: levels, levels.hbs, templates/levels.hbs
 * @param isForced files of the editor's are replaced
 * @throws UsageError for a name that is none; EtfDigestError where a file of the editor's would be lost
 */
export function copyTemplates(
  names: readonly string[],
  { config, cwd }: RunContext,
  isForced: boolean,
): CopiedTemplates {
  const folder = config.templates ?? path.join(path.dirname(config.settingsPath), USUAL_FOLDER);
  const { texts } = readTemplates(config.lang, null);
  const copies = [...new Set(names.map((name) => known(name, Object.keys(texts))))].map((name) => {
    const file = path.join(folder, config.lang === 'zh-Hans' ? '' : config.lang, `${name}.hbs`);
    return { file, text: texts[name] ?? '' };
  });
  const own = copies.filter(({ file }) => isThere(file));
  if (!isForced) refuseToReplace(own.map(({ file }) => shownPath(file, cwd)));
  for (const { file, text } of copies) write(file, text);
  return { folder, isInForce: config.templates !== null, files: copies.map(({ file }) => file) };
}

function known(name: string, names: readonly string[]): string {
  const plain = name.replace(/^(?:\.\/)?templates\//, '').replace(/\.hbs$/, '');
  if (names.includes(plain)) return plain;
  const meant = nearestName(plain, names);
  throw new UsageError('there is no such template', {
    source: 'templates copy',
    expected: meant ? `did you mean ${meant}?` : names.join(', '),
    got: JSON.stringify(name),
    mend: 'etf-digest templates list names them all',
  });
}

/** Also a link that leads nowhere; a folder that cannot be looked into is told when it is written to. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

function refuseToReplace(own: readonly string[]): void {
  if (own.length === 0) return;
  throw new EtfDigestError('your own file is there already, and nothing was written', {
    source: own.join(', '),
    mend: 'change that file, or add --force to have it as it came',
  });
}

function write(file: string, text: string): void {
  try {
    writeWhole(file, text);
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error;
    throw error.with({
      mend: 'check the folder, its permissions and the free space, or name another with --templates',
    });
  }
}
