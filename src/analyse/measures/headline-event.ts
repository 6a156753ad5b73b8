import { directionOf } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import { type Breadth, shareOf, sidesOf } from './breadth.ts';
import type { FlowRecord } from './records.ts';
import type { Streak } from './streak.ts';

/** What the title of a day or a week says after the amount; the first that holds, in the order of headlineEventOf. */
export type HeadlineEvent =
  | 'debut'
  | 'record'
  | 'first-after-run'
  | 'run'
  | 'one-fund'
  | 'only-one'
  | 'all-one-way'
  | 'leader';

/** What the title of a complete day or week may speak of. */
export interface Standing {
  totalUsd: Usd;
  /** in days, or in weeks */
  streak: Streak;
  /** null where the funds are not told */
  breadth: Breadth | null;
  record: FlowRecord<unknown> | null;
  /** the first day of the class or of a fund */
  isDebut: boolean;
}

/** From so many on a run, or its end, goes before one fund alone. */
const LONG_RUN = 5;

/** Chooses the one thing that a title says of a complete day, or of a complete week with its run of weeks. */
export function headlineEventOf(standing: Standing): HeadlineEvent | null {
  const { totalUsd, streak, record, isDebut } = standing;
  const run = streak.claimed ? streak.days : 0;
  const ended = streak.days <= 1 && streak.before?.claimed ? streak.before.days : 0;
  if (isDebut) return 'debut';
  // a flat day has no direction: only the end of a run is said of it
  if (directionOf(totalUsd) === 'flat') return ended > 0 ? 'first-after-run' : null;
  if (record && record.since === null) return 'record';
  if (ended >= LONG_RUN) return 'first-after-run';
  if (record) return 'record';
  if (run >= LONG_RUN) return 'run';
  const ofFunds = standing.breadth && fundEvents(standing.breadth, totalUsd);
  if (ofFunds?.ofOne) return ofFunds.ofOne;
  if (run > 0) return 'run';
  if (ended > 0) return 'first-after-run';
  return ofFunds?.ofAll ?? null;
}

/** A fund is said to be nearly all of a total from four fifths on, of the total and of all that went its way. */
const NEARLY_ALL = 0.8;
/** A fund that alone goes against the total is worth a word from a tenth of it on. */
const WORTH_A_WORD = 0.1;

interface FundEvents {
  ofOne: HeadlineEvent | null;
  ofAll: HeadlineEvent | null;
}

/** Only once all funds have reported may a sentence say that one was alone, or that none was. */
function fundEvents(breadth: Breadth, totalUsd: Usd): FundEvents {
  const { along, against } = sidesOf(breadth, totalUsd);
  const isWhole = breadth.reported === breadth.expected;
  const leads = along.largest?.tickers.length === 1;
  const share = leads ? shareOf(along.largest, totalUsd) : 0;
  // others may have brought as much that flowed out again elsewhere
  const isMost = shareOf(along.largest, along.sizeUsd) >= NEARLY_ALL;
  const isOneFund = isWhole && isMost && share >= NEARLY_ALL && share <= 1;
  const isAgainst = isWhole && against.count === 1 && shareOf(against.largest, totalUsd) >= WORTH_A_WORD;
  const isOneWay = isWhole && against.count === 0 && along.count * 2 >= breadth.reported;
  return {
    ofOne: isOneFund ? 'one-fund' : isAgainst ? 'only-one' : null,
    ofAll: isOneWay ? 'all-one-way' : leads ? 'leader' : null,
  };
}
