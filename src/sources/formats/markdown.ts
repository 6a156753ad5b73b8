import type { TextTable } from './html.ts';

const PICTURE = /!\[[^\]]{0,300}\]\([^)]{0,2000}\)/g;
const LINK = /\[([^\]]{0,300})\]\([^)]{0,2000}\)/g;
const BETWEEN_CELLS = /(?<!\\)\|/;
const RULE = /^:?-+:?$/;

/**
 * Every pipe table of a Markdown text, such as a reader proxy makes of a page: lines that begin with a pipe, one after
 * another. A picture is no text, a link is its text, the rule below a head is no row. Never throws.
 */
export function readMarkdownTables(text: string): TextTable[] {
  const tables: string[][][] = [];
  let isInside = false;
  for (const line of text.split(/\r?\n/).map((whole) => whole.trim())) {
    if (!line.startsWith('|')) {
      isInside = false;
      continue;
    }
    if (!isInside) tables.push([]);
    isInside = true;
    const row = cellsOf(line);
    if (!row.every((cell) => RULE.test(cell))) tables.at(-1)?.push(row);
  }
  return tables;
}

function cellsOf(line: string): string[] {
  const cells = line.slice(1).split(BETWEEN_CELLS);
  // the pipe at the end of a line is its border; a line may do without
  if (cells.at(-1)?.trim() === '') cells.pop();
  return cells.map(plain);
}

function plain(cell: string): string {
  return cell
    .replace(PICTURE, '')
    .replace(LINK, '$1')
    .replace(/\*\*|__|<br\s*\/?>|&nbsp;/g, ' ')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
}
