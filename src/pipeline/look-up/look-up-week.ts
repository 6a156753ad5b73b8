import { type AssetSources, historyFor, speakersOn } from '../../analyse/days/asset-sources.ts';
import { isNeverShown } from '../../analyse/days/never-shown.ts';
import { type WeekDigestFacts, weekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import { weekFacts } from '../../analyse/facts/week-facts.ts';
import type { Asset } from '../../model/flow.ts';
import { type Day, earliest, latest, newYorkDay } from '../../model/time.ts';
import { type Week, weekBefore, weekOf } from '../../model/week.ts';
import { parseWeekWords } from '../../model/week-words.ts';
import type { WeekSilence } from '../../render/texts/week-notice.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { newestDay } from '../days/histories.ts';
import { requireSums } from '../days/require-sums.ts';
import type { Reference } from '../reference.ts';
import { askedHistories } from './asked-histories.ts';
import { emptyStore, neverCollected } from './look-up-day.ts';

/** What the store answers for a week. */
export interface WeekLookUp {
  week: Week;
  facts: WeekDigestFacts;
  /** it is the newest of the store, and nobody named it */
  isLatest: boolean;
  /** why there is nothing to say; null when there is */
  silence: WeekSilence | null;
  /** asset → trading days of the week that no page ever showed */
  missing: ReadonlyMap<Asset, readonly Day[]>;
}

/**
 * Looks a week up in the store alone, no network. `latest` is the newest week that is complete, else the newest that has
 * a figure.
 *
 * @param words WEEK as the user wrote it
 * @throws UsageError when it is no week; EtfDigestError for a year without a calendar and for an empty store
 */
export function lookUpWeek(words: string, db: Db, config: Config, reference: Reference): WeekLookUp {
  const today = newYorkDay(config.now);
  const choice = parseWeekWords(words, config.now, reference.calendar);
  const histories = askedHistories(db, config, reference);
  const newest = newestDay(histories, today);
  const factsOf = (week: Week): WeekDigestFacts => {
    const until = earliest([week.sunday, newest ?? today, today]) ?? today;
    const assets = histories.flatMap((sources) => {
      const history = historyFor(lastToldDay(sources, week, until, reference), sources);
      return (history && weekFacts(history, week, until, reference.calendar)) ?? [];
    });
    return weekDigestFacts(week, assets, config.now);
  };
  const answered = (facts: WeekDigestFacts): WeekLookUp => ({
    week: facts.week,
    isLatest: choice.kind === 'latest',
    facts,
    silence: silenceOf(facts, histories, config, reference),
    missing: new Map(
      histories.map((sources) => [sources.asset, missingDays(facts, sources, config, reference)]),
    ),
  });
  const said = (facts: WeekDigestFacts): WeekLookUp => {
    for (const asset of facts.assets) requireSums(db, asset, asset.toldTo, histories, config);
    return answered(facts);
  };
  if (choice.kind === 'week') return said(factsOf(choice.week));
  if (newest === null) throw emptyStore(config);
  const running = factsOf(weekOf(newest));
  const before = factsOf(weekBefore(running.week));
  const isRunning = running.edition === 'preliminary' && before.edition === 'final' && hasFigure(before);
  return said(isRunning ? before : running);
}

/** The last trading day of the week on which any publisher has a figure: who tells it tells the week. */
function lastToldDay(sources: AssetSources, week: Week, until: Day, { calendar, registry }: Reference): Day {
  const from = latest([week.monday, registry.launchOf(sources.asset)]) ?? week.monday;
  const sessions = calendar.tradingDays(from, until);
  const isTold = (day: Day) =>
    speakersOn(day, sources).some(({ days }) =>
      days.some((one) => one.day === day && one.state !== 'pending'),
    );
  return sessions.findLast(isTold) ?? sessions.at(-1) ?? until;
}

const hasFigure = ({ assets }: WeekDigestFacts): boolean =>
  assets.some(({ publishedUsd }) => publishedUsd !== null);

function silenceOf(
  facts: WeekDigestFacts,
  histories: readonly AssetSources[],
  config: Config,
  reference: Reference,
): WeekSilence | null {
  const { week } = facts;
  const today = newYorkDay(config.now);
  if (week.monday > today) return 'future';
  const launches = config.assets.map((asset) => reference.registry.launchOf(asset));
  if (week.sunday < (earliest(launches) ?? '')) return 'before launch';
  if (hasFigure(facts)) return null;
  const missing = histories.flatMap((sources) => missingDays(facts, sources, config, reference));
  const first = earliest(missing);
  return first ? neverCollected(first, config, reference) : 'pending';
}

/** Trading days of the week that no page ever showed of an asset. */
function missingDays(
  { week }: WeekDigestFacts,
  sources: AssetSources,
  { now }: Config,
  { calendar, registry }: Reference,
): Day[] {
  const from = latest([week.monday, registry.launchOf(sources.asset)]) ?? week.monday;
  const to = earliest([week.sunday, newYorkDay(now)]) ?? week.sunday;
  return calendar.tradingDays(from, to).filter((day) => isNeverShown(day, sources, now));
}
