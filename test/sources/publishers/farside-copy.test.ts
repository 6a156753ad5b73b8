import { expect, test } from 'vitest';
import { settingsOf } from '../../../src/settings/publishers.ts';
import { farsideCopy } from '../../../src/sources/publishers/farside-copy.ts';
import { pagesOf } from '../../../src/sources/source.ts';
import { reference } from '../../support/days/days.ts';
import { dayOf, parsedFixture, refusalOf } from '../../support/publishers/publisher-page.ts';

test('the copy is Farside’s table in US$ millions; blank is not reported', () => {
  const table = parsedFixture(farsideCopy, 'btc.fake.csv');
  expect(table.rows).toHaveLength(3);
  expect(dayOf(table, '2024-11-01')).toMatchObject({
    cells: { IBIT: null, FBTC: -25_600_000, BTCO: 0, BTC: 13_500_000 },
    totalUsd: -54_900_000,
  });
});

test('a page of the host that is no table is refused', () => {
  expect(refusalOf(farsideCopy, '404: Not Found')).toMatch(/no flow table/);
});

test('it is asked only by name, for one file an asset, and is no second opinion on Farside', () => {
  const paths = ['BTC', 'ETH'].flatMap((asset) =>
    pagesOf(farsideCopy, asset, 'recent', reference.registry).flat(),
  );
  expect(paths).toEqual([
    { page: 'full', path: '/haturatu/crypto-etf-flow/main/etf_btc.csv' },
    { page: 'full', path: '/haturatu/crypto-etf-flow/main/etf_eth.csv' },
  ]);
  expect(farsideCopy).toMatchObject({ byDefault: 'never', repeats: ['farside'] });
});

test('a hyphen of its id is an underscore in its variable, and its key in the settings file has none', () => {
  expect(settingsOf(farsideCopy).map(({ variable, key }) => [variable, key])).toEqual([
    ['ETF_DIGEST_FARSIDE_COPY_URL', 'farsideCopyUrl'],
  ]);
});
