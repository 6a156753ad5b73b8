import { historyFor } from '../../analyse/days/asset-sources.ts';
import { type WeekDigestFacts, weekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import { weekFacts } from '../../analyse/facts/week-facts.ts';
import { earliest, newYorkDay } from '../../model/time.ts';
import { type Week, weekBefore, weekOf } from '../../model/week.ts';
import { parseWeekWords } from '../../model/week-words.ts';
import type { WeekSilence } from '../../render/texts/week-notice.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { newestDay, readHistories } from '../days/histories.ts';
import type { Reference } from '../reference.ts';
import { emptyStore } from './look-up-day.ts';

/** What the store answers for a week. */
export interface WeekLookUp {
  week: Week;
  facts: WeekDigestFacts;
  /** why there is nothing to say; null when there is */
  silence: WeekSilence | null;
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
  const choice = parseWeekWords(words, today, reference.calendar);
  const histories = readHistories(db, config, reference);
  const newest = newestDay(histories, today);
  const factsOf = (week: Week): WeekDigestFacts => {
    const until = earliest([week.sunday, newest ?? today, today]) ?? today;
    const assets = histories.flatMap((sources) => {
      const history = historyFor(until, sources);
      return (history && weekFacts(history, week, until, reference.calendar)) ?? [];
    });
    return weekDigestFacts(week, assets, config.now);
  };
  if (choice.kind === 'week') return answer(choice.week, factsOf(choice.week), today, config, reference);
  if (newest === null) throw emptyStore(config);
  const running = weekOf(newest);
  const facts = factsOf(running);
  const before = factsOf(weekBefore(running));
  const latest =
    facts.edition === 'preliminary' && before.edition === 'final' && hasFigure(before) ? before : facts;
  return answer(latest.week, latest, today, config, reference);
}

const hasFigure = ({ assets }: WeekDigestFacts): boolean =>
  assets.some(({ publishedUsd }) => publishedUsd !== null);

function answer(
  week: Week,
  facts: WeekDigestFacts,
  today: string,
  { assets }: Config,
  { registry }: Reference,
): WeekLookUp {
  const launch = earliest(assets.map((asset) => registry.launchOf(asset))) ?? '';
  const silence = (): WeekSilence | null => {
    if (week.monday > today) return 'future';
    if (week.sunday < launch) return 'before launch';
    return hasFigure(facts) ? null : 'pending';
  };
  return { week, facts, silence: silence() };
}
