import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { parseRangeWords, requireRange } from '../../src/model/day-range.ts';
import { caught } from '../support/caught.ts';
import { reference } from '../support/days/days.ts';

const read = (text: string) => parseRangeWords(text, '2024-12-16T17:00:00.000Z', reference.calendar);

describe('a range', () => {
  test.each([
    ['2024-10-28..2024-11-01', '2024-10-28', '2024-11-01'],
    ['10/28..11/1', '2024-10-28', '2024-11-01'],
    ['10月28日..11月1日', '2024-10-28', '2024-11-01'],
    ['2024-12-10..yesterday', '2024-12-10', '2024-12-13'],
    ['today-3d..today', '2024-12-11', '2024-12-16'],
  ])('%s', (text, from, to) => {
    expect(read(text)?.map((end) => (end.kind === 'day' ? end.day : end.kind))).toEqual([from, to]);
  });

  test('may end with the newest day of the store', () => {
    expect(read('11-01..latest')?.[1]).toEqual({ kind: 'latest' });
  });

  test.each(['2024-11-01', 'latest', '1..2..3', ''])('“%s” is none', (text) => expect(read(text)).toBeNull());

  test.each(['..', '2024-11-01..', '..2024-11-01', 'a..b', '2024-11-01..2024-13-01'])(
    '%s has an end that is no day',
    (text) => expect(caught(() => read(text))).toBeInstanceOf(UsageError),
  );
});

describe('its ends', () => {
  const refusal = (from: string, to: string) => caught(() => requireRange(from, to, `${from}..${to}`));

  test('one day is a range, and so is a year', () => {
    expect(refusal('2024-11-01', '2024-11-01')).toBeNull();
    expect(refusal('2024-01-01', '2024-12-31')).toBeNull();
  });

  test('the later first, and more than a year, are refused with what would be taken', () => {
    expect((refusal('2024-11-02', '2024-11-01') as UsageError).explain()).toContain('2024-11-01..2024-11-02');
    expect((refusal('2024-01-01', '2025-01-01') as UsageError).explain()).toContain('2024-01-02..2025-01-01');
  });
});
