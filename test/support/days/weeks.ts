import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { judgeAll } from '../../../src/analyse/days/day-state.ts';
import { type WeekFacts, weekFacts } from '../../../src/analyse/facts/week-facts.ts';
import type { Ticker } from '../../../src/model/flow.ts';
import { addDays, type Day } from '../../../src/model/time.ts';
import { weekOf } from '../../../src/model/week.ts';
import { dayFlow, historyOf, reference } from './days.ts';

/** The facts of the week that holds `day`, looked at on `until`. */
export const weekOn = (history: AssetHistory, day: Day, until: Day = '2027-12-31'): WeekFacts | null =>
  weekFacts(history, weekOf(day), until, reference.calendar);

/** The same of a week that is known to be there. */
export function factsOn(history: AssetHistory, day: Day, until?: Day): WeekFacts {
  const facts = weekOn(history, day, until);
  if (!facts) throw new RangeError(`no week on ${day}`);
  return facts;
}

/** Where the invented weeks begin: a Monday after which no week is without a trading day. */
const FIRST_MONDAY = '2024-02-05';

/** The Monday of the n-th invented week, from 0. */
export const mondayOf = (n: number): Day => addDays(FIRST_MONDAY, 7 * n);

/** Weeks of these sums, each on its first trading day, with zeros after it; null is a day without any figure. */
export function historyOfWeeks(sums: readonly (number | null)[]): AssetHistory {
  return historyOf(
    sums.flatMap((sum, n) =>
      reference.calendar
        .tradingDays(mondayOf(n), addDays(mondayOf(n), 4))
        .map((day, i): [Day, number | null] => [day, i === 0 ? sum : 0]),
    ),
  );
}

/** The facts of the last of these weeks. */
export const lastOf = (sums: readonly (number | null)[]): WeekFacts =>
  factsOn(historyOfWeeks(sums), mondayOf(sums.length - 1));

/** Trading days with their funds; null is a fund that has not reported. Seen by default in the bundled history. */
export function historyOfFunds(
  days: readonly [Day, Record<Ticker, number | null>, Parameters<typeof dayFlow>[2]?][],
): AssetHistory {
  return {
    asset: 'BTC',
    source: 'farside',
    resolutionUsd: 100_000,
    days: judgeAll(
      days.map(([day, funds, more]) => dayFlow(day, funds, more)),
      () => false,
    ),
  };
}
