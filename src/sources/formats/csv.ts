import { LayoutError, shorten } from '../../errors.ts';
import type { TextTable } from './html.ts';

type Separator = ',' | ';';

const CELLS: Record<Separator, RegExp> = {
  ',': /(?:"((?:[^"]|"")*)"|([^",]*))(,|$)/y,
  ';': /(?:"((?:[^"]|"")*)"|([^";]*))(;|$)/y,
};

/**
 * The lines of a CSV text as rows of cells, an empty line as a row of one blank cell. A cell in quotes may hold commas, and
 * quotes written twice, but no line end.
 *
 * @throws LayoutError for a line whose quotes do not close
 */
export function readCsvTable(text: string): TextTable {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => cellsOfCsv(line));
}

/**
 * One line of CSV.
 * @throws LayoutError where its quotes do not close
 */
export function cellsOfCsv(line: string, separator: Separator = ','): string[] {
  const cells: string[] = [];
  const form = CELLS[separator];
  form.lastIndex = 0;
  for (;;) {
    const cell = form.exec(line);
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
