import { describe, expect, test } from 'vitest';
import { decodeText, readTables } from '../../../src/sources/formats/html.ts';
import type { RawPage } from '../../../src/sources/source.ts';

const page = (body: string | Uint8Array, contentType: string | null = null): RawPage => ({
  body: typeof body === 'string' ? Buffer.from(body) : body,
  contentType,
});
const tables = (html: string) => readTables(page(html, 'text/html; charset=utf-8'));

describe('tables as text', () => {
  test('rows and cells come in document order, heads and cells alike', () => {
    const html = `<table><thead><tr><th>Date</th><td>IBIT</td></tr></thead>
      <tbody><tr><td>01 Nov 2024</td><td>0.0</td></tr></tbody><tbody><tr><td>04 Nov 2024</td><td>38.4</td></tr></tbody></table>`;
    expect(tables(html)).toEqual([
      [
        ['Date', 'IBIT'],
        ['01 Nov 2024', '0.0'],
        ['04 Nov 2024', '38.4'],
      ],
    ]);
  });

  test('spaces, line ends and no-break spaces are one space within a text and none around it', () => {
    expect(
      tables('<table><tr><td> \n 01&nbsp;\t Nov\r\n2024&#160;</td><td>&nbsp;</td></tr></table>'),
    ).toEqual([[['01 Nov 2024', '']]]);
  });

  test('the text of a cell is that of all its elements, and a picture has none', () => {
    const html =
      '<table><tr><td><div><span><b>(1</b>.2)</span></div></td><td><img alt="Blackrock"></td></tr></table>';
    expect(tables(html)).toEqual([[['(1.2)', '']]]);
  });

  test('every table is read, and a table inside a cell is one of its own', () => {
    const html = `<table><tr><td>Menu</td></tr></table>
      <table><tr><td>outer</td><td><table><tr><td>inner</td></tr></table></td></tr></table>`;
    const [menu, outer, inner] = tables(html);
    expect(menu).toEqual([['Menu']]);
    expect(outer).toHaveLength(1);
    expect(outer?.[0]?.[0]).toBe('outer');
    expect(inner).toEqual([['inner']]);
  });

  test.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['text without markup', 'Service unavailable'],
    ['bytes of any kind', Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)],
    ['zeros', new Uint8Array(1000)],
    ['a page cut off inside a tag', '<p>Home</p><div class="et'],
  ])('%s has no tables, and is no error', (_, body) => {
    expect(readTables(page(body))).toEqual([]);
  });

  test.each([
    ['a hundred thousand elements', '<b>'.repeat(100_000)],
    ['a hundred thousand tables', '<table><tr><td>'.repeat(100_000)],
  ])('%s in each other are refused', (_, html) => {
    expect(() => tables(`<table><tr><td>${html}`)).toThrow(/in each other by the hundred/);
  });

  test('scripts, styles and comments are no text, and the text of an inner table is not the cell’s', () => {
    const html =
      '<table><tr><td>1<script>"2"</script><style>3</style><!-- 4 -->.5<table><tr><td>6</td></tr></table></td></tr></table>';
    expect(tables(html)).toEqual([[['1.5']], [['6']]]);
  });

  test('a table that was cut off is read as far as it came', () => {
    expect(tables('<table><tr><td>Date</td><td>IBIT</td></tr><tr><td>01 Nov 20')).toEqual([
      [['Date', 'IBIT'], ['01 Nov 20']],
    ]);
  });
});

describe('encodings', () => {
  const HTML = '<table><tr><td>Société\u00a0Générale</td></tr></table>';
  const UTF16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(HTML, 'utf16le')]);
  const META = `<meta charset="windows-1252">${HTML}`;

  test.each<[string, RawPage]>([
    ['its sender names', page(Buffer.from(HTML, 'latin1'), 'text/html; charset=ISO-8859-1')],
    ['its sender names in quotes', page(Buffer.from(HTML, 'latin1'), 'text/html; charset="iso-8859-1"')],
    ['its meta tag names', page(Buffer.from(META, 'latin1'))],
    ['its byte order mark names', page(UTF16)],
    ['is UTF-8 where nothing is named', page(HTML)],
    ['is UTF-8 where an unknown one is named', page(HTML, 'text/html; charset=klingon')],
    ['its sender names against its meta tag', page(META, 'text/html; charset=utf-8')],
  ])('a page is read in the encoding that %s', (_, raw) => {
    expect(readTables(raw)).toEqual([[['Société Générale']]]);
  });

  test.each<[string, RawPage]>([
    ['its sender names', page(Buffer.from('"é"', 'latin1'), 'application/json; charset=iso-8859-1')],
    ['is UTF-8 where nothing is named', page('"é"')],
    ['is UTF-8 where an unknown one is named', page('"é"', 'application/json; charset=klingon')],
    ['is UTF-8 with a byte order mark', page('\ufeff"é"')],
  ])('a text is decoded in the encoding that %s', (_, raw) => {
    expect(decodeText(raw)).toBe('"é"');
  });
});

describe('what is no element and no text', () => {
  const rowOf = (html: string) =>
    readTables({ body: new TextEncoder().encode(html), contentType: null })[0]?.[0];
  const TABLE = '<table><tr><td>13 Jul 2026</td><td>0.0<sup>1</sup></td></tr></table>';

  test('the sign of a footnote is no digit', () => {
    expect(rowOf(TABLE)).toEqual(['13 Jul 2026', '0.0']);
  });

  test.each([
    ['tags that close themselves', `<x-icon/>`.repeat(2_000)],
    ['a drawing', `<svg>${'<circle/>'.repeat(2_000)}</svg>`],
    ['a script that compares', `<script>${'for (i=0;i<n;i++) if (a<b) f();'.repeat(2_000)}</script>`],
    ['a comment', `<!--${'<div>'.repeat(2_000)}-->`],
  ])('%s by the thousand are no depth', (_, more) => {
    expect(rowOf(more + TABLE)).toEqual(['13 Jul 2026', '0.0']);
  });

  test('elements in each other by the thousand still are', () => {
    expect(() => rowOf('<div>'.repeat(2_000) + TABLE)).toThrow('by the hundred');
  });
});
