import stringWidth from 'string-width';
import type { Day } from '../../model/time.ts';
import type { Language } from '../words/language.ts';

/** A table as rows of text; the first row is the head. */
export type TextRows = readonly (readonly string[])[];

/** The heading of a table of a day: `比特币现货 ETF（2024 年 11 月 1 日）`. */
export function headed(name: string, day: Day, { fullDate, bracketed, typeset }: Language): string {
  return typeset(`${name}${bracketed(fullDate(day))}`);
}

/** The same of a table of several days: `比特币现货 ETF（2024 年 10 月 28 日至 11 月 1 日）`. */
export function headedBySpan(
  name: string,
  [from, to]: readonly [Day, Day],
  { fullSpan, bracketed, typeset }: Language,
): string {
  return typeset(`${name}${bracketed(fullSpan(from, to))}`);
}

const ONE_CELL_EACH = /^[ -~]*$/;

/** How many cells of a terminal a text takes: two a Chinese character. Most of a table is ASCII, and to ask of the rest is slow. */
export const widthOf = (text: string): number => (ONE_CELL_EACH.test(text) ? text.length : stringWidth(text));

/** Columns padded so that they stand in line where a Chinese character is two cells wide. */
export function alignedTable(rows: TextRows): string {
  const widths = columnWidths(rows);
  return rows
    .map((row) =>
      row
        .map((cell, i) => pad(cell, widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/**
 * A Markdown table that also reads well as plain text.
 *
 * @param figuresFrom the first of the columns that stand to the right, as amounts of one unit do; absent: none
 */
export function markdownTable(rows: TextRows, figuresFrom = Number.POSITIVE_INFINITY): string {
  const [head = [], ...body] = rows.map((row) => row.map(escapeCell));
  const widths = columnWidths([head, ...body]).map((width) => Math.max(width, 3));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, i) => (i < figuresFrom ? pad : padStart)(cell, widths[i] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width, i) => (i < figuresFrom ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(head), line(rule), ...body.map(line)].join('\n');
}

/** Comma-separated values, quoted where needed, lines ending in a newline. */
export function csvTable(rows: TextRows): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`;
}

function columnWidths(rows: TextRows): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, i) => Math.max(...rows.map((row) => widthOf(row[i] ?? ''))));
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)));

const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - stringWidth(text))) + text;

/** A publisher's ticker could hold anything: nothing in a cell may break the table or become markup. */
const escapeCell = (text: string): string =>
  text.replace(/[\\|`*_<>[\]]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
