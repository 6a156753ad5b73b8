import { EXIT, type ExitStatus } from '../../errors.ts';
import { collect, warnOfCalendar } from '../../pipeline/collect/collect.ts';
import { withStoreLocked } from '../../pipeline/open-store.ts';
import type { CommandContext } from '../io.ts';
import { whileWaiting } from '../waiting.ts';

/** Fetches and stores; writes no digest. */
export async function runCollect({ io, run: given, options }: CommandContext): Promise<ExitStatus> {
  // it is called by hand, and tells what nightly has told before
  const run = { ...given, isWatched: true };
  const wish = { full: options.full ?? false, always: true };
  const work = withStoreLocked(run.config, run.reference, (db) => collect(db, run, wish));
  const collected = await whileWaiting(work, run.config.sources, io);
  warnOfCalendar(run);
  if (collected.failed.length > 0) return EXIT.failed;
  return collected.partly ? EXIT.incomplete : EXIT.done;
}
