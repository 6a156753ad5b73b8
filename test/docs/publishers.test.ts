import { utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { blocksOf, linesOf, textOf } from '../support/docs/pages.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';

const SAVED_AT = '2026-01-29T06:30:00Z';

/** The last block of a language: the command is the one beside the table. */
const blockOf = (language: string) => blocksOf(textOf('docs/publishers.md'), language).at(-1);

describe('the table as CSV in docs/publishers.md', () => {
  test('is accepted by a fresh store with the command beside it', async () => {
    const commands = blocksOf(textOf('docs/publishers.md'), 'sh').flatMap(linesOf);
    const command = commands.find((line) => line.includes('.csv')) ?? '';
    const [program, verb, name = '', ...options] = command.split(' ');
    expect([program, verb]).toEqual(['etf-digest', 'import']);
    const cwd = temporaryFolder();
    const file = path.join(cwd, name);
    writeFileSync(file, blockOf('csv')?.text ?? '');
    utimesSync(file, new Date(SAVED_AT), new Date(SAVED_AT));
    const env = { ETF_DIGEST_NOW: SAVED_AT };

    expect(await runHere(['import', name, ...options], { cwd, env })).toEqual({
      stdout: 'ETH: 2 days from 2026-01-27 to 2026-01-28, 17 new figures\n',
      stderr: '',
      status: 0,
    });

    const history = async (day: string) =>
      (await runHere(['history', day, '--format', 'csv'], { cwd, env })).stdout;
    expect(await history('2026-01-27')).toMatch(/,ETHA,,-59000000,.*,ETHE,,-14600000,.*,-63600000,/s);
    // a dash is not reported
    expect(await history('2026-01-28')).toMatch(/,ETHA,,27300000,/);
    expect(await history('2026-01-28')).not.toMatch(/,ETHE,/);
  });
});
