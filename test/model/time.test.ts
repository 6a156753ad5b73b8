import { describe, expect, test } from 'vitest';
import {
  addDays,
  BEIJING,
  earliest,
  endOfDay,
  hoursAfter,
  isDay,
  latest,
  localTime,
  NEW_YORK,
  newYorkDay,
  parseInstant,
  partsOf,
  publicationDayOf,
  weekdayOf,
} from '../../src/model/time.ts';

describe('midnight New York closes a day', () => {
  test.each([
    ['2024-07-23', '2024-07-24T04:00:00.000Z', 'summer'],
    ['2024-11-01', '2024-11-02T04:00:00.000Z', 'the last Friday of summer time'],
    ['2024-01-11', '2024-01-12T05:00:00.000Z', 'winter'],
    ['2024-12-31', '2025-01-01T05:00:00.000Z', 'the last day of a year'],
    ['2024-02-29', '2024-03-01T05:00:00.000Z', 'a leap day'],
    ['2024-03-09', '2024-03-10T05:00:00.000Z', 'the eve of the change to summer time'],
    ['2024-03-10', '2024-03-11T04:00:00.000Z', 'the day of 23 hours'],
    ['2024-11-02', '2024-11-03T04:00:00.000Z', 'the eve of the change to winter time'],
    ['2024-11-03', '2024-11-04T05:00:00.000Z', 'the day of 25 hours'],
    ['2026-03-08', '2026-03-09T04:00:00.000Z', 'the change to summer time of another year'],
    ['2026-11-01', '2026-11-02T05:00:00.000Z', 'the change to winter time of another year'],
  ])('%s ends at %s: %s', (day, instant) => {
    expect(endOfDay(day)).toBe(instant);
  });

  test('it is the first moment of the next New York date, on every day of four years', () => {
    const days = Array.from({ length: 4 * 366 }, (_, i) => addDays('2024-01-01', i));
    const wrong = days.filter((day) => {
      const before = new Date(new Date(endOfDay(day)).getTime() - 1).toISOString();
      return newYorkDay(before) !== day || newYorkDay(endOfDay(day)) !== addDays(day, 1);
    });
    expect(wrong).toEqual([]);
  });
});

describe('the date in New York', () => {
  test.each([
    ['2024-07-24T03:59:59.999Z', '2024-07-23'],
    ['2024-07-24T04:00:00.000Z', '2024-07-24'],
    ['2024-01-12T04:59:59.999Z', '2024-01-11'],
    ['2024-01-12T05:00:00.000Z', '2024-01-12'],
    ['2024-11-02T05:30:00.000Z', '2024-11-02'],
    ['2025-01-01T04:59:00.000Z', '2024-12-31'],
  ])('at %s it is %s', (at, day) => {
    expect(newYorkDay(at)).toBe(day);
  });
});

describe('the clock in a zone', () => {
  test('Beijing is eight hours ahead all year round', () => {
    expect(localTime('2024-07-23T15:59:00.000Z', BEIJING)).toEqual({
      day: '2024-07-23',
      hour: 23,
      minute: 59,
    });
    expect(localTime('2024-12-31T16:00:00.000Z', BEIJING)).toEqual({ day: '2025-01-01', hour: 0, minute: 0 });
  });

  test('New York shows half past one twice on the day of 25 hours', () => {
    const halfPastOne = { day: '2024-11-03', hour: 1, minute: 30 };
    expect(localTime('2024-11-03T05:30:00.000Z', NEW_YORK)).toEqual(halfPastOne);
    expect(localTime('2024-11-03T06:30:00.000Z', NEW_YORK)).toEqual(halfPastOne);
  });

  test('New York jumps from two to three on the day of 23 hours', () => {
    expect(localTime('2024-03-10T06:59:00.000Z', NEW_YORK)).toMatchObject({ hour: 1, minute: 59 });
    expect(localTime('2024-03-10T07:00:00.000Z', NEW_YORK)).toMatchObject({ hour: 3, minute: 0 });
  });
});

describe('publication day', () => {
  test.each([
    ['2024-11-01', '2024-11-02'],
    ['2024-12-31', '2025-01-01'],
    ['2024-02-28', '2024-02-29'],
    ['2023-02-28', '2023-03-01'],
  ])('%s is published on %s', (day, published) => {
    expect(publicationDayOf(day)).toBe(published);
  });
});

describe('dates', () => {
  test.each(['2024-11-01', '2024-02-29', '1999-12-31'])('%s is a day', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-11-00',
    '2024-1-1',
    '20241101',
    '2024-11-01T00:00:00Z',
    ' 2024-11-01',
    '2024-11-01\n',
    '',
  ])('%j is not a day', (text) => {
    expect(isDay(text)).toBe(false);
  });

  test('addDays counts calendar days across months, years and both switches of the clock', () => {
    expect(addDays('2024-10-31', 1)).toBe('2024-11-01');
    expect(addDays('2024-12-31', 1)).toBe('2025-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(addDays('2024-03-09', 2)).toBe('2024-03-11');
    expect(addDays('2024-11-02', 2)).toBe('2024-11-04');
    expect(addDays('2024-11-01', 0)).toBe('2024-11-01');
  });

  test('weekdayOf counts from Sunday', () => {
    const week = ['2024-10-27', '2024-10-28', '2024-10-29', '2024-10-30', '2024-10-31', '2024-11-01'];
    expect([...week, '2024-11-02'].map(weekdayOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('partsOf gives numbers, and refuses what is not an ISO date', () => {
    expect(partsOf('2024-01-09')).toEqual({ year: 2024, month: 1, date: 9 });
    expect(() => partsOf('11-01')).toThrow(RangeError);
  });

  test('earliest and latest sort, and are null of none', () => {
    const days = ['2024-11-01', '2023-12-31', '2024-02-29'];
    expect(earliest(days)).toBe('2023-12-31');
    expect(latest(days)).toBe('2024-11-01');
    expect(days).toEqual(['2024-11-01', '2023-12-31', '2024-02-29']);
    expect([earliest([]), latest([])]).toEqual([null, null]);
  });
});

describe('instants', () => {
  test.each([
    ['2024-11-02T04:00:00.000Z', '2024-11-02T04:00:00.000Z'],
    ['2024-11-02T04:00Z', '2024-11-02T04:00:00.000Z'],
    ['2024-11-02T12:00:00+08:00', '2024-11-02T04:00:00.000Z'],
    ['2024-11-02T12:00+0800', '2024-11-02T04:00:00.000Z'],
    ['2024-11-02T00:00:00-04:00', '2024-11-02T04:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  test.each([
    ['2024-11-02T04:00:00', 'no zone'],
    ['2024-11-02', 'no time'],
    ['2024-11-02 04:00Z', 'no T'],
    ['2024-02-30T04:00Z', 'no such day'],
    ['2024-11-02T25:00Z', 'no such hour'],
    ['2024-11-02T04:61Z', 'no such minute'],
    ['now', 'a word'],
    ['', 'nothing'],
  ])('%j is refused: %s', (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  test('72 hours are real hours, whatever the clock does in between', () => {
    expect(hoursAfter(endOfDay('2024-11-01'), 72)).toBe('2024-11-05T04:00:00.000Z');
    expect(hoursAfter(endOfDay('2024-03-08'), 72)).toBe('2024-03-12T05:00:00.000Z');
  });
});
