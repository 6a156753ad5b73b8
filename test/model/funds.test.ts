import { describe, expect, test } from 'vitest';
import { EtfDigestError } from '../../src/errors.ts';
import { createRegistry, type Fund, isClosedBy } from '../../src/model/funds.ts';
import { LANGS } from '../../src/model/lang.ts';
import { loadAssets } from '../../src/pipeline/read-data.ts';
import { caught } from '../support/caught.ts';
import { reference } from '../support/days/days.ts';
import { namedAlike, namesOf } from '../support/names.ts';

const { registry } = reference;

/** A fund of which only what a test names is told. */
function fund(told: Pick<Fund, 'asset' | 'ticker'> & Partial<Fund>): Fund {
  const said = { issuer: 'X', names: namedAlike('X'), fund: 'X', feePct: null };
  return { ...said, firstFlowDay: null, formerTickers: [], closedDay: null, ...told };
}

describe('the funds BTC and ETH are not the coins', () => {
  test('the ticker BTC is a fund of the asset BTC and none of ETH', () => {
    expect(registry.find('BTC', 'BTC')).toMatchObject({
      asset: 'BTC',
      fund: 'Grayscale Bitcoin Mini Trust ETF',
    });
    expect(registry.find('ETH', 'BTC')).toBeNull();
  });

  test('the ticker ETH is a fund of the asset ETH and none of BTC', () => {
    expect(registry.find('ETH', 'ETH')).toMatchObject({
      asset: 'ETH',
      fund: 'Grayscale Ethereum Mini Trust ETF',
    });
    expect(registry.find('BTC', 'ETH')).toBeNull();
  });

  test('the same ticker in both assets is two funds', () => {
    const both = createRegistry(loadAssets(), [
      fund({ asset: 'BTC', ticker: 'SAME', fund: 'first' }),
      fund({ asset: 'ETH', ticker: 'SAME', fund: 'second' }),
    ]);
    expect(both.find('BTC', 'SAME')?.fund).toBe('first');
    expect(both.find('ETH', 'SAME')?.fund).toBe('second');
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

describe.each(LANGS)('the names in %s', (lang) => {
  const names = registry
    .of('BTC')
    .concat(registry.of('ETH'))
    .map((fund) => namesOf(fund)[lang]);

  test('every fund has a full and a short one', () => {
    expect(names).toHaveLength(23);
    for (const { full, short } of names) {
      for (const name of [full, short]) expect(name).toMatch(/^\S(.*\S)?$/);
    }
  });

  test('no brackets but Chinese ones, and none in a short name', () => {
    for (const { full, short } of names) {
      expect(full).not.toMatch(/[()[\]<>]/);
      expect(short).not.toMatch(/[()[\]<>（）]/);
    }
  });
});

test('an English name has no Chinese character', () => {
  for (const fund of registry.of('BTC').concat(registry.of('ETH'))) {
    expect(JSON.stringify(namesOf(fund).en)).not.toMatch(/[^\x20-\x7e]/);
  }
});

test('only the funds whose tickers are the coins are named in English without a possessive', () => {
  const funds = registry.of('BTC').concat(registry.of('ETH'));
  const bare = funds.filter((fund) => !/s'|'s/.test(namesOf(fund).en.short));
  expect(bare.map((fund) => `${namesOf(fund).en.full} ${fund.ticker}`)).toEqual([
    'Grayscale Bitcoin Mini Trust BTC',
    'Grayscale Ethereum Mini Trust ETH',
  ]);
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

test('an asset launched on the first day that any of its funds has a figure of', () => {
  for (const asset of registry.codes) {
    const firstDays = registry.of(asset).flatMap(({ firstFlowDay }) => firstFlowDay ?? []);
    expect(firstDays.toSorted()[0]).toBe(registry.launchOf(asset));
  }
});

test('an asset that data/assets.json does not hold is an error that names it and those that it holds', () => {
  expect(() => registry.launchOf('DOGE')).toThrow(EtfDigestError);
  expect(caught(() => registry.idsAt('farside', 'DOGE'))).toMatchObject({
    details: { source: 'data/assets.json', expected: 'BTC, ETH', got: 'DOGE' },
  });
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
