import { describe, expect, test } from 'vitest';
import { dateIn, isConfusable } from '../../../src/sources/formats/dates.ts';

describe('a date', () => {
  test.each([
    '2026-09-18',
    '2026-9-18',
    '2026/9/18',
    '2026/09/18',
    '2026.9.18',
    '20260918',
    '18 Sep 2026',
    '18 September 2026',
    '18-Sep-2026',
    '18th Sept. 2026',
    'Sep 18, 2026',
    'September 18 2026',
    'Fri, 18 Sep 2026',
    'Friday 18 Sep 2026',
    '2026年9月18日',
    '2026 年 09 月 18 日',
    '２０２６-０９-１８',
    '2026-09-18T00:00:00.000Z',
    '2026-09-18 00:00:00',
    '18/09/2026',
    '09/18/2026',
    '18.9.2026',
    ' 2026-09-18\u00a0',
  ])('%j is 18 September 2026', (text) => {
    expect(dateIn(text)).toBe('2026-09-18');
    expect(isConfusable(text)).toBe(false);
  });

  test.each([
    '03/04/2026',
    '3/4/2026',
    '4.3.2026',
    '03-04-2026',
    '9/18/26',
    '26/09/18',
    '18-Sep-26',
    'Sep 18, 26',
  ])('%s can be read in two ways, and is none', (text) => {
    expect(dateIn(text)).toBeNull();
    expect(isConfusable(text)).toBe(true);
  });

  test('whose day and month are the same number is clear', () => {
    expect(dateIn('03/03/2026')).toBe('2026-03-03');
    expect(isConfusable('03/03/2026')).toBe(false);
  });

  test.each([
    '',
    '-',
    'Total',
    '108.4',
    '2026-02-30',
    '31 Feb 2026',
    '18/19/2026',
    '2026/9-18',
    '2026',
    '46283',
    '2026-09-18 16:00:00',
    '1 2 3 4 5',
  ])('%j is none, and no doubt about one', (text) => {
    expect(dateIn(text)).toBeNull();
    expect(isConfusable(text)).toBe(false);
  });
});
