import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../errors.ts';
import type { Lang } from '../model/lang.ts';
import type { TemplateTexts } from '../render/template.ts';
import { toHant } from '../render/words/opencc.ts';

/** The templates that come with the program: Simplified Chinese, and folders of the languages that have their own. */
const SHIPPED = fileURLToPath(new URL('../../templates/', import.meta.url));
const ENDING = '.hbs';
const LARGEST = 64 * 1024;
const FOLDERS: readonly string[] = ['zh-Hant', 'en'] satisfies Lang[];

/** The templates of a language, and the files that they are read from. */
export interface TemplateFiles {
  texts: TemplateTexts;
  /** the same as their files hold them, before any is converted */
  written: TemplateTexts;
  /** name → file; those that come along are named by their place in the program */
  files: ReadonlyMap<string, string>;
  /** names of those in the editor's folder */
  own: readonly string[];
  /** what else stands in the editor's folder, and is not read */
  unread: readonly string[];
}

/**
 * The templates of a language. A file in the editor's folder takes the place of the one of its name. Traditional Chinese is
 * the Simplified converted, except where a folder zh-Hant holds a file of that name.
 *
 * @param own the editor's folder: templates of Simplified Chinese, and folders `zh-Hant` and `en`; null for none
 * @throws UsageError where the editor's folder is none, or a file in it cannot be read as UTF-8
 */
export function readTemplates(lang: Lang, own: string | null): TemplateFiles {
  if (own !== null) requireFolder(own);
  const folders = lang === 'en' ? ['en'] : lang === 'zh-Hant' ? ['', 'zh-Hant'] : [''];
  const read: TemplateFiles = { texts: {}, written: {}, files: new Map(), own: [], unread: [] };
  return folders.reduce((before, folder) => {
    const convert = lang === 'zh-Hant' && folder === '' ? toHant : (text: string) => text;
    const shipped = shippedIn(folder);
    const theirs = own === null ? NOTHING : textsIn(path.join(own, folder));
    const texts = { ...shipped.texts, ...theirs.texts };
    const converted = Object.entries(texts).map(([name, text]) => [name, convert(text)]);
    return {
      texts: { ...before.texts, ...Object.fromEntries(converted) },
      written: { ...before.written, ...texts },
      files: new Map([
        ...before.files,
        ...named(shipped, (file) => path.posix.join('templates', folder, file)),
        ...named(theirs, (file) => path.join(own ?? '', folder, file)),
      ]),
      own: [...new Set([...before.own, ...Object.keys(theirs.texts)])],
      unread: [...before.unread, ...theirs.unread.map((file) => path.join(own ?? '', folder, file))],
    };
  }, read);
}

interface FolderTexts {
  texts: TemplateTexts;
  unread: readonly string[];
}

const NOTHING: FolderTexts = { texts: {}, unread: [] };

const shipped = new Map<string, FolderTexts>();

/** What comes along does not change: a process reads it once. */
function shippedIn(folder: string): FolderTexts {
  const read = shipped.get(folder) ?? textsIn(path.join(SHIPPED, folder));
  shipped.set(folder, read);
  return read;
}

const named = ({ texts }: FolderTexts, place: (file: string) => string): [string, string][] =>
  Object.keys(texts).map((name) => [name, place(`${name}${ENDING}`)]);

function requireFolder(own: string): void {
  const stat = statSync(own, { throwIfNoEntry: false });
  if (stat?.isDirectory()) return;
  throw new UsageError(stat ? 'this is no folder' : 'the folder of templates does not exist', {
    source: own,
    mend: 'name the folder that holds your templates with --templates or ETF_DIGEST_TEMPLATES',
  });
}

/** What begins with a dot is the system's, not the editor's. */
function textsIn(folder: string): FolderTexts {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return NOTHING;
  const entries = reading(folder, () => readdirSync(folder)).filter((name) => !name.startsWith('.'));
  const templates = entries.filter((name) => name.endsWith(ENDING));
  return {
    texts: Object.fromEntries(
      templates.map((name) => [name.slice(0, -ENDING.length), textOf(path.join(folder, name))]),
    ),
    unread: entries.filter((name) => !templates.includes(name) && !FOLDERS.includes(name)),
  };
}

/** The text of a file with the line ends of the others; a mark that only says UTF-8 is no part of it. */
function textOf(file: string): string {
  const { size } = reading(file, () => statSync(file));
  if (size > LARGEST) {
    const expected = `at most ${LARGEST / 1024} KB: a template is a sentence or a few`;
    throw new UsageError('the template is too large', { source: file, expected, got: `${size} bytes` });
  }
  const bytes = reading(file, () => readFileSync(file));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch (cause) {
    const mend = 'open it in an editor and save it with the encoding UTF-8';
    throw new UsageError('the template is not UTF-8', { source: file, mend, cause });
  }
}

function reading<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const got = cause instanceof Error ? cause.message : String(cause);
    throw new UsageError('the templates cannot be read', { source: place, got, cause });
  }
}
