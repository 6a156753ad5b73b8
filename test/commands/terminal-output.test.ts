import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Terminal } from '../../src/commands/terminal.ts';
import { expectGolden } from '../support/golden.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startPublisher } from '../support/publishers/publisher.ts';

const ESCAPE = '\u001b';
const RED = `${ESCAPE}[31m`;
const GREEN = `${ESCAPE}[32m`;

/** The program in an empty folder, before a terminal of so many columns; null: its output goes into a pipe. */
function desk(env: Record<string, string> = {}) {
  const cwd = temporaryFolder();
  const run = async (columns: number | null, ...args: string[]) => {
    const terminal: Terminal = { isTerminal: columns !== null, columns };
    const { stdout, status } = await runHere(args, { cwd, env, terminal });
    expect(status).toBe(0);
    return stdout;
  };
  return { cwd, run };
}

const READERS = [
  ['show', '2024-11-01'],
  ['funds', '2024-11-01'],
  ['trend', '2024-11-01'],
  ['history', '2024-11-01'],
  ['start'],
];

describe('colour', () => {
  test.each(READERS)('%s: on a terminal, and the text below it is that of the pipe', async (...args) => {
    const { run } = desk();
    const [piped, shown] = [await run(null, ...args), await run(400, ...args)];
    expect(piped).not.toContain(ESCAPE);
    expect(shown).toContain(RED);
    expect(shown).toContain(GREEN);
    expect(stripVTControlCharacters(shown)).toBe(piped);
  });

  test('inflows are red, or green where that is set', async () => {
    const { run } = desk();
    const funds = (...args: string[]) => run(200, 'funds', '2024-11-01', '--asset', 'btc', ...args);
    const total = (inflow: string, outflow: string) =>
      `${outflow}净流出 5490 万美元${ESCAPE}[39m  ${inflow}净流入 241.59 亿美元${ESCAPE}[39m\n`;
    expect(await funds()).toContain(total(RED, GREEN));
    expect(await funds('--colors', 'red-up')).toContain(total(RED, GREEN));
    expect(await funds('--colors', 'green-up')).toContain(total(GREEN, RED));
    const set = desk({ ETF_DIGEST_COLORS: 'green-up' });
    expect(await set.run(200, 'funds', '2024-11-01')).toContain(total(GREEN, RED));
  });

  test('by --color and --no-color, however they stand in the line', async () => {
    const { run } = desk();
    const plain = await run(null, 'show', '2024-11-01');
    const inColor = await run(200, 'show', '2024-11-01');
    expect(await run(null, 'show', '--color', '2024-11-01')).toBe(inColor);
    expect(await run(null, 'show', '2024-11-01', '--color')).toBe(inColor);
    expect(await run(null, 'show', '--color=always', '2024-11-01')).toBe(inColor);
    expect(await run(null, 'show', '--color', 'auto', '2024-11-01')).toBe(plain);
    expect(await run(200, 'show', '--color', 'auto', '2024-11-01')).toBe(inColor);
    expect(await run(200, 'show', '--color', 'never', '2024-11-01')).toBe(plain);
    expect(await run(200, 'show', '--no-color', '2024-11-01')).toBe(plain);
  });

  test('by the environment, below the flag', async () => {
    const forced = desk({ FORCE_COLOR: '1', NO_COLOR: '1' });
    expect(await forced.run(null, 'show', '2024-11-01')).toContain(RED);
    expect(await forced.run(200, 'show', '2024-11-01', '--no-color')).not.toContain(ESCAPE);
    const refused = desk({ NO_COLOR: '1' });
    expect(await refused.run(200, 'show', '2024-11-01')).not.toContain(ESCAPE);
    expect(await refused.run(200, 'show', '2024-11-01', '--color')).toContain(RED);
  });

  test('a word that --color does not know is a usage error', async () => {
    const refused = await runHere(['show', '--color=red'], { cwd: temporaryFolder(), env: {} });
    expect(refused).toMatchObject({ status: 2, stdout: '' });
    expect(refused.stderr).toContain('always, never, auto');
  });

  test.each([
    ['show', 'md'],
    ['show', 'json'],
    ['funds', 'md'],
    ['funds', 'json'],
    ['funds', 'csv'],
    ['trend', 'md'],
    ['trend', 'csv'],
    ['history', 'md'],
    ['history', 'json'],
    ['history', 'csv'],
  ])('never in what programs read, nor is it made narrow: %s --format %s', async (command, format) => {
    const { run } = desk();
    const args = [command, '2024-11-01', '--format', format];
    const compact = command === 'show' ? [] : ['--compact'];
    expect(await run(40, ...args, '--color', ...compact)).toBe(await run(null, ...args));
  });

  test('never in the files that are left, nor in what nightly prints unless it is asked for', async () => {
    const publisher = await startPublisher('2024-12-17T06:30:00Z');
    onTestFinished(() => publisher.close());
    const night = async (...args: string[]) => {
      const { cwd, run } = desk({ ETF_DIGEST_FARSIDE_URL: publisher.url, FORCE_COLOR: '1' });
      const printed = await run(200, 'nightly', '--now', '2024-12-17T06:30:00Z', ...args);
      expect(readFileSync(path.join(cwd, 'out/2024-12-16.md'), 'utf8')).not.toContain(ESCAPE);
      return printed;
    };
    const [plain, asked] = [await night(), await night('--color')];
    expect(plain).toContain('净流入');
    expect(plain).not.toContain(ESCAPE);
    expect(asked).toContain(RED);
    expect(stripVTControlCharacters(asked)).toBe(plain);
  });
});

