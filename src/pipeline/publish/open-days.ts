import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import { hasTotal } from '../../analyse/days/day-state.ts';
import { countUnread } from '../../analyse/measures/unread-columns.ts';
import type { Day } from '../../model/time.ts';

/**
 * How many days up to a day have no total and how many columns are unread by it, publisher by publisher: while the number stays, and no figure comes, no run, trend
 * or sum up to that day can be said that could not be said before. A day settles with time, and a closure may be declared.
 */
export function countOpenDays(histories: readonly AssetSources[]): (until: Day) => number {
  const accounts = histories.flatMap((asset) => asset.accounts);
  const open = accounts.flatMap(({ days }) => days.filter((one) => !hasTotal(one)).map(({ day }) => day));
  const unread = accounts.flatMap(({ unreadColumns = [] }) => unreadColumns);
  return (until) => open.filter((day) => day <= until).length + countUnread(until, unread);
}
