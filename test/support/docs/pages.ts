import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Every page that a reader of the repository is handed, by its path from the root. */
export const PAGES: readonly string[] = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...['docs', 'data', '.github'].flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name.split(path.sep).join('/')}`),
  ),
].sort();

export const textOf = (page: string): string => readFileSync(path.join(ROOT, page), 'utf8');

/** A block between fences; it may stand within a list. */
export interface Block {
  language: string;
  text: string;
}

const FENCED = /^( *)```(\w*)\n(.*?)^\1```$/gms;

export function blocksOf(text: string, language?: string): Block[] {
  return [...text.matchAll(FENCED)]
    .map(([, indent = '', tag = '', body = '']): Block => {
      const lines = body.split('\n').map((line) => line.slice(indent.length));
      return { language: tag, text: lines.join('\n') };
    })
    .filter((block) => language === undefined || block.language === language);
}

/** The command lines of a block, one that goes on over a backslash in one piece; comments are none. */
export function linesOf({ text }: Block): string[] {
  return text
    .replace(/\\\n/g, '\\\u0000')
    .split('\n')
    .map((line) => line.replaceAll('\u0000', '\n'))
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

/** The whole commands that stand in backticks within sentences; one may go over the end of a line. */
export function commandsInSentences(text: string): string[] {
  const prose = text.replace(FENCED, '');
  return [...prose.matchAll(/`((?:etf-digest|npm start -s --)\s[^`]+)`/g)].map(([, command = '']) =>
    command.replace(/\s+/g, ' '),
  );
}
