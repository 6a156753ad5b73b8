import { expect, test } from 'vitest';
import { readMarkdownTables } from '../../../src/sources/formats/markdown.ts';

const one = (...lines: string[]) => readMarkdownTables(lines.join('\n'));

test('lines between pipes are rows, and the rule below the head is none', () => {
  expect(one('| Date | IBIT |', '| --- | :---: |', '| 13 Aug 2026 | (5.7) |')).toEqual([
    [
      ['Date', 'IBIT'],
      ['13 Aug 2026', '(5.7)'],
    ],
  ]);
});

test('text around and between parts tables', () => {
  const tables = one('Title: x | y', '', '| a |', '|---|', 'and', '  | b | c |  ', '', '| d |\r', '| e |');
  expect(tables).toEqual([[['a']], [['b', 'c']], [['d'], ['e']]]);
});

test('blank cells stay, at the end too', () => {
  expect(one('|  | IBIT |  |', '|| - ||')).toEqual([
    [
      ['', 'IBIT', ''],
      ['', '-', ''],
    ],
  ]);
});

test.each([
  ['[IBIT](https://farside.co.uk/ibit/)', 'IBIT'],
  ['![Image 3: Grayscale](https://farside.co.uk/logo.jpg)', ''],
  ['[![Grayscale](https://farside.co.uk/logo.jpg)](https://farside.co.uk/)', ''],
  ['**60,809**', '60,809'],
  ['9,199.3*', '9,199.3*'],
  ['1,022.5\\*', '1,022.5*'],
  ['\\-', '-'],
  ['\\(5.7\\)', '(5.7)'],
  ['a \\| b', 'a | b'],
  ['01&nbsp;Nov\u00a0 2024', '01 Nov 2024'],
])('the cell %j is the text %j', (cell, text) => {
  expect(one(`| x | ${cell} |`)).toEqual([[['x', text]]]);
});

test.each(['', 'no table at all', '[link](x)\n\n# head', '|', '|\n|'])('%j has no rows', (text) => {
  expect(readMarkdownTables(text).flat()).toEqual([]);
});

test('a line of nothing but brackets is read like any other', () => {
  const line = `| ${'['.repeat(100_000)} | ${'!['.repeat(100_000)} |`;
  expect(readMarkdownTables(line)[0]?.[0]).toHaveLength(2);
});
