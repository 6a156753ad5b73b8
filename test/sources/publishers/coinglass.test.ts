import { describe, expect, test } from 'vitest';
import { coinglass } from '../../../src/sources/publishers/coinglass.ts';
import { pagesOf } from '../../../src/sources/source.ts';
import { reference } from '../../support/days/days.ts';
import { dayOf, parsed, parsedFixture, refusalOf } from '../../support/publishers/publisher-page.ts';

const { registry } = reference;

const NOVEMBER_1 = Date.UTC(2024, 10, 1);
const answer = (day: object, code: unknown = '0') => ({ code, data: [day] });
const day = (funds: object[], more: object = {}) => ({
  timestamp: NOVEMBER_1,
  flow_usd: 1,
  price_usd: 1.5,
  etf_flows: funds,
  ...more,
});

describe('a flow history', () => {
  test('as the documents show it is read by day and fund', () => {
    const table = parsedFixture(coinglass, 'eth.json', 'ETH');
    expect(table.tickers).toEqual(['ETHA', 'FETH']);
    expect(dayOf(table, '2024-07-23')).toEqual({
      totalUsd: 106_600_000,
      cells: { ETHA: 266_500_000, FETH: 71_300_000 },
    });
  });

  test('of another time calls a flow a change', () => {
    const table = parsedFixture(coinglass, 'btc.fake.json');
    expect(dayOf(table, '2024-01-11')).toMatchObject({
      totalUsd: 655_300_000,
      cells: { IBIT: 111_700_000, GBTC: -95_100_000, BTC: null },
    });
  });

  test('has null for a fund without a figure, and zero for a zero', () => {
    const { cells } = dayOf(parsedFixture(coinglass, 'btc.fake.json'), '2024-11-01');
    expect(cells).toMatchObject({ IBIT: null, FBTC: -25_600_000, BTCO: 0 });
  });

  test.each<[object, number | null]>([
    [{ flow_usd: -1 }, -1],
    [{ change_usd: -1 }, -1],
    [{ flow_usd: null, change_usd: 2 }, 2],
    [{ flow_usd: 0, change_usd: 2 }, 0],
    [{ flow_usd: null }, null],
    [{}, null],
  ])('%j is %j dollars', (flow, usd) => {
    const table = parsed(coinglass, answer(day([{ etf_ticker: 'IBIT', ...flow }])));
    expect(dayOf(table, '2024-11-01').cells.IBIT).toBe(usd);
  });

  test('has no total of a day on which no fund has a figure yet', () => {
    const table = parsed(coinglass, answer(day([{ etf_ticker: 'IBIT' }], { flow_usd: 0 })));
    expect(dayOf(table, '2024-11-01')).toEqual({ totalUsd: null, cells: { IBIT: null } });
  });
});

const IBIT = { etf_ticker: 'IBIT', flow_usd: 1 };
test.each<[string, unknown, RegExp]>([
  ['a page that is no JSON', 'Unauthorized', /does not parse/],
  ['an error code on status 200', { code: '401', msg: 'Upgrade plan', data: null }, /code 401: Upgrade plan/],
  ['no data', { code: '0' }, /another shape/],
  ['a day without funds', answer({ timestamp: NOVEMBER_1, flow_usd: 1 }), /0\.etf_flows/],
  [
    'a flow that is no number',
    answer(day([{ ...IBIT, flow_usd: '' }])),
    /0\.etf_flows\.0\.flow_usd: no amount/,
  ],
  ['a fund twice', answer(day([IBIT, IBIT])), /IBIT stands twice/],
  ['a day twice', { code: '0', data: [day([IBIT]), day([IBIT])] }, /2024-11-01 stands twice/],
  [
    'an hour other than the start of a day',
    answer(day([IBIT], { timestamp: NOVEMBER_1 - 28_800_000 })),
    /00:00 UTC.*1730390400000/s,
  ],
  ['a fund without a ticker', answer(day([{ ...IBIT, etf_ticker: 'Grayscale' }])), /"Grayscale"/],
  ['the funds of ETH', answer(day([{ etf_ticker: 'ETHA', flow_usd: 1 }])), /page of ETH, not of BTC/],
])('%s is refused', (_, content, reason) => {
  expect(refusalOf(coinglass, content)).toMatch(reason);
});

test('the history of each asset is asked for, behind a key; it repeats Farside', () => {
  expect(pagesOf(coinglass, 'BTC', 'recent', registry)).toEqual([
    [{ page: 'flow-history', path: '/api/etf/bitcoin/flow-history' }],
  ]);
  expect(pagesOf(coinglass, 'ETH', 'full', registry)).toEqual([
    [{ page: 'flow-history', path: '/api/etf/ethereum/flow-history' }],
  ]);
  expect(coinglass).toMatchObject({
    repeats: ['farside'],
    key: { header: 'CG-API-KEY', prefix: '', required: true },
  });
});

test('the older names ticker and change_usd are read, too', () => {
  const day = { timestamp: 1721692800000, change_usd: 71_300_000 };
  const json = { code: '0', data: [{ ...day, etf_flows: [{ ticker: 'FETH', change_usd: 71_300_000 }] }] };
  const page = { body: new TextEncoder().encode(JSON.stringify(json)), contentType: null };
  const [row] = coinglass.parse(page, 'ETH', reference.registry).rows;
  expect(row?.totalUsd).toBe(71_300_000);
  expect(row?.cells.get('FETH')).toBe(71_300_000);
});
