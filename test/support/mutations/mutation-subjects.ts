import { readFileSync } from 'node:fs';
import type { Asset } from '../../../src/model/flow.ts';
import { coinglass } from '../../../src/sources/publishers/coinglass.ts';
import { cryptoetf } from '../../../src/sources/publishers/cryptoetf.ts';
import { farside } from '../../../src/sources/publishers/farside.ts';
import { sosovalue } from '../../../src/sources/publishers/sosovalue.ts';
import { theblock } from '../../../src/sources/publishers/theblock.ts';
import { bundledTable } from '../days/days.ts';
import { farsidePage } from '../publishers/farside-page.ts';
import type { Subject } from './mutation-judge.ts';
import { html, htmlInJson, json } from './mutations.ts';

const FIXTURES = new URL('../../fixtures/', import.meta.url);
const fixture = (name: string): string => readFileSync(new URL(name, FIXTURES), 'utf8');

/** The newest days of the bundled history on a page of their own. */
function shortPage(asset: Asset): string {
  const { tickers, rows } = bundledTable(asset);
  const shown = rows.slice(-15).map(({ day, cells }) => ({
    day,
    cells: [...cells.values()].map((usd) => (usd === null ? '' : (usd / 1e6).toFixed(1))),
  }));
  return farsidePage({ asset, full: false, columns: tickers, rows: shown });
}

/** Every page that is spoiled; a source is added with a line. */
export const SUBJECTS: readonly Subject[] = [
  { name: 'BTC page', source: farside, asset: 'BTC', mutator: html, original: shortPage('BTC') },
  { name: 'ETH page', source: farside, asset: 'ETH', mutator: html, original: shortPage('ETH') },
  ...(
    [
      'btc.html',
      'btc-all-data.html',
      'btc-one-header-row.html',
      'eth-all-data.html',
      'eth-ceth.html',
    ] as const
  ).map(
    (name): Subject => ({
      name,
      source: farside,
      asset: name.startsWith('eth') ? 'ETH' : 'BTC',
      mutator: html,
      original: fixture(`farside/${name}`),
    }),
  ),
  ...['wp-page.json', 'wp-pages.json'].map(
    (name): Subject => ({
      name,
      source: farside,
      asset: 'BTC',
      mutator: htmlInJson,
      original: fixture(`farside/${name}`),
    }),
  ),
  ...(
    [
      [sosovalue, 'BTC', 'metrics-btc.fake.json'],
      [sosovalue, 'BTC', 'metrics-btc-filling.fake.json'],
      [sosovalue, 'BTC', 'history-btc.fake.json'],
      [sosovalue, 'BTC', 'summary.json'],
      [theblock, 'BTC', 'btc.fake.json'],
      [theblock, 'ETH', 'eth-mirror.fake.json'],
      [cryptoetf, 'BTC', 'btc.fake.json'],
      [coinglass, 'BTC', 'btc.fake.json'],
    ] as const
  ).map(([source, asset, name]): Subject => {
    return {
      name: `${source.id} ${name}`,
      source,
      asset,
      mutator: json,
      original: fixture(`${source.id}/${name}`),
    };
  }),
];
