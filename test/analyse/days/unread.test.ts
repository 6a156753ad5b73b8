import { expect, test } from 'vitest';
import { wasSilent } from '../../../src/analyse/days/unread.ts';
import { reference } from '../../support/days/days.ts';

// Tuesday; the next session closes at 21:00Z on Wednesday
const DAY = '2024-12-17';
const NIGHT = '2024-12-18T06:30:00.000Z';
const YEARS_LATER = '2026-12-18T06:30:00.000Z';

test.each([
  ['since that night, and it lasts', NIGHT, null, NIGHT, true],
  ['since that night, looked up years later', NIGHT, null, YEARS_LATER, true],
  ['since weeks before', '2024-12-01T06:30:00.000Z', null, NIGHT, true],
  ['over before the night', '2024-12-16T06:30:00.000Z', '2024-12-17T06:30:00.000Z', NIGHT, false],
  ['over in the same night', NIGHT, '2024-12-18T07:30:00.000Z', '2024-12-18T08:00:00.000Z', false],
  ['over after the next close', NIGHT, '2024-12-18T21:00:00.001Z', YEARS_LATER, true],
  ['over with the next close', NIGHT, '2024-12-18T21:00:00.000Z', YEARS_LATER, false],
  ['begun after the next close', '2024-12-18T21:00:00.001Z', null, YEARS_LATER, false],
])('%s', (_, from, to, now, silent) => {
  expect(wasSilent(DAY, [{ from, to }], now, reference.calendar)).toBe(silent);
});

test('the night of a Friday ends with Monday’s session', () => {
  const silences = [{ from: '2024-12-21T06:30:00.000Z', to: null }];
  expect(wasSilent('2024-12-20', silences, '2024-12-23T12:00:00.000Z', reference.calendar)).toBe(true);
  expect(wasSilent('2024-12-19', silences, '2024-12-23T12:00:00.000Z', reference.calendar)).toBe(false);
});

test('a publisher of which nothing is known was not silent', () => {
  expect(wasSilent(DAY, [], NIGHT, reference.calendar)).toBe(false);
});
