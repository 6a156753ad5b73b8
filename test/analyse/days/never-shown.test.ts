import { describe, expect, test } from 'vitest';
import type { AssetSources, SourceAccount } from '../../../src/analyse/days/asset-sources.ts';
import { dayFlows } from '../../../src/analyse/days/day-flows.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { isNeverShown } from '../../../src/analyse/days/never-shown.ts';
import type { Sighting } from '../../../src/model/flow.ts';
import { asUsd } from '../../../src/model/money.ts';
import { END_OF_TIME } from '../../../src/model/time.ts';
import { reference } from '../../support/days/days.ts';

/** A source whose pages showed these days, without a figure. */
function account(source: string, sightings: readonly Sighting[], speaks = true): SourceAccount {
  const told = { source, asset: 'BTC', resolutionUsd: asUsd(100_000), coverage: 'complete' as const };
  const nothing = { figures: [], totals: [], columns: [] };
  const flows = dayFlows(
    { ...told, ...nothing, sightings },
    reference.registry,
    reference.calendar,
    '2024-12-20',
  );
  const days = flows.map((flow) => judge(flow, false));
  return {
    asset: 'BTC',
    source,
    origins: [source],
    speaks,
    resolutionUsd: told.resolutionUsd,
    days,
    netAssets: [],
  };
}
const showing = (firstDay: string, lastDay: string, totalsOnly = false): Sighting => ({
  firstDay,
  lastDay,
  seenAt: '2024-12-21T06:00:00.000Z',
  totalsOnly,
});
const saidBy = (...accounts: SourceAccount[]): AssetSources => ({
  asset: 'BTC',
  accounts,
  finals: new Map(),
  now: END_OF_TIME,
});
const NOW = '2024-12-23T06:00:00.000Z';
const HOLED = account('farside', [showing('2024-12-02', '2024-12-13'), showing('2024-12-18', '2024-12-19')]);

describe('a day that no page ever showed', () => {
  test.each([
    ['2024-12-13', false, 'shown'],
    ['2024-12-16', true, 'in a hole'],
    ['2024-12-17', true, 'in a hole'],
    ['2024-12-18', false, 'shown again'],
    ['2024-12-20', true, 'beyond what was seen'],
    ['2024-11-29', true, 'before what was seen'],
    ['2025-03-03', true, 'beyond what is reckoned at all'],
  ])('%s: %s, %s', (day, isIt) => {
    expect(isNeverShown(day, saidBy(HOLED), '2025-04-01T06:00:00.000Z')).toBe(isIt);
  });

  test('is due, and no more, until its midnight in New York', () => {
    expect(isNeverShown('2024-12-20', saidBy(HOLED), '2024-12-21T04:59:59.999Z')).toBe(false);
    expect(isNeverShown('2024-12-20', saidBy(HOLED), '2024-12-21T05:00:00.000Z')).toBe(true);
  });

  test('was shown where any source that speaks showed it, be it totals alone', () => {
    const totals = account('sosovalue', [showing('2024-12-16', '2024-12-16', true)]);
    expect(isNeverShown('2024-12-16', saidBy(HOLED, totals), NOW)).toBe(false);
    expect(isNeverShown('2024-12-17', saidBy(HOLED, totals), NOW)).toBe(true);
    const witness = account('sosovalue', [showing('2024-12-16', '2024-12-16')], false);
    expect(isNeverShown('2024-12-16', saidBy(HOLED, witness), NOW)).toBe(true);
  });
});
