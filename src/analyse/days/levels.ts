import type { DayFundLevels, DayNetAssets, NetAssets, Ticker } from '../../model/flow.ts';
import type { Day } from '../../model/time.ts';
import { hasToldItsList, isComplete, type JudgedDay, reportedOf, wasSeenLongAfter } from './day-state.ts';

/** What one source says beside the flows of its days. */
export interface LevelsAccount {
  source: string;
  days: readonly JudgedDay[];
  netAssets: readonly DayNetAssets[];
  /** of single funds; absent where there are none */
  fundLevels?: readonly DayFundLevels[];
}

/** Net assets and turnover of single funds on a day, with the source that said them. */
export interface FundLevels {
  source: string;
  of: ReadonlyMap<Ticker, DayFundLevels>;
}

/** The net assets of that very day, by the first source in order of preference that gives them; what it says once all of its funds are in. */
export function netAssetsOn(day: Day, accounts: readonly LevelsAccount[]): NetAssets | null {
  const told = accounts.flatMap((account): NetAssets[] => {
    const stated = account.netAssets.findLast((known) => known.day === day);
    return stated && areAllIn(day, account) ? [{ ...stated, source: account.source }] : [];
  });
  const own = told.find(({ source }) => source === accounts[0]?.source);
  const first = (isGiven: (one: NetAssets) => boolean) => told.find(isGiven);
  return (
    first(({ netAssetsUsd }) => netAssetsUsd !== null) ??
    own ??
    first(({ netAssetsRatioPct }) => netAssetsRatioPct !== null) ??
    null
  );
}

/** The same of single funds, by the first source that gives them of any; a fund's count once its own flow is in. */
export function fundLevelsOn(day: Day, accounts: readonly LevelsAccount[]): FundLevels | null {
  const told = accounts.map((account): FundLevels => {
    const flow = dayOf(account, day)?.flow;
    const reported = flow ? reportedOf(flow).map(({ ticker }) => ticker) : [];
    const isAll = areAllIn(day, account);
    const counted = (account.fundLevels ?? []).filter(
      (known) => known.day === day && (isAll || reported.includes(known.ticker)),
    );
    return { source: account.source, of: new Map(counted.map((known) => [known.ticker, known])) };
  });
  return told.find(({ of }) => of.size > 0) ?? null;
}

/**
 * Until all of a publisher's funds are in, its levels hold part of the day's flows. So long afterwards that nothing was ever
 * filled later they are, though it never told them one by one; a page that stands still on that day tells nothing.
 */
function areAllIn(day: Day, account: LevelsAccount): boolean {
  const known = dayOf(account, day);
  if (!known) return false;
  const hasMovedOn = account.days.some((later) => later.day > day && hasFigure(later));
  return (
    isComplete(known.state) || hasToldItsList(known.flow) || (hasMovedOn && wasSeenLongAfter(known.flow))
  );
}

const dayOf = ({ days }: LevelsAccount, day: Day): JudgedDay | undefined =>
  days.findLast((known) => known.day === day);

const hasFigure = ({ flow, publishedUsd }: JudgedDay): boolean =>
  publishedUsd !== null || flow.laterTotalUsd !== undefined;
