import { expect, test } from 'vitest';
import type { AssetSources, SourceAccount } from '../../../src/analyse/days/asset-sources.ts';
import { judgeAll } from '../../../src/analyse/days/day-state.ts';
import { passedOver } from '../../../src/analyse/days/passed-over.ts';
import { type Asset, NEVER_SEEN, type SeenAt } from '../../../src/model/flow.ts';
import { END_OF_TIME } from '../../../src/model/time.ts';
import { dayFlow, reference } from '../../support/days/days.ts';

const M = 1_000_000;
const SEEN = '2025-02-01T06:00:00.000Z';
/** Monday to Friday of two weeks in January 2025, whose Thursday of mourning and Monday of King are closed. */
const DAYS = reference.calendar.tradingDays('2025-01-13', '2025-01-24');

interface Told {
  source?: string;
  asset?: Asset;
  speaks?: boolean;
  /** days without a figure */
  blank: readonly string[];
  /** days that no page showed */
  unseen?: readonly string[];
  days?: readonly string[];
}

function account({ source = 'farside', asset = 'BTC', speaks = true, ...told }: Told): SourceAccount {
  const flows = (told.days ?? DAYS).map((day) => {
    const seenAt: SeenAt = told.unseen?.includes(day) ? NEVER_SEEN : SEEN;
    return dayFlow(day, { IBIT: told.blank.includes(day) ? null : M }, { asset, seenAt });
  });
  const days = judgeAll(flows, () => false);
  return { asset, source, origins: [source], speaks, resolutionUsd: 100_000, days, netAssets: [] };
}

const saidBy = (...accounts: SourceAccount[]): AssetSources => ({
  asset: accounts[0]?.asset ?? 'BTC',
  accounts,
  finals: new Map(),
  now: END_OF_TIME,
});
const both = (btc: Told, eth: Told): AssetSources[] => [
  saidBy(account(btc)),
  saidBy(account({ asset: 'ETH', ...eth })),
];
const named = (told: readonly AssetSources[]) => passedOver(told, ['BTC', 'ETH']);

test('a day is named once two later ones are complete, not one', () => {
  const blank = ['2025-01-22'];
  expect(named(both({ blank }, { blank }))).toEqual([
    { day: '2025-01-22', assets: ['BTC', 'ETH'], wasOpen: false },
  ]);
  const later = ['2025-01-22', '2025-01-24'];
  expect(named(both({ blank: later }, { blank: later }))).toEqual([]);
});

test('days that still wait at the end, and a table that is whole, name none', () => {
  const blank = ['2025-01-23', '2025-01-24'];
  expect(named(both({ blank }, { blank }))).toEqual([]);
  expect(named(both({ blank: [] }, { blank: [] }))).toEqual([]);
});

test('a day of which the other asset has figures is no closure', () => {
  expect(named(both({ blank: [] }, { blank: ['2025-01-21'] }))).toEqual([
    { day: '2025-01-21', assets: ['ETH'], wasOpen: true },
  ]);
});

test('a figure of any publisher counts, be it one that does not speak', () => {
  const blank = ['2025-01-21'];
  const others = { source: 'sosovalue', blank: [], speaks: false };
  expect(named([saidBy(account({ blank }), account(others))])).toEqual([]);
  expect(named([saidBy(account({ blank }), account({ ...others, blank }))])).toHaveLength(1);
});

test('a day that no page showed was not passed over, and a stranger’s page is none', () => {
  const blank = ['2025-01-21'];
  expect(named([saidBy(account({ blank, unseen: blank }))])).toEqual([]);
  expect(named([saidBy(account({ blank, speaks: false }))])).toEqual([]);
});

test('it is named as long as the sums of a digest reach over it: fourteen trading days', () => {
  const days = reference.calendar.tradingDays('2024-12-30', '2025-01-24');
  const [fifteenth = '', fourteenth = ''] = days.slice(-15);
  expect(named([saidBy(account({ days, blank: [fifteenth] }))])).toEqual([]);
  expect(named([saidBy(account({ days, blank: [fourteenth] }))])).toHaveLength(1);
});
