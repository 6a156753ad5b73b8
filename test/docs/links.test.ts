import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { PAGES, ROOT, textOf } from '../support/docs/pages.ts';

/** What a run makes, and a reader's own files: they are named, and no clone has them. */
const MADE = /^(data\/.*\.db.*|dist\/.*|out\/.*|mine\/.*)$/;
const NAMED = /`((?:src|test|docs|data|templates|\.ci|\.github)\/[\w./*-]*)`/g;

/** GitHub's name of a heading. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-');

const withoutBlocks = (page: string): string => textOf(page).replace(/^( *)```.*?^\1```$/gms, '');

const anchorsOf = (page: string): string[] =>
  [...withoutBlocks(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));

/** What a link or a name leads to that is not there. */
function brokenLinks(page: string, text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, target = '']) => {
    if (/^[a-z]+:/.test(target)) return [];
    const [file = '', anchor] = target.split('#');
    const to = file === '' ? page : path.posix.join(path.posix.dirname(page), file);
    if (!existsSync(path.join(ROOT, to))) return [target];
    return anchor === undefined || anchorsOf(to).includes(anchor) ? [] : [target];
  });
}

/** `test/slow/*.slow.ts` names what is there as long as one file fits. */
function isThere(name: string): boolean {
  if (MADE.test(name)) return true;
  if (!name.includes('*')) return existsSync(path.join(ROOT, name));
  const pattern = path.posix.basename(name).replaceAll('.', '\\.').replaceAll('*', '.*');
  const folder = path.join(ROOT, path.posix.dirname(name));
  return existsSync(folder) && readdirSync(folder).some((one) => new RegExp(`^${pattern}$`).test(one));
}

const missingFiles = (text: string): string[] =>
  [...text.matchAll(NAMED)].map(([, name = '']) => name).filter((name) => !isThere(name));

describe('what the pages point to is there', () => {
  test.each(PAGES)('%s', (page) => {
    const text = withoutBlocks(page);
    expect({ links: brokenLinks(page, text), files: missingFiles(text) }).toEqual({ links: [], files: [] });
  });

  test('what is not there is seen', () => {
    const text = '[a](docs/no.md) [b](#nowhere) [c](docs/design.md#nowhere) `src/no.ts` `src/no/*.ts`';
    expect(brokenLinks('README.md', text)).toEqual(['docs/no.md', '#nowhere', 'docs/design.md#nowhere']);
    expect(missingFiles(text)).toEqual(['src/no.ts', 'src/no/*.ts']);
  });
});
