import { decodeBuffer } from 'encoding-sniffer';
import { type Handler, Parser } from 'htmlparser2';
import { LayoutError } from '../errors.ts';
import type { RawPage } from './source.ts';

/** A table as text: rows of cells, spaces collapsed, in document order. */
export type TextTable = readonly (readonly string[])[];

/** The text of a page that is not HTML, in the encoding that its sender names, else UTF-8. */
export function decodeText(page: RawPage): string {
  return new TextDecoder(charsetOf(page.contentType) ?? 'utf-8').decode(page.body);
}

/** A page of a publisher is some 40 elements deep. */
const MAX_DEPTH = 500;

/**
 * Every table of an HTML page; a table inside a cell is a table of its own, and its text is not the cell's.
 * The encoding is the one that its sender, its byte order mark or its meta tag names, else UTF-8.
 * It is read in one pass, so that no page, however it is nested, takes long or more memory than it has bytes for.
 *
 * @throws LayoutError when elements stand in each other by the hundred; any other bytes are read, tables or not
 */
export function readTables(page: RawPage): TextTable[] {
  const charset = charsetOf(page.contentType);
  const encoding = charset ? { transportLayerEncodingLabel: charset } : { defaultEncoding: 'utf-8' };
  const tables: string[][][] = [];
  new Parser(tableReader(tables)).end(decodeBuffer(Buffer.from(page.body), encoding));
  return tables.map((rows) => rows.map((cells) => cells.map(collapse)));
}

/** An open element, and the table, row and cell that it stands in. */
interface Place {
  name: string;
  table: string[][] | null;
  row: string[] | null;
  cell: number | null;
  /** scripts and styles are no text */
  isText: boolean;
}

const OUTSIDE: Place = { name: '', table: null, row: null, cell: null, isText: true };

function tableReader(tables: string[][][]): Partial<Handler> {
  const open: Place[] = [OUTSIDE];
  const place = (): Place => open.at(-1) ?? OUTSIDE;
  return {
    onopentagname(name) {
      if (open.length > MAX_DEPTH) throw tooDeep();
      open.push(entered(name, place(), tables));
    },
    onclosetag() {
      if (open.length > 1) open.pop();
    },
    ontext(text) {
      const { row, cell, isText } = place();
      if (row && cell !== null && isText) row[cell] += text;
    },
  };
}

function entered(name: string, within: Place, tables: string[][][]): Place {
  const { table, row } = within;
  if (name === 'table') {
    const rows: string[][] = [];
    tables.push(rows);
    return { ...OUTSIDE, name, table: rows };
  }
  if (name === 'tr' && table) {
    const cells: string[] = [];
    table.push(cells);
    return { ...within, name, row: cells, cell: null };
  }
  const isCell = (name === 'td' || name === 'th') && within.name === 'tr';
  if (isCell && row) return { ...within, name, cell: row.push('') - 1 };
  return { ...within, name, isText: within.isText && name !== 'script' && name !== 'style' };
}

function tooDeep(): LayoutError {
  return new LayoutError('the page is not a publisher’s: its elements stand in each other by the hundred', {
    expected: `at most ${MAX_DEPTH} elements within each other`,
    got: 'more',
    mend: 'look at the page in a browser',
  });
}

function charsetOf(contentType: string | null): string | null {
  const label = /charset\s*=\s*"?([\w-]+)/i.exec(contentType ?? '')?.[1];
  return label && isKnown(label) ? label : null;
}

function isKnown(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

const collapse = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();
