import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LayoutError } from '../../../src/errors.ts';
import type { Asset, FlowTable } from '../../../src/model/flow.ts';
import { sumUsd } from '../../../src/model/money.ts';
import type { Day } from '../../../src/model/time.ts';
import { farside } from '../../../src/sources/publishers/farside.ts';
import type { RawPage, Span } from '../../../src/sources/source.ts';
import { pagesOf } from '../../../src/sources/source.ts';
import { reference } from '../../support/days/days.ts';

const FOLDER = new URL('../../fixtures/farside/', import.meta.url);
const UTF8 = 'text/html; charset=UTF-8';
const JSON_TYPE = 'application/json; charset=UTF-8';

const fixture = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const page = (text: string, contentType: string | null = UTF8): RawPage => ({
  body: Buffer.from(text),
  contentType,
});
const parse = (raw: RawPage, asset: Asset = 'BTC') => farside.parse(raw, asset, reference.registry);
const read = (name: string, asset: Asset = 'BTC') => parse(page(fixture(name)), asset);

/** A table as plain as a page can have it, one text a cell. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((cells) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`);
  return `<table>${lines.join('\n')}</table>`;
}

/** A fixture with one thing about it changed, which must be there to be changed. */
function changed(name: string, from: string | RegExp, to: string): string {
  const text = fixture(name);
  const other = text.replaceAll(typeof from === 'string' ? from : new RegExp(from, 'g'), to);
  expect(other, `${name} has ${from}`).not.toBe(text);
  return other;
}

/** A day's cells and Total in US$ millions; null where the page shows none. */
function millions(table: FlowTable, day: Day): Record<string, number | null> {
  const row = table.rows.find((one) => one.day === day);
  if (!row) throw new Error(`no row for ${day}`);
  const cells = [...row.cells].map(([ticker, usd]) => [ticker, usd === null ? null : usd / 1_000_000]);
  return { ...Object.fromEntries(cells), Total: Number(row.totalUsd) / 1_000_000 };
}

const daysOf = (table: FlowTable): Day[] => table.rows.map((row) => row.day);

/** Why a page is refused. */
function refusal(raw: RawPage, asset: Asset = 'BTC'): LayoutError {
  try {
    parse(raw, asset);
  } catch (error) {
    if (error instanceof LayoutError) return error;
    throw error;
  }
  throw new Error('the page was read');
}

const NOVEMBER_1 = {
  IBIT: 0,
  FBTC: -25.6,
  BITB: -5.6,
  ARKB: -24.1,
  BTCO: 0,
  EZBC: 0,
  BRRR: -1.7,
  HODL: -5.9,
  BTCW: 0,
  GBTC: -5.5,
  BTC: 13.5,
  Total: -54.9,
};

