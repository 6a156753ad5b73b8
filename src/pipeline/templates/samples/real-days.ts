import { type DigestFacts, wordingAt } from '../../../analyse/facts/digest-facts.ts';
import { type Day, endOfDay, hoursAfter, type Instant } from '../../../model/time.ts';
import { digestOf, type Stock } from './stock.ts';

/** When a day is told. */
export type Reading = 'next morning' | 'a year later';

/** Every day of the bundled history of Bitcoin’s ETFs, oldest first. */
export function realDays({ btc }: Stock): Day[] {
  return btc.accounts[0]?.days.map(({ day }) => day) ?? [];
}

/** What there is to say of one of them. */
export function realDay(day: Day, reading: Reading, { btc, eth }: Stock): DigestFacts {
  return digestOf(day, [btc, eth], { wording: wordingAt(day, readAt(day, reading)) });
}

const readAt = (day: Day, reading: Reading): Instant =>
  hoursAfter(endOfDay(day), reading === 'next morning' ? 2 : 365 * 24);
