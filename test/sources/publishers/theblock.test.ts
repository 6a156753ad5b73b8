import { describe, expect, test } from 'vitest';
import { theblock } from '../../../src/sources/publishers/theblock.ts';
import { pagesOf } from '../../../src/sources/source.ts';
import { reference } from '../../support/days/days.ts';
import { dayOf, parsed, parsedFixture, refusalOf } from '../../support/publishers/publisher-page.ts';

const { registry } = reference;

// 2024-10-31 and 2024-11-01 at 00:00 UTC
const [OCTOBER_31, NOVEMBER_1] = [1730332800, 1730419200];
const chart = (series: Record<string, [number, unknown][]>) => ({
  Series: Object.fromEntries(
    Object.entries(series).map(([name, points]) => [
      name,
      { Data: points.map(([Timestamp, Result]) => ({ Timestamp, Result })) },
    ]),
  ),
});

describe('a chart', () => {
  test('is every fund by day, without a total', () => {
    const table = parsedFixture(theblock, 'btc.fake.json');
    expect(table.tickers).toEqual('IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' '));
    expect(table.rows.map(({ day, totalUsd }) => [day, totalUsd])).toEqual([
      ['2024-10-30', null],
      ['2024-10-31', null],
      ['2024-11-01', null],
    ]);
    expect(dayOf(table, '2024-10-31').cells).toMatchObject({
      IBIT: 318_800_000,
      FBTC: -75_200_000,
      EZBC: 0,
      GBTC: -31_100_000,
    });
  });

  test('has null for a fund without a point on a day', () => {
    const { cells } = dayOf(parsedFixture(theblock, 'btc.fake.json'), '2024-11-01');
    expect(cells).toMatchObject({ IBIT: null, FBTC: -25_600_000, BTCO: 0 });
  });

  test('of the mirror is read as well', () => {
    const table = parsedFixture(theblock, 'eth-mirror.fake.json', 'ETH');
    expect(dayOf(table, '2024-11-01').cells).toMatchObject({ QETH: 500_000, ETHE: -11_400_000, ETHA: 0 });
    expect(table.tickers).toContain('TETH');
  });

  test('names the day by the UTC date, in whatever order and at whatever hour of it', () => {
    const table = parsed(
      theblock,
      chart({
        IBIT: [
          [NOVEMBER_1 + 72_000, 2],
          [OCTOBER_31, 1],
        ],
      }),
    );
    expect(table.rows.map(({ day, cells }) => [day, cells.get('IBIT')])).toEqual([
      ['2024-10-31', 1],
      ['2024-11-01', 2],
    ]);
  });

  test('may hold a result that is null: not reported', () => {
    const table = parsed(theblock, chart({ IBIT: [[NOVEMBER_1, null]], FBTC: [[NOVEMBER_1, 0]] }));
    expect(dayOf(table, '2024-11-01').cells).toEqual({ IBIT: null, FBTC: 0 });
  });
});

test.each<[string, unknown, RegExp]>([
  ['a page that is no JSON', '<html></html>', /does not parse/],
  ['JSON without Series', { chart: { jsonFile: {} } }, /another shape/],
  ['a point without a result', chart({ IBIT: [[NOVEMBER_1, undefined]] }), /another shape/],
  ['a result that is no number', chart({ IBIT: [[NOVEMBER_1, 'NaN']] }), /another shape/],
  [
    'series that are no tickers, naming them',
    chart({ IBIT: [[NOVEMBER_1, 1]], 'Net Flow': [[NOVEMBER_1, 1]], Total: [[NOVEMBER_1, 1]] }),
    /no ticker.*"Net Flow", "Total"/s,
  ],
  [
    'two points of a day',
    chart({
      IBIT: [
        [NOVEMBER_1, 1],
        [NOVEMBER_1 + 1, 2],
      ],
    }),
    /IBIT stands twice on 2024-11-01/,
  ],
  ['a timestamp in milliseconds', chart({ IBIT: [[NOVEMBER_1 * 1000, 1]] }), /timestamp is no date/],
  ['the funds of ETH', chart({ ETHA: [[NOVEMBER_1, 1]] }), /page of ETH, not of BTC/],
])('%s is refused', (_, content, reason) => {
  expect(refusalOf(theblock, content)).toMatch(reason);
});

test('the chart of each asset is asked for once', () => {
  expect(pagesOf(theblock, 'BTC', 'recent', registry)).toEqual([
    [{ page: 'chart', path: '/api/charts/chart/etfs/bitcoin-etf/spot-bitcoin-etf-flows' }],
  ]);
  expect(pagesOf(theblock, 'ETH', 'full', registry)).toEqual([
    [{ page: 'chart', path: '/api/charts/chart/etfs/ethereum-etf/spot-ethereum-etf-flows' }],
  ]);
});

test.each<[string, (file: object) => object]>([
  ['in jsonFile', (file) => ({ jsonFile: file })],
  ['as a string in jsonFile', (file) => ({ jsonFile: { data: JSON.stringify(file) } })],
  ['as a string in chart', (file) => ({ chart: { jsonFile: { data: JSON.stringify(file) } } })],
])('the file %s is read as it is alone', (_, wrap) => {
  const file = { Series: { IBIT: { Data: [{ Timestamp: 1730419200, Result: 51_100_000 }] } } };
  const read = (json: object) =>
    theblock.parse(
      { body: new TextEncoder().encode(JSON.stringify(json)), contentType: null },
      'BTC',
      reference.registry,
    );
  expect(read(wrap(file))).toEqual(read(file));
  expect(read(file).rows).toHaveLength(1);
});
