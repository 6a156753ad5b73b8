import { readFileSync } from 'node:fs';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runProgram } from '../support/program/process.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { startPublisher } from '../support/publishers/publisher.ts';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const CI = readFileSync(new URL('../../.ci/run', import.meta.url), 'utf8');

const blocks = [...README.matchAll(/^```sh\n(.*?)^```$/gms)].flatMap((match) =>
  (match[1] ?? '').trim().split('\n'),
);
const commands = blocks.filter((line) => line.startsWith('npm start -- '));

describe('the README', () => {
  test('its sample is the digest of that day', () => {
    const sample = /^```text\n(.*?)^```$/ms.exec(README)?.[1];
    expect(sample).toBe(readFileSync(new URL('../golden/2024-11-01.txt', import.meta.url), 'utf8'));
  });

  test('every command in it is run by a test or by CI', () => {
    const others = blocks.filter((line) => !commands.includes(line));
    expect(others).toEqual(['npm ci && npm start', 'npm ci && npm test']);
    for (const part of ['npm ci', 'npm start', 'npm test']) expect(CI).toContain(part);
    expect(commands.length).toBeGreaterThan(8);
  });

  test.each(commands)('%s', async (line) => {
    const publisher = await startPublisher('2024-12-17T06:30:00Z');
    onTestFinished(() => publisher.close());
    // a doctor finds fault with a clock that stands before the program was made
    const now = line.includes(' doctor') ? '2026-11-24T06:30:00Z' : '2024-12-17T06:30:00Z';
    const env = { ETF_DIGEST_NOW: now, ETF_DIGEST_FARSIDE_URL: publisher.url };
    const cwd = temporaryFolder();
    // only what is there can be copied
    if (line.includes(' backup ')) await runProgram(['show'], { cwd, env });
    const run = await runProgram(line.split(' ').slice(3), { cwd, env });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).not.toBe('');
  });

  test('names every command', async () => {
    const { stdout } = await runProgram(['--help'], { cwd: temporaryFolder() });
    const names = [...stdout.matchAll(/^ {2}([a-z]+) \[options\]/gm)].map((match) => match[1] ?? '');
    expect(names.length).toBeGreaterThanOrEqual(6);
    for (const name of names) expect(README).toContain(name);
  });
});
