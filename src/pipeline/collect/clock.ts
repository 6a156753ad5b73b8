import { EtfDigestError } from '../../errors.ts';
import { hoursAfter, type Instant } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { stampedAfter } from '../../store/questions.ts';
import { sayStamped } from '../say-stamped.ts';
import type { Gathered } from './gather.ts';
import type { Trouble } from './outages.ts';

/** A publisher's clock and ours may be so far apart. */
const TOLERANCE_HOURS = 1;

/**
 * Holds the machine's clock against those of the publishers that answered. A moment that is set (--now) is not a clock's.
 *
 * @param came what is not stored yet
 * @param before what this run has stored already
 * @throws EtfDigestError when it is more than an hour from every one of them
 */
export function requireRightClock(
  came: readonly Gathered[],
  before: readonly Gathered[],
  { now, isMachineTime }: Config,
): void {
  if (!isMachineTime) return;
  const told = [...before, ...came].flatMap(({ source, pages }) =>
    pages.flat().flatMap(({ servedAt }) => (servedAt ? [{ id: source.id, servedAt }] : [])),
  );
  if (told.length === 0 || told.some(({ servedAt }) => isNear(servedAt, now))) return;
  const moments = [...new Map(told.map(({ id, servedAt }) => [id, `${servedAt} (${id})`])).values()];
  throw new EtfDigestError(`the clock of this machine is wrong; ${sayStored(before)}`, {
    source: 'the clock',
    expected: `within an hour of ${moments.join(', ')}`,
    got: now,
    mend: "set the machine's clock (timedatectl set-ntp true on Linux), and run again; --now sets another moment for a run",
  });
}

function sayStored(before: readonly Gathered[]): string {
  const stored = before.filter(({ pages }) => pages.flat().length > 0).map(({ source }) => source.id);
  return stored.length === 0
    ? 'nothing was stored'
    : `what ${[...new Set(stored)].join(', ')} answered before is stored under this moment, and nothing else`;
}

const isNear = (moment: Instant, now: Instant): boolean =>
  hoursAfter(moment, -TOLERANCE_HOURS) <= now && now <= hoursAfter(moment, TOLERANCE_HOURS);

/** What there is to say of answers that are stamped later than now: a clock ran ahead when they came. */
export function stampsAhead(db: Db, now: Instant): Trouble[] {
  return stampedAfter(db, now).map((ahead) => ({
    source: ahead.source,
    asset: ahead.asset,
    what: 'stamps ahead',
    message: `warning: ${ahead.asset}: ${ahead.source}: ${sayStamped(ahead)}, but it is ${now}\n  to do: if this moment is right, a clock ran ahead then; etf-digest check names what it stamped`,
    isFailure: false,
    isQuiet: true,
  }));
}
