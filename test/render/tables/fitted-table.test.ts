import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import {
  fittedTables,
  type Layouts,
  NARROWEST,
  type Room,
  unitInHead,
  wrapped,
} from '../../../src/render/tables/fitted-table.ts';
import { alignedTable, type TextRows } from '../../../src/render/tables/table.ts';

const FULL: TextRows = [
  ['基金', '当日'],
  ['Invesco 和 Galaxy Digital 的 ETF BTCO', '净流出 2560 万美元'],
  ['VanEck ETF HODL', '0'],
  ['合计', '净流出不足 0.01 万美元'],
];
const SHORT: TextRows = [
  ['基金', '当日'],
  ['BTCO', ...(FULL[1]?.slice(1) ?? [])],
  ['HODL', '0'],
  FULL[3] ?? [],
];
const LAYOUTS: Layouts = [FULL, unitInHead(FULL), unitInHead(SHORT)];
const fittedTable = (layouts: Layouts, room: Room) => fittedTables([layouts], room)[0] ?? '';
const fitted = (columns: number | null, isCompact = false) => fittedTable(LAYOUTS, { columns, isCompact });
const widest = (text: string) => Math.max(...text.split('\n').map((line) => stringWidth(line)));

describe('the first layout for which there is room', () => {
  test('whole where there is no end to a line, and where it just fits', () => {
    expect(fitted(null)).toBe(alignedTable(FULL));
    expect(fitted(widest(alignedTable(FULL)))).toBe(alignedTable(FULL));
  });

  test('one cell less: the unit goes to the head; then the names go short', () => {
    expect(fitted(widest(alignedTable(FULL)) - 1)).toBe(alignedTable(unitInHead(FULL)));
    expect(fitted(widest(alignedTable(unitInHead(FULL))) - 1)).toBe(alignedTable(unitInHead(SHORT)));
  });

  test('the short one where it is asked for, however wide the terminal is', () => {
    expect(fitted(200, true)).toBe(alignedTable(unitInHead(SHORT)));
    expect(fitted(null, true)).toBe(alignedTable(unitInHead(SHORT)));
  });

  test('two tables of one kind have the same layout, that of the wider one', () => {
    const wider: Layouts = [[...FULL, ['x'.repeat(60), '0']], unitInHead(FULL), unitInHead(SHORT)];
    expect(fittedTables([LAYOUTS, wider], { columns: 70, isCompact: false })).toEqual([
      alignedTable(unitInHead(FULL)),
      alignedTable(unitInHead(FULL)),
    ]);
    expect(fittedTables([], { columns: 70, isCompact: false })).toEqual([]);
  });

  test('on less than forty cells as on forty', () => {
    expect(fitted(10)).toBe(fitted(NARROWEST));
  });
});

test('the unit goes to the head of amounts alone, and what is no amount stays as it is', () => {
  expect(unitInHead([...FULL, ['BTCW', '待公布']])).toEqual([
    ['基金', '当日（美元）'],
    ['Invesco 和 Galaxy Digital 的 ETF BTCO', '净流出 2560 万'],
    ['VanEck ETF HODL', '0'],
    ['合计', '净流出不足 0.01 万'],
    ['BTCW', '待公布'],
  ]);
  expect(
    unitInHead([
      ['基金', '当日'],
      ['HODL', '0'],
    ]),
  ).toEqual([
    ['基金', '当日'],
    ['HODL', '0'],
  ]);
});

describe('where no column has room', () => {
  const amounts = ['净流出 2560 万', '净流入 104.66 亿'];
  const room = { columns: 40, isCompact: false };

  test('a long name stands on a line of its own', () => {
    const rows = [
      ['基金', '当日', '累计'],
      ['IBIT', ...amounts],
      ['灰度比特币迷你信托 BTC', ...amounts],
      ['合计', ...amounts],
    ];
    expect(fittedTable([rows], room)).toBe(
      [
        '基金  当日            累计',
        'IBIT  净流出 2560 万  净流入 104.66 亿',
        '灰度比特币迷你信托 BTC',
        '      净流出 2560 万  净流入 104.66 亿',
        '合计  净流出 2560 万  净流入 104.66 亿',
      ].join('\n'),
    );
  });

  test('not where that would be half of the names, or the head, or a name longer than a line', () => {
    const long = '灰度比特币迷你信托 BTC';
    const isTold = (head: string, ...names: string[]) =>
      fittedTable([[[head, '当日', '累计'], ...names.map((name) => [name, ...amounts])]], room).includes(
        '  当日 净',
      );
    expect(isTold('基金', long, 'IBIT', 'HODL')).toBe(false);
    expect(isTold('基金', long, long, 'HODL')).toBe(true);
    expect(isTold('这一列是各只基金', 'FBTC', 'IBIT', 'HODL')).toBe(true);
    expect(isTold('基金', `${long}${long}`, 'IBIT', 'HODL')).toBe(true);
  });

  test('else every row is told cell by cell', () => {
    const rows = [
      ['时间', '当日', '累计', '标题'],
      [
        '北京时间 2026 年 2 月 4 日 13:30',
        ...amounts,
        '加密 ETF 2 月 3 日数据概况：比特币现货 ETF 昨日总净流出 2.72 亿美元，连续 3 日净流出',
      ],
    ];
    expect(fittedTable([rows], room)).toBe(
      [
        '北京时间 2026 年 2 月 4 日 13:30',
        '  当日 净流出 2560 万',
        '  累计 净流入 104.66 亿',
        '  标题 加密 ETF 2 月 3 日数据概况：比特',
        '  币现货 ETF 昨日总净流出 2.72 亿美元，',
        '  连续 3 日净流出',
      ].join('\n'),
    );
  });
});

describe('any table', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '0',
      '—',
      '待公布',
      '净流出 2560 万美元',
      '净流入 104.66 亿美元',
      'IBIT',
      '灰度比特币迷你信托 BTC',
    ),
    fc
      .string({ unit: fc.constantFrom(...'一二，、（）aB1. '), maxLength: 60 })
      .map((text) => text.replace(/\s+/g, ' ').trim()),
  );
  const tables = fc
    .integer({ min: 1, max: 9 })
    .chain((count) =>
      fc.array(fc.array(cell, { minLength: count, maxLength: count }), { minLength: 1, maxLength: 8 }),
    );
  const rooms = fc.record({ columns: fc.integer({ min: 40, max: 200 }), isCompact: fc.boolean() });
  const letters = (text: string) => [...text.replace(/\s/g, '')].sort().join('');

  test('has no line wider than the terminal, and every cell of the last layout at least once', () => {
    fc.assert(
      fc.property(tables, rooms, (rows, room) => {
        const table = fittedTable([rows], room);
        expect(widest(table)).toBeLessThanOrEqual(room.columns);
        const compact = table.replace(/\s/g, '');
        const texts = rows.slice(1).flat();
        expect(texts.filter((text) => !compact.includes(text.replace(/\s/g, '')))).toEqual([]);
      }),
      { seed: 20241101, numRuns: 500 },
    );
  });

  test('wrapped, a text keeps every letter', () => {
    fc.assert(
      fc.property(cell, fc.integer({ min: 2, max: 50 }), (text, width) => {
        const lines = wrapped(text, width);
        expect(letters(lines.join(''))).toBe(letters(text));
        expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
      }),
      { seed: 20241101, numRuns: 1000 },
    );
  });
});
