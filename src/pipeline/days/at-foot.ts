import { shorten } from '../../errors.ts';
import type { Asset, FlowTable, Lifetimes } from '../../model/flow.ts';
import { underTodaysTickers } from '../../model/funds.ts';
import { type Day, latest, newYorkDay } from '../../model/time.ts';
import { type FootDifference, footDifferences } from '../../sources/audit/footer.ts';
import { millions } from '../../sources/audit/refusal.ts';
import type { Db } from '../../store/db.ts';
import { currentFigures } from '../../store/flows.ts';
import { lastFullPage } from '../../store/snapshots.ts';
import type { RunContext } from '../context.ts';

/**
 * Where the lifetimes at the foot of a page are not the sums of the store's days.
 *
 * @returns null where nobody can say: the page states none, the store lacks a day since launch or knows a later one than the page
 */
export function differencesAtFoot(
  db: Db,
  source: string,
  { asset, lifetimes }: Pick<FlowTable, 'asset' | 'lifetimes'>,
  { config: { now }, reference }: RunContext,
): FootDifference[] | null {
  const until = latest(lifetimes?.rows.map(({ day }) => day) ?? []);
  if (!lifetimes || !until) return null;
  const figures = currentFigures(db, source, asset, now);
  const reported = new Set(figures.filter(({ flowUsd }) => flowUsd !== null).map(({ day }) => day));
  if ([...reported].some((day) => day > until)) return null;
  const lastFull = lastFullPage(db, source, asset, now);
  const readUntil = lastFull && newYorkDay(lastFull);
  const isKnown = (day: Day) => reported.has(day) || isShown(day, lifetimes) || (readUntil ?? '') > day;
  const days = reference.calendar.tradingDays(reference.registry.launchOf(asset), until);
  if (!days.every(isKnown)) return null;
  return footDifferences(lifetimes, underTodaysTickers(figures, asset, reference.registry));
}

const isShown = (day: Day, { rows }: Lifetimes): boolean => rows.some((row) => row.day === day);

/** What a difference at the foot is called. */
export const NOT_THE_SUMS = 'the lifetimes at the foot of the page are not the sums of its days';

/** The differences in US$ millions, and what a person can do. */
export function sayAtFoot(differences: readonly FootDifference[]): string {
  const said = differences.map(
    ({ what, statedUsd, sumUsd }) => `${what} ${millions(statedUsd)}, by its days ${millions(sumUsd)}`,
  );
  return `${NOT_THE_SUMS}: ${shorten(said.join('; '))} (US$ millions)`;
}

/** What to do about a difference at the foot. */
export const mendOfFoot = (source: string, asset: Asset): string =>
  `a day further back was added or changed: run etf-digest collect --full, or ${importOfAllDays(source, asset)}`;

/** How a person brings what the page of all days tells. */
export const importOfAllDays = (source: string, asset: Asset): string =>
  `save the page of all days in a browser and run: etf-digest import FILE --source ${source} --asset ${asset.toLowerCase()}`;
