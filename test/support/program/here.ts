import { runCli } from '../../../src/cli.ts';
import type { Terminal } from '../../../src/commands/terminal.ts';
import { version } from '../version.ts';
import type { Finished } from './program.ts';

/**
 * Runs one command line inside the test's own process, for speed; settings as its environment gives them. Without a
 * terminal its output is that of a pipe.
 */
export async function runHere(
  args: readonly string[],
  { cwd, env, terminal }: { cwd: string; env: Record<string, string>; terminal?: Terminal },
): Promise<Finished> {
  const finished = { stdout: '', stderr: '' };
  const io = {
    out: (text: string) => {
      finished.stdout += text;
    },
    err: (text: string) => {
      finished.stderr += text;
    },
    stdin: async () => new Uint8Array(),
    env,
    cwd,
    clock: '2025-01-31T12:00:00.000Z',
    ...(terminal && { terminal }),
  };
  const status = await runCli(args, io, version);
  return { ...finished, status };
}
