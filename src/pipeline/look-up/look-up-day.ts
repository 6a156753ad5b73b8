import { type AssetSources, historyFor } from '../../analyse/days/asset-sources.ts';
import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import { closedFacts } from '../../analyse/facts/closed-facts.ts';
import { type DigestFacts, digestFacts } from '../../analyse/facts/digest-facts.ts';
import { EtfDigestError } from '../../errors.ts';
import { parseDayWords } from '../../model/day-words.ts';
import { type Day, END_OF_TIME, newYorkDay, START_OF_TIME } from '../../model/time.ts';
import type { Silence } from '../../render/texts/notice.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { digestsOf, type StoredDigest } from '../../store/digests.ts';
import { draftEdition, factsOf } from '../days/edition.ts';
import { newestDay, readHistories } from '../days/histories.ts';
import type { Reference } from '../reference.ts';

/** What the store answers for a day. */
export interface LookUp {
  day: Day;
  facts: DigestFacts;
  /** why there is nothing to say; null when there is */
  silence: Silence | null;
  /** the edition of the day that a nightly run wrote, if its figures are still the day's */
  edition: StoredDigest | null;
  /** the facts of each asset with a trend of another length */
  factsWithTrend(days: number): AssetFacts[];
}

/**
 * Looks a day up in the store alone, no network.
 *
 * @param words DAY as the user wrote it
 * @throws UsageError when it is no day; EtfDigestError for a year without a calendar and for an empty store
 */
export function lookUp(words: string, db: Db, config: Config, reference: Reference): LookUp {
  const { calendar } = reference;
  const today = newYorkDay(config.now);
  const choice = parseDayWords(words, today, calendar);
  const day = choice.kind === 'day' ? choice.day : latestDay(db, config, reference);
  const early = earlySilence(day, today, config, reference);
  const histories = readHistories(db, config, reference, early ? START_OF_TIME : day);
  const before = digestsOf(db, day, config.now);
  const draft = early ? null : draftEdition(day, histories, before, config.now, 'yesterday');
  return {
    day,
    facts: draft?.facts ?? silentFacts(day, early, histories),
    silence: draft ? null : (early ?? { why: 'pending' }),
    edition: draft?.unchanged ? (before.at(-1) ?? null) : null,
    factsWithTrend: (days) => factsOf(day, histories, days),
  };
}

/** What can be said of a day before the store is asked. */
function earlySilence(
  day: Day,
  today: Day,
  config: Config,
  { registry, calendar }: Reference,
): Silence | null {
  if (day > today) return { why: 'future', today };
  const launches = config.assets.map((asset) => ({ asset, launch: registry.launchOf(asset) }));
  const [first] = launches.sort((a, b) => (a.launch < b.launch ? -1 : 1));
  if (first && day < first.launch) return { why: 'before launch', ...first };
  return calendar.isTradingDay(day) ? null : { why: 'closed', closure: calendar.closureOn(day) };
}

function silentFacts(day: Day, silence: Silence | null, sources: readonly AssetSources[]): DigestFacts {
  if (silence?.why !== 'closed') {
    return digestFacts(day, silence ? [] : factsOf(day, sources), 'yesterday', []);
  }
  const histories = sources.flatMap((asset) => historyFor(day, asset) ?? []);
  const launched = histories.filter((history) => (history.days[0]?.day ?? END_OF_TIME) <= day);
  return digestFacts(day, launched.map(closedFacts), 'yesterday', []);
}

function latestDay(db: Db, config: Config, reference: Reference): Day {
  const day = newestDay(readHistories(db, config, reference), newYorkDay(config.now));
  if (day) return day;
  throw emptyStore(config);
}

/** The store has nothing to look up. */
export function emptyStore({ db }: Config): EtfDigestError {
  return new EtfDigestError('the store holds no figure yet', {
    source: db,
    mend: 'run etf-digest nightly, or start without --empty',
  });
}
