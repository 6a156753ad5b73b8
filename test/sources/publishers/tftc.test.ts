import { describe, expect, test } from 'vitest';
import { tftc } from '../../../src/sources/publishers/tftc.ts';
import { pagesOf } from '../../../src/sources/source.ts';
import { reference } from '../../support/days/days.ts';
import { dayOf, parsed, parsedFixture, refusalOf } from '../../support/publishers/publisher-page.ts';

const { registry } = reference;

const one = (perEtfUsd: unknown, netFlowUsd: unknown = null, date = '2024-11-01') => ({
  days: [{ date, netFlowUsd, perEtfUsd }],
});

describe('the data set', () => {
  test('is every fund by day and the total, in dollars', () => {
    const table = parsedFixture(tftc, 'btc.fake.json');
    expect(table.tickers).toEqual('IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' '));
    expect(dayOf(table, '2024-10-31')).toMatchObject({
      cells: { IBIT: 318_800_000, GBTC: -31_100_000, EZBC: 0 },
      totalUsd: 32_300_000,
    });
    expect(dayOf(table, '2024-11-01')).toMatchObject({
      cells: { FBTC: -25_639_312, BTC: 13_553_205 },
      totalUsd: -54_936_219,
    });
  });

  test('has null for what it does not tell: a fund, all funds of a day, a total', () => {
    const days = [...one({ IBIT: null, FBTC: 0 }).days, ...one(null, 5, '2024-10-31').days];
    const table = parsed(tftc, { days });
    expect(dayOf(table, '2024-11-01')).toEqual({ cells: { IBIT: null, FBTC: 0 }, totalUsd: null });
    expect(dayOf(table, '2024-10-31')).toEqual({ cells: { IBIT: null, FBTC: null }, totalUsd: 5 });
  });
});

test.each<[string, unknown, RegExp]>([
  ['a page that is no JSON', '<html>404</html>', /does not parse/],
  ['an answer without days', { sources: 'SoSoValue; Farside' }, /another shape/],
  [
    'the days of another publisher',
    { days: [{ date: '2024-11-01', funds: [], totalUsdM: 1 }] },
    /another shape/,
  ],
  ['a date that is none', one({ IBIT: 1 }, 1, '1 Nov 2024'), /days\.0\.date: not a date/],
  ['a figure that is no number', one({ IBIT: 'n/a' }), /no amount of money/],
  ['a fund without a ticker', one({ 'Net flow': 1 }), /no ticker.*"Net flow"/s],
  ['the funds of ETH', one({ ETHA: 1 }), /page of ETH/],
])('%s is refused', (_, content, reason) => {
  expect(refusalOf(tftc, content)).toMatch(reason);
});

test('it covers Bitcoin alone, is named with its licence, and repeats SoSoValue and Farside', () => {
  expect(pagesOf(tftc, 'BTC', 'recent', registry)).toEqual([
    [{ page: 'data', path: '/bitcoin-etf-flows/data.json' }],
  ]);
  expect(pagesOf(tftc, 'ETH', 'full', registry)).toEqual([]);
  expect(tftc).toMatchObject({
    label: 'TFTC (CC BY 4.0)',
    repeats: ['sosovalue', 'farside'],
    byDefault: 'stand-in',
  });
});