describe('the three forms of the header', () => {
  test('one row from Date to Total is read by its tickers', () => {
    const table = read('btc-all-data.html');
    expect(table.asset).toBe('BTC');
    expect(table.tickers).toEqual('IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' '));
    expect(millions(table, '2024-11-01')).toEqual(NOVEMBER_1);
  });

  test('logos with Total above tickers with a blank last cell are read by the tickers', () => {
    const table = read('btc.html');
    expect(table.tickers).toEqual('IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW MSBT GBTC BTC'.split(' '));
    expect(millions(table, '2026-07-13')).toEqual({
      IBIT: -185.5,
      FBTC: -245.6,
      BITB: 0,
      ARKB: 0,
      BTCO: 0,
      EZBC: 0,
      BRRR: 0,
      HODL: 6.1,
      BTCW: 0,
      MSBT: 0,
      GBTC: -53.1,
      BTC: 53.4,
      Total: -424.7,
    });
  });

  test('one row with a blank first cell and a Fee row below it is read by its tickers', () => {
    const table = read('btc-one-header-row.html');
    expect(table.tickers).toEqual('IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW MSBT GBTC BTC'.split(' '));
    expect(millions(table, '2026-08-21')).toMatchObject({ IBIT: 239.3, MSBT: 7.7, BTC: 13.6, Total: 307.5 });
  });

  test('four header rows and a Seed row with asterisks are no days', () => {
    const text = fixture('eth-all-data.html');
    expect(text).toContain('9,199.3*');
    expect(text).toContain('Staking Fee');
    const table = read('eth-all-data.html', 'ETH');
    expect(table.tickers).toEqual('ETHA ETHB FETH ETHW TETH ETHV QETH EZET ETHE ETH'.split(' '));
    expect(daysOf(table)).toEqual(['2024-07-23', '2024-07-24', '2024-11-01', '2026-08-21']);
    expect(millions(table, '2024-07-23')).toEqual({
      ETHA: 266.5,
      ETHB: null,
      FETH: 71.3,
      ETHW: 204,
      TETH: 7.5,
      ETHV: 7.6,
      QETH: 5.5,
      EZET: 13.2,
      ETHE: -484.1,
      ETH: 15.1,
      Total: 106.6,
    });
  });

  test('padding by spaces and no-break spaces is no part of a ticker, in whichever way it is written', () => {
    expect(fixture('btc.html')).toContain('     IBIT&nbsp;');
    const padded = changed('btc.html', /&nbsp;/, '\u00a0\n\t&#160;');
    expect(parse(page(padded))).toEqual(read('btc.html'));
  });

  test('head cells that are written as td without any attribute make no difference', () => {
    const bare = fixture('btc.html')
      .replace(/<(\/?)th\b/g, '<$1td')
      .replace(/ (class|bgcolor|align|style)="[^"]*"/g, '');
    expect(bare).not.toMatch(/<th[ >]|class=/);
    expect(parse(page(bare))).toEqual(read('btc.html'));
  });
});

describe('columns', () => {
  test('a column that was inserted before Grayscale leaves Grayscale its own figures', () => {
    const [before, after] = [read('btc-all-data.html'), read('btc.html')];
    expect(before.tickers).not.toContain('MSBT');
    expect(after.tickers.indexOf('GBTC')).toBe(before.tickers.indexOf('GBTC') + 1);
    expect(millions(before, '2024-11-04').GBTC).toBe(-63.7);
    expect(millions(after, '2026-07-13')).toMatchObject({ MSBT: 0, GBTC: -53.1 });
  });

  test('the column CETH of old pages is read as TETH', () => {
    expect(fixture('eth-ceth.html')).not.toContain('TETH');
    const table = read('eth-ceth.html', 'ETH');
    expect(table.tickers).toEqual('ETHA FETH ETHW TETH ETHV QETH EZET ETHE ETH'.split(' '));
    expect(millions(table, '2024-10-30').TETH).toBe(2.7);
  });

  test('a ticker that nobody has heard of is kept with its figures', () => {
    const table = read('unknown-fund.fake.html');
    expect(table.tickers).toContain('NEWF');
    expect(millions(table, '2024-10-31')).toMatchObject({ NEWF: null, GBTC: -31.1, BTC: 0, Total: 32.3 });
    expect(millions(table, '2024-11-01')).toMatchObject({ NEWF: 7.7, GBTC: -5.5, BTC: 13.5, Total: -47.2 });
  });

  test('the funds BTC and ETH are columns like others, and Total is none', () => {
    const [btc, eth] = [read('btc.html'), read('eth-all-data.html', 'ETH')];
    expect([btc.tickers.at(-1), eth.tickers.at(-1)]).toEqual(['BTC', 'ETH']);
    for (const table of [btc, eth])
      for (const row of table.rows) expect([...row.cells.keys()]).toEqual(table.tickers);
  });
});

describe('rows', () => {
  test('Total, Average, Maximum and Minimum at the foot are no days', () => {
    for (const label of ['Total', 'Average', 'Maximum', 'Minimum'])
      expect(fixture('btc-all-data.html')).toContain(
        `<tr style="background-color: #eaeffa !important;"> <td>`.concat(`<span class="tabletext">${label}<`),
      );
    expect(daysOf(read('btc-all-data.html'))).toEqual([
      '2024-01-11',
      '2024-01-12',
      '2024-01-15',
      '2024-01-16',
      '2024-11-01',
      '2024-11-04',
    ]);
  });

  test('the row of a day without figures is null in every cell and 0.0 in Total', () => {
    const row = read('btc.html').rows.at(-1);
    expect(row?.day).toBe('2026-07-14');
    expect(new Set(row?.cells.values())).toEqual(new Set([null]));
    expect(row?.totalUsd).toBe(0);
  });

  test('a date may leave out the zero before its day', () => {
    const table = parse(page(changed('btc-all-data.html', '01 Nov 2024', '1 Nov 2024')));
    expect(millions(table, '2024-11-01')).toEqual(NOVEMBER_1);
  });

  test('rows in several bodies are all read', () => {
    const split = changed('btc-all-data.html', /<tr> <td>/, '</tbody><tbody><tr> <td>');
    expect(parse(page(split))).toEqual(read('btc-all-data.html'));
  });
});

describe('cells', () => {
  const one = (text: string) =>
    parse(
      page(
        tableOf([
          ['Date', 'IBIT', 'Total'],
          ['01 Nov 2024', text, '0.0'],
        ]),
      ),
    ).rows[0]?.cells.get('IBIT');

  test.each([
    ['-', null],
    ['', null],
    ['&nbsp;', null],
    ['–', null],
    ['\u2212', null],
    ['0.0', 0],
    ['(0.0)', 0],
    ['(1.2)', -1_200_000],
    ['\u22121.2', -1_200_000],
    ['-1.2', -1_200_000],
    ['<span class="redFont">(1,113.7)</span>', -1_113_700_000],
    ['1,119.9', 1_119_900_000],
    ['1,234,567.8', 1_234_567_800_000],
    ['9,199.3*', 9_199_300_000],
    ['60,809', 60_809_000_000],
  ])('%j is %j dollars', (text, dollars) => {
    expect(one(text)).toBe(dollars);
  });

  test.each(['n/a', '1.2.3', '(1.2', '1.2)', '(-1.2)', '12,34.5', '1 .. 2', '1.2M', '$1.2', '1e3', 'NaN'])(
    '%j is refused, naming the fund and the day',
    (text) => {
      expect(() => one(text)).toThrow(LayoutError);
      expect(() => one(text)).toThrow(/IBIT on 2024-11-01/);
    },
  );
});

describe('wrappings of the same table', () => {
  test.each(['wp-pages.json', 'wp-page.json'])('%s of the WordPress copy is read as the page is', (name) => {
    const table = parse(page(fixture(name), JSON_TYPE));
    expect(daysOf(table)).toEqual(['2024-10-31', '2024-11-01']);
    expect(millions(table, '2024-11-01')).toEqual(NOVEMBER_1);
    expect(fixture(name).startsWith('[')).toBe(name === 'wp-pages.json');
  });

  test('JSON is told by what it is, not by what its sender calls it', () => {
    const saved = page(`\ufeff\n${fixture('wp-pages.json')}`, null);
    expect(millions(parse(saved), '2024-11-01')).toEqual(NOVEMBER_1);
  });

  test.each([
    ['its sender names', 'UTF-8', 'text/html; charset=ISO-8859-1'],
    ['only the page names', 'ISO-8859-1', null],
  ])('a latin1 page is read in the encoding that %s', (_, named, contentType) => {
    const text = changed('btc.html', /&nbsp;/, '\u00a0').replace('"UTF-8"', `"${named}"`);
    const body = Buffer.from(text.replace('company', 'société'), 'latin1');
    expect(parse({ body, contentType })).toEqual(read('btc.html'));
  });

  test('of two tables the one with dated rows is read', () => {
    const menu = '<table class="etf"><tr><td>Date</td><td>IBIT</td><td>Total</td></tr></table>';
    const two = changed('btc.html', '<table class="etf">', `${menu}<table class="etf">`);
    expect(parse(page(two))).toEqual(read('btc.html'));
  });

  test('a page that a browser saved is read as it was sent', () => {
    const sent = tableOf([
      ['Date', '<img src="/images/etf/blackrock.jpg">IBIT', 'Total'],
      ['31 Oct 2024', '318.8', '318.8'],
      ['01 Nov 2024', '0.0', '0.0'],
    ]);
    const saved = `<!DOCTYPE html>\n<!-- saved from url=(0023)https://farside.co.uk/btc/ -->\n<html><head></head><body>${sent
      .replace('/images/etf/', './Bitcoin%20ETF%20Flow_files/')
      .replace('<table>', '<table class="etf" data-darkreader-inline-bgcolor=""><tbody>')
      .replace('</table>', '</tbody></table>')}</body></html>`;
    expect(saved).toContain('_files/blackrock.jpg');
    expect(parse(page(saved, null))).toEqual(parse(page(sent)));
    expect(daysOf(parse(page(saved, null)))).toEqual(['2024-10-31', '2024-11-01']);
  });
});

test('every recorded page adds up to its Total on every day', () => {
  const names = readdirSync(FOLDER).filter((name) => !/\.fake\.|^challenge/.test(name));
  const rows = names.flatMap((name) => read(name, name.startsWith('eth') ? 'ETH' : 'BTC').rows);
  expect(names.length).toBeGreaterThanOrEqual(7);
  expect(rows.length).toBeGreaterThanOrEqual(20);
  for (const row of rows) {
    const sum = sumUsd([...row.cells.values()].map((usd) => usd ?? 0));
    expect(Math.abs(sum - Number(row.totalUsd)), row.day).toBeLessThanOrEqual(50_000);
  }
});

describe('what is not the table', () => {
  const GARBAGE = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256));
  const DAY = ['01 Nov 2024', '0.0', '(25.6)', '(25.6)'];
  const HEAD = ['Date', 'IBIT', 'FBTC', 'Total'];
  const rows = (...lines: string[][]) => page(tableOf(lines));

  type Page = [what: string, raw: RawPage, reason: RegExp, asset?: Asset];
  const PAGES: Page[] = [
    ['a challenge page', page(fixture('challenge.html')), /0 of 0 tables/],
    ['an empty body', page(''), /0 of 0 tables/],
    ['a body of garbage bytes', { body: GARBAGE, contentType: UTF8 }, /0 of 0 tables/],
    ['a page without a table', page('<p>Table temporarily unavailable.</p>'), /0 of 0 tables/],
    [
      'a page with US dates',
      page(changed('btc.html', /\d\d Jul 2026/, '07/03/2026')),
      /read in two ways.*got: 07.03.2026/s,
    ],
    [
      'a page with two flow tables',
      page(fixture('btc.html') + fixture('btc-all-data.html')),
      /2 of 4 tables/,
    ],
    ['a table without Total', rows(['Date', 'IBIT', 'FBTC'], DAY.slice(0, 3)), /Date \| IBIT \| FBTC/],
    ['a table with Total first', rows(['Date', 'Total', 'IBIT', 'FBTC'], DAY), /Date \| Total \| IBIT/],
    ['a blank last column without Total above it', rows(['', 'IBIT', 'FBTC', ''], DAY), /IBIT \| FBTC \|/],
    ['a fund under the head Total', rows(['', '', '', 'Total'], ['', 'IBIT', 'FBTC', 'GBTC'], DAY), /GBTC/],
    ['a column named in words', rows(['Date', 'IBIT', 'Fidelity', 'Total'], DAY), /Fidelity/],
    ['a ticker in small letters', rows(['Date', 'IBIT', 'fbtc', 'Total'], DAY), /fbtc/],
    ['a row with a cell too few', rows(HEAD, DAY.slice(0, 3)), /2024-11-01.*3 figures.*2: 0\.0 \|/s],
    ['a row with a cell too many', rows(HEAD, [...DAY, '0.0']), /2024-11-01.*3 figures.*4: 0\.0 \|/s],
    ['nonsense in a cell', rows(HEAD, ['01 Nov 2024', '0.0', 'soon', '0.0']), /FBTC on 2024-11-01.*"soon"/s],
    ['nonsense in Total', rows(HEAD, ['01 Nov 2024', '0.0', '0.0', 'tbc']), /Total on 2024-11-01.*"tbc"/s],
    [
      'JSON that is no page',
      page('{"code":"rest_no_route","message":"No route"}', JSON_TYPE),
      /rest_no_route/,
    ],
    ['a WordPress list without a page', page('[]', JSON_TYPE), /content\.rendered/],
    ['a WordPress page without its table', page('[{"content":{"rendered":"<p>Soon</p>"}}]'), /0 of 0 tables/],
  ];
  const MANY = Array.from({ length: 61 }, (_, i) => `Z${String.fromCharCode(65 + (i % 26))}${i}`);
  const DAMAGED: Page[] = [
    [
      'a table of 61 funds',
      rows(['Date', ...MANY, 'Total'], ['01 Nov 2024', ...MANY.map(() => '0.0'), '0.0']),
      /at most 60 funds/,
    ],
    [
      'a second row of tickers in another order above the days',
      rows(['Date', 'FBTC', 'IBIT', 'Total'], HEAD, DAY),
      /second row of tickers/,
    ],
    [
      'a row of figures without a date',
      rows(HEAD, DAY, ['', '38.4', '(1.2)', '37.2']),
      /neither a date nor known/,
    ],
    [
      'a second row of tickers in another order among the days',
      rows(HEAD, DAY, ['Date', 'FBTC', 'IBIT', 'Total'], ['04 Nov 2024', '1.0', '2.0', '3.0']),
      /second row of tickers/,
    ],
    ['a table without a header', rows(DAY), /header of the flow table/],
    ['a column without a name', rows(['Date', 'IBIT', '', 'Total'], DAY), /column has no ticker/],
    ['a ticker that stands twice', rows(['Date', 'IBIT', 'IBIT', 'Total'], DAY), /IBIT stands twice/],
    [
      'a fund under both its tickers',
      rows(['Date', 'CETH', 'TETH', 'Total'], DAY),
      /TETH stands twice/,
      'ETH',
    ],
    ['a row with a label of no known kind', rows(HEAD, DAY, ['Median', '1.0', '1.0', '2.0']), /Median/],
    ['a date that does not exist', rows(HEAD, DAY, ['31 Nov 2024', '0.0', '0.0', '0.0']), /31 Nov 2024/],
    ['a Total that is blank', rows(HEAD, ['01 Nov 2024', '0.0', '(25.6)', '-']), /2024-11-01 has no Total/],
    ['JSON that was cut off', page(fixture('wp-pages.json').slice(0, 900), JSON_TYPE), /does not parse/],
  ];

  test.each([...PAGES, ...DAMAGED])('%s is refused with the reason', (_, raw, reason, asset) => {
    expect(refusal(raw, asset).explain()).toMatch(reason);
  });

  test.each([...PAGES, ...DAMAGED])(
    '%s: the error names what was expected and what came',
    (_, raw, __, asset) => {
      expect(refusal(raw, asset).explain()).toMatch(/\n {2}expected: \S.*\n {2}got: \S/s);
    },
  );

  test('a message is short however long the page is', () => {
    const long = rows(HEAD, ['01 Nov 2024', '0.0', 'x'.repeat(100_000), '0.0']);
    expect(refusal(long).explain().length).toBeLessThan(1_000);
  });
});

