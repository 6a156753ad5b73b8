import { describe, expect, test } from 'vitest';
import { sosovalue } from '../../../src/sources/publishers/sosovalue.ts';
import { pagesOf } from '../../../src/sources/source.ts';
import { reference } from '../../support/days/days.ts';
import {
  dayOf,
  fixtureOf,
  parsed,
  parsedFixture,
  refusalOf,
} from '../../support/publishers/publisher-page.ts';

const { registry } = reference;

type Json = Record<string, unknown>;

/** The metrics of 2024-11-01 with values replaced, by the path within `data`. */
function metrics(changes: Record<string, unknown>, name = 'metrics-btc.fake.json'): Json {
  const answer = JSON.parse(fixtureOf(sosovalue, name)) as Json;
  for (const [path, value] of Object.entries(changes)) {
    const keys = path.split('.');
    const last = keys.pop() ?? '';
    const place = keys.reduce((at, key) => at[key] as Json, answer.data as Json);
    place[last] = value;
  }
  return answer;
}

const DAY = '2024-11-01';
const point = (value: unknown, lastUpdateDate: string | null = DAY, status: unknown = '1') => ({
  value,
  lastUpdateDate,
  status,
});

describe('the newest day', () => {
  test('is one row of every fund, in whole dollars from numbers and texts', () => {
    const table = parsedFixture(sosovalue, 'metrics-btc.fake.json');
    expect(table.tickers).toEqual('IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' '));
    expect(table.rows).toHaveLength(1);
    expect(dayOf(table, DAY)).toEqual({
      totalUsd: -54_940_300,
      cells: {
        IBIT: 0,
        FBTC: -25_600_000,
        BITB: -5_600_000,
        ARKB: -24_100_000,
        BTCO: 0,
        EZBC: 0,
        BRRR: -1_700_000,
        HODL: -5_900_000,
        BTCW: 0,
        GBTC: -5_500_000,
        BTC: 13_500_000,
      },
    });
  });

  test('of ETH holds what SoSoValue reported of it', () => {
    const table = parsedFixture(sosovalue, 'metrics-eth.fake.json', 'ETH');
    expect(dayOf(table, DAY)).toMatchObject({
      totalUsd: -10_925_600,
      cells: { ETHE: -11_427_800, QETH: 502_200, ETHA: 0 },
    });
    expect(table.netAssets).toEqual([
      {
        day: DAY,
        netAssetsUsd: 6_938_000_000,
        netAssetsRatioPct: '2.29',
        cumulativeUsd: -491_000_000,
        turnoverUsd: null,
      },
    ]);
  });

  test('has no figure of a fund that is pending, and no total while that is: levels stay those of the day before', () => {
    const table = parsedFixture(sosovalue, 'metrics-btc-filling.fake.json');
    const { cells, totalUsd } = dayOf(table, DAY);
    expect(cells).toMatchObject({ IBIT: null, FBTC: null, BITB: -5_600_000, BTC: 13_500_000 });
    expect(totalUsd).toBeNull();
    expect(table.netAssets).toEqual([
      {
        day: '2024-10-31',
        netAssetsUsd: 70_012_345_679,
        netAssetsRatioPct: '5.09',
        cumulativeUsd: 24_213_800_000,
        turnoverUsd: null,
      },
    ]);
  });

  test.each<[string, object, number | null]>([
    ['status "1" of the day', point(-1), -1],
    ['status 1 as a number', point(-1, DAY, 1), -1],
    ['status "3"', point(-1, DAY, '3'), null],
    ['a 0 in status "3"', point(0, DAY, '3'), null],
    ['status 3 as a number', point(-1, DAY, 3), null],
    ['no status', { value: -1, lastUpdateDate: DAY }, null],
    ['status null', point(-1, DAY, null), null],
    ['the date of another day', point(-1, '2024-10-31'), null],
    ['no date', point(-1, null), null],
    ['no value', point(null), null],
    ['a zero', point('0.0'), 0],
  ])('a fund with %s', (_, told, usd) => {
    const table = parsed(sosovalue, metrics({ 'list.0.dailyNetInflow': told }));
    expect(dayOf(table, DAY).cells.IBIT).toBe(usd);
  });

  test.each<[string, object, number | null]>([
    ['status "1"', point('-5'), -5],
    ['no status', { value: -5, lastUpdateDate: DAY }, -5],
    ['status null', point(-5, DAY, null), -5],
    ['status "3"', point(-5, DAY, '3'), null],
    ['no value', point(null), null],
  ])('a total with %s', (_, told, usd) => {
    expect(dayOf(parsed(sosovalue, metrics({ dailyNetInflow: told })), DAY).totalUsd).toBe(usd);
  });

  test('names a renamed fund by its ticker of today', () => {
    const answer = metrics({ 'list.3.ticker': 'CETH' }, 'metrics-eth.fake.json');
    expect(parsed(sosovalue, answer, 'ETH').tickers).toContain('TETH');
  });
});

describe('levels', () => {
  const levels = (changes: Record<string, unknown>) => parsed(sosovalue, metrics(changes)).netAssets;

  test('of one day are one', () => {
    expect(levels({})).toEqual([
      {
        day: DAY,
        netAssetsUsd: 69_478_213_571,
        netAssetsRatioPct: '5.12',
        cumulativeUsd: 24_158_900_000,
        turnoverUsd: null,
      },
    ]);
  });

  test('of different days are apart, oldest first', () => {
    expect(levels({ totalNetAssetsPercentage: point(0.05, '2024-10-31') })).toEqual([
      {
        day: '2024-10-31',
        netAssetsUsd: null,
        netAssetsRatioPct: '5.00',
        cumulativeUsd: null,
        turnoverUsd: null,
      },
      {
        day: DAY,
        netAssetsUsd: 69_478_213_571,
        netAssetsRatioPct: null,
        cumulativeUsd: 24_158_900_000,
        turnoverUsd: null,
      },
    ]);
  });

  test('that are pending, without a date, or not there at all are not said', () => {
    const none = {
      totalNetAssets: point(1, DAY, '3'),
      totalNetAssetsPercentage: point(0.05, null),
      cumNetInflow: null,
    };
    expect(levels(none)).toEqual([]);
    expect(levels({ ...none, totalNetAssets: point(null) })).toEqual([]);
  });

  test.each([
    [0.0512, '5.12'],
    ['0.0512', '5.12'],
    [0.0229, '2.29'],
    [0.057, '5.70'],
    ['0.05125', '5.13'],
    [0.0100499, '1.00'],
    [0, '0.00'],
    [1, '1.00'],
    [5.12, '5.12'],
    ['6.3', '6.30'],
    [1.005, '1.01'],
    [100, '100.00'],
  ])('a ratio of %j is %s per cent', (ratio, text) => {
    expect(levels({ totalNetAssetsPercentage: point(ratio) })?.[0]?.netAssetsRatioPct).toBe(text);
  });

  test.each([-0.01, 100.01, 512, '', 'n/a', '-5'])('a ratio of %j is refused', (ratio) => {
    const error = refusalOf(sosovalue, metrics({ totalNetAssetsPercentage: point(ratio) }));
    expect(error).toContain('ratio');
  });
});

describe('net assets and turnover', () => {
  const ofFunds = (changes: Record<string, unknown>) => parsed(sosovalue, metrics(changes)).fundLevels;
  const IBIT = {
    'list.0.netAssets': point('29812345678.4'),
    'list.0.dailyValueTraded': point(1_912_345_678.5),
  };

  test('of a fund are in whole dollars, under the day that they are of', () => {
    expect(ofFunds(IBIT)).toEqual([
      { day: DAY, ticker: 'IBIT', netAssetsUsd: 29_812_345_678, turnoverUsd: 1_912_345_679 },
    ]);
    expect(ofFunds({ ...IBIT, 'list.0.netAssets': point(29e9, '2024-10-31') })).toEqual([
      { day: '2024-10-31', ticker: 'IBIT', netAssetsUsd: 29_000_000_000, turnoverUsd: null },
      { day: DAY, ticker: 'IBIT', netAssetsUsd: null, turnoverUsd: 1_912_345_679 },
    ]);
  });

  test('of a fund stand under its ticker of today', () => {
    const answer = metrics(
      { 'list.3.ticker': 'CETH', 'list.3.netAssets': point(18_000_000) },
      'metrics-eth.fake.json',
    );
    expect(parsed(sosovalue, answer, 'ETH').fundLevels).toMatchObject([
      { ticker: 'TETH', netAssetsUsd: 18_000_000 },
    ]);
  });

  test.each<[string, object | null | undefined]>([
    ['pending', point(1, DAY, '3')],
    ['without a value', point(null)],
    ['without a date', point(1, null)],
    ['null', null],
    ['not there', undefined],
  ])('of a fund that are %s are not said', (_, told) => {
    expect(ofFunds({ 'list.0.netAssets': told, 'list.0.dailyValueTraded': told })).toEqual([]);
  });

  test('of nothing are no net assets; a fund that nobody traded has a turnover of 0', () => {
    expect(ofFunds({ 'list.0.netAssets': point(0), 'list.0.dailyValueTraded': point(0) })).toEqual([
      { day: DAY, ticker: 'IBIT', netAssetsUsd: null, turnoverUsd: 0 },
    ]);
    expect(parsed(sosovalue, metrics({ totalNetAssets: point('0') })).netAssets).toMatchObject([
      { day: DAY, netAssetsUsd: null, netAssetsRatioPct: '5.12' },
    ]);
  });

  test('the turnover of all funds stands beside their net assets', () => {
    expect(
      parsed(sosovalue, metrics({ dailyTotalValueTraded: point('3140216542.49') })).netAssets,
    ).toMatchObject([{ day: DAY, netAssetsUsd: 69_478_213_571, turnoverUsd: 3_140_216_542 }]);
  });

  test.each(['list.2.netAssets', 'list.2.dailyValueTraded', 'totalNetAssets', 'dailyTotalValueTraded'])(
    '%s that is no amount, or below zero, is refused by its name',
    (place) => {
      expect(refusalOf(sosovalue, metrics({ [place]: point('n/a') }))).toContain(`${place}.value: no amount`);
      expect(refusalOf(sosovalue, metrics({ [place]: point(-1) }))).toContain(
        `${place}.value: an amount below zero`,
      );
      expect(refusalOf(sosovalue, metrics({ [place]: point(1e16) }))).toContain(`${place}.value: no amount`);
    },
  );

  test.each(['totalNetAssets', 'totalValueTraded'])('%s of a past day below zero is refused, too', (name) => {
    const row = { date: DAY, totalNetInflow: 1, [name]: -1 };
    expect(refusalOf(sosovalue, { code: 0, data: [row] })).toContain('an amount below zero');
  });
});

describe('the totals of many days', () => {
  const HISTORY = fixtureOf(sosovalue, 'history-btc.fake.json');
  const wrapped = (list: unknown) => ({ code: 0, msg: null, data: { list } });

  test('come oldest first without any fund, each with its levels', () => {
    const table = parsed(sosovalue, HISTORY);
    expect(table.tickers).toEqual([]);
    expect(table.rows.map(({ day, cells, totalUsd }) => [day, cells.size, totalUsd])).toEqual([
      ['2024-04-11', 0, 91_270_001],
      ['2024-04-12', 0, -55_066_297],
      ['2024-04-15', 0, -36_670_000],
    ]);
    expect(table.netAssets?.[0]).toEqual({
      day: '2024-04-11',
      netAssetsUsd: null,
      netAssetsRatioPct: null,
      cumulativeUsd: 12_584_600_000,
      turnoverUsd: 1,
    });
    expect(table.netAssets?.map(({ day }) => day)).toEqual(['2024-04-11', '2024-04-12', '2024-04-15']);
  });

  test('are the same in data.list as in data', () => {
    const { data } = JSON.parse(HISTORY) as { data: unknown };
    expect(parsed(sosovalue, wrapped(data))).toEqual(parsed(sosovalue, HISTORY));
  });

  test('of the first interface are read, wrapped as recorded and bare as documented', () => {
    const table = parsedFixture(sosovalue, 'summary.json');
    expect(table).toEqual({
      asset: 'BTC',
      tickers: [],
      rows: [{ day: '2026-05-18', cells: new Map(), totalUsd: -648_640_567 }],
      netAssets: [
        {
          day: '2026-05-18',
          netAssetsUsd: 100_485_432_785,
          netAssetsRatioPct: null,
          cumulativeUsd: 57_691_368_284,
          turnoverUsd: 3_140_216_542,
        },
      ],
    });
    const { data } = JSON.parse(fixtureOf(sosovalue, 'summary.json')) as { data: unknown };
    expect(parsed(sosovalue, data)).toEqual(table);
  });

  test('a total that is null is not reported, and a day without levels has none', () => {
    const table = parsed(sosovalue, wrapped([{ date: DAY, totalNetInflow: null }]));
    expect(table.rows[0]?.totalUsd).toBeNull();
    expect(table.netAssets).toEqual([]);
  });

  test('with a day twice are refused', () => {
    const row = { date: DAY, totalNetInflow: 1 };
    expect(refusalOf(sosovalue, wrapped([row, row]))).toContain('2024-11-01 stands twice');
  });
});

describe('what is refused, saying why', () => {
  const NO_LIST = { code: 0, data: { ...(metrics({}).data as Json), list: undefined } };
  test.each<[string, unknown, RegExp]>([
    ['a challenge page', '<title>Just a moment...</title>', /does not parse.*Just a moment/s],
    ['an empty body', '', /does not parse/],
    [
      'an error code on status 200',
      { code: 42901, message: 'Rate limit exceeded' },
      /code 42901: Rate limit/,
    ],
    ['a gateway’s error', { code: 1, msg: 'invalid key' }, /code 1: invalid key/],
    ['no data', { code: 0, msg: null }, /another shape/],
    ['data that is null', { code: 0, msg: null, data: null }, /another shape/],
    ['another answer', { code: 0, data: { list: [{ ticker: 'IBIT' }] } }, /another shape/],
    ['a list of something else', [{ name: 'IBIT' }], /another shape/],
    ['metrics without funds', NO_LIST, /list/],
    ['metrics with an empty list of funds', metrics({ list: [] }), /list/],
    ['a total without a day', metrics({ dailyNetInflow: point(1, null) }), /dailyNetInflow\.lastUpdateDate/],
    ['a total that is no number', metrics({ dailyNetInflow: point('') }), /no amount of money: ""/],
    [
      'a fund’s flow that is no number',
      metrics({ 'list.2.dailyNetInflow': point('n/a') }),
      /list\.2\.dailyNetInflow\.value: no amount/,
    ],
    [
      'a fund whose value has another name',
      metrics({ 'list.2.dailyNetInflow': { lastUpdateDate: DAY, status: '1' } }),
      /list\.2/,
    ],
    ['a fund that stands twice', metrics({ 'list.1.ticker': 'IBIT' }), /IBIT stands twice/],
    ['a fund without a ticker', metrics({ 'list.1.ticker': 'Fidelity' }), /"Fidelity"/],
    [
      'a date of another form, naming its place',
      { code: 0, data: [{ date: '11/01/2024', totalNetInflow: 1 }] },
      /got: 0\.date: not a date/,
    ],
    [
      'a total of the first interface that is no number',
      [{ date: DAY, total_net_inflow: '' }],
      /0\.total.*total_net_inflow/s,
    ],
  ])('%s', (_, content, reason) => {
    expect(refusalOf(sosovalue, content)).toMatch(reason);
  });

  test('the funds of the other asset', () => {
    expect(refusalOf(sosovalue, fixtureOf(sosovalue, 'metrics-btc.fake.json'), 'ETH')).toMatch(
      /page of BTC, not of ETH/,
    );
  });
});

test('the newest day is asked for by POST, then the totals; those behind a key only where these are refused', () => {
  for (const span of ['recent', 'full'] as const) {
    expect(pagesOf(sosovalue, 'ETH', span, registry)).toEqual([
      [{ page: 'metrics', path: '/openapi/v2/etf/currentEtfDataMetrics', body: '{"type":"us-eth-spot"}' }],
      [
        { page: 'history', path: '/openapi/v2/etf/historicalInflowChart', body: '{"type":"us-eth-spot"}' },
        {
          page: 'summary',
          baseUrl: 'https://openapi.sosovalue.com',
          path: '/openapi/v1/etfs/summary-history?symbol=ETH&country_code=US&limit=300',
          needsKey: true,
        },
      ],
    ]);
  }
  expect(pagesOf(sosovalue, 'BTC', 'recent', registry)[0]?.[0]?.body).toBe('{"type":"us-btc-spot"}');
});
