import { describe, expect, test } from 'vitest';
import { farside } from '../../../src/sources/publishers/farside.ts';
import { reference } from '../../support/days/days.ts';
import {
  dayOf,
  fixtureOf,
  parsed,
  parsedFixture,
  refusalOf,
} from '../../support/publishers/publisher-page.ts';

const MARKDOWN = fixtureOf(farside, 'btc-reader.fake.md');
const CSV = fixtureOf(farside, 'btc.fake.csv');
const DAYS = ['2024-01-11', '2024-10-30', '2024-10-31', '2024-11-01'];

test.each(['btc-reader.fake.md', 'btc.fake.csv'])('%s holds the figures that the page holds', (name) => {
  const table = parsedFixture(farside, name);
  expect(table.tickers).toEqual('IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW GBTC BTC'.split(' '));
  expect(table.rows.map((row) => row.day)).toEqual(DAYS);
  const page = parsedFixture(farside, 'btc-all-data.html');
  for (const day of ['2024-01-11', '2024-11-01']) expect(dayOf(table, day)).toEqual(dayOf(page, day));
  expect(dayOf(table, '2024-01-11').cells.BTC).toBeNull();
});

describe('a Markdown table', () => {
  const HEAD = '| Date | IBIT | FBTC | Total |\n| --- | --- | --- | --- |\n';
  const ROW = '| 13 Aug 2026 | (5.7) | - | (5.7) |\n';

  test('with its head in one row is read', () => {
    const table = parsed(farside, `Markdown Content:\n${HEAD}${ROW}`);
    expect(dayOf(table, '2026-08-13')).toEqual({
      cells: { IBIT: -5_700_000, FBTC: null },
      totalUsd: -5_700_000,
    });
  });

  test('after a line that begins with a link is no JSON', () => {
    expect(
      parsed(farside, `[Skip to content](https://farside.co.uk/btc/)\n\n${HEAD}${ROW}`).rows,
    ).toHaveLength(1);
    expect(parsed(farside, `[![Logo](a.jpg)](b)\n\n${HEAD}${ROW}`).rows).toHaveLength(1);
  });

  test('keeps asterisks of footnotes out of its figures', () => {
    const table = parsed(farside, `${HEAD}| 13 Aug 2026 | 9,199.3\\* | 1,022.5* | 10,221.8 |`);
    expect(dayOf(table, '2026-08-13').cells).toEqual({ IBIT: 9_199_300_000, FBTC: 1_022_500_000 });
  });

  test.each<[string, string, RegExp]>([
    ['without a head', ROW, /header of the flow table/],
    [
      'without a head, below a rule',
      `|  |  |  |  |\n| --- | --- | --- | --- |\n${ROW}`,
      /header of the flow table/,
    ],
    ['whose head is in words', `| Date | Blackrock | Fidelity | Total |\n${ROW}`, /header of the flow table/],
    ['without Total', '| Date | IBIT | FBTC |\n| 13 Aug 2026 | (5.7) | - |', /header of the flow table/],
    ['torn by an empty line', `${HEAD}${ROW}\n${ROW.replace('13', '14')}`, /2 of 2 tables have dated rows/],
    ['with a row that lost a cell', `${HEAD}| 13 Aug 2026 | (5.7) | (5.7) |`, /does not fit the header/],
  ])('%s is refused', (_, text, reason) => {
    expect(refusalOf(farside, text)).toMatch(reason);
  });

  test('that a proxy returns of a challenge is refused', () => {
    expect(refusalOf(farside, 'Title: Just a moment...\n\nMarkdown Content:\n| a | b |')).toMatch(/0 of 0/);
  });
});

describe('a CSV file', () => {
  const HEAD = 'day,IBIT,FBTC,Total\n';
  const cells = (row: string) => dayOf(parsed(farside, `${HEAD}${row}\n`), '2024-11-01');

  test.each<[string, number | null, number | null, number]>([
    ['2024-11-01,1.5,-25.6,-24.1', 1_500_000, -25_600_000, -24_100_000],
    ['01 Nov 2024,1.5,(25.6),-24.1', 1_500_000, -25_600_000, -24_100_000],
    ['1 Nov 2024,,-,0.0', null, null, 0],
    ['2024-11-01,"1,119.9","(1,113.7)",6.2', 1_119_900_000, -1_113_700_000, 6_200_000],
    ['"2024-11-01",0.0,0,0', 0, 0, 0],
  ])('%s is read', (row, IBIT, FBTC, totalUsd) => {
    expect(cells(row)).toEqual({ cells: { IBIT, FBTC }, totalUsd });
  });

  test.each(['\ufeff', '\n\n', '"'])('may begin with %j', (start) => {
    const head = start === '"' ? HEAD.replace('day', '"Day"') : `${start}${HEAD}`;
    expect(parsed(farside, `${head}2024-11-01,0.0,0.0,0.0\r\n`).rows).toHaveLength(1);
  });

  test.each<[string, string, RegExp]>([
    ['without a head', CSV.split('\n').slice(1).join('\n'), /header of the flow table/],
    ['whose head is in words', 'day,Blackrock,Fidelity,Total\n2024-11-01,0,0,0', /header of the flow table/],
    ['without Total', 'day,IBIT,FBTC\n2024-11-01,0,0', /header of the flow table/],
    ['with a date that does not exist', `${HEAD}2024-11-31,0,0,0\n2024-11-01,0,0,0`, /2024-11-31/],
    ['with a date of another form', `${HEAD}11/01/2024,0,0,0`, /the date 11.01.2024 can be read in two ways/],
    ['with a thousands comma outside quotes', `${HEAD}2024-11-01,1,119.9,0,0`, /does not fit the header/],
    ['whose quotes do not close', `${HEAD}2024-11-01,"1,0,0`, /not CSV/],
    ['without a figure in Total', `${HEAD}2024-11-01,0,0,`, /no Total/],
    ['of words in a cell', `${HEAD}2024-11-01,0,n/a,0`, /FBTC on 2024-11-01/],
  ])('%s is refused', (_, text, reason) => {
    expect(refusalOf(farside, text)).toMatch(reason);
  });
});

test('what it is is told by its content, not by what its sender calls it', () => {
  for (const type of [null, 'text/html', 'text/plain; charset=utf-8', 'text/csv'])
    for (const text of [MARKDOWN, CSV])
      expect(
        farside.parse({ body: Buffer.from(text), contentType: type }, 'BTC', reference.registry).rows,
      ).toHaveLength(4);
});

test('a page that has an HTML table is read as HTML, whatever stands around it', () => {
  const html = fixtureOf(farside, 'btc.html').replace('<body>', '<body><pre>\n| 13 Aug 2026 | 1 |\n</pre>');
  expect(html).toContain('| 13 Aug 2026 |');
  expect(parsed(farside, html)).toEqual(parsedFixture(farside, 'btc.html'));
});
