import { readFileSync } from 'node:fs';

/** Eleven days of Farside's table of bitcoin funds, 18 September to 2 October 2026, as a person exported them. */
export const EXPORTED = readFileSync(
  new URL('../../fixtures/farside/btc-slash-dates.csv', import.meta.url),
  'utf8',
);

const [HEAD = [], ...DAYS] = EXPORTED.trim()
  .split('\n')
  .map((line) => line.split(','));
const TICKERS = HEAD.slice(1, -1);
const MONTHS: Record<string, string> = { 9: 'Sep', 10: 'Oct' };

/** The cells of each day, with its date written in another way. */
export function daysWith(date: (year: string, month: string, day: string) => string): string[][] {
  return DAYS.map(([slashed = '', ...cells]) => {
    const [year = '', month = '', day = ''] = slashed.split('/');
    return [date(year, month, day), ...cells];
  });
}

export const asFarside = (year: string, month: string, day: string): string =>
  `${day.padStart(2, '0')} ${MONTHS[month]} ${year}`;

/** The head and the days as lines. */
export const lines = (days: readonly string[][], between = ','): string =>
  [HEAD, ...days].map((cells) => cells.join(between)).join('\n');

/** The whole table with logos, fees and the footer, each row from its first to its last cell. */
const WHOLE = [
  ['', ...TICKERS.map(() => ''), 'Total'],
  ['', ...TICKERS, ''],
  ['Fee', ...TICKERS.map(() => '0.25%'), ''],
  ...daysWith(asFarside),
  ...['Total', 'Average', 'Maximum', 'Minimum'].map((label) => [
    label,
    ...HEAD.slice(1).map(() => '1,119.9'),
  ]),
];

/** What a browser puts on the clipboard of the table and the words around it. */
export const pasted = (): string =>
  ['Bitcoin ETF Flow (US$m)', '', ...WHOLE.map((cells) => cells.join('\t')), '', 'Source: Farside'].join(
    '\n',
  );

/** The same where each cell holds a block: its text comes on a line of its own. */
export const pastedByCells = (): string =>
  WHOLE.map(([label = '', ...cells]) => [label, ...cells.map((cell) => `\n${cell}\n`)].join('\t')).join('\n');

/** The table as HTML, without anything around it. */
export const asHtml = (days = daysWith(asFarside)): string =>
  `<html><head><meta charset="utf-8"></head><body><table>${[HEAD, ...days]
    .map((cells) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`)
    .join('\n')}</table></body></html>`;

export const asMarkdown = (): string =>
  [HEAD, HEAD.map(() => '---'), ...daysWith((y, m, d) => `${MONTHS[m]} ${d}, ${y}`)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');

/** A page that a browser saved in a single file: the page, encoded, and a picture before and behind it. */
export function asMhtml(html: string, encoding: 'base64' | 'quoted-printable' | '8bit'): string {
  const bytes = Buffer.from(html);
  const content = {
    base64: bytes.toString('base64').replace(/.{76}/g, '$&\r\n'),
    'quoted-printable': bytes
      .toString('latin1')
      .replace(
        /[=\x80-\xff]/g,
        (char) => `=${char.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
      )
      .replace(/[^\n]{70}(?![^\n]{0,2}$)/gm, (part) => (/=.?$/.test(part) ? part : `${part}=\r\n`)),
    '8bit': html,
  }[encoding];
  const picture = 'Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n';
  const page = `Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${content}\r\n`;
  const head =
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://farside.co.uk/btc/\r\nMIME-Version: 1.0\r\n' +
    'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----MultipartBoundary--a1----"\r\n\r\n\r\n';
  const parts = [picture, page, picture].map((part) => `------MultipartBoundary--a1----\r\n${part}`);
  return `${head}${parts.join('\r\n')}\r\n------MultipartBoundary--a1------\r\n`;
}

/** Day, ticker and whole dollars of every figure of the table, worked out here. */
export function figuresOf(csv: string): string[] {
  return csv
    .trim()
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const [date = '', ...cells] = line.split(',');
      const day = date
        .split('/')
        .map((part) => part.padStart(2, '0'))
        .join('-');
      return TICKERS.flatMap((ticker, i) => {
        const cell = cells[i] ?? '';
        if (cell === '-') return [];
        const sign = cell.startsWith('(') ? -1 : 1;
        return [
          `${day} ${ticker} ${sign * Math.round(Number(cell.replace(/[()]/g, '')) * 10) * 100_000 || 0}`,
        ];
      });
    })
    .sort();
}
