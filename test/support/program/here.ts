import { runCli } from '../../../src/cli.ts';
import type { Terminal } from '../../../src/commands/terminal.ts';
import type { Instant } from '../../../src/model/time.ts';
import type { Machine } from '../../../src/settings/store-place.ts';
import { NOBODY } from '../publishers/nobody.ts';
import { version } from '../version.ts';
import type { Finished } from './program.ts';

/** What a command line finds around it. */
export interface Surroundings {
  cwd: string;
  /** the environment: nothing is inherited, and what it does not name is as in NOBODY */
  env?: Record<string, string>;
  stdin?: string;
  /** a person reads standard error as it comes */
  isWatched?: boolean;
  /** what the machine's clock says; absent: a moment that no machine has told */
  machineClock?: Instant;
  /** absent: a pipe */
  terminal?: Terminal;
  /** absent: a checkout */
  machine?: Machine;
  /** the folder of assets, funds, closures and history; absent: that which comes along */
  data?: URL;
}

/**
 * Runs one command line inside the test's own process, which costs a tenth of a process of its own. A fault that main.ts
 * would tell as one of the program is thrown.
 */
export async function runHere(
  args: readonly string[],
  { cwd, env = {}, stdin = '', machineClock, isWatched = false, terminal, machine, data }: Surroundings,
): Promise<Finished> {
  const finished = { stdout: '', stderr: '' };
  const io = {
    out: (text: string) => {
      finished.stdout += text;
    },
    err: (text: string) => {
      finished.stderr += text;
    },
    stdin: async () => Buffer.from(stdin),
    env: { ...NOBODY, ...env },
    cwd,
    isWatched,
    clock: machineClock ?? '2025-01-31T12:00:00.000Z',
    isMachineClock: machineClock !== undefined,
    ...(terminal && { terminal }),
    ...(machine && { machine }),
    ...(data && { data }),
  };
  const status = await runCli(args, io, version);
  return { ...finished, status };
}
