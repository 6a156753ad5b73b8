import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import { parseRangeWords, requireRange } from '../../model/day-range.ts';
import type { DayChoice } from '../../model/day-words.ts';
import { type Day, earliest, latest, newYorkDay } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { factsOf, TREND_DAYS } from '../days/edition.ts';
import type { Reference } from '../reference.ts';
import { askedHistories } from './asked-histories.ts';
import { type LookUp, latestDay, lookUpDay, lookUpToSay, requireToSay } from './look-up-day.ts';

/** What the store answers for one day, or for every trading day of a range. */
export interface DaysLookUp {
  /** the ends as they were asked for; null for one day */
  range: { from: Day; to: Day } | null;
  /** oldest first; where a range has no session, the answer of its first day */
  days: readonly [LookUp, ...LookUp[]];
  isLatest: boolean;
  /** why there is nothing to say of any of them; null when there is */
  silence: LookUp['silence'];
  /** of a range: each asset's facts on its newest day that has a total, with a trend over the days of the range */
  trends: readonly AssetFacts[];
}

/**
 * Looks a day or a range `A..B` up in the store alone, no network, to be said.
 *
 * @param trendDays length of the trend that is told of one day
 * @throws UsageError for what is neither; EtfDigestError for a year without a calendar for an empty store, and where sums do not add up
 */
export function lookUpDays(
  words: string,
  db: Db,
  config: Config,
  reference: Reference,
  trendDays = TREND_DAYS,
): DaysLookUp {
  const ends = parseRangeWords(words, config.now, reference.calendar);
  if (!ends) {
    const found = lookUpToSay(words, db, config, reference, trendDays);
    return { range: null, days: [found], isLatest: found.isLatest, silence: found.silence, trends: [] };
  }
  const dayOf = (choice: DayChoice) =>
    choice.kind === 'day' ? choice.day : latestDay(db, config, reference);
  const [from, to] = [dayOf(ends[0]), dayOf(ends[1])];
  requireRange(from, to, words);
  const sessions = sessionsIn(from, to, config, reference);
  const histories = askedHistories(db, config, reference, sessions.at(-1));
  const answer = (day: Day) => lookUpDay(day, histories, db, config, reference);
  const [first = from, ...others] = sessions;
  const days = [answer(first), ...others.map(answer)] as const;
  for (const found of days) requireToSay(found, db, config, Math.max(trendDays, sessions.length));
  const isSilent = days.every(({ silence }) => silence !== null);
  return {
    range: { from, to },
    days,
    isLatest: false,
    silence: isSilent ? lastOf(days).silence : null,
    trends: histories.flatMap((sources) => trendOver(sessions, sources) ?? []),
  };
}

/** The newest of the days. */
export const lastOf = (days: DaysLookUp['days']): LookUp => days.at(-1) ?? days[0];

/** The trading days between two dates, from the first launch to New York's today. */
function sessionsIn(from: Day, to: Day, { assets, now }: Config, { calendar, registry }: Reference): Day[] {
  const launch = earliest(assets.map((asset) => registry.launchOf(asset))) ?? from;
  return calendar.tradingDays(latest([from, launch]) ?? from, earliest([to, newYorkDay(now)]) ?? to);
}

function trendOver(sessions: readonly Day[], sources: AssetSources): AssetFacts | null {
  const [first] = sessions;
  for (const day of sessions.toReversed()) {
    const [facts] = factsOf(day, [sources], sessions.length);
    const count = facts?.trend?.series.filter((point) => first !== undefined && point.day >= first).length;
    if (count) return factsOf(day, [sources], count)[0] ?? null;
  }
  return null;
}
