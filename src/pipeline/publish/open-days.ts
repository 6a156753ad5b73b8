import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import { hasTotal } from '../../analyse/days/day-state.ts';
import type { Day } from '../../model/time.ts';

/**
 * How many days up to a day have no total, publisher by publisher: while the number stays, and no figure comes, no run, trend
 * or sum up to that day can be said that could not be said before. A day settles with time, and a closure may be declared.
 */
export function countOpenDays(histories: readonly AssetSources[]): (until: Day) => number {
  const accounts = histories.flatMap((asset) => asset.accounts);
  const open = accounts.flatMap(({ days }) => days.filter((one) => !hasTotal(one)).map(({ day }) => day));
  return (until) => open.filter((day) => day <= until).length;
}
