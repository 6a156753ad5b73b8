import { LayoutError, shorten } from '../../errors.ts';
import type { TextTable } from './html.ts';

const CELL = /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y;

/**
 * The lines of a CSV text as rows of cells, an empty line as a row of one blank cell. A cell in quotes may hold commas, and
 * quotes written twice, but no line end.
 *
 * @throws LayoutError for a line whose quotes do not close
 */
export function readCsvTable(text: string): TextTable {
  return text.trim().split(/\r?\n/).map(cellsOf);
}

function cellsOf(line: string): string[] {
  const cells: string[] = [];
  CELL.lastIndex = 0;
  for (;;) {
    const cell = CELL.exec(line);
    if (!cell) throw notCsv(line);
    cells.push((cell[1]?.replaceAll('""', '"') ?? cell[2] ?? '').trim());
    if (cell[3] === '') return cells;
  }
}

function notCsv(line: string): LayoutError {
  return new LayoutError('a line is not CSV', {
    expected: 'cells between commas, quotes only around a whole cell',
    got: shorten(line),
  });
}
