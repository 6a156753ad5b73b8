import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { NOBODY } from '../publishers/nobody.ts';
import type { Finished } from './program.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
/** Loaded first, it lets a process reach nothing but this machine. */
export const BLOCK = path.join(import.meta.dirname, '../block-network.mjs');
/** The compiled program. */
export const MAIN = path.join(ROOT, 'dist/main.js');

export interface Options {
  cwd: string;
  env?: Record<string, string>;
  stdin?: string;
}

/** Starts the compiled program as a process that can reach nothing but this machine. */
export function startProgram(args: readonly string[], { cwd, env = {} }: Options): ChildProcess {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(ETF_DIGEST_|LC_|LANG|FORCE_COLOR$)/.test(name)),
  );
  return spawn(process.execPath, ['--import', BLOCK, MAIN, ...args], {
    cwd,
    env: { ...inherited, ...NOBODY, ...env },
    stdio: 'pipe',
  });
}

/** Runs the compiled program to its end. */
export function runProgram(args: readonly string[], options: Options): Promise<Finished> {
  return endOf(startProgram(args, options), options.stdin);
}

/** What a process leaves when it ends; its status is null where a signal ended it. */
export function endOf(child: ChildProcess, stdin = ''): Promise<Finished> {
  const finished: Finished = { stdout: '', stderr: '', status: null };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    finished.stdout += text;
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    finished.stderr += text;
  });
  // a program may end before it has read its input
  child.stdin?.on('error', () => {}).end(stdin);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ ...finished, status }));
  });
}

/**
 * Starts the program and kills it as `kill -9` does.
 *
 * @param ms how long after `from`
 * @param from the moment that `ms` counts from; the start of the process by default
 * @returns what it had said; its status is null unless it had ended by itself before
 */
export async function killedRun(
  args: readonly string[],
  options: Options,
  ms: number,
  from: Promise<void> = Promise.resolve(),
): Promise<Finished> {
  const child = startProgram(args, options);
  let timer: NodeJS.Timeout | undefined;
  void from.then(() => {
    timer = setTimeout(() => child.kill('SIGKILL'), ms);
  });
  const finished = await endOf(child);
  clearTimeout(timer);
  return finished;
}