describe('narrow terminals', () => {
  test.each([40, 60, 80])('%i columns', async (columns) => {
    const { run } = desk();
    for (const command of ['funds', 'trend']) {
      const table = await run(columns, command, '2024-11-01', '--no-color');
      expectGolden(`2024-11-01.${command}.${columns}.txt`, table);
    }
  });

  test('--compact: the narrow layout in a pipe and on any terminal', async () => {
    const { run } = desk();
    for (const command of ['funds', 'trend', 'history']) {
      const compact = await run(null, command, '2024-11-01', '--compact');
      expectGolden(`2024-11-01.${command}.compact.txt`, compact);
      expect(await run(40, command, '2024-11-01', '--no-color', '--compact')).toBe(compact);
    }
    expect(await run(200, 'funds', '2024-11-01', '--no-color', '--compact')).toBe(
      await run(60, 'funds', '2024-11-01', '--no-color'),
    );
  });

  test('a pipe and a wide terminal have the whole table', async () => {
    const { run } = desk();
    expectGolden('2024-11-01.funds.txt', await run(null, 'funds', '2024-11-01'));
    expectGolden('2024-11-01.funds.txt', await run(86, 'funds', '2024-11-01', '--no-color'));
  });

  test('no line is wider than the terminal, whatever the day, and every fund and figure is there', async () => {
    const { run } = desk();
    // each width meets one of the days or two
    const days = [
      ['2024-01-11', [41, 63]],
      ['2024-03-12', [47, 79]],
      ['2024-07-23', [40, 55]],
      ['2024-11-20', [40, 72]],
      ['2024-12-13', [47, 84]],
    ] as const;
    for (const [day, terminals] of days) {
      const csv = await run(null, 'funds', day, '--format', 'csv');
      const tickers = csv
        .split('\n')
        .flatMap((line) => line.split(',')[2] ?? [])
        .slice(1);
      for (const columns of terminals) {
        for (const command of ['funds', 'trend', 'history']) {
          const table = await run(columns, command, day, '--no-color');
          const widths = table.split('\n').map((line) => stringWidth(line));
          expect(Math.max(...widths), `${command} ${day} ${columns}`).toBeLessThanOrEqual(columns);
          if (command === 'funds')
            for (const ticker of tickers) expect(table).toMatch(new RegExp(`\\b${ticker}\\b`));
        }
      }
      const figures = (text: string) => text.match(/净流[入出] [\d.]+ [万亿]|待公布|未公布/g);
      expect(figures(await run(40, 'funds', day, '--no-color'))).toEqual(
        figures(await run(null, 'funds', day)),
      );
    }
  });

  test('COLUMNS counts on a terminal, and not in a pipe', async () => {
    const { run } = desk({ COLUMNS: '40' });
    expectGolden('2024-11-01.funds.40.txt', await run(120, 'funds', '2024-11-01', '--no-color'));
    expectGolden('2024-11-01.funds.txt', await run(null, 'funds', '2024-11-01'));
  });
});
