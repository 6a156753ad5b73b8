/** A cell of a page: its opening tag, what stands in it, its closing tag. */
export interface Cell {
  open: string;
  inner: string;
  close: string;
}

/** The flow table of a page as rows of cells, and what stands around them. */
export interface TableParts {
  rows: { open: string; cells: Cell[] }[];
  after: string;
}

const DATE = /^\d{1,2} [A-Z][a-z]{2} \d{4}$/;
const DATED_TABLE = /<table\b(?:(?!<\/table>)[\s\S])*?\d\d [A-Z][a-z]{2} \d{4}[\s\S]*?<\/table>/;
const ROW = /(<tr\b[^>]*>)([\s\S]*?)<\/tr>/g;
const CELL = /(\s*<t[dh]\b[^>]*>)([\s\S]*?)(<\/t[dh]>)/g;

/** Takes a page apart; joinPage puts it together again. */
export function splitPage(html: string): TableParts {
  const table = DATED_TABLE.exec(html);
  if (!table) throw new Error('the page has no flow table');
  const parts: TableParts = { rows: [], after: '' };
  let from = 0;
  const end = table.index + table[0].length;
  for (const row of html.slice(0, end).matchAll(ROW)) {
    if (row.index < table.index) continue;
    const cells = [...(row[2] ?? '').matchAll(CELL)].map(([, open = '', inner = '', close = '']) => ({
      open,
      inner,
      close,
    }));
    parts.rows.push({ open: html.slice(from, row.index) + row[1], cells });
    from = row.index + row[0].length;
  }
  return { ...parts, after: html.slice(from) };
}

/** The same parts, to be changed; cells are replaced, never changed. */
export function copyOf({ rows, after }: TableParts): TableParts {
  return { rows: rows.map(({ open, cells }) => ({ open, cells: [...cells] })), after };
}

/** The page that the parts make. */
export function joinPage({ rows, after }: TableParts): string {
  const lines = rows.map(
    ({ open, cells }) => `${open}${cells.map((cell) => cell.open + cell.inner + cell.close).join('')}</tr>`,
  );
  return lines.join('') + after;
}

/** What a reader sees in a cell. */
export const textOf = (cell: Cell | undefined): string =>
  (cell?.inner ?? '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', ' ')
    .trim();

const withText = (cell: Cell, text: string): Cell => {
  const old = textOf(cell);
  return { ...cell, inner: old === '' ? cell.inner + text : cell.inner.replace(old, () => text) };
};

/** Whether the row is one of a day. */
export const isDated = (row: TableParts['rows'][number] | undefined): boolean =>
  DATE.test(textOf(row?.cells[0]));

/** Puts another text into a cell, inside its markup. */
export const setText = (
  row: { cells: Cell[] } | undefined,
  i: number,
  text: (old: string) => string,
): void => {
  const cell = row?.cells[i];
  if (row && cell) row.cells[i] = withText(cell, text(textOf(cell)));
};
