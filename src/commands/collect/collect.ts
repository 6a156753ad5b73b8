import { EXIT, type ExitStatus } from '../../errors.ts';
import { collect, warnOfCalendar } from '../../pipeline/collect/collect.ts';
import { withStoreLocked } from '../../pipeline/open-store.ts';
import type { CommandContext } from '../io.ts';

/** Fetches and stores; writes no digest. */
export async function runCollect({ run, options }: CommandContext): Promise<ExitStatus> {
  const collected = await withStoreLocked(run.config, run.reference, (db) =>
    collect(db, run, options.full ?? false),
  );
  warnOfCalendar(run);
  if (collected.failed.length > 0) return EXIT.failed;
  return collected.partly ? EXIT.incomplete : EXIT.done;
}
