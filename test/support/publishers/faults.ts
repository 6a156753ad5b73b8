import type { ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { PageSpec } from './farside-page.ts';

/** What a stand-in does instead of answering with the page. */
export type Fault =
  | '403'
  | '429'
  | '500'
  | '503'
  | 'challenge'
  | 'challenge-200'
  | 'redirect-loop'
  | 'timeout'
  | 'slow'
  | 'truncate'
  | 'reset'
  | 'no-table'
  | 'empty'
  | 'garbage'
  | 'gzip-bomb'
  | 'big'
  | 'wrong-total'
  | 'missing-total'
  | 'duplicate-row'
  | 'dates-us'
  | 'swapped-columns'
  | 'gone-column'
  | 'extra-column'
  | 'two-tables'
  | 'latin1';

let packed: Buffer | null = null;

/** It takes long to pack, and is the same each time. */
function bomb(): Buffer {
  packed ??= gzipSync(Buffer.alloc(20 * MEGABYTE));
  return packed;
}

/** An answer of a stand-in. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Uint8Array;
}

const MEGABYTE = 1024 * 1024;
const GONE = '<p>Back soon.</p>';

/** Breaks the connection off, or never comes to an end. Whether it did either. */
export function breaks(fault: Fault | undefined, body: string, response: ServerResponse): boolean {
  switch (fault) {
    case 'timeout':
      return true;
    case 'slow': {
      response.writeHead(200, { 'content-type': 'text/html' });
      const drip = setInterval(() => response.write('<!-- wait -->'), 500);
      response.on('close', () => clearInterval(drip));
      return true;
    }
    case 'truncate':
      response.writeHead(200, { 'content-type': 'text/html', 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2));
      setTimeout(() => response.destroy(), 50);
      return true;
    case 'reset':
      response.destroy();
      return true;
    default:
      return false;
  }
}

/** What comes in place of a good answer, whatever page was asked for. */
export function spoiledAnswer(good: Answer, fault: Fault | undefined): Answer {
  const challenge = { headers: { 'cf-mitigated': 'challenge' }, body: '<title>Just a moment...</title>' };
  switch (fault) {
    case '403':
      return { status: 403, headers: {}, body: 'Forbidden' };
    case '429':
      return { status: 429, headers: { 'retry-after': '1' }, body: 'slow down' };
    case '500':
    case '503':
      return { status: Number(fault), headers: {}, body: 'oops' };
    case 'redirect-loop':
      return { status: 302, headers: { location: '#again' }, body: '' };
    case 'challenge':
      return { status: 403, ...challenge };
    case 'challenge-200':
      return { status: 200, ...challenge };
    case 'empty':
      return { ...good, body: '' };
    case 'garbage':
      return { ...good, body: Uint8Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 256) };
    case 'gzip-bomb':
      return {
        ...good,
        headers: { 'content-encoding': 'gzip' },
        body: bomb(),
      };
    case 'big':
      return { ...good, body: `${good.body}${' '.repeat(64 * MEGABYTE)}` };
    case 'latin1':
      return {
        ...good,
        headers: { 'content-type': 'text/html; charset=ISO-8859-1' },
        body: Buffer.from(String(good.body).replace('Menu', 'Menü'), 'latin1'),
      };
    default:
      return good;
  }
}

/** The page with another table than the publisher would show. */
export function spoiledSpec(spec: PageSpec, fault: Fault | undefined): PageSpec {
  const { rows } = spec;
  const [first = '', second = '', ...others] = spec.columns;
  switch (fault) {
    case 'swapped-columns':
      return { ...spec, columns: [second, first, ...others] };
    case 'gone-column':
      return { ...spec, columns: ['XXXX', second, ...others] };
    case 'extra-column':
      return {
        ...spec,
        columns: [first, 'NEWF', second, ...others],
        rows: rows.map((row) => ({ ...row, cells: row.cells.toSpliced(1, 0, '') })),
      };
    case 'wrong-total':
      return { ...spec, rows: rows.map((row) => ({ ...row, total: '1.0' })) };
    case 'duplicate-row':
      return { ...spec, rows: [...rows, ...rows.slice(-2, -1)] };
    default:
      return spec;
  }
}

/** The table's HTML in another shape than the publisher's. */
export function spoiledHtml(html: string, fault: Fault | undefined): string {
  switch (fault) {
    case 'no-table':
      return GONE;
    case 'dates-us':
      return html.replace(/>(\d{2}) ([A-Z][a-z]{2}) (\d{4})</g, (_, date, month, year) => {
        const number = 'JanFebMarAprMayJunJulAugSepOctNovDec'.indexOf(month) / 3 + 1;
        return `>${String(number).padStart(2, '0')}/${date}/${year}<`;
      });
    case 'two-tables':
      return html.replace('<table class="etf">', '<table class="etf"><tr><td>Menu</td></tr></table>$&');
    case 'missing-total':
      return html.replace(/<(t[hd])>(?:(?!<t[hd]>).)*<\/\1><\/tr>/g, '</tr>');
    default:
      return html;
  }
}
