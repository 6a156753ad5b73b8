import type { Http } from '../../http/client.ts';
import type { Asset } from '../../model/flow.ts';
import type { Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import type { RunContext } from '../context.ts';
import type { PageOutcome } from '../pages/fetch-page.ts';
import { keepOutcome, withRelease } from '../pages/keep-page.ts';
import { requireRightClock } from './clock.ts';
import { type Gathered, gather } from './gather.ts';

/** A publisher that is asked for an asset. */
export interface Question {
  source: Source;
  asset: Asset;
}

/**
 * Asks publishers side by side, so that a silent one costs its own time limit and no more, then stores all that came in one
 * transaction.
 *
 * @param before what this run has stored already
 * @throws EtfDigestError when the machine's clock is wrong; then nothing of what came is stored
 */
export async function askAll(
  db: Db,
  questions: readonly Question[],
  full: boolean,
  run: RunContext,
  http: Http,
  before: readonly Gathered[] = [],
): Promise<Gathered[]> {
  const came = await Promise.all(
    questions.map(({ source, asset }) => gather(db, source, asset, full, run, http)),
  );
  requireRightClock(came, before, run.config);
  return db.transaction(() => came.map((one) => keepGathered(db, one))).immediate();
}

/** Keeps all that came; a refusal that a person may lift says how. */
function keepGathered(db: Db, gathered: Gathered): Gathered {
  const keep = (outcome: PageOutcome): PageOutcome => {
    const { id } = keepOutcome(db, outcome);
    return outcome.error ? { ...outcome, error: withRelease(outcome.error, id) } : outcome;
  };
  return { ...gathered, pages: gathered.pages.map((outcomes) => outcomes.map(keep)) };
}
