import { isDated, setText, type TableParts, textOf } from '../publishers/page-parts.ts';
import { alteredFigure, FIGURE_CHANGES } from './mutate-figure.ts';

/** Three numbers that a mutation takes its choices from. */
export type Picks = readonly [number, number, number];

const at = <T>(list: readonly T[], pick: number): T | undefined => list[pick % Math.max(1, list.length)];
const swap = <T>(list: T[], a: number, b: number): void => {
  const [one, two] = [list[a], list[b]];
  if (one !== undefined && two !== undefined) [list[a], list[b]] = [two, one];
};
const move = <T>(list: T[], from: number, to: number): void => {
  list.splice(to, 0, ...list.splice(from, 1));
};

type Change = (parts: TableParts, picks: Picks) => void;

const dated = (parts: TableParts) => parts.rows.filter(isDated);
const heads = (parts: TableParts) => parts.rows.slice(0, Math.max(0, parts.rows.findIndex(isDated)));
const width = (parts: TableParts): number => parts.rows[0]?.cells.length ?? 1;
/** A column of a fund, never the label or Total. */
const column = (parts: TableParts, pick: number): number => 1 + (pick % Math.max(1, width(parts) - 2));
const tickers = (parts: TableParts) => heads(parts).find((row) => /^[A-Z]{3,5}$/.test(textOf(row.cells[1])));

/** A figure moved by so many tenths of a million. */
const shifted =
  (tenths: number) =>
  (old: string): string => {
    const value = Number(old.replaceAll(',', '').replace(/^\((.*)\)$/, '-$1'));
    return Number.isNaN(value) ? old : (Math.round(value * 10 + tenths) / 10).toFixed(1);
  };

const LABELS = ['Seed', 'Total', 'Average', 'Median', '', '07/13/2026', '31 Nov 2024', '2024-11-01'];
const HEADS = ['NEWF', 'CETH', 'BTC', 'Total', 'Fee', '', 'ibit', 'IBIT2', 'TOOLONGNAME', '<b>IBIT</b>'];

/** Every way in which the rows and columns of a table are changed, by name. */
export const TABLE_CHANGES: Readonly<Record<string, Change>> = {
  'cell dropped': (parts, [r, c]) => at(parts.rows, r)?.cells.splice(c % width(parts), 1),
  'cell doubled': (parts, [r, c]) => {
    const cells = at(parts.rows, r)?.cells ?? [];
    cells.splice(c % width(parts), 0, ...cells.slice(c % width(parts), (c % width(parts)) + 1));
  },
  'cells of a row swapped': (parts, [r, a, b]) =>
    swap(at(dated(parts), r)?.cells ?? [], column(parts, a), column(parts, b)),
  'cells of a column swapped': (parts, [c, a, b]) => {
    const [one, two] = [at(dated(parts), a), at(dated(parts), b)];
    const i = column(parts, c);
    if (one?.cells[i] && two?.cells[i]) [one.cells[i], two.cells[i]] = [two.cells[i], one.cells[i]];
  },
  'row dropped': (parts, [r]) => parts.rows.splice(r % parts.rows.length, 1),
  'row doubled': (parts, [r, to]) =>
    parts.rows.splice(
      to % parts.rows.length,
      0,
      ...structuredClone(parts.rows.slice(r % parts.rows.length)).slice(0, 1),
    ),
  'rows swapped': (parts, [a, b]) => swap(parts.rows, a % parts.rows.length, b % parts.rows.length),
  'figures of two days swapped': ({ rows }, [a, b]) => {
    const days = rows.filter(isDated);
    const [one, two] = [at(days, a), at(days, b)];
    const label = one?.cells[0];
    if (one && two && label && two.cells[0]) {
      [one.cells, two.cells] = [two.cells, one.cells];
      [one.cells[0], two.cells[0]] = [label, one.cells[0] ?? label];
    }
  },
  'column dropped': (parts, [c]) => {
    for (const row of parts.rows) row.cells.splice(column(parts, c), 1);
  },
  'column dropped under its head': (parts, [c]) => {
    for (const row of dated(parts)) row.cells.splice(column(parts, c), 1);
  },
  'column doubled': (parts, [c]) => {
    const i = column(parts, c);
    for (const row of parts.rows) row.cells.splice(i, 0, ...row.cells.slice(i, i + 1));
  },
  'column moved with its head': (parts, [a, b]) => {
    const [from, to] = [column(parts, a), column(parts, b)];
    for (const row of parts.rows) move(row.cells, from, to);
  },
  'column moved without its head': (parts, [a, b]) => {
    for (const row of dated(parts)) move(row.cells, column(parts, a), column(parts, b));
  },
  'columns swapped without their heads': (parts, [a, b]) => {
    for (const row of dated(parts)) swap(row.cells, column(parts, a), column(parts, b));
  },
  'heads swapped': (parts, [a, b]) => swap(tickers(parts)?.cells ?? [], column(parts, a), column(parts, b)),
  'head dropped': (parts, [c]) => tickers(parts)?.cells.splice(column(parts, c), 1),
  'head renamed': (parts, [c, name]) =>
    setText(tickers(parts), column(parts, c), () => at(HEADS, name) ?? ''),
  'heads repeated below': (parts, [to]) => {
    const head = tickers(parts);
    if (head) parts.rows.splice(to % parts.rows.length, 0, structuredClone(head));
  },
  'head row dropped': (parts, [r]) => {
    const gone = at(heads(parts), r);
    parts.rows = parts.rows.filter((row) => row !== gone);
  },
  'cell blanked': (parts, [r, c, dash]) =>
    setText(at(dated(parts), r), 1 + (c % width(parts)), () => (dash % 2 ? '-' : '')),
  'row blanked': (parts, [r]) => {
    const row = at(dated(parts), r);
    row?.cells.forEach((_, i) => {
      if (i > 0) setText(row, i, () => (i === row.cells.length - 1 ? '0.0' : '-'));
    });
  },
  'row relabelled': (parts, [r, label]) => setText(at(dated(parts), r), 0, () => at(LABELS, label) ?? ''),
  'row redated': (parts, [r, date]) =>
    setText(at(dated(parts), r), 0, (old) => `${String(1 + (date % 31)).padStart(2, '0')}${old.slice(2)}`),
  'year altered': (parts, [r, year]) =>
    setText(at(dated(parts), r), 0, (old) => `${old.slice(0, -4)}${2020 + (year % 12)}`),
  'a tenth moved within a row': (parts, [r, a, b]) => {
    setText(at(dated(parts), r), column(parts, a), shifted(1));
    setText(at(dated(parts), r), column(parts, b), shifted(-1));
  },
  'figure and Total altered alike': (parts, [r, c, by]) => {
    const row = at(dated(parts), r);
    setText(row, column(parts, c), shifted(1 + (by % 5000)));
    setText(row, (row?.cells.length ?? 1) - 1, shifted(1 + (by % 5000)));
  },
  'figure altered by a tenth': (parts, [r, c, sign]) =>
    setText(at(dated(parts), r), column(parts, c), shifted(sign % 2 ? 1 : -1)),
  'a tenth added to every day of a column': (parts, [c]) => {
    for (const row of dated(parts)) setText(row, column(parts, c), shifted(1));
  },
  ...Object.fromEntries(
    Object.keys(FIGURE_CHANGES).map((name): [string, Change] => [
      name,
      (parts, [r, c, pick]) =>
        setText(at(dated(parts), r), 1 + (c % width(parts)), (old) => alteredFigure(name, old, pick)),
    ]),
  ),
};
