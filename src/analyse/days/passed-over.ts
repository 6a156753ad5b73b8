import type { Asset } from '../../model/flow.ts';
import type { Day } from '../../model/time.ts';
import type { AssetSources, SourceAccount } from './asset-sources.ts';
import { hasTotal, type JudgedDay } from './day-state.ts';
import { isUnseen } from './never-shown.ts';

/** A trading day that publishers have left behind without a figure: the exchanges may have been closed. */
export interface PassedOver {
  day: Day;
  /** those of which nobody reports it */
  assets: readonly Asset[];
  /** another asset has figures of it: the exchanges were open */
  wasOpen: boolean;
}

/** So many of the newest trading days enter the two sums of a digest, of seven days each. */
const SESSIONS = 14;
/** A publisher that has told so many later days completely will hardly come back to an earlier one. */
const LATER = 2;

/**
 * The trading days among the newest of which no publisher has a figure, although pages of one showed the days around them and
 * it has told two later ones completely.
 *
 * @param told all that is stored
 * @param wanted the assets that are asked for
 */
export function passedOver(told: readonly AssetSources[], wanted: readonly Asset[]): PassedOver[] {
  const days = told.flatMap(({ accounts }) => accounts[0]?.days.slice(-SESSIONS) ?? []);
  const hasFigure = ({ accounts }: AssetSources, day: Day) => accounts.some((one) => tellsOf(one, day));
  return [...new Set(days.map(({ day }) => day))].sort().flatMap((day): PassedOver[] => {
    const lacking = told.filter(
      (one) => wanted.includes(one.asset) && !hasFigure(one, day) && wasShown(one, day),
    );
    const isPassed = lacking.some(({ accounts }) => accounts.some((one) => hasPassed(one, day)));
    const wasOpen = told.some((one) => hasFigure(one, day));
    return isPassed ? [{ day, assets: lacking.map(({ asset }) => asset), wasOpen }] : [];
  });
}

function tellsOf({ days }: SourceAccount, day: Day): boolean {
  const known = dayOf(days, day);
  return known !== undefined && (known.state !== 'pending' || known.flow.laterTotalUsd !== undefined);
}

const wasShown = ({ accounts }: AssetSources, day: Day): boolean =>
  accounts.some((account) => shows(account, day));

function shows({ speaks, days }: SourceAccount, day: Day): boolean {
  const flow = dayOf(days, day)?.flow;
  return speaks && flow !== undefined && !isUnseen(flow);
}

const hasPassed = (account: SourceAccount, day: Day): boolean =>
  shows(account, day) && account.days.filter((later) => later.day > day && hasTotal(later)).length >= LATER;

const dayOf = (days: readonly JudgedDay[], day: Day): JudgedDay | undefined =>
  days.findLast((known) => known.day === day);
