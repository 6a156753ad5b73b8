import { COLOR } from './paint.ts';
import { alignedTable, type TextRows, widthOf } from './table.ts';

/** What a table has room for. */
export interface Room {
  /** cells of a line; null for any number */
  columns: number | null;
  /** the narrow layout whatever the room */
  isCompact: boolean;
}

/** On a terminal narrower than this, lines are left to wrap. */
export const NARROWEST = 40;

const UNIT = '美元';
const UNIT_AT_END = new RegExp(`${UNIT}(${COLOR}?)$`, 'u');
const GAP = 2;

/** One table in several layouts, the widest first; the last is the compact one. */
export type Layouts = readonly [TextRows, ...TextRows[]];

/**
 * Tables of one kind that fit, all in the same layout: the first for which every one of them has room. Where none has,
 * each is told in the last one with long names on lines of their own, else row by row, every cell named by its head.
 */
export function fittedTables(tables: readonly Layouts[], { columns, isCompact }: Room): string[] {
  const width = Math.max(columns ?? (isCompact ? NARROWEST : Number.POSITIVE_INFINITY), NARROWEST);
  const fits = (table: string) => table.split('\n').every((line) => widthOf(line) <= width);
  const count = Math.max(0, ...tables.map((layouts) => layouts.length));
  for (let i = isCompact ? count - 1 : 0; i < count; i++) {
    const aligned = tables.map((layouts) => alignedTable(layouts[i] ?? narrowest(layouts)));
    if (aligned.every(fits)) return aligned;
  }
  return tables.map(narrowest).map((table) => withHangingNames(table, width) ?? asRecords(table, width));
}

const narrowest = (layouts: Layouts): TextRows => layouts.at(-1) ?? layouts[0];

/** The table with the unit said once, in the head of each column of amounts: `当日（美元）`, `净流出 5490 万`. */
export function unitInHead([head = [], ...rows]: TextRows): TextRows {
  const isAmount = head.map((_, i) => rows.some((row) => UNIT_AT_END.test(row[i] ?? '')));
  return [
    head.map((cell, i) => (isAmount[i] ? `${cell}（${UNIT}）` : cell)),
    ...rows.map((row) => row.map((cell, i) => (isAmount[i] ? cell.replace(UNIT_AT_END, '$1') : cell))),
  ];
}

/** The table with first cells that are too long on lines of their own; null where that would be half of them. */
function withHangingNames(rows: TextRows, width: number): string | null {
  const figures = alignedTable(rows.map(([, ...rest]) => rest)).split('\n');
  const room = width - GAP - Math.max(...figures.map((line) => widthOf(line)));
  const hangs = rows.map(([name = '']) => widthOf(name) > room);
  const tooLong = rows.some(([name = '']) => widthOf(name) > width);
  if (tooLong || hangs[0] || hangs.filter(Boolean).length * 2 >= rows.length) return null;
  const lines = alignedTable(rows.map((row, i) => (hangs[i] ? ['', ...row.slice(1)] : row))).split('\n');
  return lines.map((line, i) => (hangs[i] ? `${rows[i]?.[0]}\n${line}` : line)).join('\n');
}

/** Each row as its first cell and then `head cell` for the others, as many on a line as there is room for. */
function asRecords([head = [], ...rows]: TextRows, width: number): string {
  const record = ([name = '', ...cells]: readonly string[]) =>
    packed([name, ...cells.map((cell, i) => `${head[i + 1] ?? ''} ${cell}`)], width - GAP)
      .map((line, i) => (i === 0 ? line : ' '.repeat(GAP) + line))
      .join('\n');
  return rows.map(record).join('\n');
}

function packed(fields: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const field of fields) {
    const joined = lines.length === 0 ? field : `${lines.at(-1)}${' '.repeat(GAP)}${field}`;
    if (lines.length > 0 && widthOf(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(...wrapped(field, width));
  }
  return lines;
}

/** A space, a Latin word or number, or one Chinese character; punctuation that ends stays with what it ends. */
const PIECE = new RegExp(`\\s+|${COLOR}?(?:[!-~]+|.)[，。、；：！？）》”]*${COLOR}?`, 'gsu');

/** A text in lines of so many cells at most: broken at spaces and between Chinese characters, a longer word anywhere. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces(text, width)) {
    if (widthOf((line + piece).trimEnd()) <= width) {
      line += piece;
    } else {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    }
  }
  return [...lines, line.trimEnd()].filter((one, i) => one !== '' || i === 0);
}

function pieces(text: string, width: number): string[] {
  const found: string[] = text.match(PIECE) ?? [];
  return found.flatMap((piece) => (widthOf(piece) > width ? [...piece] : [piece]));
}
