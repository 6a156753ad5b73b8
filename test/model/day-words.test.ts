import { describe, expect, test } from 'vitest';
import { EXIT, UsageError } from '../../src/errors.ts';
import { DAY_FORMS, parseDayWords } from '../../src/model/day-words.ts';
import type { Day } from '../../src/model/time.ts';
import { caught } from '../support/caught.ts';
import { reference } from '../support/days/days.ts';

const read = (text: string, today: Day = '2024-11-20') => parseDayWords(text, today, reference.calendar);

describe('a date with its year', () => {
  test.each([
    '2024-11-01',
    '20241101',
    '2024年11月1日',
    '2024 年 11 月 1 日',
    '2024年11月01号',
    '2024-11-1',
    ' 2024-11-01 ',
  ])('%j is 2024-11-01, with nothing assumed', (text) => {
    expect(read(text)).toEqual({ kind: 'day', day: '2024-11-01' });
  });

  test('a day ahead is understood as it stands', () => {
    expect(read('2027-01-04')).toEqual({ kind: 'day', day: '2027-01-04' });
  });
});

describe('a date without a year is the latest such date not after New York’s today', () => {
  test.each(['11-01', '11-1', '11月1日', '11 月 1 日', '11月01日', '11月1号'])(
    '%j is of this year',
    (text) => {
      expect(read(text)).toEqual({ kind: 'day', day: '2024-11-01', assumedYear: 2024 });
    },
  );

  test.each([
    ['2024-11-01', '2024-11-01', 'today itself counts'],
    ['2024-10-31', '2023-11-01', 'tomorrow is of last year'],
    ['2025-01-02', '2024-11-01', 'in the new year it is of the old one'],
  ])('on %s, 11-01 is %s: %s', (today, day) => {
    expect(read('11-01', today)).toEqual({ kind: 'day', day, assumedYear: Number(day.slice(0, 4)) });
  });

  test.each([
    ['2026-05-04', '2024-02-29'],
    ['2024-02-29', '2024-02-29'],
    ['2024-02-28', '2020-02-29'],
  ])('on %s, 02-29 is %s', (today, day) => {
    expect(read('02-29', today)).toMatchObject({ kind: 'day', day });
  });
});

describe('words that count trading days', () => {
  test.each([
    ['yesterday', '2024-11-04', '2024-11-01', 'Friday on a Monday'],
    ['yesterday', '2024-11-03', '2024-11-01', 'Friday on a Sunday'],
    ['yesterday', '2024-09-03', '2024-08-30', 'over Labor Day'],
    ['-1d', '2024-11-04', '2024-11-01', 'the same as yesterday'],
    ['-3d', '2024-11-04', '2024-10-30', 'three sessions back'],
    ['-3D', '2024-11-04', '2024-10-30', 'in capitals'],
    ['Yesterday', '2024-11-04', '2024-11-01', 'with a capital'],
    ['-20d', '2025-01-10', '2024-12-10', 'closures are skipped'],
  ])('%s on %s is %s: %s', (words, today, day) => {
    expect(read(words, today)).toEqual({ kind: 'day', day });
  });

  test.each(['latest', 'LATEST', ' latest '])('%j is left to the store', (text) => {
    expect(read(text)).toEqual({ kind: 'latest' });
  });
});

describe('nonsense', () => {
  test.each([
    '',
    'tomorrow',
    'foo',
    '2024-02-30',
    '2023-02-29',
    '2024-13-01',
    '20241301',
    '02-30',
    '13-01',
    '00-10',
    '0-0',
    '-0d',
    '3d',
    '-d',
    '2024-11',
    '2024',
    '24-11-01',
    '2024/11/01',
    '2024-11-01T00:00Z',
    '11月',
    '2024-W44',
    '2024-11-01,2024-11-02',
  ])('%j is a usage error that names the accepted forms', (text) => {
    const error = caught(() => read(text));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).exitStatus).toBe(EXIT.usage);
    expect(EXIT.usage).toBe(2);
    expect((error as UsageError).explain()).toContain(DAY_FORMS);
    expect((error as UsageError).explain()).toContain(JSON.stringify(text));
  });

  test.each(['2024-11-01', '20241101', '11-01', '11月1日', 'latest', 'yesterday', '-3d'])(
    'the forms in the message include %s, which is understood',
    (form) => {
      expect(DAY_FORMS).toContain(form);
      expect(() => read(form)).not.toThrow();
    },
  );
});
