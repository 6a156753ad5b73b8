import type { AssetSources, SourceAccount } from '../../analyse/days/asset-sources.ts';
import { dayFlows } from '../../analyse/days/day-flows.ts';
import { isComplete, judgeAll } from '../../analyse/days/day-state.ts';
import { type Silence, wasSilent } from '../../analyse/days/unread.ts';
import type { Asset, SourceHistory, UnreadColumn } from '../../model/flow.ts';
import { type FundRegistry, underTodaysTickers } from '../../model/funds.ts';
import { type Day, earliest, type Instant, latest, START_OF_TIME } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
import { SOURCES, sourceOf } from '../../sources/index.ts';
import { lastTaken } from '../../store/blank-rows.ts';
import { columns, unreadColumns } from '../../store/columns.ts';
import type { Db } from '../../store/db.ts';
import { printedEditions } from '../../store/digests.ts';
import { currentFigures } from '../../store/flows.ts';
import { currentFundLevels } from '../../store/fund-levels.ts';
import { currentNetAssets } from '../../store/net-assets.ts';
import { silencesOf } from '../../store/outages.ts';
import { remembered } from '../../store/remembered.ts';
import { heardOf, sightings } from '../../store/snapshots.ts';
import { currentTotals } from '../../store/totals.ts';
import type { Reference } from '../reference.ts';
import { readPrinted } from './read-printed.ts';

/**
 * Each asset's days as every source tells them, in order of preference. All reach to the newest day of any asset, and at
 * least to `until`: an asset that was not delivered is pending there, not absent.
 */
export function readHistories(
  db: Db,
  config: Config,
  reference: Reference,
  until: Day = START_OF_TIME,
  assets: readonly Asset[] = config.assets,
): AssetSources[] {
  const told = assets.map((asset) => ({ asset, histories: sourceHistories(db, asset, config, reference) }));
  const known = latest([until, ...told.flatMap(({ histories }) => histories.flatMap(daysOf))]) ?? until;
  // what stands beyond the table of closures is for check to find
  const newest = earliest([known, reference.calendar.lastDay]) ?? known;
  const printed = printedEditions(db, config.now).map(({ day, figures }) => ({
    day,
    of: readPrinted(figures),
  }));
  return told.map(({ asset, histories }) => {
    const finals = new Map<Day, string>();
    for (const { day, of } of printed) {
      const edition = of[asset];
      if (edition && isComplete(edition.state)) finals.set(day, edition.source);
    }
    const accounts = histories.map((history): SourceAccount => {
      const { source, resolutionUsd } = history;
      const days = remembered(db, ['days', source, asset, config.now, newest, reference], () =>
        judgeAll(
          dayFlows(history, reference.registry, reference.calendar, newest),
          (day) => finals.get(day) === source,
        ),
      );
      const { repeats } = sourceOf(source);
      return {
        asset,
        source,
        origins: repeats.length > 0 ? repeats : [source],
        speaks: config.sources.includes(source),
        resolutionUsd,
        days,
        unreadColumns: history.unreadColumns ?? [],
        netAssets: remembered(db, ['net assets', source, asset, config.now], () =>
          currentNetAssets(db, source, asset, config.now),
        ),
        fundLevels: remembered(db, ['fund levels', source, asset, config.now, reference], () =>
          underTodaysTickers(currentFundLevels(db, source, asset, config.now), asset, reference.registry),
        ),
        ...(history === histories[0] && {
          wasSilent: silenceOf(silencesOf(db, source, asset, config.now), config, reference),
        }),
      };
    });
    return { asset, accounts, finals, now: config.now };
  });
}

const silenceOf =
  (silences: readonly Silence[], { now }: Config, { calendar }: Reference) =>
  (day: Day): boolean =>
    wasSilent(day, silences, now, calendar);

const daysOf = ({ figures, totals }: SourceHistory): Day[] =>
  [latest(figures.map(({ day }) => day)), latest(totals.map(({ day }) => day))].flatMap((day) => day ?? []);

/**
 * Those that have told anything; the first in order of preference that covers the asset stands even so. What a publisher that is not enabled has
 * told is still held against the others.
 */
function sourceHistories(
  db: Db,
  asset: Asset,
  { sources, now }: Config,
  { registry }: Reference,
): SourceHistory[] {
  const first = sources.find((id) => registry.idsAt(id, asset)) ?? sources[0];
  const witnesses = SOURCES.map(({ id }) => id).filter((id) => !sources.includes(id));
  const heard = remembered(db, ['heard', asset, now], () => heardOf(db, asset, now));
  return [...sources, ...witnesses]
    .filter((id) => id === first || heard.has(id))
    .map((id) => remembered(db, ['history', id, asset, now], () => historyOf(db, id, asset, now, registry)))
    .filter(({ source, figures, totals }) => source === first || figures.length > 0 || totals.length > 0);
}

/** Under today's tickers. */
function unreadOf(db: Db, id: string, asset: Asset, now: Instant, registry: FundRegistry): UnreadColumn[] {
  const unread = unreadColumns(db, id, asset, registry.launchOf(asset), now);
  return unread.map(({ ticker, from }) => ({ ticker: registry.canonical(asset, ticker), from }));
}

function historyOf(db: Db, id: string, asset: Asset, now: Instant, registry: FundRegistry): SourceHistory {
  const { resolutionUsd, coverage, zerosWait = false } = sourceOf(id);
  return {
    source: id,
    resolutionUsd,
    coverage,
    zerosWait,
    asset,
    // a table with every fund is summed; its Total is only held against the sum
    totals: coverage === 'partial' ? currentTotals(db, id, asset, now) : [],
    figures: currentFigures(db, id, asset, now),
    sightings: sightings(db, id, asset, now),
    lastTaken: lastTaken(db, id, asset, now),
    columns: columns(db, id, asset, now),
    ...(coverage === 'complete' && { unreadColumns: unreadOf(db, id, asset, now, registry) }),
  };
}

/** The newest trading day up to `today` on which any asset has a figure that counts; null when none has. */
export function newestDay(histories: readonly AssetSources[], today: Day): Day | null {
  const told = histories.flatMap(({ accounts, finals }) =>
    accounts.flatMap(
      ({ days, speaks, source }) =>
        days.findLast(
          ({ day, state }) => state !== 'pending' && day <= today && (speaks || finals.get(day) === source),
        )?.day ?? [],
    ),
  );
  return latest(told);
}