test.each<[Asset, string, string]>([
  ['BTC', 'recent', '/btc/'],
  ['ETH', 'recent', '/eth/'],
  ['BTC', 'full', '/bitcoin-etf-flow-all-data/'],
  ['ETH', 'full', '/ethereum-etf-flow-all-data/'],
  ['BTC', 'recent-copy', '/wp-json/wp/v2/pages?slug=btc'],
  ['ETH', 'recent-copy', '/wp-json/wp/v2/pages?slug=eth'],
  ['BTC', 'full-copy', '/wp-json/wp/v2/pages?slug=bitcoin-etf-flow-all-data'],
  ['ETH', 'full-copy', '/wp-json/wp/v2/pages?slug=ethereum-etf-flow-all-data'],
])('the %s table, %s, is at %s', (asset, page, path) => {
  const [addresses, ...others] = pagesOf(farside, asset, 'full', reference.registry);
  expect(others).toEqual([]);
  expect(addresses?.find((request) => request.page === page)).toEqual({ page, path });
});

test('the newest days are asked for alone; every day with the newest ones to fall back on', () => {
  const pages = (span: Span) =>
    pagesOf(farside, 'BTC', span, reference.registry).map((addresses) => addresses.map(({ page }) => page));
  expect(pages('recent')).toEqual([['recent', 'recent-copy']]);
  expect(pages('full')).toEqual([['full', 'full-copy', 'recent', 'recent-copy']]);
});
