import { contradictedSums } from '../../analyse/checks/contradicted-sums.ts';
import type { AssetSources } from '../../analyse/days/asset-sources.ts';
import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import { firstDayUsed } from '../../analyse/facts/days-used.ts';
import { EtfDigestError } from '../../errors.ts';
import { type Day, START_OF_TIME } from '../../model/time.ts';
import type { Config } from '../../settings/config.ts';
import { sourceOf } from '../../sources/index.ts';
import type { Db } from '../../store/db.ts';
import { releasedDays } from '../../store/snapshots.ts';
import { currentTotals } from '../../store/totals.ts';

/** Whose days are held against their Totals. */
type Speaker = Pick<AssetFacts, 'asset' | 'source'>;

/**
 * Holds the days that the facts of a day rest on against the Totals that their publisher stated, before a word is said.
 *
 * @throws EtfDigestError naming the newest that does not add up; rows that a person released are left out
 */
export function requireSumsOf(
  db: Db,
  assets: readonly AssetFacts[],
  day: Day,
  histories: readonly AssetSources[],
  config: Config,
): void {
  for (const facts of assets) {
    const days = daysOf(facts, histories).flatMap((known) => (known.day <= day ? known.day : []));
    requireSums(db, facts, day, histories, config, firstDayUsed(facts, days) ?? day);
  }
}

/** The same for all days of one publisher from `from` to `until`; where `until` is null there is none. */
export function requireSums(
  db: Db,
  speaker: Speaker,
  until: Day | null,
  histories: readonly AssetSources[],
  { now }: Config,
  from: Day = START_OF_TIME,
): void {
  const { asset, source } = speaker;
  const days = daysOf(speaker, histories).filter(({ day }) => until !== null && from <= day && day <= until);
  const totals = currentTotals(db, source, asset, now, from);
  const found = contradictedSums(days, totals, sourceOf(source).coverage);
  if (found.length === 0) return;
  const released = releasedDays(db, source, asset, now);
  const wrong = found.findLast(({ day }) => !released.has(day));
  if (!wrong) return;
  throw new EtfDigestError(
    'the stored funds of a day do not add up to its stored Total: nothing is said of it',
    {
      source: `${asset} on ${wrong.day}, ${source}`,
      expected: `${wrong.totalUsd} US dollars, the publisher's Total`,
      got: `${wrong.sumUsd} US dollars, the sum of the funds`,
      mend: [
        'run etf-digest check: it names every such day',
        `compare with the page: etf-digest history ${wrong.day}`,
        'if somebody changed the database, restore it from a copy',
      ],
    },
  );
}

const daysOf = ({ asset, source }: Speaker, histories: readonly AssetSources[]) =>
  histories.find((known) => known.asset === asset)?.accounts.find((account) => account.source === source)
    ?.days ?? [];
