import {
  type EditionChange,
  editionChanges,
  type PrintedEdition,
} from '../../analyse/facts/edition-changes.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { digestsOf } from '../../store/digests.ts';
import { readPrinted } from '../days/read-printed.ts';
import type { Reference } from '../reference.ts';
import { type LookUp, lookUp } from './look-up-day.ts';

/** What the store answers of a day, with the editions that were written of it. */
export interface DayChanges extends LookUp {
  /** oldest first */
  editions: readonly PrintedEdition[];
  /** what each later one changed, of the assets that are asked for */
  changes: readonly EditionChange[];
}

/** Looks up the editions of a day, as of now; throws as `lookUp` does. */
export function dayChanges(words: string, db: Db, config: Config, reference: Reference): DayChanges {
  const found = lookUp(words, db, config, reference);
  const editions = digestsOf(db, found.day, config.now).map(({ writtenAt, edition, figures }) => {
    return { at: writtenAt, edition, figures: readPrinted(figures) };
  });
  const changes = editionChanges(found.day, editions).flatMap((change): EditionChange[] => {
    const assets = change.assets.filter(({ asset }) => config.assets.includes(asset));
    return change.assets.length > 0 && assets.length === 0 ? [] : [{ ...change, assets }];
  });
  return { ...found, editions, changes };
}
