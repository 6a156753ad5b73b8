import { describe, expect, test } from 'vitest';
import { EXIT, UsageError } from '../../src/errors.ts';
import { DAY_FORMS, isDayLike, parseDayWords } from '../../src/model/day-words.ts';
import type { Day, Instant } from '../../src/model/time.ts';
import { caught } from '../support/caught.ts';
import { reference } from '../support/days/days.ts';

/** Noon in New York. */
const at = (today: Day): Instant => `${today}T17:00:00.000Z`;
const read = (text: string, today: Day = '2024-11-20') => parseDayWords(text, at(today), reference.calendar);

describe('a date with its year', () => {
  test.each([
    '2024-11-01',
    '20241101',
    '2024年11月1日',
    '2024 年 11 月 1 日',
    '2024年11月01号',
    '2024-11-1',
    '2024/11/01',
    '2024/11/1',
    '２０２４年１１月１日',
    ' 2024-11-01 ',
  ])('%j is 2024-11-01, with nothing assumed', (text) => {
    expect(read(text)).toEqual({ kind: 'day', day: '2024-11-01' });
  });

  test('a day ahead is understood as it stands', () => {
    expect(read('2027-01-04')).toEqual({ kind: 'day', day: '2027-01-04' });
  });
});

describe('a date without a year is the latest such date not after New York’s today', () => {
  test.each(['11-01', '11-1', '11月1日', '11 月 1 日', '11月01日', '11月1号', '11/1', '11/01'])(
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

describe('Beijing’s days', () => {
  const beijing = (day: Day, hour: string) => new Date(`${day}T${hour}:00+08:00`).toISOString();

  test.each([
    [
      '昨天',
      '2024-11-02',
      '13:00',
      '2024-11-01',
      'Saturday: Friday, which the digest of that day calls 昨日',
    ],
    ['昨日', '2024-11-02', '13:00', '2024-11-01', 'the same'],
    ['昨天', '2024-11-04', '09:00', '2024-11-01', 'Monday: Sunday had no session'],
    ['昨天', '2024-11-05', '00:30', '2024-11-04', 'Tuesday after midnight, when New York has Monday noon'],
    ['昨天', '2024-11-05', '23:30', '2024-11-04', 'Tuesday late, when New York trades on Tuesday'],
    ['昨天', '2024-11-29', '13:00', '2024-11-27', 'the day after Thanksgiving'],
    ['今天', '2024-11-05', '00:30', '2024-11-05', 'Tuesday: its session opens in the evening'],
    ['今天', '2024-11-02', '13:00', '2024-11-04', 'Saturday: the next session is Monday’s'],
    ['今日', '2024-11-28', '13:00', '2024-11-29', 'Thanksgiving has no session'],
  ])('%s on %s at %s is %s: %s', (words, day, hour, understood) => {
    expect(parseDayWords(words, beijing(day, hour), reference.calendar)).toEqual({
      kind: 'day',
      day: understood,
    });
  });

  test('today is the date in New York', () => {
    expect(parseDayWords('today', beijing('2024-11-05', '09:00'), reference.calendar)).toEqual({
      kind: 'day',
      day: '2024-11-04',
    });
  });

  test('今天 is 昨天’s next session, at every hour of a fortnight with a holiday in it', () => {
    for (let hour = 0; hour < 14 * 24; hour += 1) {
      const now = new Date(Date.UTC(2024, 10, 20, hour, 30)).toISOString();
      const dayOf = (words: string) => {
        const choice = parseDayWords(words, now, reference.calendar);
        return choice.kind === 'day' ? choice.day : '';
      };
      expect(reference.calendar.tradingDays(dayOf('昨天'), dayOf('今天'))).toHaveLength(2);
    }
  });
});

describe('what is meant as a day', () => {
  test.each(['11-01', '11月1日', '2024/13/01', 'latest', 'Today', '昨天', '-3d', '20241101', '11-01..11-05'])(
    '%s is',
    (word) => expect(isDayLike(word)).toBe(true),
  );
  test.each(['show', 'lastest', 'btc', '2024-W44', 'W44', '-', '', 'today.html', '昨'])(
    '“%s” is not',
    (word) => expect(isDayLike(word)).toBe(false),
  );
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
    '2024-11/01',
    '24/11/01',
    '1/11/2024',
    '31/12',
    '明天',
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

  test.each([
    '2024-11-01',
    '20241101',
    '11-01',
    '11月1日',
    'latest',
    'yesterday',
    '-3d',
    '2024/11/01',
    '11/1',
    '昨天',
  ])('the forms in the message include %s, which is understood', (form) => {
    expect(DAY_FORMS).toContain(form);
    expect(() => read(form)).not.toThrow();
  });
});
