import { checkFigures } from '../../analyse/checks/check-figures.ts';
import { checkObserved } from '../../analyse/checks/check-observed.ts';
import { checkPublishers } from '../../analyse/checks/check-publishers.ts';
import { checkTrailing } from '../../analyse/checks/check-trailing.ts';
import type { Finding } from '../../analyse/checks/finding.ts';
import { type Asset, BUNDLED } from '../../model/flow.ts';
import { type Day, type Instant, newYorkDay } from '../../model/time.ts';
import { SOURCES, sourceOf } from '../../sources/index.ts';
import type { Db } from '../../store/db.ts';
import { currentFigures } from '../../store/flows.ts';
import { damagedBodies } from '../../store/page-bytes.ts';
import { stampedAfter } from '../../store/questions.ts';
import { releasedDays, sightings } from '../../store/snapshots.ts';
import { currentTotals } from '../../store/totals.ts';
import type { RunContext } from '../context.ts';
import { readHistories } from '../days/histories.ts';
import { sayStamped } from '../say-stamped.ts';
import { checkDigests } from './check-digests.ts';
import { checkFeet } from './check-foot.ts';

/** Looks over all that is stored: figures, publishers, bytes, digests. Every finding, not the first; no network. */
export function checkStore(db: Db, run: RunContext): Finding[] {
  // another run may write meanwhile: all is read as it stood at one moment
  const look = db.transaction(() => [
    ...checkAllObserved(db, run),
    ...checkNewest(db, run),
    ...checkAccounts(db, run),
    ...checkFeet(db, run),
    ...checkSnapshots(db),
    ...checkStamps(db, run.config.now),
    ...checkDigests(db, run),
  ]);
  return [...new Map(look().map((finding) => [JSON.stringify(finding), finding])).values()];
}

function checkAllObserved(db: Db, { config, reference }: RunContext): Finding[] {
  const today = newYorkDay(config.now);
  return config.assets.flatMap((asset) =>
    SOURCES.flatMap(({ id: source }) => {
      const figures = currentFigures(db, source, asset, config.now);
      return checkObserved({ ...reference, asset, source, figures, today });
    }),
  );
}

/** A store that holds nothing but the bundled history is as old as that, and no fault. */
function checkNewest(db: Db, { config, reference }: RunContext): Finding[] {
  const isPolled = config.assets.some((asset) =>
    config.sources.some((source) =>
      sightings(db, source, asset, config.now).some(({ seenAt }) => seenAt !== BUNDLED),
    ),
  );
  if (!isPolled) return [];
  const today = newYorkDay(config.now);
  return config.assets.flatMap((asset) => {
    const days = config.sources.flatMap((source) => daysWithFigure(db, source, asset, config.now));
    return checkTrailing({ asset, days, calendar: reference.calendar, today });
  });
}

function daysWithFigure(db: Db, source: string, asset: Asset, now: Instant): Day[] {
  const figures = currentFigures(db, source, asset, now).filter(({ flowUsd }) => flowUsd !== null);
  // a table with every fund states a Total of 0 before it has a figure
  const totals = sourceOf(source).coverage === 'partial' ? currentTotals(db, source, asset, now) : [];
  return [...figures, ...totals].map(({ day }) => day);
}

function checkAccounts(db: Db, { config, reference }: RunContext): Finding[] {
  const assets = readHistories(db, config, reference);
  const figures = assets.flatMap(({ asset, accounts }) =>
    accounts.flatMap((account) => {
      const totals = currentTotals(db, account.source, asset, config.now);
      const released = releasedDays(db, account.source, asset, config.now);
      return checkFigures({ account, totals, released, coverage: sourceOf(account.source).coverage });
    }),
  );
  return [...figures, ...assets.flatMap(checkPublishers)];
}

function checkSnapshots(db: Db): Finding[] {
  return damagedBodies(db).map(({ sha256, what }) => ({
    check: 'snapshots',
    weight: 'fault',
    asset: null,
    day: null,
    source: null,
    what: `the page kept as ${sha256} is damaged: ${what}`,
    mend: 'restore the database from a copy; the figures read from the page are not touched',
  }));
}

/** A clock that ran ahead has stamped its answers with moments that are still to come. */
function checkStamps(db: Db, now: Instant): Finding[] {
  return stampedAfter(db, now).map((ahead) => ({
    check: 'snapshots',
    weight: 'warning',
    asset: ahead.asset,
    day: null,
    source: ahead.source,
    what: `${sayStamped(ahead)}, but it is ${now}`,
    mend: 'a clock ran ahead when they were stored, or this one is behind: set it',
  }));
}
