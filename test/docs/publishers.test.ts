import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runProgram } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';

const PAGE = readFileSync(new URL('../../docs/publishers.md', import.meta.url), 'utf8');
const SAVED_AT = '2026-01-29T06:30:00Z';

/** The lines of a block within a list. */
const blockOf = (language: string): string[] =>
  (new RegExp(`^ {3}\`\`\`${language}\\n(.*?)^ {3}\`\`\`$`, 'ms').exec(PAGE)?.[1] ?? '')
    .trim()
    .split(/\n {3}/);

describe('the table as CSV in docs/publishers.md', () => {
  test('is accepted by a fresh store with the command beside it', async () => {
    const [command = ''] = blockOf('sh');
    const [program, verb, name = '', ...options] = command.split(' ');
    expect([program, verb]).toEqual(['etf-digest', 'import']);
    const cwd = temporaryFolder();
    const file = path.join(cwd, name);
    writeFileSync(file, `${blockOf('csv').join('\n')}\n`);
    utimesSync(file, new Date(SAVED_AT), new Date(SAVED_AT));
    const env = { ETF_DIGEST_NOW: SAVED_AT };

    expect(await runProgram(['import', name, ...options], { cwd, env })).toEqual({
      stdout: 'ETH: 2 days from 2026-01-27 to 2026-01-28, 17 new figures\n',
      stderr: '',
      status: 0,
    });

    const history = async (day: string) =>
      (await runProgram(['history', day, '--format', 'csv'], { cwd, env })).stdout;
    expect(await history('2026-01-27')).toMatch(/,ETHA,,-59000000,.*,ETHE,,-14600000,.*,-63600000,/s);
    expect(await history('2026-01-28')).not.toContain('ETHE');
  });
});
