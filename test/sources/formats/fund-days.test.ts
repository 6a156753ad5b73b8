import { describe, expect, test } from 'vitest';
import { LayoutError } from '../../../src/errors.ts';
import type { Asset } from '../../../src/model/flow.ts';
import { type FundDay, fundDaysTable, utcDay } from '../../../src/sources/formats/fund-days.ts';
import { reference } from '../../support/days/days.ts';

const table = (days: readonly FundDay[], asset: Asset = 'BTC') =>
  fundDaysTable(days, asset, reference.registry);
const day = (date: string, flows: FundDay['flows'], totalUsd: number | null = null): FundDay => ({
  day: date,
  flows,
  totalUsd,
});
function refusal(days: readonly FundDay[], asset: Asset = 'BTC'): string {
  try {
    table(days, asset);
  } catch (error) {
    if (error instanceof LayoutError) return error.explain();
    throw error;
  }
  throw new Error('the days were accepted');
}

describe('days with lists of funds', () => {
  test('come oldest first, and a fund that a day does not list is null there', () => {
    const told = table([day('2024-11-01', [['FBTC', -1]]), day('2024-10-31', [['IBIT', 0]], 5)]);
    expect(told.tickers).toEqual(['FBTC', 'IBIT']);
    expect(told.rows.map((row) => [row.day, Object.fromEntries(row.cells), row.totalUsd])).toEqual([
      ['2024-10-31', { FBTC: null, IBIT: 0 }, 5],
      ['2024-11-01', { FBTC: -1, IBIT: null }, null],
    ]);
  });

  test('name a renamed fund by its ticker of today', () => {
    const told = table([day('2024-11-01', [['CETH', 1]]), day('2025-11-03', [['TETH', 2]])], 'ETH');
    expect(told.tickers).toEqual(['TETH']);
    expect(told.rows.map((row) => row.cells.get('TETH'))).toEqual([1, 2]);
  });

  test('keep a fund that nobody has heard of', () => {
    expect(table([day('2024-11-01', [['NEWF', 7]])]).tickers).toEqual(['NEWF']);
  });

  test('have no total of 0 while no fund has reported', () => {
    const blank: FundDay['flows'] = [['IBIT', null]];
    const zero: FundDay['flows'] = [['IBIT', 0]];
    expect(table([day('2024-11-01', blank, 0)]).rows[0]?.totalUsd).toBeNull();
    expect(table([day('2024-11-01', blank, 5)]).rows[0]?.totalUsd).toBe(5);
    expect(table([day('2024-11-01', zero, 0)]).rows[0]?.totalUsd).toBe(0);
  });
});

describe('are refused', () => {
  test('with a fund twice on a day, under one ticker or its former one', () => {
    const twice = [
      ['TETH', 1],
      ['CETH', 1],
    ] as const;
    expect(refusal([day('2024-11-01', twice)], 'ETH')).toContain('TETH stands twice on 2024-11-01');
  });

  test('with a day twice', () => {
    const days = [day('2024-11-01', [['IBIT', 1]]), day('2024-11-01', [['IBIT', 1]])];
    expect(refusal(days)).toContain('2024-11-01 stands twice');
  });

  test.each(['Total', 'TOTAL', 'iShares Bitcoin Trust', 'ibit', '', '__proto__'])(
    'with a fund called %j',
    (name) => {
      const error = refusal([
        day('2024-11-01', [
          ['IBIT', 1],
          [name, 1],
        ]),
      ]);
      expect(error).toContain('a fund has no ticker');
      expect(error).toContain(JSON.stringify(name));
    },
  );

  test('with more funds than there can be', () => {
    const many = Array.from({ length: 200_000 }, (_, i) => `X${i.toString(36).toUpperCase()}`);
    const days = [
      day(
        '2024-11-01',
        many.map((name) => [name, 1] as const),
      ),
    ];
    expect(refusal(days)).toMatch(/too many funds.*at most 100.*got: 200000: /s);
  });

  test('with the funds of the other asset alone', () => {
    const eth: FundDay['flows'] = [
      ['ETHA', 1],
      ['ETH', 1],
    ];
    expect(refusal([day('2024-11-01', eth)], 'BTC')).toMatch(/page of ETH, not of BTC.*got: ETHA ETH/s);
  });
});

test('an instant is the day of its UTC date', () => {
  expect(utcDay(1721692800000)).toBe('2024-07-23');
  expect(utcDay(1721692800000 + 86_399_999)).toBe('2024-07-23');
  for (const wrong of [Number.NaN, 1e18, 1721692800000 * 1000])
    expect(() => utcDay(wrong)).toThrow(LayoutError);
});
