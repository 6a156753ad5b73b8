import type { Asset, FlowTable } from '../../model/flow.ts';
import { type Instant, newYorkDay } from '../../model/time.ts';
import type { Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import { openOutages } from '../../store/outages.ts';
import { fullPageAsked } from '../../store/questions.ts';
import type { RunContext } from '../context.ts';
import { differencesAtFoot, mendOfFoot, NOT_THE_SUMS, sayAtFoot } from '../days/at-foot.ts';
import type { Trouble } from './outages.ts';

/** A page whose foot was held against the store's days. */
export interface HeldFoot {
  page: FlowTable;
  differs: boolean;
}

/** Holds the foot of a page against the days of the store; null where nobody can. */
export function footOf(db: Db, source: string, page: FlowTable, run: RunContext): HeldFoot | null {
  const differences = differencesAtFoot(db, source, page, run);
  return differences && { page, differs: differences.length > 0 };
}

/**
 * Whether the page of all days is to be asked for because the foot of another differs: at once where that is new, and once a
 * day in New York while it lasts.
 */
export function asksForAllDays(
  db: Db,
  source: string,
  asset: Asset,
  { config: { now } }: RunContext,
): boolean {
  const asked = fullPageAsked(db, source, asset, now);
  return !isStanding(db, source, asset, now) || asked === null || newYorkDay(asked) < newYorkDay(now);
}

const isStanding = (db: Db, source: string, asset: Asset, now: Instant): boolean =>
  openOutages(db, now).some(
    (one) => one.source === source && one.asset === asset && one.what === NOT_THE_SUMS,
  );

/** What still differs at the foot once all that came is stored. A difference stands until a page can be held again. */
export function troubleAtFoot(
  db: Db,
  { asset, source: { id }, foot }: { asset: Asset; source: Source; foot: HeldFoot | null },
  run: RunContext,
): Trouble[] {
  const told = (what: string): Trouble[] => [
    {
      source: id,
      asset,
      what: NOT_THE_SUMS,
      message: `warning: ${asset}: ${id}: ${what}\n  to do: ${mendOfFoot(id, asset)}`,
      isFailure: false,
      isQuiet: false,
    },
  ];
  const differences = foot?.differs ? differencesAtFoot(db, id, foot.page, run) : null;
  if (differences && differences.length > 0) return told(sayAtFoot(differences));
  return foot === null && isStanding(db, id, asset, run.config.now)
    ? told(`${NOT_THE_SUMS}, by the last that had one`)
    : [];
}
