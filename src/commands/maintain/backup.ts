import path from 'node:path';
import { EXIT, type ExitStatus, UsageError } from '../../errors.ts';
import { backUp } from '../../pipeline/back-up.ts';
import type { CommandContext } from '../io.ts';

/** Copies the database while it may be in use, and says in one line what the copy holds. */
export async function runBackup({ io, config, argument = '' }: CommandContext): Promise<ExitStatus> {
  if (argument === '-' || argument === '')
    throw new UsageError('the copy is a file', { expected: 'etf-digest backup FILE' });
  const { file, bytes, newestDay, observations } = backUp(config, path.resolve(io.cwd, argument));
  io.out(`${file}: ${bytes} bytes, newest day ${newestDay ?? 'none'}, ${observations} observations\n`);
  return EXIT.done;
}
