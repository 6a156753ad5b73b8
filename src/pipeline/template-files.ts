import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import type { Lang } from '../model/lang.ts';
import { toHant } from '../render/hant.ts';
import type { TemplateTexts } from '../render/template.ts';

/** The templates that come with the program: Simplified Chinese, and folders of the languages that have their own. */
const SHIPPED = fileURLToPath(new URL('../../templates/', import.meta.url));

/**
 * The template texts of a language. A file in the editor's folder takes the place of the one of its name. Traditional
 * Chinese is the Simplified converted, except where a folder zh-Hant holds a file of that name.
 *
 * @param own the editor's folder: templates of Simplified Chinese, and folders `zh-Hant` and `en`; null for none
 * @throws UsageError where the editor's folder is not there
 */
export function readTemplates(lang: Lang, own: string | null): TemplateTexts {
  if (own !== null && !existsSync(own)) {
    throw new UsageError('the folder of templates does not exist', {
      source: own,
      mend: 'check --templates or ETF_DIGEST_TEMPLATES',
    });
  }
  const folders = own === null ? [SHIPPED] : [SHIPPED, own];
  const texts = (folder: string) =>
    Object.assign({}, ...folders.map((root) => textsIn(path.join(root, folder))));
  if (lang === 'en') return texts('en');
  const hans: TemplateTexts = texts('');
  if (lang === 'zh-Hans') return hans;
  const hant = Object.entries(hans).map(([name, text]) => [name, toHant(text)]);
  return { ...Object.fromEntries(hant), ...texts('zh-Hant') };
}

function textsIn(folder: string): TemplateTexts {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder).filter((name) => name.endsWith('.hbs'));
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -'.hbs'.length), readFileSync(path.join(folder, name), 'utf8')]),
  );
}
