import { expect, test } from 'vitest';
import { LayoutError } from '../../../src/errors.ts';
import { readCsvTable } from '../../../src/sources/formats/csv.ts';

test.each<[string, string[][]]>([
  [
    'Date,IBIT\n11 Jan 2024,111.7\n',
    [
      ['Date', 'IBIT'],
      ['11 Jan 2024', '111.7'],
    ],
  ],
  [
    'a,b\r\nc,d\r\n',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a,,', [['a', '', '']]],
  [',,a', [['', '', 'a']]],
  [' a , b ', [['a', 'b']]],
  ['"1,119.9","(1,113.7)",-', [['1,119.9', '(1,113.7)', '-']]],
  ['"say ""x""",""', [['say "x"', '']]],
  ['a\n\nb', [['a'], [''], ['b']]],
  ['\n\na', [['a']]],
  ['', [['']]],
])('%j is %j', (text, rows) => {
  expect(readCsvTable(text)).toEqual(rows);
});

test.each(['a,"b', 'a,b"c', '"a"b,c', 'x\n"1,2\n3"'])('%j is refused, showing the line', (text) => {
  expect(() => readCsvTable(text)).toThrow(LayoutError);
  expect(() => readCsvTable(text)).toThrow(
    expect.objectContaining({ details: expect.objectContaining({ got: expect.stringMatching(/["]/) }) }),
  );
});
