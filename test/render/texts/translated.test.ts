import { expect, onTestFinished, test } from 'vitest';
import { toHant } from '../../../src/render/words/opencc.ts';
import { expectGolden } from '../../support/golden.ts';
import { runHere } from '../../support/program/here.ts';
import { temporaryFolder } from '../../support/program/program.ts';
import { startPublisher } from '../../support/publishers/publisher.ts';
import { faultsOf } from '../../support/readers/english-style.ts';

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const NOW = ['--now', '2025-01-31T12:00:00Z'];

/** Everything that says something: digests, tables, histories and notices. */
const COMMANDS: readonly (readonly string[])[] = [
  ['show', '2024-11-01'],
  ['show', '2024-11-01', '--format', 'md'],
  ['show', '2024-11-01', '--json'],
  ['show', '2024-11-01', '--asset', 'eth'],
  ['show', '2024-11-20', '--format', 'md'],
  ['funds', '2024-11-20'],
  ['funds', '2024-11-01', '--format', 'md'],
  ['funds', '2024-11-02', '--json'],
  ['trend', '2024-11-01'],
  ['trend', '2024-11-01', '--days', '30', '--format', 'md'],
  ['history', '2024-11-01'],
  ['history', '2024-11-01', 'TETH'],
  ['history', '2024-11-01', '--format', 'md'],
];
/** Days of which there is nothing to say. */
const NOTICES: readonly [string, RegExp][] = [
  [
    '2024-11-28',
    /^There is no data for Thursday, Nov\. 28, 2024: U\.S\. markets are closed for Thanksgiving\.\n$/,
  ],
  ['2025-01-09', /closed for the National Day of Mourning for .*Carter\.\n$/],
  ['2024-11-02', /^There is no data for Saturday, Nov\. 2, 2024: U\.S\. markets are closed on weekends\.\n$/],
  ['2025-12-01', /^There is no data for Dec\. 1, 2025: in New York it is Jan\. 31, 2025\.\n$/],
  ['2024-01-10', /^There is no data for Jan\. 10, 2024: Bitcoin ETFs first traded on Jan\. 11, 2024\.\n$/],
  ['2025-01-30', /^Figures for Jan\. 30, 2025, have not been collected: run etf-digest nightly\.\n$/],
  ['2025-01-31', /^Figures for Jan\. 31, 2025, have not been published\.\n$/],
];

test('nothing is left untranslated in English', async () => {
  const cwd = temporaryFolder();
  const run = (args: readonly string[]) => runHere([...args, '--lang', 'en', ...NOW], { cwd, env: {} });
  for (const args of COMMANDS) {
    const { stdout } = await run(args);
    expect(stdout.length, args.join(' ')).toBeGreaterThan(40);
    expect(HAN.exec(stdout)?.[0], args.join(' ')).toBeUndefined();
  }
  for (const [day, said] of NOTICES) {
    const { stdout } = await run(['show', day]);
    expect(stdout).toMatch(said);
    expect(faultsOf(stdout.trim())).toEqual([]);
  }
});

test('nothing is left simplified in Traditional Chinese', async () => {
  const folder = temporaryFolder();
  const days = NOTICES.map(([day]) => ['show', day]);
  for (const args of [...COMMANDS, ...days]) {
    const { stdout } = await runHere([...args, '--lang', 'zh-Hant', ...NOW], { cwd: folder, env: {} });
    expect(stdout, args.join(' ')).toMatch(HAN);
    expect(toHant(stdout), args.join(' ')).toBe(stdout);
  }
});

test('a night and its correction in English', async () => {
  const cwd = temporaryFolder();
  const publisher = await startPublisher('2024-12-17T06:30:00Z');
  onTestFinished(() => publisher.close());
  const run = (args: string[], at: string) => {
    publisher.at = at;
    const env = { ETF_DIGEST_FARSIDE_URL: publisher.url };
    return runHere([...args, '--lang', 'en', '--now', at], { cwd, env });
  };
  const outputs = [(await run(['nightly'], '2024-12-17T06:30:00Z')).stdout];
  publisher.restated.set('BTC/2024-12-16/IBIT', '420.0');
  outputs.push((await run(['nightly'], '2024-12-17T09:00:00Z')).stdout);
  outputs.push((await run(['history', '2024-12-16', 'IBIT'], '2024-12-17T09:30:00Z')).stdout);
  outputs.push((await run(['show', '2024-12-16', '--format', 'md'], '2024-12-17T09:30:00Z')).stdout);
  expectGolden('correction.en.txt', outputs[1] ?? '');
  for (const output of outputs) {
    expect(output.length).toBeGreaterThan(100);
    expect(HAN.exec(output)?.[0]).toBeUndefined();
  }
});
