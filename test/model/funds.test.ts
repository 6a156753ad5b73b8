import { describe, expect, test } from 'vitest';
import { EtfDigestError } from '../../src/errors.ts';
import { createRegistry, type Fund, isClosedBy } from '../../src/model/funds.ts';
import { reference } from '../support/days.ts';

const { registry } = reference;

/** A fund of which only what a test names is told. */
function fund(told: Pick<Fund, 'asset' | 'ticker'> & Partial<Fund>): Fund {
  const said = { issuer: 'X', issuerZh: 'X', nameZh: 'X', shortZh: 'X', fund: 'X', feePct: null };
  return { ...said, firstFlowDay: null, formerTickers: [], closedDay: null, ...told };
}

describe('the funds BTC and ETH are not the coins', () => {
  test('the ticker BTC is a fund of the asset BTC and none of ETH', () => {
    expect(registry.find('BTC', 'BTC')).toMatchObject({ asset: 'BTC', shortZh: '灰度比特币迷你信托' });
    expect(registry.find('ETH', 'BTC')).toBeNull();
  });

  test('the ticker ETH is a fund of the asset ETH and none of BTC', () => {
    expect(registry.find('ETH', 'ETH')).toMatchObject({ asset: 'ETH', shortZh: '灰度以太坊迷你信托' });
    expect(registry.find('BTC', 'ETH')).toBeNull();
  });

  test('the same ticker in both assets is two funds', () => {
    const both = createRegistry([
      fund({ asset: 'BTC', ticker: 'SAME', nameZh: '甲' }),
      fund({ asset: 'ETH', ticker: 'SAME', nameZh: '乙' }),
    ]);
    expect(both.find('BTC', 'SAME')?.nameZh).toBe('甲');
    expect(both.find('ETH', 'SAME')?.nameZh).toBe('乙');
  });
});

describe('former tickers', () => {
  test('CETH is TETH of today', () => {
    expect(registry.canonical('ETH', 'CETH')).toBe('TETH');
    expect(registry.find('ETH', 'CETH')?.ticker).toBe('TETH');
  });

  test('today’s ticker stays, in its asset', () => {
    expect(registry.canonical('ETH', 'TETH')).toBe('TETH');
    expect(registry.canonical('BTC', 'CETH')).toBe('CETH');
  });

  test('an unknown ticker is returned as it is, and is found nowhere', () => {
    expect(registry.canonical('BTC', 'NEWB')).toBe('NEWB');
    expect(registry.find('BTC', 'NEWB')).toBeNull();
  });
});

describe('the registry that comes along', () => {
  test('lists the funds in the publisher’s order', () => {
    expect(registry.of('BTC').map(({ ticker }) => ticker)).toEqual(
      'IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW MSBT GBTC BTC'.split(' '),
    );
    expect(registry.of('ETH').map(({ ticker }) => ticker)).toEqual(
      'ETHA ETHB FETH ETHW TETH ETHV QETH EZET MSSE ETHE ETH'.split(' '),
    );
  });

  test('BTC launched on 2024-01-11 and ETH on 2024-07-23', () => {
    expect(registry.launchOf('BTC')).toBe('2024-01-11');
    expect(registry.launchOf('ETH')).toBe('2024-07-23');
  });

  test('late funds have the day of their first figure', () => {
    expect(registry.find('BTC', 'BTC')?.firstFlowDay).toBe('2024-07-31');
    expect(registry.find('BTC', 'MSBT')?.firstFlowDay).toBe('2026-04-08');
    expect(registry.find('ETH', 'ETHB')?.firstFlowDay).toBe('2026-03-11');
    expect(registry.find('ETH', 'MSSE')?.firstFlowDay).toBeNull();
  });
});

test('an asset none of whose funds has a first flow day has no launch', () => {
  const undated = createRegistry([fund({ asset: 'ETH', ticker: 'ETHX' })]);
  expect(() => undated.launchOf('ETH')).toThrow(EtfDigestError);
  expect(() => undated.launchOf('ETH')).toThrow('ETH');
});

describe('a closed fund', () => {
  const closed = fund({ asset: 'BTC', ticker: 'OLDB', closedDay: '2025-03-03' });

  test('reports up to the day before its closing day', () => {
    expect(isClosedBy(closed, '2025-02-28')).toBe(false);
    expect(isClosedBy(closed, '2025-03-03')).toBe(true);
    expect(isClosedBy(closed, '2025-03-04')).toBe(true);
  });

  test('a fund that trades, and one that is unknown, are not closed', () => {
    expect(isClosedBy(fund({ asset: 'BTC', ticker: 'NEWB' }), '2030-01-01')).toBe(false);
    expect(isClosedBy(null, '2030-01-01')).toBe(false);
  });
});
