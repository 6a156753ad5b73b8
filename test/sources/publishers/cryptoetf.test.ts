import { describe, expect, test } from 'vitest';
import { cryptoetf } from '../../../src/sources/publishers/cryptoetf.ts';
import { pagesOf } from '../../../src/sources/source.ts';
import { reference } from '../../support/days/days.ts';
import { dayOf, parsed, parsedFixture, refusalOf } from '../../support/publishers/publisher-page.ts';

const { registry } = reference;

const day = (date: string, funds: [string, unknown][], totalUsdM: unknown = null) => ({
  date,
  totalUsdM,
  funds: funds.map(([ticker, netFlowUsdM]) => ({ ticker, issuer: '…', netFlowUsdM })),
});
const one = (netFlowUsdM: unknown) => ({ days: [day('2024-11-01', [['IBIT', netFlowUsdM]])] });

describe('the last days', () => {
  const table = parsedFixture(cryptoetf, 'btc.fake.json');

  test('are rows of every fund with the total, oldest first', () => {
    expect(table.tickers).toEqual('IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' '));
    expect(table.rows.map((row) => row.day)).toEqual(['2024-10-31', '2024-11-01']);
    expect(dayOf(table, '2024-10-31')).toMatchObject({
      totalUsd: 32_300_000,
      cells: { IBIT: 318_800_000, ARKB: -94_200_000, BTCO: 0, GBTC: -31_100_000 },
    });
  });

  test('tell null from zero, and numbers from texts make no difference', () => {
    expect(dayOf(table, '2024-11-01').cells).toMatchObject({
      IBIT: null,
      FBTC: -25_600_000,
      BTCO: 0,
      BTC: 13_500_000,
    });
  });
});

test.each([
  [-25.6, -25_600_000],
  ['-25.6', -25_600_000],
  [0.29, 290_000],
  ['1119.912345', 1_119_912_345],
  [0, 0],
  ['0.0', 0],
  [null, null],
])('%j millions are %j dollars', (given, usd) => {
  expect(dayOf(parsed(cryptoetf, one(given)), '2024-11-01').cells.IBIT).toBe(usd);
});

test.each<[string, unknown, RegExp]>([
  ['a page that is no JSON', 'Forbidden', /does not parse.*Forbidden/s],
  ['an error', { error: 'invalid key' }, /another shape.*invalid key/s],
  ['a blank for a figure', one(''), /days\.0\.funds\.0\.netFlowUsdM: no amount of money: ""/],
  ['a figure with its unit', one('12.3M'), /no amount/],
  ['a fund without a figure’s field', one(undefined), /netFlowUsdM/],
  ['a day that is no date', { days: [day('Nov 1', [['IBIT', 1]])] }, /days\.0\.date/],
  [
    'a day twice',
    { days: [day('2024-11-01', [['IBIT', 1]]), day('2024-11-01', [['IBIT', 1]])] },
    /stands twice/,
  ],
  [
    'a fund twice',
    {
      days: [
        day('2024-11-01', [
          ['IBIT', 1],
          ['IBIT', 1],
        ]),
      ],
    },
    /IBIT stands twice/,
  ],
  ['a fund without a ticker', { days: [day('2024-11-01', [['All funds', 1]])] }, /"All funds"/],
])('%s is refused', (_, content, reason) => {
  expect(refusalOf(cryptoetf, content)).toMatch(reason);
});

test('the funds of each asset are asked for, behind a key', () => {
  expect(pagesOf(cryptoetf, 'BTC', 'recent', registry)).toEqual([
    [{ page: 'funds', path: '/api/v1/flows/btc/funds' }],
  ]);
  expect(pagesOf(cryptoetf, 'ETH', 'full', registry)).toEqual([
    [{ page: 'funds', path: '/api/v1/flows/eth/funds' }],
  ]);
  expect(cryptoetf.key).toEqual({ header: 'authorization', prefix: 'Bearer ', required: true });
});
