import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { expectGolden } from '../support/golden.ts';
import { MAIN, runProgram } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';

const NOW = '2024-12-16T06:00:00Z';

test('arguments, environment and standard output are those of the process', async () => {
  const started = await runProgram([], { cwd: temporaryFolder(), env: { ETF_DIGEST_NOW: NOW } });
  expect(started.status).toBe(0);
  expect(started.stdout).toMatch(/^加密 ETF 12 月 13 日数据概况：.*\n/);
  expect(started.stderr).toContain('the digest of 2024-12-13');
});

test('the status of the process tells bad usage from a refusal and from success under --strict', async () => {
  const options = { cwd: temporaryFolder(), env: { ETF_DIGEST_NOW: NOW } };
  const statusOf = async (...args: string[]) => (await runProgram(args, options)).status;
  expect(await statusOf('show', 'no-day')).toBe(2);
  expect(await statusOf('backup', '/proc/copy.db')).toBe(1);
  expect(await statusOf('show', '2024-11-28', '--strict')).toBe(4);
});

test('standard input is read to its end', async () => {
  const args = ['import', '-', '--source', 'farside', '--asset', 'btc'];
  const refused = await runProgram(args, { cwd: temporaryFolder(), stdin: '<p>Back soon.</p>' });
  expect(refused).toMatchObject({ status: 1, stdout: '' });
  expect(refused.stderr).toContain('no flow table on the page');
});

test.skipIf(!existsSync('/dev/full'))('a result that cannot be written is an error, not a stack', () => {
  const shell = spawnSync('sh', ['-c', `"$0" "${MAIN}" show 2024-11-01 > /dev/full`, process.execPath], {
    cwd: temporaryFolder(),
  });
  expect(shell.status).toBe(1);
  expect(String(shell.stderr)).toMatch(
    /^error: the result cannot be written to standard output\n {2}got: .*ENOSPC/m,
  );
});

test('a reader that closes early is no error', () => {
  const cwd = temporaryFolder();
  const piped = `("$0" "${MAIN}" start --now ${NOW}; echo $? > status) 2>&1 | head -c 5`;
  spawnSync('sh', ['-c', piped, process.execPath], { cwd });
  expect(readFileSync(path.join(cwd, 'status'), 'utf8')).toBe('0\n');
});

const hasScript =
  process.platform === 'linux' && spawnSync('script', ['-qec', 'stty size', '/dev/null']).status === 0;

test.skipIf(!hasScript)('a pseudo-terminal has colours and a width (needs script of util-linux)', () => {
  const { NO_COLOR: _, FORCE_COLOR: __, COLUMNS: ___, ...env } = process.env;
  const command = `stty cols 40 && "${process.execPath}" "${MAIN}" funds 2024-11-01 2>/dev/null`;
  const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
    cwd: temporaryFolder(),
    env: { ...env, TERM: 'xterm', SHELL: '/bin/sh' },
    encoding: 'utf8',
  });
  const shown = stdout.replaceAll('\r\n', '\n');
  expect(shown).toContain('\u001b[32m净流出 5490 万\u001b[39m');
  expectGolden('2024-11-01.funds.40.txt', stripVTControlCharacters(shown));
});
