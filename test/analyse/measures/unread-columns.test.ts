import { describe, expect, test } from 'vitest';
import { assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import type { UnreadColumn } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { bundledHistory } from '../../support/days/days.ts';
import { factsOn, historyOfFunds, historyOfWeeks, mondayOf } from '../../support/days/weeks.ts';

const BTC = bundledHistory('BTC');

/** The facts of a day of the bundled history while columns wait for the page of all days. */
function factsWhile(unreadColumns: readonly UnreadColumn[], day: Day = '2024-11-01') {
  const facts = assetFacts({ ...BTC, unreadColumns }, day, 7);
  if (!facts) throw new RangeError(`no day ${day}`);
  return facts;
}

const lifetimes = (facts: ReturnType<typeof factsWhile>) =>
  facts.funds.flatMap(({ ticker, cumulativeUsd }) => (cumulativeUsd === null ? [] : ticker));

describe('while the column of a fund is unread', () => {
  test('before a day long ago: no cumulative, and no lifetime of that fund; the day itself is told', () => {
    const all = factsWhile([]);
    const facts = factsWhile([{ ticker: 'IBIT', from: '2024-10-11' }]);
    expect(facts).toMatchObject({ state: 'final', totalUsd: all.totalUsd, cumulativeUsd: null });
    expect(facts.figures.cumulative).toBeNull();
    expect(lifetimes(facts)).toEqual(lifetimes(all).filter((ticker) => ticker !== 'IBIT'));
    expect(facts.trend).toEqual(all.trend);
  });

  test.each<[Day, boolean, boolean]>([
    ['2024-10-15', true, true],
    ['2024-10-16', true, false],
    ['2024-10-24', true, false],
    ['2024-10-25', false, false],
  ])(
    'before %s: of the trend from 24 October and that from 15 October these are said: %s, %s',
    (from, unbroken, beforeUnbroken) => {
      expect(factsWhile([{ ticker: 'IBIT', from }]).trend).toMatchObject({ unbroken, beforeUnbroken });
    },
  );

  test('a run and a record that reach back to such days are not claimed', () => {
    const day = '2024-10-30';
    expect(factsWhile([], day)).toMatchObject({ streak: { claimed: true, whole: true } });
    expect(factsWhile([], day).record).not.toBeNull();
    const facts = factsWhile([{ ticker: 'IBIT', from: '2024-10-29' }], day);
    expect(facts).toMatchObject({ streak: { claimed: false, whole: false }, record: null });
  });

  test('of several that have been shown by the day the newest page decides', () => {
    const columns: UnreadColumn[] = [
      { ticker: 'IBIT', from: '2024-10-15' },
      { ticker: 'FBTC', from: '2024-10-25' },
    ];
    expect(factsWhile(columns).trend?.unbroken).toBe(false);
    // on 24 October only the first of them
    expect(factsWhile(columns, '2024-10-24').trend).toMatchObject({ unbroken: true, beforeUnbroken: false });
  });

  test('nobody knows whether its fund began on the first day of the page', () => {
    const days = ['2024-10-29', '2024-10-30'] as const;
    const history = historyOfFunds([
      [days[0], { IBIT: 1 }],
      [days[1], { IBIT: 1, NEWF: 2 }],
    ]);
    const debuts = (from: Day) => {
      return assetFacts({ ...history, unreadColumns: [{ ticker: 'NEWF', from }] }, days[1], 7)?.debuts;
    };
    expect(debuts(days[0])).toEqual(['NEWF']);
    expect(debuts(days[1])).toEqual([]);
  });

  test('a week ranks among none that may change, and is told as its days are', () => {
    const sums = Array.from({ length: 30 }, (_, n) => 10 + n);
    const whole = historyOfWeeks(sums);
    const monday = mondayOf(29);
    expect(factsOn(whole, monday)).toMatchObject({ rank: 1, streak: { claimed: true } });
    const unreadColumns = [{ ticker: 'IBIT', from: monday }];
    expect(factsOn({ ...whole, unreadColumns }, monday)).toMatchObject({
      complete: true,
      totalUsd: factsOn(whole, monday).totalUsd,
      cumulativeUsd: null,
      rank: null,
      record: null,
      weekBefore: null,
      streak: { claimed: false },
    });
  });
});
