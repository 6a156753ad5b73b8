import { describe, expect, test } from 'vitest';
import { addDays } from '../../src/model/time.ts';
import { weekBefore, weekName, weekNumbered, weekOf } from '../../src/model/week.ts';

describe('the week that holds a date', () => {
  test('is told with its Monday and its Sunday', () => {
    expect(weekOf('2024-11-01')).toEqual({
      year: 2024,
      week: 44,
      monday: '2024-10-28',
      sunday: '2024-11-03',
    });
  });

  test.each([
    ['2024-01-01', '2024-W01', 'a year that begins on a Monday'],
    ['2023-12-31', '2023-W52', 'the Sunday before it'],
    ['2024-12-29', '2024-W52', 'the last Sunday of 2024'],
    ['2024-12-30', '2025-W01', 'the Monday after it is of the next year'],
    ['2025-12-29', '2026-W01', 'so is that of 2025'],
    ['2026-12-31', '2026-W53', 'a year of 53 weeks'],
    ['2027-01-03', '2026-W53', 'which reaches into the next'],
    ['2027-01-04', '2027-W01', 'and the week after it'],
    ['2021-01-01', '2020-W53', 'as in 2020'],
  ])('%s is in %s: %s', (day, name) => {
    expect(weekName(weekOf(day))).toBe(name);
  });

  test('every day from 2024 to 2027 lies in its week, and seven lie in each', () => {
    for (let day = '2024-01-01'; day <= '2027-12-31'; day = addDays(day, 1)) {
      const week = weekOf(day);
      expect(week.monday <= day && day <= week.sunday, day).toBe(true);
      expect(weekOf(week.monday), day).toEqual(week);
      expect(weekOf(week.sunday), day).toEqual(week);
      expect(addDays(week.monday, 6)).toBe(week.sunday);
    }
  });
});

describe('the week before', () => {
  test.each([
    ['2024-11-01', '2024-W43'],
    ['2025-01-01', '2024-W52'],
    ['2027-01-04', '2026-W53'],
    ['2024-01-03', '2023-W52'],
  ])('of %s is %s', (day, name) => {
    expect(weekName(weekBefore(weekOf(day)))).toBe(name);
  });
});

describe('a week by its number', () => {
  test.each([
    [2024, 44, '2024-10-28'],
    [2024, 1, '2024-01-01'],
    [2025, 1, '2024-12-30'],
    [2026, 53, '2026-12-28'],
  ])('%i week %i begins on %s', (year, number, monday) => {
    expect(weekNumbered(year, number)).toEqual(weekOf(monday));
    expect(weekNumbered(year, number)?.monday).toBe(monday);
  });

  test.each([
    [2024, 53],
    [2025, 53],
    [2026, 54],
    [2024, 0],
    [0, 1],
  ])('%i has no week %i', (year, number) => {
    expect(weekNumbered(year, number)).toBeNull();
  });
});
