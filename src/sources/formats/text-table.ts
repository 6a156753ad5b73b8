import { cellsOfCsv } from './csv.ts';
import { isDated } from './dates.ts';
import type { TextTable } from './html.ts';
import { isTicker } from './ticker.ts';

const isHead = (text: string): boolean => /^(date|day|日期|交易日)$/i.test(text);

/**
 * The table that a plain text holds: cells between tabs, as pasted from a browser or a spreadsheet, between semicolons or
 * between commas.
 *
 * @returns null where no line looks like a row of a date and figures
 * @throws LayoutError for a line of CSV whose quotes do not close
 */
export function readTextTable(text: string): TextTable | null {
  const lines = text
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split(/\r\n|\n|\r/);
  const between = (separator: string) => lines.some((line) => beginsRow(line, separator));
  if (between('\t')) return cellAlone(lines) ? pastedLines(lines) : tabbed(lines);
  const separator = ([';', ','] as const).find(between);
  if (separator === undefined) return null;
  return lines.filter((line) => line.trim() !== '').map((line) => cellsOfCsv(line, separator));
}

/** A date is not longer; most lines of a text that is no table are left unread. */
const LONGEST_DATE = 60;

function beginsRow(line: string, separator: string): boolean {
  const start = line.trimStart();
  const end = start.startsWith('"') ? start.indexOf(`"${separator}`) + 1 : start.indexOf(separator);
  if (end <= 0 || end > LONGEST_DATE) return false;
  const first = unquoted(start.slice(0, end));
  return isDated(first) || isHead(first);
}

const unquoted = (cell: string): string =>
  cell
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .replaceAll('""', '"')
    .trim();

/** Lines without a tab are what was marked around the table; heads lose blank cells at their end in some editors. */
function tabbed(lines: readonly string[]): TextTable {
  const rows = lines
    .filter((line) => line.includes('\t') || isDated(line))
    .map((line) => line.split('\t').map(unquoted));
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return rows.map((row) => (isDated(row[0] ?? '') ? row : padded(row, width)));
}

const padded = (row: readonly string[], width: number): string[] => [
  ...row,
  ...Array.from({ length: width - row.length }, () => ''),
];

/** A browser writes a cell with a block in it on a line of its own, the tab on the next. */
const cellAlone = (lines: readonly string[]): boolean =>
  lines.some((line) => /^[^\t]+\t\s*$/.test(line) && isDated(line));

const LABEL = /^(fee|staking fee|seed|total|average|maximum|minimum)$/i;

/**
 * A table pasted cell by cell: blank cells are lost, so that only tickers, labels and the cells of each row are left. A
 * row that has lost one does not fit the head, and is refused where the table is read.
 */
function pastedLines(lines: readonly string[]): TextTable {
  const cells = lines
    .flatMap((line) => line.split('\t'))
    .map(unquoted)
    .filter((cell) => cell !== '');
  const starts = cells.flatMap((cell, i) => (isDated(cell) || LABEL.test(cell) ? [i] : []));
  const tickers = cells
    .slice(
      0,
      starts.find((i) => isDated(cells[i] ?? '')),
    )
    .filter(isTicker);
  const rows = starts.map((start, i) => cells.slice(start, starts[i + 1]));
  return [['Date', ...tickers, 'Total'], ...rows.filter(([label = '']) => isDated(label))];
}
