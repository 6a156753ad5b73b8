import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** Where signals, pipes, locks, exit statuses and commands as they are printed are the point. */
const MAY_START = /^(process|docs|slow)\//;
/** Node makes no FIFO by itself. */
const MAKES_FIFO = 'commands/collect/import-refusals.test.ts';
/** They start the recorded publisher, which is a program of ../shared. */
const RECORDED_PUBLISHER = ['support/program/drive.ts', 'support/publishers/replay.ts'];

const textOf = (file: string): string => readFileSync(path.join(import.meta.dirname, file), 'utf8');

/** The files of test/ that a file imports, and so on, itself among them. */
function reachedFrom(file: string, known = new Set<string>()): Set<string> {
  if (known.has(file)) return known;
  known.add(file);
  for (const [, name = ''] of textOf(file).matchAll(/from '(\.[^']+\.ts)'/g)) {
    const imported = path.posix.join(path.posix.dirname(file), name);
    if (!imported.startsWith('..')) reachedFrom(imported, known);
  }
  return known;
}

const startsProcess = (file: string): boolean =>
  /^(import|\}) .*from 'node:child_process'/m.test(textOf(file));
const starters = (file: string): string[] =>
  [...reachedFrom(file)].filter(
    (one) => startsProcess(one) && ![...RECORDED_PUBLISHER, MAKES_FIFO].includes(one),
  );

const TESTS = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => /\.(test|slow)\.ts$/.test(file));

test('only tests of the process start one: a command of its own costs ten times runHere', () => {
  expect(starters('process/kills.test.ts')).toEqual(['support/program/process.ts']);
  expect(TESTS.filter((file) => !MAY_START.test(file) && starters(file).length > 0)).toEqual([]);
});
