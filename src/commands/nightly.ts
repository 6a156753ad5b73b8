import type { ExitStatus } from '../errors.ts';
import { nightly } from '../pipeline/nightly.ts';
import type { CommandContext } from './io.ts';

/** Collects, stores, writes what is due and prints it, newest first; prints nothing when nothing is due. */
export async function runNightly({ io, run, options }: CommandContext): Promise<ExitStatus> {
  const { written, status } = await nightly(run, options.full ?? false);
  io.out(written.map((digest) => digest.text).join('\n────────\n\n'));
  return status;
}
