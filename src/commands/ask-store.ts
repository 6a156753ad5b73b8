import { EtfDigestError } from '../errors.ts';
import { type Answer, aboutStore } from '../pipeline/look-up/about-store.ts';
import { type StoreToRead, withCopy } from '../pipeline/open-store.ts';
import { shownPath } from '../pipeline/shown-path.ts';
import type { CommandContext } from './io.ts';

/** Asks a copy of the store, and tells on standard error what a reader must know of it. */
export function askStore<T extends Answer>(
  { run, io }: CommandContext,
  ask: (db: StoreToRead['db']) => T,
): Promise<T> {
  return withCopy(run, (store) => {
    try {
      const answer = ask(store.db);
      const about = aboutStore(store, answer, run);
      if (about) io.err(`${about}\n`);
      return answer;
    } catch (error) {
      const isOfStore = error instanceof EtfDigestError && error.details.source === run.config.db;
      throw isOfStore ? error.with({ ...error.details, source: shownPath(run.config.db, run.cwd) }) : error;
    }
  });
}
