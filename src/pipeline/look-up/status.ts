import { existsSync } from 'node:fs';
import { type PassedOver, passedOver } from '../../analyse/days/passed-over.ts';
import type { Asset } from '../../model/flow.ts';
import {
  addDays,
  type Day,
  endOfDay,
  hoursAfter,
  type Instant,
  newYorkDay,
  START_OF_TIME,
} from '../../model/time.ts';
import { openCopy } from '../../store/copies/read-copy.ts';
import type { Db } from '../../store/db.ts';
import { latestDigests, type StoredDigest } from '../../store/digests.ts';
import { newestAccepted, newestAnswer, newestAsked } from '../../store/inspect.ts';
import { openOutages } from '../../store/outages.ts';
import type { RunContext } from '../context.ts';
import { readHistories } from '../days/histories.ts';
import type { Reference } from '../reference.ts';

/** How one publisher stands with one asset. */
export interface PublisherStatus {
  source: string;
  asset: Asset;
  /** null: never */
  askedAt: Instant | null;
  answeredAt: Instant | null;
  failing: { since: Instant; what: string } | null;
}

/** What a monitor asks. */
export interface Status {
  /** why the digests are not in time; none when they are */
  late: readonly string[];
  /** trading days that no publisher reports, though later ones are complete */
  unreported: readonly PassedOver[];
  newest: StoredDigest | null;
  newestFinal: StoredDigest | null;
  publishers: readonly PublisherStatus[];
}

/** By noon in New York the figures of the day before are out: 94 % of them whole, on the record of 2025-11 to 2026-08. */
const DUE_HOURS = 12;
/** A day settles 96 hours after its midnight, where a later day is complete; a weekend lies between at most. */
const FINAL_HOURS = 168;
/** One question a day is asked even when nothing is due. */
const ASKED_HOURS = 26;

/** Whether the digests are in time, and how the publishers stand; asks nobody and changes nothing. */
export function statusOf({ config, reference }: RunContext): Status {
  if (!existsSync(config.db)) {
    const late = [`there is no store at ${config.db}: run etf-digest nightly`];
    return { late, unreported: [], newest: null, newestFinal: null, publishers: [] };
  }
  const db = openCopy(config.db, config.now);
  try {
    const digests = latestDigests(db, config.now);
    return {
      late: [...lateDays(digests, config.now, reference), ...silence(db, config.now)],
      unreported: passedOver(
        readHistories(db, config, reference, START_OF_TIME, reference.registry.codes),
        config.assets,
      ),
      newest: digests.at(-1) ?? null,
      newestFinal: digests.findLast(({ edition }) => edition !== 'preliminary') ?? null,
      publishers: config.sources.flatMap((source) =>
        config.assets
          .filter((asset) => reference.registry.idsAt(source, asset) !== null)
          .map((asset) => publisherStatus(db, source, asset, config.now)),
      ),
    };
  } finally {
    db.close();
  }
}

function lateDays(digests: readonly StoredDigest[], now: Instant, { calendar }: Reference): string[] {
  const today = newYorkDay(now);
  const due = calendar
    .tradingDays(addDays(today, -8), today)
    .findLast((day) => hoursAfter(endOfDay(day), DUE_HOURS) <= now);
  const isTold = digests.some(({ day }) => due === undefined || day >= due);
  const open = digests.filter(({ day, edition }) => edition === 'preliminary' && isOverdue(day, now));
  return [
    ...(isTold ? [] : [`no edition of ${due} has been written; it was due by ${dueAt(due)}`]),
    ...open.map(({ day }) => `the edition of ${day} is still preliminary`),
  ];
}

const dueAt = (day: Day | undefined): string => (day ? hoursAfter(endOfDay(day), DUE_HOURS) : '');

const isOverdue = (day: Day, now: Instant): boolean => hoursAfter(endOfDay(day), FINAL_HOURS) <= now;

function silence(db: Db, now: Instant): string[] {
  const answered = newestAnswer(db, now);
  if (answered !== null && hoursAfter(answered, ASKED_HOURS) > now) return [];
  return [
    `no publisher has been asked since ${answered ?? 'the store was made'}: see whether cron still runs`,
  ];
}

function publisherStatus(db: Db, source: string, asset: Asset, now: Instant): PublisherStatus {
  const outage = openOutages(db, now).find(
    (one) => one.source === source && one.asset === asset && one.isFailure,
  );
  return {
    source,
    asset,
    askedAt: newestAsked(db, source, asset, now),
    answeredAt: newestAccepted(db, source, asset, now),
    failing: outage ? { since: outage.beganAt, what: outage.what } : null,
  };
}
