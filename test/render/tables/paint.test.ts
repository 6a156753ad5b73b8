import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paint } from '../../../src/render/tables/paint.ts';

/** The escapes as a reader sees them: {red:…}, {green:…}. */
const seen = (text: string, scheme: 'red-up' | 'green-up' = 'red-up') =>
  paint(text, scheme)
    .replaceAll('\u001b[31m', '{red:')
    .replaceAll('\u001b[32m', '{green:')
    .replaceAll('\u001b[39m', '}');

describe('a word of direction is coloured with its amount', () => {
  test.each([
    ['昨日总净流出 5490 万美元，', '昨日总{green:净流出 5490 万美元}，'],
    ['历史总净流入达 104.66 亿美元。', '历史总{red:净流入达 104.66 亿美元}。'],
    ['净流出不足 0.01 万美元', '{green:净流出不足 0.01 万美元}'],
    ['5490 万美元净流出', '{green:5490 万美元净流出}'],
    ['5490 万美元的净流入', '{red:5490 万美元的净流入}'],
    ['淨流出 1.20 億美元', '{green:淨流出 1.20 億美元}'],
    ['淨流入 3000 萬美元', '{red:淨流入 3000 萬美元}'],
    ['▂ 净流入 1.88 亿', '▂ {red:净流入 1.88 亿}'],
    ['过去 7 日净流入后首次净流出', '过去 7 日{red:净流入}后首次{green:净流出}'],
    ['6 只净流出，1 只净流入', '6 只{green:净流出}，1 只{red:净流入}'],
    ['净流出 2560 万美元  净流入 104.66 亿美元', '{green:净流出 2560 万美元}  {red:净流入 104.66 亿美元}'],
    ['net outflow of $54.9 million on the day', '{green:net outflow of $54.9 million} on the day'],
    ['a $1.2 billion net inflow', 'a {red:$1.2 billion net inflow}'],
    ['$54.9M in net outflows', '{green:$54.9M in net outflows}'],
    ['Net inflows totalled US$1,204.5 million', '{red:Net inflows totalled US$1,204.5 million}'],
    ['a net outflow of less than $0.1 million', 'a {green:net outflow of less than $0.1 million}'],
    ['first outflow after 7 days of inflow', 'first {green:outflow} after 7 days of {red:inflow}'],
  ])('%s', (text, painted) => {
    expect(seen(text)).toBe(painted);
  });

  test('the other way round where green is up', () => {
    expect(seen('净流出 5490 万美元，净流入 1 亿美元', 'green-up')).toBe(
      '{red:净流出 5490 万美元}，{green:净流入 1 亿美元}',
    );
    expect(seen('net outflow of $54.9 million', 'green-up')).toBe('{red:net outflow of $54.9 million}');
  });
});

describe('nothing else is', () => {
  test.each([
    '净流入为零',
    '淨流入為零',
    '净流入 0',
    '净流入 0.00 亿美元',
    '7 只净流量为零',
    '零净流入',
    'no net inflow',
    'a net inflow of zero',
    'net inflow of $0',
    '11 月 1 日',
    '合计 5490 万美元',
    '较此前 7 个交易日多 8.29 亿美元',
    'the funds hold $24.2 billion',
    'overflow, inflowing',
  ])('%s', (text) => {
    expect(paint(text, 'red-up')).toBe(text);
  });

  test.each([
    ['净流出的 11 月 1 日', '{green:净流出}的 11 月 1 日'],
    ['净流入 11 月 1 日', '{red:净流入} 11 月 1 日'],
    ['净流入 2024-11-01', '{red:净流入} 2024-11-01'],
    ['连续净流入 5 日', '连续{red:净流入} 5 日'],
    ['5490 万美元，净流出', '5490 万美元，{green:净流出}'],
    ['5490 万美元  净流出', '5490 万美元  {green:净流出}'],
    ['net inflow for 5 days', '{red:net inflow} for 5 days'],
  ])('a date, a count, or an amount that stands apart: %s', (text, painted) => {
    expect(seen(text)).toBe(painted);
  });

  test('no colour runs over the end of a line', () => {
    expect(seen('净流出\n5490 万美元\n净流入')).toBe('{green:净流出}\n5490 万美元\n{red:净流入}');
  });
});

test('without its escapes the text is the very same, and every colour ends', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      ...[
        '净流入',
        '净流出',
        '淨流出',
        'net inflow',
        'Net outflows',
        '为零',
        '达',
        '不足',
        ' ',
        '  ',
        '\n',
        '的',
        '，',
      ],
      ...[
        '5490 万美元',
        '1.20 億美元',
        '0',
        '$54.9 million',
        ' of ',
        ' in ',
        'no ',
        '11 月 1 日',
        '零',
        '美元',
        '亿',
      ],
    ),
    fc.string({ unit: fc.constantFrom(...'净流入出 0123.,$万亿美元inflowut') }),
    fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text)),
  );
  const texts = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(texts, fc.constantFrom('red-up', 'green-up'), (text, scheme) => {
      const painted = paint(text, scheme);
      expect(stripVTControlCharacters(painted)).toBe(text);
      for (const [, said] of seen(text.replace(/[{}]/g, '')).matchAll(/\{(?:red|green):([^}]*)\}/g)) {
        expect(said).toMatch(/^[^{\n]*(?:[净淨]流[入出]|(?:in|out)flow)[^{\n]*$/i);
      }
      const [begun, ended] = [
        seen(text.replace(/[{}]/g, '')).split(/\{(?:red|green):/),
        painted.split('\u001b[39m'),
      ].map(({ length }) => length);
      expect(begun).toBe(ended);
    }),
    { seed: 20241101, numRuns: 2000 },
  );
});
