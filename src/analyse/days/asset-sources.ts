import { type Asset, BUNDLED, type NetAssets, type UnreadColumn } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import { type Day, endOfDay, type Instant } from '../../model/time.ts';
import { type CrossCheck, crossCheck } from './cross-check.ts';
import { isDisputeOver, type JudgedDay } from './day-state.ts';
import { type FundLevels, fundLevelsOn, type LevelsAccount, netAssetsOn } from './levels.ts';

/** One source's account of an asset. */
export interface SourceAccount extends LevelsAccount {
  asset: Asset;
  /** whose figures it tells: its own, or those of the publishers that it repeats */
  origins: readonly string[];
  resolutionUsd: Usd;
  /** it is among the sources that are enabled; another is only held against them */
  speaks: boolean;
  /** every trading day since launch, oldest first, up to the newest that is known */
  days: readonly JudgedDay[];
  /** absent where there are none */
  unreadColumns?: readonly UnreadColumn[];
  /** it was asked in the night of a day and gave nothing, while another did; absent: nobody knows of such a night */
  wasSilent?(day: Day): boolean;
}

/** What several sources say of an asset, in order of preference. */
export interface AssetSources {
  asset: Asset;
  accounts: readonly SourceAccount[];
  /** day → the source of the final edition that was written of it */
  finals: ReadonlyMap<Day, string>;
  /** the moment of the reader */
  now: Instant;
}

/** One source's account, ready to be asked, with what the others add to it. */
export interface AssetHistory {
  asset: Asset;
  source: string;
  resolutionUsd: Usd;
  /** as in SourceAccount; a day that is in dispute is provisional */
  days: readonly JudgedDay[];
  /** no sum that rests on the days before them is said; absent where there are none */
  unreadColumns?: readonly UnreadColumn[];
  /** the preferred publisher, which could not be read in the night of the day that is told; null where it could, or nobody knows */
  unread?: string | null;
  /** net assets and the like of a day, by the source of the flows where it gives them, else by the next that does, enabled or not */
  netAssetsOn?(day: Day): NetAssets | null;
  /** the same of single funds */
  fundLevelsOn?(day: Day): FundLevels | null;
  /** of every independent publisher that holds a day as final, too: differences first */
  crossChecksOn?(day: Day): readonly CrossCheck[];
}

/** The accounts that may tell of a day: those of the enabled sources, and that of its final edition whoever is enabled now. */
export const speakersOn = (day: Day, { accounts, finals }: AssetSources): SourceAccount[] =>
  accounts.filter(({ speaks, source }) => speaks || source === finals.get(day));

/**
 * The account that speaks for a day, and so for its run, trend and cumulative too: that of the final edition; else the
 * first in order of preference whose page was seen after midnight; else the first that has a figure.
 */
export function historyFor(day: Day, sources: AssetSources): AssetHistory | null {
  const { asset, accounts, finals, now } = sources;
  const speakers = speakersOn(day, sources);
  const telling = speakers.filter((account) => tells(account, day));
  const own =
    telling.find(({ source }) => source === finals.get(day)) ??
    telling.find((account) => seenAfterMidnight(account, day)) ??
    telling[0] ??
    speakers[0];
  if (!own) return null;
  const others = accounts.filter((account) => account !== own);
  const crossChecks = crossChecksOn(own, others);
  return {
    asset,
    source: own.source,
    resolutionUsd: own.resolutionUsd,
    unreadColumns: own.unreadColumns ?? [],
    unread: unreadOn(
      day,
      own,
      accounts.find(({ speaks }) => speaks),
    ),
    days: own.days.map((known) => {
      const isDisputed = crossChecks.get(known.day)?.[0]?.verdict === 'differ' && !finals.has(known.day);
      return isDisputed && !isDisputeOver(known.day, now) ? inDispute(known) : known;
    }),
    netAssetsOn: (wanted) => netAssetsOn(wanted, [own, ...others]),
    fundLevelsOn: (wanted) => fundLevelsOn(wanted, [own, ...others]),
    crossChecksOn: (wanted) => crossChecks.get(wanted) ?? [],
  };
}

/** Neither tells a figure that the other may have from the same place. */
export const areIndependent = (one: SourceAccount, other: SourceAccount): boolean =>
  !one.origins.some((origin) => other.origins.includes(origin));

const dayOf = ({ days }: SourceAccount, day: Day): JudgedDay | undefined =>
  days.findLast((known) => known.day === day);

const tells = (account: SourceAccount, day: Day): boolean =>
  (dayOf(account, day)?.state ?? 'pending') !== 'pending';

/** The preferred publisher, where another speaks because it could not be read. */
function unreadOn(day: Day, own: SourceAccount, preferred: SourceAccount | undefined): string | null {
  if (!preferred || preferred === own || seenAfterMidnight(preferred, day)) return null;
  return preferred.wasSilent?.(day) ? preferred.source : null;
}

function seenAfterMidnight(account: SourceAccount, day: Day): boolean {
  const flow = dayOf(account, day)?.flow;
  return flow !== undefined && (flow.seenAt === BUNDLED || flow.seenAt >= endOfDay(day));
}

const WORST_FIRST: readonly CrossCheck['verdict'][] = ['differ', 'agree', 'not comparable'];

function crossChecksOn(own: SourceAccount, others: readonly SourceAccount[]): Map<Day, CrossCheck[]> {
  const crossChecks = new Map<Day, CrossCheck[]>();
  const account = (one: SourceAccount, day: JudgedDay) => ({ ...one, day });
  const rank = ({ verdict }: CrossCheck) => WORST_FIRST.indexOf(verdict);
  for (const other of others.filter((one) => areIndependent(one, own))) {
    const told = new Map(other.days.map((day) => [day.day, day]));
    for (const day of own.days) {
      const theirs = told.get(day.day);
      const checked = theirs && crossCheck(account(own, day), account(other, theirs));
      if (!checked) continue;
      const all = [...(crossChecks.get(day.day) ?? []), checked];
      crossChecks.set(
        day.day,
        all.toSorted((a, b) => rank(a) - rank(b)),
      );
    }
  }
  return crossChecks;
}

/** Its figures stand, but they are no total until the two publishers agree or the 24 hours are over. */
const inDispute = (day: JudgedDay): JudgedDay => ({ ...day, state: 'provisional', totalUsd: null });
