import { describe, expect, test } from 'vitest';
import { EtfDigestError } from '../../src/errors.ts';
import { calendarWarning, createCalendar, isWeekend } from '../../src/model/calendar.ts';
import { addDays, type Day } from '../../src/model/time.ts';
import { bundledTable, reference } from '../support/days/days.ts';

const { calendar } = reference;

const CLOSED: Record<string, Day[]> = {
  2024: ['01-01', '01-15', '02-19', '03-29', '05-27', '06-19', '07-04', '09-02', '11-28', '12-25'],
  2025: ['01-01', '01-09', '01-20', '02-17', '04-18', '05-26', '06-19', '07-04', '09-01', '11-27', '12-25'],
  2026: ['01-01', '01-19', '02-16', '04-03', '05-25', '06-19', '07-03', '09-07', '11-26', '12-25'],
  2027: ['01-01', '01-18', '02-15', '03-26', '05-31', '06-18', '07-05', '09-06', '11-25', '12-24'],
};

describe('closures of the exchanges', () => {
  test.each(Object.entries(CLOSED))(
    'the weekdays of %s without trading are exactly these',
    (year, closed) => {
      const open = new Set(calendar.tradingDays(`${year}-01-01`, `${year}-12-31`));
      const shut = weekdaysOf(year).filter((day) => !open.has(day));
      expect(shut).toEqual(closed.map((date) => `${year}-${date}`));
    },
  );

  test('2025-01-09 was an unscheduled closure, with its reason', () => {
    expect(calendar.isTradingDay('2025-01-09')).toBe(false);
    expect(calendar.closureOn('2025-01-09')).toMatchObject({
      reason: {
        'zh-Hans': '前总统卡特全国哀悼日',
        'zh-Hant': '前總統卡特全國哀悼日',
        en: 'the National Day of Mourning for President Carter',
      },
    });
    expect(calendar.isTradingDay('2025-01-08')).toBe(true);
    expect(calendar.isTradingDay('2025-01-10')).toBe(true);
  });

  test.each(['2024-07-03', '2024-11-29', '2024-12-24', '2025-07-03', '2025-11-28', '2025-12-24'])(
    '%s closed early and is a trading day',
    (day) => {
      expect(calendar.isTradingDay(day)).toBe(true);
      expect(calendar.closureOn(day)).toBeNull();
    },
  );

  test('a Saturday and a Sunday are no trading days and no closures', () => {
    for (const day of ['2024-11-02', '2024-11-03']) {
      expect(isWeekend(day)).toBe(true);
      expect(calendar.isTradingDay(day)).toBe(false);
      expect(calendar.closureOn(day)).toBeNull();
    }
    expect(['2024-11-01', '2024-11-04'].map(isWeekend)).toEqual([false, false]);
  });

  test.each(['BTC', 'ETH'] as const)(
    'every trading day since launch, and no other, has a row of %s',
    (asset) => {
      const days = bundledTable(asset).rows.map((row) => row.day);
      expect(days).toEqual(calendar.tradingDays(days[0] ?? '', '2024-12-13'));
      expect(days.length).toBeGreaterThan(100);
    },
  );
});

describe('counting trading days', () => {
  test('both ends of a span are included', () => {
    expect(calendar.tradingDays('2024-08-30', '2024-09-04')).toEqual([
      '2024-08-30',
      '2024-09-03',
      '2024-09-04',
    ]);
    expect(calendar.tradingDays('2024-11-01', '2024-11-01')).toEqual(['2024-11-01']);
    expect(calendar.tradingDays('2024-11-02', '2024-11-03')).toEqual([]);
    expect(calendar.tradingDays('2024-11-04', '2024-11-01')).toEqual([]);
  });

  test.each([
    ['2024-11-04', 1, '2024-11-01', 'over a weekend'],
    ['2024-09-03', 1, '2024-08-30', 'over Labor Day'],
    ['2024-11-02', 1, '2024-11-01', 'from a Saturday'],
    ['2024-11-01', 7, '2024-10-23', 'the day itself is not counted'],
    ['2025-01-02', 1, '2024-12-31', 'over the turn of the year'],
    ['2025-01-10', 1, '2025-01-08', 'over the day of mourning'],
    ['2024-11-01', 0, '2024-11-01', 'none back'],
  ])('from %s, %d back is %s: %s', (day, count, before) => {
    expect(calendar.tradingDayBefore(day, count)).toBe(before);
  });
});

describe('a year without a table', () => {
  test.each(['2023-12-29', '2028-01-03', '2028-01-01'])('%s is an error that names the year', (day) => {
    const year = day.slice(0, 4);
    for (const ask of [
      () => calendar.isTradingDay(day),
      () => calendar.closureOn(day),
      () => calendar.tradingDays(day, day),
    ]) {
      expect(ask).toThrow(EtfDigestError);
      expect(ask).toThrow(year);
    }
  });

  test('counting back into it is an error too, never a guess', () => {
    expect(() => calendar.tradingDayBefore('2024-01-03', 1)).not.toThrow();
    expect(() => calendar.tradingDayBefore('2024-01-03', 2)).toThrow(
      'no table of exchange closures for 2023',
    );
  });

  test('a year between two known ones is as unknown as any other', () => {
    const gappy = createCalendar({ years: [2024, 2026], closures: [] });
    expect(gappy.isTradingDay('2026-01-05')).toBe(true);
    expect(() => gappy.isTradingDay('2025-01-06')).toThrow('2025');
  });
});

describe('the warning before the table ends', () => {
  test('the table ends with its last year', () => {
    expect(calendar.lastDay).toBe('2027-12-31');
  });

  test('61 days before the last day there is none', () => {
    expect(calendarWarning(calendar, '2027-10-31')).toBeNull();
    expect(calendarWarning(calendar, '2024-01-01')).toBeNull();
  });

  // "ends within 60 days": the sixtieth day belongs to them
  test('60 days before the last day it is given', () => {
    expect(addDays('2027-11-01', 60)).toBe(calendar.lastDay);
    expect(calendarWarning(calendar, '2027-11-01') ?? 'none').toContain('2027-12-31');
  });

  test.each(['2027-11-02', '2027-12-31', '2028-01-01'])(
    'on %s it names the last day and the file',
    (today) => {
      expect(calendarWarning(calendar, today)).toContain('2027-12-31');
      expect(calendarWarning(calendar, today)).toContain('the settings file: "closures": {"years": [2028], ');
    },
  );
});

function weekdaysOf(year: string): Day[] {
  const days = Array.from({ length: 366 }, (_, i) => addDays(`${year}-01-01`, i));
  return days.filter((day) => day.startsWith(year) && !isWeekend(day));
}
