import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import type { Day } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { readHistories } from '../days/histories.ts';
import type { Reference } from '../reference.ts';

/**
 * The histories that a look-up answers from. A day keeps the publisher that it was printed from, but who names publishers
 * at a look-up asks for these and no other.
 */
export function askedHistories(db: Db, config: Config, reference: Reference, until?: Day): AssetSources[] {
  const histories = readHistories(db, config, reference, until);
  if (!config.isSourceAsked) return histories;
  return histories.map((sources) => ({
    ...sources,
    finals: new Map([...sources.finals].filter(([, source]) => config.sources.includes(source))),
  }));
}
