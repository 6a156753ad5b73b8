import { describe, expect, test } from 'vitest';
import { LayoutError } from '../../src/errors.ts';
import { parseMillions, sumUsd } from '../../src/model/money.ts';

describe('a figure in US$ millions becomes whole dollars', () => {
  test.each([
    ['54.9', 54_900_000],
    ['0.1', 100_000],
    ['0.3', 300_000],
    ['1,119.9', 1_119_900_000],
    ['60,809', 60_809_000_000],
    ['1,234,567.8', 1_234_567_800_000],
    ['12', 12_000_000],
    ['0.000001', 1],
    ['502.123456', 502_123_456],
    // what binary fractions leave in a spreadsheet
    ['0.30000000000000004', 300_000],
    ['108.39999999999999', 108_400_000],
    ['(0.9999999999999999)', -1_000_000],
    ['5.684341886080802e-14', 0],
    ['-2.8e-08', 0],
  ])('%s is %d', (text, usd) => {
    expect(parseMillions(text)).toBe(usd);
  });

  test('every tenth of a million up to 1,000 is exact to the dollar', () => {
    const tenths = Array.from({ length: 10_000 }, (_, i) => i);
    const read = tenths.map((tenth) => parseMillions(`${Math.floor(tenth / 10)}.${tenth % 10}`));
    expect(read).toEqual(tenths.map((tenth) => tenth * 100_000));
  });

  test('a sum of many figures stays exact', () => {
    expect(sumUsd(Array.from({ length: 1_000 }, () => parseMillions('0.1') ?? 0))).toBe(100_000_000);
    expect(sumUsd([])).toBe(0);
  });
});

describe('an outflow is negative', () => {
  test.each([
    ['(185.5)', -185_500_000],
    ['(1,119.9)', -1_119_900_000],
    ['-3.2', -3_200_000],
    ['−3.2', -3_200_000],
    ['–3.2', -3_200_000],
    [' ( 185.5 ) ', -185_500_000],
  ])('%s is %d', (text, usd) => {
    expect(parseMillions(text)).toBe(usd);
  });

  test.each(['(0.0)', '-0.0', '0.0', '0'])('%s is a plain zero, never a negative one', (text) => {
    expect(parseMillions(text)).toBe(0);
  });
});

describe('what surrounds a figure does not count', () => {
  test.each([
    ['9,199.3*', 9_199_300_000],
    ['1,022.5**', 1_022_500_000],
    ['(185.5)*', -185_500_000],
    ['\u00a054.9\u00a0', 54_900_000],
    ['\n  54.9\t', 54_900_000],
  ])('%j is %d', (text, usd) => {
    expect(parseMillions(text)).toBe(usd);
  });
});

test.each(['-', '–', '—', '−', '', ' ', '\u00a0', '\n\t', ' - ', '\u00a0-\u00a0'])(
  '%j is not reported, which is never zero',
  (text) => {
    expect(parseMillions(text)).toBeNull();
  },
);

describe('nonsense is refused', () => {
  test.each(['1,11.9', '12,34', '1,119,9', ',5', '1,', '.5', '5.', '1.2.3', '1.2345678', '1.2e-3'])(
    'digits that are no figure: %j',
    (text) => {
      expect(() => parseMillions(text)).toThrow(LayoutError);
    },
  );

  test.each(['(5', '5)', '((1))', '(-5)', '-(5)', '(-)', '()', '--5', '-5-', '+5'])(
    'signs that do not pair: %j',
    (text) => {
      expect(() => parseMillions(text)).toThrow(LayoutError);
    },
  );

  test.each(['abc', 'N/A', '$5.2', '5.2m', '5%', '１.2', 'Infinity', '1e3', '0x10', 'null'])(
    'text that is no number: %j',
    (text) => {
      expect(() => parseMillions(text)).toThrow(LayoutError);
    },
  );

  test('a figure too large to be exact', () => {
    expect(() => parseMillions('9,999,999,999.9')).toThrow(LayoutError);
  });

  // gluing what stood apart makes a figure that nobody printed
  test.each(['5 7', '12.5 3', '1*2'])('two figures in one cell: %j', (text) => {
    expect(() => parseMillions(text)).toThrow(LayoutError);
  });

  test('the message shows what came, cut short', () => {
    expect(() => parseMillions('checking your browser')).toThrow(
      expect.objectContaining({ details: expect.objectContaining({ got: '"checking your browser"' }) }),
    );
    const long = caught(() => parseMillions('x'.repeat(5_000)));
    expect(long).toBeInstanceOf(LayoutError);
    expect((long as LayoutError).explain().length).toBeLessThan(300);
  });
});

function caught(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return null;
}

test.each(['0.0*', '0.0¹', '0.0†', '0.0[1]', '0.0[^1]', '0.0^1^', '0.0 *†'])(
  'the footnote’s sign of %j is no digit',
  (text) => {
    expect(parseMillions(text)).toBe(0);
  },
);
