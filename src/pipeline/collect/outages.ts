import type { Asset } from '../../model/flow.ts';
import { hoursAfter, type Instant } from '../../model/time.ts';
import type { Db } from '../../store/db.ts';
import {
  beginOutage,
  endOutage,
  endOutagesAhead,
  markTold,
  type Outage,
  openOutages,
} from '../../store/outages.ts';
import type { RunContext } from '../context.ts';

/** What a run has to say of a publisher, or of an asset whatever its publisher (its source is empty). */
export interface Trouble extends Pick<Outage, 'source' | 'asset' | 'what' | 'isFailure' | 'isQuiet'> {
  /** all of it, for a person */
  message: string;
}

/** How often a failure that lasts is told again. */
const AGAIN_HOURS = 24;

/**
 * Tells what fails when it begins, once a day while it lasts, and when it ends: a job that runs every quarter of an hour does
 * not mail an outage at every run. Where a person watches, all is told.
 *
 * @param asked whether this run asked the publisher (empty: any) for the asset; what nobody asked has not ended
 */
export function tellTroubles(
  db: Db,
  troubles: readonly Trouble[],
  asked: (source: string, asset: Asset) => boolean,
  { config: { now }, isWatched, tell }: RunContext,
): void {
  endOutagesAhead(db, now);
  const open = openOutages(db, now);
  for (const trouble of inOne(troubles)) {
    const known = open.find((outage) => isSame(outage, trouble));
    const isDue = known && !known.isQuiet && !isWithinADay(known.toldAt, now);
    if (!known) beginOutage(db, trouble, now);
    else if (isDue) markTold(db, known.id, now);
    if (!known || isWatched) tell(trouble.message);
    else if (isDue) tell(`${trouble.message}\n  since: ${known.beganAt}`);
  }
  const isOver = (outage: Outage) =>
    asked(outage.source, outage.asset) && !troubles.some((trouble) => isSame(outage, trouble));
  for (const outage of open.filter(isOver)) {
    endOutage(db, outage.id, now);
    if (!outage.isQuiet) tell(endOf(outage));
  }
}

/** What a clock that ran ahead has told is told again. */
const isWithinADay = (toldAt: Instant, now: Instant): boolean =>
  toldAt <= now && hoursAfter(toldAt, AGAIN_HOURS) > now;

type Key = Pick<Outage, 'source' | 'asset' | 'what'>;

const isSame = (one: Key, other: Key): boolean =>
  one.source === other.source && one.asset === other.asset && one.what === other.what;

/** Two pages that are refused alike are one trouble. */
function inOne(troubles: readonly Trouble[]): Trouble[] {
  const all: Trouble[] = [];
  for (const trouble of troubles) {
    const i = all.findIndex((one) => isSame(one, trouble));
    const before = all[i];
    if (before) all[i] = { ...before, message: `${before.message}\n${trouble.message}` };
    else all.push(trouble);
  }
  return all;
}

function endOf({ source, asset, what, isFailure, beganAt }: Outage): string {
  if (!isFailure) return `${asset}: no longer: ${what}; told since ${beganAt}`;
  return source === ''
    ? `${asset} is delivered again; it was not since ${beganAt}`
    : `${asset}: ${source} is well again; since ${beganAt}: ${what}`;
}
