import type { FlowTable } from './flow.ts';
import type { Day } from './time.ts';

/** The net assets and turnover that a table states of the days that are wanted; nothing where it states none. */
export function levelsOf(
  { netAssets, fundLevels }: FlowTable,
  isWanted: (told: { day: Day }) => boolean,
): Pick<FlowTable, 'netAssets' | 'fundLevels'> {
  return {
    ...(netAssets && { netAssets: netAssets.filter(isWanted) }),
    ...(fundLevels && { fundLevels: fundLevels.filter(isWanted) }),
  };
}
