import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Finished } from '../program/program.ts';
import { ROOT } from './pages.ts';
import { shapeOf } from './shape.ts';

/**
 * A block that is written by `npm run docs`: `<!-- prints: COMMAND -->`, `<!-- prints 3 lines of: COMMAND -->`,
 * `<!-- shape of: COMMAND -->` for its JSON with one entry a list, `<!-- golden: FILE -->` for a text of test/golden, or
 * `<!-- file: FILE -->` for a file of the repository.
 */
const SAMPLE =
  /^( *)<!-- (prints|shape of|golden|file)(?: (\d+) lines of)?: (.+?) -->\n\1```(\w+)\n(.*?)^\1```$/gms;

/** The page with every sample as the program prints it today. */
export function withSamples(page: string, ran: ReadonlyMap<string, Finished>): string {
  return page.replace(SAMPLE, (_, indent, kind, lines, of, language) => {
    const count = lines === undefined ? '' : ` ${lines} lines of`;
    const text = fileText(kind, of) ?? printed(kind, lines, finishedOf(of, ran));
    const body = text.trimEnd().replace(/^(?=.)/gm, indent);
    return `${indent}<!-- ${kind}${count}: ${of} -->\n${indent}\`\`\`${language}\n${body}\n${indent}\`\`\``;
  });
}

/** How many samples a page holds. */
export const samplesIn = (page: string): number => [...page.matchAll(SAMPLE)].length;

/** The text of a sample that is a file; null for one that a command prints. */
function fileText(kind: string, name: string): string | null {
  const folder = { golden: 'test/golden', file: '.' }[kind];
  return folder === undefined ? null : readFileSync(path.join(ROOT, folder, name), 'utf8');
}

/** A sample shows what a command of its own page prints: the reader can try it. */
function finishedOf(command: string, ran: ReadonlyMap<string, Finished>): Finished {
  const finished = ran.get(command);
  if (finished) return finished;
  throw new Error(`no block of this page runs the command of the sample: ${command}`);
}

function printed(kind: string, lines: string | undefined, { stdout, stderr }: Finished): string {
  const text = steady(stdout + stderr);
  if (kind === 'shape of') return shapeOf(JSON.parse(text));
  if (lines === undefined) return text;
  const all = text.trimEnd().split('\n');
  const first = all.slice(0, Number(lines));
  return [...first, ...(all.length > first.length ? ['…'] : [])].join('\n');
}

/** What differs from one run to the next: the folder, the stand-in's address, free space, the version of Node. */
function steady(text: string): string {
  return text
    .replaceAll(/\/\S*?\/etf-digest-\w+\/desk-\w+/g, '/home/you/etf-digest')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'https://farside.co.uk')
    .replaceAll(process.versions.node, '22.11.0')
    .replaceAll(/\b\d+ MB free/g, '20000 MB free');
}
