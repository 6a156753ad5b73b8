import type { AssetHistory } from '../analyse/asset-facts.ts';
import { dayFlows } from '../analyse/day-flows.ts';
import type { PrintedFigures } from '../analyse/digest-facts.ts';
import { isComplete, judge } from '../analyse/state.ts';
import type { Config } from '../config.ts';
import type { Asset, SourceHistory } from '../model/flow.ts';
import { type Day, latest } from '../model/time.ts';
import { sourceOf } from '../sources/index.ts';
import type { Db } from '../store/db.ts';
import { printedEditions } from '../store/digests.ts';
import { currentFigures } from '../store/flows.ts';
import { columns, sightings } from '../store/snapshots.ts';
import { currentTotals } from '../store/totals.ts';
import type { Reference } from './reference.ts';

/**
 * Each asset's days as the preferred source tells them. All reach to the newest figure of any asset, and at
 * least to `until`: an asset that was not delivered is pending there, not absent.
 */
export function readHistories(
  db: Db,
  config: Config,
  reference: Reference,
  until: Day = '',
  assets: readonly Asset[] = config.assets,
): AssetHistory[] {
  const told = assets.map((asset) => preferredHistory(db, config, asset));
  const figureDays = told.flatMap((history) => history.figures.map((figure) => figure.day));
  const newest = latest([until, ...figureDays]) ?? until;
  const printed = printedEditions(db, config.now).map(({ day, figures }) => ({
    day,
    of: JSON.parse(figures) as PrintedFigures,
  }));
  return told.map((history) => {
    const { asset, source, resolutionUsd } = history;
    const finals = new Set(
      printed.filter(({ of }) => isComplete(of[asset]?.state ?? 'pending')).map(({ day }) => day),
    );
    const flows = dayFlows(history, reference.registry, reference.calendar, newest);
    return { asset, source, resolutionUsd, days: flows.map((flow) => judge(flow, finals.has(flow.day))) };
  });
}

function preferredHistory(db: Db, config: Config, asset: Asset): SourceHistory {
  const told = config.sources.map((id) => sourceHistory(db, id, asset, config));
  const [first] = told;
  if (!first) throw new RangeError('no source is set');
  return told.find((history) => history.figures.length > 0) ?? first;
}

function sourceHistory(db: Db, id: string, asset: Asset, { now }: Config): SourceHistory {
  const { resolutionUsd, universe } = sourceOf(id);
  return {
    source: id,
    resolutionUsd,
    universe,
    asset,
    totals: currentTotals(db, id, asset, now),
    figures: currentFigures(db, id, asset, now),
    sightings: sightings(db, id, asset, now),
    columns: columns(db, id, asset, now),
  };
}

/** The newest trading day up to `today` on which any asset has a figure that counts; null when none has. */
export function newestDay(histories: readonly AssetHistory[], today: Day): Day | null {
  const days = histories.flatMap(
    (history) => history.days.findLast((day) => day.state !== 'pending' && day.day <= today)?.day ?? [],
  );
  return latest(days);
}
