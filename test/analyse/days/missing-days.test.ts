import { expect, test } from 'vitest';
import { missingDays } from '../../../src/analyse/days/missing-days.ts';
import type { Day } from '../../../src/model/time.ts';
import { reference } from '../../support/days/days.ts';

const { calendar } = reference;

// the tenth trading day before Wednesday 2024-11-20 is 2024-11-06
const TODAY = '2024-11-20';
const LAUNCH = '2024-10-30';
const OUT_OF_SIGHT = ['2024-10-30', '2024-10-31', '2024-11-01', '2024-11-04', '2024-11-05'];

const gapsWith = (reported: readonly Day[], lastFull: Day | null = null) =>
  missingDays(LAUNCH, TODAY, new Set(reported), lastFull, calendar);

test('days that the short page no longer shows are a gap, the newest ten sessions are not', () => {
  expect(calendar.tradingDayBefore(TODAY, 10)).toBe('2024-11-06');
  expect(gapsWith([])).toEqual(OUT_OF_SIGHT);
});

test('a day with a figure is no gap', () => {
  expect(gapsWith(['2024-10-30', '2024-10-31', '2024-11-04', '2024-11-05'])).toEqual(['2024-11-01']);
  expect(gapsWith(OUT_OF_SIGHT)).toEqual([]);
});

test('what a page with every row did not show is not asked again', () => {
  expect(gapsWith([], '2024-11-04')).toEqual(['2024-11-04', '2024-11-05']);
  expect(gapsWith([], '2024-11-20')).toEqual([]);
});

test('weekends and closures are no gaps', () => {
  const days = missingDays('2024-08-30', '2024-09-20', new Set(), null, calendar);
  expect(days).toEqual(['2024-08-30', '2024-09-03', '2024-09-04', '2024-09-05']);
});

test('a launch within the newest ten sessions leaves no gap', () => {
  expect(missingDays('2024-11-06', TODAY, new Set(), null, calendar)).toEqual([]);
  expect(missingDays('2024-11-18', TODAY, new Set(), null, calendar)).toEqual([]);
});

test('counting starts from the last session when today is a weekend', () => {
  const weekend = missingDays(LAUNCH, '2024-11-17', new Set(), null, calendar);
  expect(weekend).toEqual(['2024-10-30', '2024-10-31', '2024-11-01']);
});
