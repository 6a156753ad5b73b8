import { EXIT, type ExitStatus, UsageError } from '../../errors.ts';
import { acceptSnapshot } from '../../pipeline/collect/accept-page.ts';
import type { CommandContext } from '../io.ts';

/** Releases a page that the audit held back; the reason is kept with it. */
export async function runAccept({ run, io, options, argument }: CommandContext): Promise<ExitStatus> {
  const id = Number(argument);
  if (!/^[1-9]\d{0,14}$/.test(argument ?? '')) {
    throw new UsageError('this is not the number of a snapshot', { got: JSON.stringify(argument ?? '') });
  }
  const reason = options.reason?.trim();
  if (!reason) {
    throw new UsageError('why is the page right?', {
      expected: '--reason with what you have seen, e.g. --reason "two days restated, seen on the page"',
    });
  }
  const { snapshot, figures, warnings } = await acceptSnapshot(id, reason, run);
  for (const warning of warnings) io.err(`warning: ${warning}\n`);
  io.out(
    `snapshot ${id} (${snapshot.asset}, ${snapshot.url}, ${snapshot.fetchedAt}) released: ${figures} new figures\n`,
  );
  io.err('The digests that change by it are written by the next: etf-digest nightly\n');
  return EXIT.done;
}
