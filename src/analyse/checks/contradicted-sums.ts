import type { Coverage, StatedTotal } from '../../model/flow.ts';
import { FOOTING_USD } from '../../model/footing.ts';
import { sumUsd, type Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import { isAwaiting, type JudgedDay, reportedOf } from '../days/day-state.ts';

/** A day whose funds do not add up to its publisher's own Total. */
export interface ContradictedSum {
  day: Day;
  /** of the funds */
  sumUsd: Usd;
  totalUsd: Usd;
}

/** Holds the funds of each day against the Total that its publisher stated beside them. */
export function contradictedSums(
  days: readonly JudgedDay[],
  totals: readonly StatedTotal[],
  coverage: Coverage,
): ContradictedSum[] {
  const stated = new Map(
    totals.filter(({ byItself }) => !byItself).map(({ day, totalUsd }) => [day, totalUsd]),
  );
  return days.flatMap(({ day, flow }): ContradictedSum[] => {
    const totalUsd = stated.get(day);
    const reported = reportedOf(flow);
    if (totalUsd === undefined || reported.length === 0) return [];
    // only a table with a column for every fund keeps its Total in step with the cells that are filled
    if (coverage === 'partial' && isAwaiting(flow)) return [];
    const sum = sumUsd(reported.map(({ flowUsd }) => flowUsd));
    return Math.abs(sum - totalUsd) <= FOOTING_USD[coverage] ? [] : [{ day, sumUsd: sum, totalUsd }];
  });
}
