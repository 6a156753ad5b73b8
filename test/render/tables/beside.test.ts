import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { besideOrAbove } from '../../../src/render/tables/beside.ts';

const HEADS = { left: '改前', right: '改后' };
const PAIRS = [
  { left: '历史累计净流入 355.76 亿美元。', right: '上市以来累计净流入 355.76 亿美元。' },
  { left: '—', right: '一句很长的话'.repeat(12) },
];

test('in a pipe one stands above the other, each on a line', () => {
  expect(besideOrAbove(HEADS, PAIRS, null)).toBe(
    `  改前  历史累计净流入 355.76 亿美元。
  改后  上市以来累计净流入 355.76 亿美元。

  改前  —
  改后  ${'一句很长的话'.repeat(12)}`,
  );
});

test('on a narrow terminal lines go on below their beginning', () => {
  const lines = besideOrAbove(HEADS, PAIRS, 40).split('\n');
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(40);
  expect(lines.slice(0, 3)).toEqual([
    '  改前  历史累计净流入 355.76 亿美元。',
    '  改后  上市以来累计净流入 355.76 亿美',
    '        元。',
  ]);
  expect(lines.join('').replace(/\s/g, '')).toContain('一句很长的话'.repeat(12));
});

test.each([80, 100, 141])('on a terminal of %i cells they stand beside each other', (columns) => {
  const lines = besideOrAbove(HEADS, PAIRS, columns).split('\n');
  const left = Math.floor((columns - 4) / 2) + 4;
  expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  expect(lines[0]).toMatch(/^ {2}改前 +改后$/);
  const right = lines.slice(1).map((line) => rightOf(line, left));
  expect(right.join('').replace(/\s/g, '')).toBe(
    PAIRS.map((pair) => pair.right)
      .join('')
      .replace(/\s/g, ''),
  );
});

/** What stands behind so many cells. */
const rightOf = (line: string, cells: number): string =>
  [...line].filter((_, i, signs) => stringWidth(signs.slice(0, i + 1).join('')) > cells).join('');
