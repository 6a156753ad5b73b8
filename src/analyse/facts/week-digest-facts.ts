import { BEIJING, type Day, type Instant, localTime } from '../../model/time.ts';
import { type Week, weekBefore, weekOf } from '../../model/week.ts';
import { leadFirst } from './lead.ts';
import type { WeekFacts } from './week-facts.ts';

/** Everything that the digest of a week says; a pure function of the figures. */
export interface WeekDigestFacts {
  week: Week;
  /** first and last trading day of the week */
  from: Day;
  to: Day;
  edition: 'preliminary' | 'final';
  /** the text may say 上周: it is read in the week after */
  isLastWeek: boolean;
  /** assets before their first week are absent */
  assets: readonly WeekFacts[];
  /** the same, that first of which the title speaks */
  inOrder: readonly WeekFacts[];
}

/** The digest of one week from the facts of its assets; 上周 is right in the Beijing week after it, later its dates are said. */
export function weekDigestFacts(week: Week, assets: readonly WeekFacts[], now: Instant): WeekDigestFacts {
  const froms = assets.map(({ from }) => from).sort();
  const tos = assets.map(({ to }) => to).sort();
  const today = localTime(now, BEIJING).day;
  const to = tos.at(-1) ?? week.sunday;
  return {
    week,
    from: froms[0] ?? week.monday,
    to,
    edition: assets.every(({ complete }) => complete) ? 'final' : 'preliminary',
    isLastWeek: weekBefore(weekOf(today)).monday === week.monday,
    assets,
    inOrder: leadFirst(assets),
  };
}

/** A digest of its own for each asset of which something is told. */
export function weekItemsOf(facts: WeekDigestFacts): WeekDigestFacts[] {
  const told = facts.assets.filter(({ publishedUsd }) => publishedUsd !== null);
  return told.map((asset) => ({
    ...facts,
    from: asset.from,
    to: asset.to,
    edition: asset.complete ? 'final' : 'preliminary',
    assets: [asset],
    inOrder: [asset],
  }));
}
