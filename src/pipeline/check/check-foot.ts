import type { Finding } from '../../analyse/checks/finding.ts';
import { EtfDigestError } from '../../errors.ts';
import type { Asset, FlowTable } from '../../model/flow.ts';
import { latest } from '../../model/time.ts';
import { readable } from '../../sources/formats/readable.ts';
import { SOURCES } from '../../sources/index.ts';
import type { Source } from '../../sources/source.ts';
import type { Db } from '../../store/db.ts';
import { newestPages } from '../../store/page-bytes.ts';
import type { RunContext } from '../context.ts';
import { differencesAtFoot, mendOfFoot, sayAtFoot } from '../days/at-foot.ts';

/** Only so many of the newest pages are looked at for one with a foot: imported tables may have none. */
const PAGES = 10;

/** Holds the newest kept page that states lifetimes at its foot against the sums of the store, for every publisher and asset. */
export function checkFeet(db: Db, run: RunContext): Finding[] {
  const complete = SOURCES.filter(({ coverage }) => coverage === 'complete');
  return run.config.assets.flatMap((asset) =>
    complete.flatMap((source) => checkFoot(db, source, asset, run)),
  );
}

function checkFoot(db: Db, source: Source, asset: Asset, run: RunContext): Finding[] {
  const page = newestWithFoot(db, source, asset, run);
  const differences = (page && differencesAtFoot(db, source.id, page, run)) ?? [];
  if (differences.length === 0) return [];
  return [
    {
      check: 'lifetimes',
      weight: 'fault',
      asset,
      source: source.id,
      day: latest(page?.rows.map(({ day }) => day) ?? []),
      what: sayAtFoot(differences),
      mend: mendOfFoot(source.id, asset),
    },
  ];
}

function newestWithFoot(
  db: Db,
  source: Source,
  asset: Asset,
  { config, reference }: RunContext,
): FlowTable | null {
  for (const page of newestPages(db, source.id, asset, config.now, PAGES)) {
    try {
      const table = source.parse(readable(page), asset, reference.registry);
      if (table.lifetimes) return table;
    } catch (error) {
      // reparse tells of a page that was read once and is not any more
      if (!(error instanceof EtfDigestError)) throw error;
    }
  }
  return null;
}
