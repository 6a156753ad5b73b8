import { newestAnswer } from '../../store/inspect.ts';
import type { RunContext } from '../context.ts';
import type { StoreToRead } from '../open-store.ts';
import { shownPath } from '../shown-path.ts';

/** What an answer is, as far as it matters of which store it is. */
export interface Answer {
  /** it is the newest of the store, and nobody named it */
  isLatest?: boolean;
  /** why there is nothing to say; null when there is */
  silence: string | { why: string } | null;
}

const LATER = 'for later days run: etf-digest nightly';
/** Reasons that no store has a part in. */
const WITHOUT_STORE = ['closed', 'future', 'before launch'];

/** What a reader must know of the store that an answer came from, in one line; null for nothing. */
export function aboutStore({ db, isThere }: StoreToRead, answer: Answer, run: RunContext): string | null {
  const place = shownPath(run.config.db, run.cwd);
  if (!isThere) return `There is no store at ${place}: this is from the bundled history; ${LATER}`;
  const { silence, isLatest = false } = answer;
  const why = typeof silence === 'object' ? silence?.why : silence;
  if (why && !WITHOUT_STORE.includes(why)) return `This is the answer of the store ${place}`;
  const isBundledAlone = newestAnswer(db, run.config.now) === null;
  return isLatest && isBundledAlone ? `The store ${place} holds the bundled history alone; ${LATER}` : null;
}
