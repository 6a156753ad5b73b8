import { expect, test } from 'vitest';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { debutsOf } from '../../../src/analyse/measures/debuts.ts';
import { bundledHistory, dayFlow } from '../../support/days/days.ts';

const days = (...rows: Record<string, number | null>[]) =>
  rows.map((funds, i) => judge(dayFlow(`2024-10-${29 + i}`, funds), false));

test.each([
  ['its first figure', [{ IBIT: 1 }, { IBIT: 1, NEWF: 2 }], ['NEWF']],
  ['a zero is none', [{ IBIT: 1 }, { IBIT: 1, NEWF: 0 }], []],
  [
    'money after zeros is',
    [
      { IBIT: 1, NEWF: 0 },
      { IBIT: 1, NEWF: 2 },
    ],
    ['NEWF'],
  ],
  ['not one that has not reported', [{ IBIT: 1 }, { IBIT: 1, NEWF: null }], []],
  [
    'not on its second day',
    [
      { IBIT: 1, NEWF: 2 },
      { IBIT: 1, NEWF: 2 },
    ],
    [],
  ],
  ['not after a blank day', [{ NEWF: 2 }, { IBIT: 1, NEWF: null }, { IBIT: 1, NEWF: 2 }], []],
  ['not on the day of the launch of all', [{ IBIT: 1, FBTC: 2 }], []],
  ['not where the source told nothing of the session before', [{ IBIT: null }, { IBIT: 1 }], []],
])('a fund reports for the first time: %s', (_, rows, debuts) => {
  expect(debutsOf(days(...rows))).toEqual(debuts);
});

test('in the bundled history the funds of the launch, but for one that came without money; later the mini trust BTC alone', () => {
  const { days: all } = bundledHistory('BTC');
  const found = all.flatMap(({ day }, i) =>
    debutsOf(all.slice(0, i + 1)).map((ticker) => `${day} ${ticker}`),
  );
  expect(found.filter((one) => !one.startsWith('2024-01-11'))).toEqual(['2024-07-31 BTC']);
  expect(found.length).toBe(11);
});
