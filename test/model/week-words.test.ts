import { describe, expect, test } from 'vitest';
import { EtfDigestError, UsageError } from '../../src/errors.ts';
import type { Day, Instant } from '../../src/model/time.ts';
import { weekOf } from '../../src/model/week.ts';
import { parseWeekWords, WEEK_FORMS } from '../../src/model/week-words.ts';
import { caught } from '../support/caught.ts';
import { reference } from '../support/days/days.ts';

const TODAY = '2024-11-20';
const W44 = weekOf('2024-11-01');

/** Noon in New York. */
const at = (today: Day): Instant => `${today}T17:00:00.000Z`;
const read = (text: string, today: Day = TODAY) => parseWeekWords(text, at(today), reference.calendar);

describe('a week by its number', () => {
  test.each(['2024-W44', '2024W44', '2024-w44', '2024w44', ' 2024-W44 ', '2024 - W 44'])(
    '%j is 2024-W44, with nothing assumed',
    (text) => {
      expect(read(text)).toEqual({ kind: 'week', week: W44 });
    },
  );

  test('a single figure needs no zero before it', () => {
    expect(read('2024-W5')).toEqual(read('2024-W05'));
  });

  test('a week ahead is understood as it stands', () => {
    expect(read('2026-W53')).toEqual({ kind: 'week', week: weekOf('2026-12-31') });
  });
});

describe('a number without a year is the latest such week that has begun', () => {
  test.each([
    ['W44', '2024-11-20', '2024-10-28', 2024, 'of this year'],
    ['w44', '2024-10-28', '2024-10-28', 2024, 'on its Monday it has begun'],
    ['W44', '2024-10-27', '2023-10-30', 2023, 'on the Sunday before, that of last year'],
    ['W1', '2024-12-30', '2024-12-30', 2025, 'the year is that of the week, not of its Monday'],
    ['W01', '2024-12-29', '2024-01-01', 2024, 'a day earlier it is this year’s'],
    ['W52', '2025-01-03', '2024-12-23', 2024, 'in the new year, that of the old one'],
    ['W53', '2026-12-27', '2020-12-28', 2020, 'years without a week 53 are passed over'],
    ['W53', '2026-12-28', '2026-12-28', 2026, 'to the one that has it'],
  ])('%s on %s begins on %s (%i): %s', (text, today, monday, assumedYear) => {
    expect(read(text, today)).toEqual({ kind: 'week', week: weekOf(monday), assumedYear });
  });
});

describe('words', () => {
  test.each([
    ['this', '2024-11-20', '2024-11-18', 'the week that holds today'],
    ['This', '2024-11-24', '2024-11-18', 'on its Sunday still'],
    ['last', '2024-11-20', '2024-11-11', 'the week before it'],
    ['last', '2024-11-18', '2024-11-11', 'on a Monday, the one that has just ended'],
    ['last', '2025-01-01', '2024-12-23', 'over the turn of the year'],
  ])('%j on %s begins on %s: %s', (text, today, monday) => {
    expect(read(text, today)).toEqual({ kind: 'week', week: weekOf(monday) });
  });

  test.each([
    ['last', 'on Monday morning in Beijing it is the week that ended there'],
    ['上周', 'in Chinese, too'],
  ])('%j %s', (words) => {
    const monday = '2024-11-04T00:00:00.000Z';
    expect(parseWeekWords(words, monday, reference.calendar)).toEqual({ kind: 'week', week: W44 });
    expect(parseWeekWords('本周', monday, reference.calendar)).toMatchObject({ week: W44 });
  });

  test.each(['latest', 'LATEST', ' latest '])('%j is left to the store', (text) => {
    expect(read(text)).toEqual({ kind: 'latest' });
  });
});

describe('a day means the week that holds it', () => {
  test.each([
    ['2024-11-01', 'a Friday'],
    ['20241101', 'without hyphens'],
    ['2024-10-28', 'its Monday'],
    ['2024-11-03', 'its Sunday'],
    ['2024年11月1日', 'in Chinese'],
    ['-13d', 'counted back in trading days'],
    ['today-13d', 'as the command line hands it on'],
  ])('%s: %s', (text) => {
    expect(read(text)).toEqual({ kind: 'week', week: W44 });
  });

  test('a date without a year says which was taken', () => {
    expect(read('11月1日')).toEqual({ kind: 'week', week: W44, assumedYear: 2024 });
    expect(read('11-01', '2024-10-31')).toMatchObject({ assumedYear: 2023 });
  });

  test('yesterday is a trading day: on a Monday that of last week', () => {
    expect(read('yesterday', '2024-11-04')).toEqual({ kind: 'week', week: W44 });
  });
});

describe('nonsense', () => {
  test.each([
    '2024-W54',
    '2025-W53',
    '2024-W00',
    'W54',
    'W0',
    'W',
    '2024-W',
    '2024-44',
    '44',
    '2024-W044',
    '2024-02-30',
    'next',
    'foo',
    '',
  ])('%j is a usage error that names the accepted forms', (text) => {
    const error = caught(() => read(text));
    expect(error).toBeInstanceOf(UsageError);
    expect((error as UsageError).explain()).toContain(WEEK_FORMS);
    expect((error as UsageError).explain()).toContain(JSON.stringify(text));
    expect((error as UsageError).message).toBe('this is not a week');
  });

  test('days back are named as they were typed', () => {
    expect((caught(() => read('today-0d')) as UsageError).explain()).toContain('"-0d"');
  });

  test('a year without a table of closures is no fault of the words', () => {
    const error = caught(() => read('yesterday', '2024-01-01'));
    expect(error).toBeInstanceOf(EtfDigestError);
    expect(error).not.toBeInstanceOf(UsageError);
  });

  test.each(['2024-W44', 'W44', 'this', 'last', '2024-11-01', '11-01', 'latest', 'yesterday', '-3d'])(
    'the forms in the message include %s, which is understood',
    (form) => {
      expect(WEEK_FORMS).toContain(form);
      expect(() => read(form)).not.toThrow();
    },
  );
});
