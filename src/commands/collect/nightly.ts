import type { ExitStatus } from '../../errors.ts';
import { nightly } from '../../pipeline/publish/nightly.ts';
import { inARow } from '../../render/texts/digest-text.ts';
import type { CommandContext } from '../io.ts';
import { print } from '../print.ts';

/**
 * Collects, stores, writes what is due and prints it, newest first; prints nothing when nothing is due. What cron
 * mails has no colour unless --color asks for it.
 */
export async function runNightly(context: CommandContext): Promise<ExitStatus> {
  const { io, run, options } = context;
  const { written, status } = await nightly(run, options.full ?? false);
  const text = inARow(written.map((digest) => digest.text));
  if (context.config.color === 'always') print(context, text);
  else io.out(text);
  return status;
}
