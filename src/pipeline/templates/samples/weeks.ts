import { type AssetSources, historyFor } from '../../../analyse/days/asset-sources.ts';
import { type WeekDigestFacts, weekDigestFacts } from '../../../analyse/facts/week-digest-facts.ts';
import { weekFacts } from '../../../analyse/facts/week-facts.ts';
import { asUsd } from '../../../model/money.ts';
import { addDays, asDay, asInstant, type Day } from '../../../model/time.ts';
import { weekOf } from '../../../model/week.ts';
import type { Sample } from '../../../render/template-check/sample.ts';
import { every, seen } from './changes.ts';
import { beside, changed, toldBy, withNetAssets } from './scene.ts';
import type { Stock } from './stock.ts';

const LEVELS = {
  day: asDay('2024-11-01'),
  netAssetsUsd: asUsd(69_280_000_000),
  netAssetsRatioPct: '5.02',
  cumulativeUsd: null,
};

/** Kinds of weeks. */
export function weeks(stock: Stock): Sample[] {
  const { btc, eth } = stock;
  const still = (sources: AssetSources) =>
    ['2024-10-07', '2024-10-08', '2024-10-09', '2024-10-10', '2024-10-11'].reduce(
      (before, day) =>
        changed(
          before,
          asDay(day),
          every(() => 0),
        ),
      sources,
    );
  const seenWeek = changed(btc, asDay(LEVELS.day), seen(9));
  const told = (day: Day, assets: readonly AssetSources[], until: Day = addDays(day, 7)) =>
    weekOn(day, assets, until, stock);
  return [
    { kind: 'a week', weekFacts: told(asDay('2024-11-01'), [btc, eth]) },
    { kind: 'a week with a holiday', weekFacts: told(asDay('2024-09-03'), [btc, eth]) },
    {
      kind: 'a week that goes on',
      weekFacts: told(asDay('2024-11-01'), [btc, eth], asDay('2024-10-30')),
    },
    { kind: 'a week of one asset', weekFacts: told(asDay('2024-03-12'), [btc]) },
    {
      kind: 'a week in which nothing moved',
      weekFacts: told(asDay('2024-10-07'), [still(btc)]),
    },
    { kind: 'a week in which a fund missed a day', weekFacts: told(asDay('2024-11-20'), [btc, eth]) },
    { kind: 'the first week of all', weekFacts: told(asDay('2024-01-11'), [btc]) },
    {
      kind: 'a week with net assets from another publisher',
      weekFacts: told(asDay('2024-11-01'), [
        beside(seenWeek, withNetAssets(toldBy('sosovalue', asUsd(1), btc), LEVELS)),
      ]),
    },
    { kind: 'a week to come', week: weekOf(asDay('2026-02-04')), weekSilence: 'future' },
    {
      kind: 'a week before the launch',
      week: weekOf(asDay('2023-12-29')),
      weekSilence: 'before launch',
    },
    {
      kind: 'a week not published yet',
      week: weekOf(asDay('2024-12-16')),
      weekSilence: 'pending',
    },
    {
      kind: 'a week never collected',
      week: weekOf(asDay('2024-12-16')),
      weekSilence: { why: 'missing', command: 'etf-digest nightly' },
    },
  ];
}

/** The digest of the week of a day, as it stood on another one. */
export function weekOn(
  day: Day,
  assets: readonly AssetSources[],
  until: Day,
  { reference }: Stock,
): WeekDigestFacts {
  const week = weekOf(day);
  const last = until < week.sunday ? until : week.sunday;
  const facts = assets.flatMap((sources) => {
    const history = historyFor(last, sources);
    return (history && weekFacts(history, week, last, reference.calendar)) ?? [];
  });
  return weekDigestFacts(week, facts, asInstant(`${addDays(until, 1)}T06:00:00.000Z`));
}
