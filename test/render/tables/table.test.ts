import { readFileSync } from 'node:fs';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { alignedTable, csvTable, markdownTable } from '../../../src/render/tables/table.ts';

const ROWS = [
  ['基金', '当日'],
  ['贝莱德（BlackRock）ETF IBIT', '净流入 10 万美元'],
  ['GBTC', '0'],
];

describe('a table for the terminal', () => {
  test('counts a Chinese character as two cells', () => {
    expect(alignedTable(ROWS)).toBe(
      [
        '基金                         当日',
        '贝莱德（BlackRock）ETF IBIT  净流入 10 万美元',
        'GBTC                         0',
      ].join('\n'),
    );
  });

  test('starts the second column in the same cell on every line', () => {
    const starts = alignedTable([
      ['一', 'x'],
      ['ab', 'x'],
      ['一二三', 'x'],
      ['', 'x'],
    ])
      .split('\n')
      .map((line) => stringWidth(line.slice(0, line.indexOf('x'))));
    expect(starts).toEqual([8, 8, 8, 8]);
  });

  test('starts it in the same cell whatever mix of scripts the names of the funds are', () => {
    const funds = JSON.parse(readFileSync(new URL('../../../data/funds.json', import.meta.url), 'utf8')) as {
      nameZh: string;
      ticker: string;
    }[];
    const names = [
      ...funds.map(({ nameZh, ticker }) => `${nameZh} ${ticker}`),
      '灰度—“迷你”·ＥＴＦ',
      'ｶﾅ',
      'é e\u0301',
    ];
    const lines = alignedTable(names.map((name) => [name, '▂ x'])).split('\n');
    expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
    expect(lines.map((line) => line.slice(0, -3).trimEnd())).toEqual(names);
  });

  test('leaves no blanks at the end of a line, and takes rows of any length', () => {
    expect(alignedTable([['一', '二二二'], ['三']])).toBe('一  二二二\n三');
    expect(alignedTable([])).toBe('');
  });
});

describe('a Markdown table', () => {
  test('has a head, a rule and lines as wide as each other', () => {
    const lines = markdownTable(ROWS).split('\n');
    expect(lines).toEqual([
      '| 基金                        | 当日             |',
      '| --------------------------- | ---------------- |',
      '| 贝莱德（BlackRock）ETF IBIT | 净流入 10 万美元 |',
      '| GBTC                        | 0                |',
    ]);
    expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
  });

  test('has a rule of three dashes at least', () => {
    expect(markdownTable([['一'], ['二']]).split('\n')[1]).toBe('| --- |');
  });

  test('is not broken by what a publisher writes', () => {
    const table = markdownTable([
      ['h', 'i'],
      ['a|b', '*x* _y_ `z` [l] <b> \\'],
      ['line\nbreak', ''],
    ]);
    const lines = table.split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain('a\\|b');
    expect(lines[2]).toContain('\\*x\\* \\_y\\_ \\`z\\` \\[l\\] \\<b\\> \\\\');
    expect(lines[3]).toContain('line break');
    expect(new Set(lines.map((line) => stringWidth(line))).size).toBe(1);
  });
});

describe('comma-separated values', () => {
  test('are plain where they can be, and end in a newline', () => {
    expect(csvTable(ROWS)).toBe('基金,当日\n贝莱德（BlackRock）ETF IBIT,净流入 10 万美元\nGBTC,0\n');
  });

  test('are quoted where they must be', () => {
    expect(csvTable([['a,b', 'say "x"', 'two\nlines', 'cr\r', '']])).toBe(
      '"a,b","say ""x""","two\nlines","cr\r",\n',
    );
  });
});
