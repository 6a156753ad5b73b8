import { describe, expect, test } from 'vitest';
import * as zh from '../../../src/render/words/zh-numbers.ts';

const FARSIDE = 100_000;
const SOSOVALUE = 100;

describe('an amount at Farside’s resolution', () => {
  test.each([
    [54_900_000, '5490 万美元'],
    [-54_900_000, '5490 万美元'],
    [100_000, '10 万美元'],
    [99_900_000, '9990 万美元'],
    [100_000_000, '1.00 亿美元'],
    [491_300_000, '4.91 亿美元'],
    [2_810_200_000, '28.10 亿美元'],
    [24_159_100_000, '241.59 亿美元'],
  ])('%d is %s', (usd, said) => {
    expect(zh.amount(usd, FARSIDE)).toBe(said);
  });
});

describe('an amount at SoSoValue’s resolution has two decimals', () => {
  test.each([
    [54_940_300, '5494.03 万美元'],
    [10_925_600, '1092.56 万美元'],
    [502_200, '50.22 万美元'],
    [3_280_000, '328.00 万美元'],
    [100, '0.01 万美元'],
    [6_938_000_000, '69.38 亿美元'],
  ])('%d is %s', (usd, said) => {
    expect(zh.amount(usd, SOSOVALUE)).toBe(said);
  });

  test('and no more, however fine the source', () => {
    expect(zh.amount(54_940_349, 1)).toBe('5494.03 万美元');
    expect(zh.amount(54_940_350, 1)).toBe('5494.04 万美元');
  });

  test('one decimal at a step of $1,000, none from $10,000 on', () => {
    expect(zh.amount(54_940_300, 1_000)).toBe('5494.0 万美元');
    expect(zh.amount(54_946_000, 10_000)).toBe('5495 万美元');
  });
});

describe('the unit is chosen after rounding', () => {
  test.each([
    [99_999_960, SOSOVALUE, '1.00 亿美元', '9999.996 万'],
    [99_999_950, SOSOVALUE, '1.00 亿美元', 'half a step below'],
    [99_999_949, SOSOVALUE, '9999.99 万美元', 'just under half a step below'],
    [99_950_000, SOSOVALUE, '9995.00 万美元', 'a coarser source would have rounded up'],
    [99_950_000, FARSIDE, '1.00 亿美元', 'half of Farside’s step below'],
    [99_949_999, FARSIDE, '9990 万美元', 'just under half of Farside’s step'],
    [100_000_000, SOSOVALUE, '1.00 亿美元', 'exactly'],
    [100_499_999, SOSOVALUE, '1.00 亿美元', 'just above'],
  ])('%d at a step of %d is %s: %s', (usd, step, said) => {
    expect(zh.amount(usd, step)).toBe(said);
    expect(zh.amount(-usd, step)).toBe(said);
  });

  test('an amount in 亿 is rounded once, from the figure itself', () => {
    expect(zh.amount(104_499_999, SOSOVALUE)).toBe('1.04 亿美元');
    expect(zh.amount(104_500_000, SOSOVALUE)).toBe('1.05 亿美元');
  });
});

describe('halves are rounded away from zero', () => {
  test.each([
    [10_050_000, FARSIDE, '1010 万美元'],
    [-10_050_000, FARSIDE, '1010 万美元'],
    [10_049_999, FARSIDE, '1000 万美元'],
    [50_250, SOSOVALUE, '5.03 万美元'],
    [-50_250, SOSOVALUE, '5.03 万美元'],
    [100_500_000, FARSIDE, '1.01 亿美元'],
    [-100_500_000, FARSIDE, '1.01 亿美元'],
    [235_500_000, FARSIDE, '2.36 亿美元'],
    [1_005_000_000, FARSIDE, '10.05 亿美元'],
  ])('%d at a step of %d is %s', (usd, step, said) => {
    expect(zh.amount(usd, step)).toBe(said);
  });
});

test('no amount of Farside’s is said finer than its step or with a sign', () => {
  const amounts = Array.from({ length: 1_200 }, (_, i) => zh.amount((i - 600) * 100_000, FARSIDE));
  expect(amounts.filter((said) => !/^(\d{0,3}0 万美元|\d+\.\d\d 亿美元)$/.test(said))).toEqual([]);
});

describe('an amount beside another', () => {
  test('has as many decimals as it takes to tell the two apart, as far as the step goes', () => {
    expect(zh.amountBeside(1_303_400_000, FARSIDE, 1_303_300_000)).toBe('13.034 亿美元');
    expect(zh.amountBeside(1_303_300_000, FARSIDE, 1_303_400_000)).toBe('13.033 亿美元');
    expect(zh.amountBeside(1_303_456_700, SOSOVALUE, 1_303_456_200)).toBe('13.03457 亿美元');
    expect(zh.amountBeside(1_303_400_000, FARSIDE, 1_320_000_000)).toBe('13.03 亿美元');
    expect(zh.amountBeside(54_900_000, FARSIDE, 59_900_000)).toBe('5490 万美元');
  });
});

describe('a flow', () => {
  const flow = (usd: number, resolutionUsd: number) => zh.flow(usd, zh.amount(usd, resolutionUsd));

  test('has its direction in the word, never in a sign', () => {
    expect(flow(54_900_000, FARSIDE)).toBe('净流入 5490 万美元');
    expect(flow(-54_900_000, FARSIDE)).toBe('净流出 5490 万美元');
  });

  test('of zero is 净流入为零', () => {
    expect(flow(0, FARSIDE)).toBe('净流入为零');
  });

  // an amount of nothing beside a direction is neither
  test('that is not zero is never said to be 0.00', () => {
    expect(flow(-30, SOSOVALUE)).toBe('净流出不足 0.01 万美元');
    expect(flow(40_000, FARSIDE)).toBe('净流入不足 10 万美元');
    expect(zh.flow(-30, zh.amountInWan(-30, 1))).toBe('净流出不足 0.01 万美元');
  });

  test('has one verb a direction', () => {
    expect([zh.verb('in'), zh.verb('out'), zh.verb('flat')]).toEqual(['净流入', '净流出', '净流入']);
  });
});

describe('a date', () => {
  test.each([
    ['2024-11-01', '11 月 1 日', '2024 年 11 月 1 日'],
    ['2024-01-09', '1 月 9 日', '2024 年 1 月 9 日'],
    ['2025-12-31', '12 月 31 日', '2025 年 12 月 31 日'],
  ])('%s has no zero before it: %s', (day, short, full) => {
    expect(zh.date(day)).toBe(short);
    expect(zh.fullDate(day)).toBe(full);
  });

  test.each([
    ['2024-11-01', '周五'],
    ['2024-11-02', '周六'],
    ['2024-11-03', '周日'],
    ['2024-11-04', '周一'],
  ])('%s is a %s', (day, weekday) => {
    expect(zh.weekday(day)).toBe(weekday);
  });
});

describe('a span', () => {
  test('within a year leaves the year out, also over the turn of a month', () => {
    expect(zh.span('2024-10-24', '2024-11-01')).toBe('10 月 24 日至 11 月 1 日');
  });

  test('across years says both', () => {
    expect(zh.span('2024-12-24', '2025-01-03')).toBe('2024 年 12 月 24 日至 2025 年 1 月 3 日');
  });
});

test('Beijing time has hours and minutes of two digits, and its own date', () => {
  expect(zh.beijingTime('2026-02-04T05:30:00.000Z')).toBe('北京时间 2026 年 2 月 4 日 13:30');
  expect(zh.beijingTime('2024-12-31T16:05:59.999Z')).toBe('北京时间 2025 年 1 月 1 日 00:05');
});
