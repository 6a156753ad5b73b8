import { type CheerioAPI, load } from 'cheerio/slim';
import { decodeBuffer } from 'encoding-sniffer';
import { LayoutError } from '../../errors.ts';
import type { RawPage } from '../source.ts';
import { requireFewTags } from './too-much.ts';

const HAS_TABLE = /<table\b/i;

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
 * Its elements are walked once instead of being selected, so that no page, however it is nested, takes minutes.
 *
 * @throws LayoutError when elements stand in each other by the hundred, or beside each other by the hundred thousand; any
 *   other bytes are read, tables or not
 */
export function readTables(page: RawPage): TextTable[] {
  const charset = charsetOf(page.contentType);
  const encoding = charset ? { transportLayerEncodingLabel: charset } : { defaultEncoding: 'utf-8' };
  const tables: string[][][] = [];
  const html = decodeBuffer(Buffer.from(page.body), encoding);
  requireFewTags(html);
  requireShallow(html);
  if (!HAS_TABLE.test(html)) return [];
  const root = load(html, AS_BROWSERS_DO).root()[0];
  if (root) walk(root.children, OUTSIDE, tables);
  return tables.map((rows) => rows.map((cells) => cells.map(collapse)));
}

// a tag that closes itself, as in a drawing, holds nothing
const AS_BROWSERS_DO = { xml: { xmlMode: false, recognizeSelfClosing: true } };

/** Where an element stands: its name, and the table, row and cell that it is in. */
interface Place {
  name: string;
  table: string[][] | null;
  row: string[] | null;
  cell: number | null;
  /** scripts, styles and footnotes' signs are no text */
  isText: boolean;
}

const OUTSIDE: Place = { name: '', table: null, row: null, cell: null, isText: true };

type Node = ReturnType<CheerioAPI['root']>[0]['children'][number];

function walk(nodes: readonly Node[], place: Place, tables: string[][][]): void {
  for (const node of nodes) {
    if (node.type === 'text') {
      const { row, cell, isText } = place;
      if (row && cell !== null && isText) row[cell] += node.data;
    } else if ('children' in node) {
      const name = 'name' in node ? node.name : '';
      walk(node.children, entered(name, place, tables), tables);
    }
  }
}

const NO_TEXT = new Set(['script', 'style', 'sup']);

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
  return { ...within, name, isText: within.isText && !NO_TEXT.has(name) };
}

// elements that hold nothing, and those that the next of their kind closes
const NEVER_DEEP = new Set(
  'area base br col embed hr img input link meta source track wbr td th tr thead tbody tfoot p li dt dd option'.split(
    ' ',
  ),
);

// what stands in them is no element: `for (i=0; i<n; i++)`
const NOT_MARKUP = /<!--[\s\S]*?(?:-->|$)|<(script|style|textarea|title)\b[\s\S]*?(?:<\/\1|$)/gi;
/** The parser takes minutes over elements in each other by the hundred thousand, and overflows on the way. */
function requireShallow(html: string): void {
  let depth = 0;
  for (const [tag, closes, name = ''] of html
    .replace(NOT_MARKUP, '')
    .matchAll(/<(\/?)([a-z][a-z0-9]*)[^<>]{0,2000}/gi)) {
    if (NEVER_DEEP.has(name.toLowerCase()) || tag.endsWith('/')) continue;
    depth = Math.max(0, depth + (closes ? -1 : 1));
    if (depth > MAX_DEPTH) {
      throw new LayoutError(
        'the page is not a publisher’s: its elements stand in each other by the hundred',
        {
          expected: `at most ${MAX_DEPTH} elements within each other`,
          got: 'more',
        },
      );
    }
  }
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
