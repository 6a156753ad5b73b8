import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { LayoutError } from '../../../src/errors.ts';
import {
  dollars,
  isoDay,
  millions,
  parseJson,
  requireShape,
  requireSuccess,
  scaled,
} from '../../../src/sources/formats/json.ts';
import { rawPage } from '../../support/publishers/publisher-page.ts';

describe('an amount of money', () => {
  test.each<[number | string, number]>([
    [0, 0],
    [-0, 0],
    ['0', 0],
    ['-0.0', 0],
    [-648640566.63, -648_640_567],
    ['-648640566.63', -648_640_567],
    ['57691368283.94', 57_691_368_284],
    ['-5.5066297E7', -55_066_297],
    [1e-7, 0],
    ['1e-999', 0],
    [9007199254740991, Number.MAX_SAFE_INTEGER],
    [' 12 ', 12],
    ['+12', 12],
  ])('of %j is %d whole dollars', (given, usd) => {
    expect(dollars.parse(given)).toBe(usd);
  });

  test.each([
    [0.5, 1],
    [-0.5, -1],
    [1.5, 2],
    [2.5, 3],
    [-2.5, -3],
    ['2.4999999999999999999', 2],
    ['-0.49', 0],
  ])('of %j is rounded half away from zero', (given, usd) => {
    expect(Object.is(dollars.parse(given), usd)).toBe(true);
  });

  // 0.29 and 1.005 are less than they say as binary numbers
  test.each<[number | string, number]>([
    [-25.6, -25_600_000],
    ['-25.6', -25_600_000],
    [0.29, 290_000],
    [1.005, 1_005_000],
    [1119.9, 1_119_900_000],
    [239.3, 239_300_000],
    ['0.0000005', 1],
    ['0.0000004', 0],
  ])('of %j millions is exactly %d dollars', (given, usd) => {
    expect(millions.parse(given)).toBe(usd);
  });

  test.each([
    Number.NaN,
    Infinity,
    -Infinity,
    '',
    ' ',
    '-',
    'NaN',
    'Infinity',
    '1,234',
    '0x10',
    '1.2.3',
    '--1',
    '1 2',
    'null',
    true,
    {},
    [],
    undefined,
    9007199254740992,
    '9007199254740992',
    1e300,
    '1e999',
    '9'.repeat(31),
  ])('is not made of %j', (given) => {
    expect(dollars.safeParse(given).success).toBe(false);
    expect(millions.nullable().safeParse(given).success).toBe(false);
  });

  test('that is null stays null', () => {
    expect(dollars.nullable().parse(null)).toBeNull();
    expect(dollars.safeParse(null).success).toBe(false);
  });

  test('does not come of a number that JSON writes too large for one', () => {
    expect(dollars.safeParse(JSON.parse('1e400')).success).toBe(false);
  });
});

test('a number is moved by places on its digits', () => {
  expect(scaled('0.0512', 4)).toBe(512);
  expect(scaled('1.255', 2)).toBe(126);
  expect(scaled('abc', 2)).toBeNull();
});

test.each([
  ['2024-11-01', true],
  ['2024-11-31', false],
  ['2024-11-01T00:00:00Z', false],
  ['', false],
])('%j as a day: %s', (text, fits) => {
  expect(isoDay.safeParse(text).success).toBe(fits);
});

describe('what cannot be read', () => {
  const error = (work: () => unknown): LayoutError => {
    try {
      work();
    } catch (thrown) {
      if (thrown instanceof LayoutError) return thrown;
      throw thrown;
    }
    throw new Error('nothing was thrown');
  };

  test.each(['', '{"a":', 'Just a moment…', '{"a": NaN}'])('%j is no JSON', (text) => {
    const { message, details } = error(() => parseJson(rawPage(text), 'an answer'));
    expect(message).toBe('the JSON does not parse');
    expect(details).toMatchObject({ expected: 'an answer', got: text });
  });

  test('a shape that does not fit is named by its place, in few words', () => {
    const shape = z.object({ days: z.array(z.object({ date: isoDay })) });
    const json = { days: [{ date: '2024-11-01' }, { date: 'x'.repeat(10_000) }] };
    const refused = error(() => requireShape(json, shape, 'days with dates'));
    expect(refused.details.got).toMatch(/^days\.1\.date: not a date YYYY-MM-DD; in \{"days"/);
    expect(refused.explain().length).toBeLessThan(500);
  });
});

describe('an answer in an envelope', () => {
  test.each([0, '0'])('with the code %j gives its data', (code) => {
    expect(requireSuccess({ code, msg: null, data: [1] }, 'an answer')).toEqual([1]);
  });

  test.each([
    [{ code: 42901, message: 'Rate limit exceeded' }, 'code 42901: Rate limit exceeded'],
    [{ code: 1, msg: 'system busy', data: null }, 'code 1: system busy'],
    [{ code: '40001' }, 'code 40001: no message'],
    [{ code: '', data: [] }, 'code : no message'],
  ])('%j is refused, with its code and message', (answer, got) => {
    expect(() => requireSuccess(answer, 'an answer')).toThrow(
      expect.objectContaining({
        message: 'the publisher answers with an error',
        details: { expected: 'code 0', got },
      }),
    );
  });

  test.each([{ data: [] }, [], null, 'ok'])('%j is none', (answer) => {
    expect(() => requireSuccess(answer, 'an answer')).toThrow(LayoutError);
  });
});
