import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desk, openDesk } from '../support/docs/desk.ts';
import { blocksOf, PAGES, ROOT, textOf } from '../support/docs/pages.ts';
import { samplesIn, withSamples } from '../support/docs/samples.ts';
import { commandsMissingIn, withUsage } from '../support/docs/usage.ts';
import type { Finished } from '../support/program/program.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

/** Every line of the page's blocks that a reader can paste into a shell, and what it left. */
async function ranOn(page: string): Promise<Map<string, Finished>> {
  const all = new Map<string, Finished>();
  const shown = /^npm ci && (npm start)$/m.exec(textOf(page))?.[1];
  const blocks = [...blocksOf(textOf(page), 'sh'), ...(shown ? [{ language: 'sh', text: shown }] : [])];
  for (const block of blocks)
    for (const [line, finished] of await desk.runBlock(block)) all.set(line, finished);
  return all;
}

/** What a command must leave: no error, and an output unless it goes elsewhere or, of a night, is what was printed before. */
function faultOf(line: string, { status, stdout, stderr }: Finished): string | null {
  if (status !== 0) return `${line}: status ${status}: ${stderr}`;
  if (/^error: |not found/m.test(stderr)) return `${line}: ${stderr}`;
  const isTold = /^(etf-digest|npm start -s) (?!nightly)/.test(line) && !/ > /.test(line);
  return isTold && stdout === '' ? `${line}: printed nothing` : null;
}

const WITH_COMMANDS = PAGES.filter((page) => blocksOf(textOf(page), 'sh').length > 0);

describe('what the pages print', () => {
  test.each(WITH_COMMANDS)('%s: every command runs as it is printed', async (page) => {
    const faults = [...(await ranOn(page))].flatMap(([line, finished]) => faultOf(line, finished) ?? []);
    expect(faults).toEqual([]);
  });

  test.each(PAGES)('%s: its samples are what the program prints; npm run docs writes them', async (page) => {
    const ran = await ranOn(page);
    const written = withUsage(withSamples(textOf(page), ran));
    if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path.join(ROOT, page), written);
    expect(textOf(page)).toBe(written);
  });

  test('a stale sample is seen', () => {
    const page = '<!-- prints: etf-digest show -->\n```text\nold\n```\n';
    const ran = new Map([['etf-digest show', { stdout: 'new\n', stderr: '', status: 0 }]]);
    expect(withSamples(page, ran)).toBe(page.replace('old', 'new'));
    expect(() => withSamples(page, new Map())).toThrow('no block of this page runs the command');
  });

  test('docs/commands.md tells of every command', () => {
    expect(commandsMissingIn(textOf('docs/commands.md'))).toEqual([]);
    expect(commandsMissingIn('').length).toBeGreaterThan(10);
  });

  test('the pages have commands and samples', () => {
    expect(WITH_COMMANDS.length).toBeGreaterThanOrEqual(5);
    expect(PAGES.map((page) => samplesIn(textOf(page))).reduce((sum, one) => sum + one, 0)).toBeGreaterThan(
      20,
    );
  });
});
