import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const BLOCK = path.join(import.meta.dirname, '../block-network.mjs');

/** What a finished process left. */
export interface Finished {
  stdout: string;
  stderr: string;
  status: number | null;
}

/** An empty folder that is removed when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etf-digest-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Options {
  cwd: string;
  env?: Record<string, string>;
  stdin?: string;
}

/** Starts the compiled program as a process that can reach nothing but this machine. */
export function startProgram(args: readonly string[], { cwd, env = {} }: Options): ChildProcess {
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('ETF_DIGEST_') && name !== 'FORCE_COLOR'),
  );
  return spawn(process.execPath, ['--import', BLOCK, path.join(ROOT, 'dist/main.js'), ...args], {
    cwd,
    env: { ...inherited, ...env },
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
  child.stdin?.end(stdin);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve({ ...finished, status }));
  });
}
