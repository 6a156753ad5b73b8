import { checkFigures, checkPublishers } from '../analyse/check-figures.ts';
import type { Finding } from '../analyse/findings.ts';
import { type Day, newYorkDay } from '../model/time.ts';
import { damagedBodies } from '../store/bodies.ts';
import type { Db } from '../store/db.ts';
import { currentFigures } from '../store/flows.ts';
import { currentTotals } from '../store/totals.ts';
import { checkDigests } from './check-digests.ts';
import type { RunContext } from './context.ts';
import { readHistories } from './histories.ts';

/** Looks over all that is stored: figures, publishers, bytes, digests. Every finding, not the first; no network. */
export function checkStore(db: Db, run: RunContext): Finding[] {
  const { config, reference } = run;
  const today = newYorkDay(config.now);
  const sources = readHistories(db, config, reference);
  const figures = sources.flatMap(({ asset, accounts }) =>
    accounts.flatMap((account) => {
      const totals = currentTotals(db, account.source, asset, config.now);
      const told = currentFigures(db, account.source, asset, config.now);
      const observedDays: Day[] = [
        ...new Set(told.filter((figure) => figure.flowUsd !== null).map((figure) => figure.day)),
      ];
      return checkFigures({ ...reference, account, totals, observedDays, today });
    }),
  );
  const publishers = sources.flatMap((asset) => checkPublishers(asset, today));
  return [...figures, ...publishers, ...checkSnapshots(db), ...checkDigests(db, run)];
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
