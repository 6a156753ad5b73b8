import { type AssetSources, historyFor } from '../../analyse/days/asset-sources.ts';
import { isOnShortPage } from '../../analyse/days/missing-days.ts';
import { isNeverShown } from '../../analyse/days/never-shown.ts';
import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import { closedFacts } from '../../analyse/facts/closed-facts.ts';
import { type DigestFacts, digestFacts } from '../../analyse/facts/digest-facts.ts';
import { EtfDigestError } from '../../errors.ts';
import { parseDayWords } from '../../model/day-words.ts';
import type { Asset } from '../../model/flow.ts';
import { type Day, END_OF_TIME, newYorkDay, START_OF_TIME } from '../../model/time.ts';
import type { NeverCollected, Silence } from '../../render/texts/notice.ts';
import type { Config } from '../../settings/config.ts';
import type { Db } from '../../store/db.ts';
import { digestsOf, type StoredDigest } from '../../store/digests.ts';
import { draftEdition, factsOf, TREND_DAYS } from '../days/edition.ts';
import { newestDay } from '../days/histories.ts';
import { requireSumsOf } from '../days/require-sums.ts';
import type { Reference } from '../reference.ts';
import { askedHistories } from './asked-histories.ts';

/** What the store answers for a day. */
export interface LookUp {
  day: Day;
  facts: DigestFacts;
  /** it is the newest of the store, and nobody named it */
  isLatest: boolean;
  /** why there is nothing to say; null when there is */
  silence: Silence | null;
  /** assets of which no page ever showed the day */
  missing: readonly Asset[];
  /** the edition of the day that a nightly run wrote, if its figures are still the day's */
  edition: StoredDigest | null;
  /** every publisher's days */
  histories: readonly AssetSources[];
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
  const choice = parseDayWords(words, config.now, reference.calendar);
  const day = choice.kind === 'day' ? choice.day : latestDay(db, config, reference);
  const isEarly = earlySilence(day, config, reference) !== null;
  const histories = askedHistories(db, config, reference, isEarly ? START_OF_TIME : day);
  return { ...lookUpDay(day, histories, db, config, reference), isLatest: choice.kind === 'latest' };
}

/** The same of a day that nobody wrote in words, in histories that reach to it. */
export function lookUpDay(
  day: Day,
  histories: readonly AssetSources[],
  db: Db,
  config: Config,
  reference: Reference,
): LookUp {
  const early = earlySilence(day, config, reference);
  const before = digestsOf(db, day, config.now);
  const draft = early ? null : draftEdition(day, histories, before, config.now);
  const facts = draft?.facts ?? silentFacts(day, early, histories);
  const told = facts.assets.map(({ asset }) => asset);
  const missing = early ? [] : neverShown(day, histories, told, config);
  const isMissing = !early && !draft && missing.length === told.length;
  return {
    day,
    isLatest: false,
    facts: isMissing ? { ...facts, edition: null } : facts,
    silence: draft
      ? null
      : (early ?? (isMissing ? neverCollected(day, config, reference) : { why: 'pending' })),
    missing,
    edition: draft?.unchanged ? (before.at(-1) ?? null) : null,
    histories,
    factsWithTrend: (days) => factsOf(day, histories, days),
  };
}

/**
 * The same, to be said: the days that it rests on are held against their stored Totals.
 *
 * @param trendDays length of the longest trend that is told
 * @throws EtfDigestError also where one does not add up
 */
export function lookUpToSay(
  words: string,
  db: Db,
  config: Config,
  reference: Reference,
  trendDays = TREND_DAYS,
): LookUp {
  const found = lookUp(words, db, config, reference);
  requireToSay(found, db, config, trendDays);
  return found;
}

/** @throws EtfDigestError where a day that an answer rests on does not add up */
export function requireToSay(found: LookUp, db: Db, config: Config, trendDays: number): void {
  const { day, silence, histories } = found;
  if (!silence) requireSumsOf(db, found.factsWithTrend(trendDays), day, histories, config);
}

const neverShown = (
  day: Day,
  histories: readonly AssetSources[],
  assets: readonly Asset[],
  { now }: Config,
): Asset[] =>
  histories
    .filter((sources) => assets.includes(sources.asset) && isNeverShown(day, sources, now))
    .map(({ asset }) => asset);

/** The nightly run reads the short page, which shows the newest days alone. */
export function neverCollected(day: Day, { now }: Config, { calendar }: Reference): NeverCollected {
  const isRecent = isOnShortPage(day, newYorkDay(now), calendar);
  return { why: 'missing', command: isRecent ? 'etf-digest nightly' : 'etf-digest collect --full' };
}

/** What can be said of a day before the store is asked. */
function earlySilence(day: Day, config: Config, { registry, calendar }: Reference): Silence | null {
  const today = newYorkDay(config.now);
  if (day > today) return { why: 'future', today };
  const launches = config.assets.map((asset) => ({ asset, launch: registry.launchOf(asset) }));
  const [first] = launches.sort((a, b) => (a.launch < b.launch ? -1 : 1));
  if (first && day < first.launch) return { why: 'before launch', ...first };
  return calendar.isTradingDay(day) ? null : { why: 'closed', closure: calendar.closureOn(day) };
}

function silentFacts(day: Day, silence: Silence | null, sources: readonly AssetSources[]): DigestFacts {
  if (silence?.why !== 'closed') {
    return digestFacts(day, silence ? [] : factsOf(day, sources), 'dated', []);
  }
  const histories = sources.flatMap((asset) => historyFor(day, asset) ?? []);
  const launched = histories.filter((history) => (history.days[0]?.day ?? END_OF_TIME) <= day);
  return digestFacts(day, launched.map(closedFacts), 'dated', []);
}

/** The newest day of the store that has a figure; throws EtfDigestError where none has. */
export function latestDay(db: Db, config: Config, reference: Reference): Day {
  const day = newestDay(askedHistories(db, config, reference), newYorkDay(config.now));
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
