import stringWidth from 'string-width';
import { wrapped } from './fitted-table.ts';
import { alignedTable } from './table.ts';

/** Two texts that are held against each other. */
export interface Pair {
  left: string;
  right: string;
}

/** On a terminal narrower than this, two texts beside each other are hard to read. */
const WIDE = 80;
const GAP = 2;

/**
 * Pairs of texts under their two heads: beside each other where the terminal is wide, else one above the other, each
 * behind its head.
 *
 * @param columns cells of a line; null for any number, and no terminal
 */
export function besideOrAbove(heads: Pair, pairs: readonly Pair[], columns: number | null): string {
  if (columns === null || columns < WIDE)
    return pairs.map((pair) => above(heads, pair, columns)).join('\n\n');
  const width = Math.floor((columns - 2 * GAP) / 2);
  const rows = [heads, ...pairs].flatMap(({ left, right }, i) => [
    ...(i > 1 ? [['', '']] : []),
    ...inRows(wrapped(left, width), wrapped(right, width), width),
  ]);
  return indented(alignedTable(rows));
}

/** The left column is as wide in each table of a page. */
function inRows(left: readonly string[], right: readonly string[], width: number): string[][] {
  return Array.from({ length: Math.max(left.length, right.length) }, (_, i) => {
    const cell = left[i] ?? '';
    return [cell + ' '.repeat(width - stringWidth(cell)), right[i] ?? ''];
  });
}

function above(heads: Pair, { left, right }: Pair, columns: number | null): string {
  const margin = Math.max(stringWidth(heads.left), stringWidth(heads.right)) + GAP;
  const room = columns === null ? Number.POSITIVE_INFINITY : Math.max(columns - margin - GAP, GAP);
  const behind = (head: string, text: string) =>
    wrapped(text, room)
      .map((line, i) => (i === 0 ? head + ' '.repeat(margin - stringWidth(head)) : ' '.repeat(margin)) + line)
      .join('\n');
  return indented(`${behind(heads.left, left)}\n${behind(heads.right, right)}`);
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, ' '.repeat(GAP));
