import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { LANGS } from '../../../src/model/lang.ts';
import { asUsd } from '../../../src/model/money.ts';
import type { Claim } from '../../../src/render/proof/claim.ts';
import { say } from '../../../src/render/proof/claim.ts';
import type { Language } from '../../../src/render/words/language.ts';
import { languageOf } from '../../../src/render/words/languages.ts';
import { reference } from '../../support/days/days.ts';
import { daysOf, figureOf } from '../../support/days/figures.ts';
import { misreading } from '../../support/readers/claim-reader.ts';

const usd = (value: number, resolutionUsd = 100_000): Claim => ({
  form: 'flow',
  figure: figureOf(value, { resolutionUsd }),
});
const amount = (value: number, resolutionUsd = 100_000): Claim =>
  ({
    ...usd(value, resolutionUsd),
    form: 'amount',
  }) as Claim;

describe.each(LANGS)('what %s says is read again', (lang) => {
  const language = languageOf(lang, reference.registry);
  const both = (claim: Claim) => misreading(claim, say(claim, language));

  test.each([
    0, 100_000, -100_000, 50_000, 9_950_000, 99_950_000, 99_900_000, -54_900_000, 999_900_000, 1_000_000_000,
    24_159_100_000, 104_655_000_000, -1, 4_999, 10_465_500_000,
  ])('%d dollars, in any step', (value) => {
    for (const resolutionUsd of [100_000, 10_000, 1]) {
      const figure = figureOf(value, { resolutionUsd });
      for (const inProse of [true, false])
        for (const form of ['flow', 'amount'] as const)
          expect([form, both({ form, figure, inProse })]).toEqual([form, null]);
      for (const form of ['precise flow', 'precise amount'] as const)
        expect([form, both({ form, figure, beside: asUsd(value + 100_000) })]).toEqual([form, null]);
      for (const form of ['direction', 'flows'] as const)
        expect([form, both({ form, figure })]).toEqual([form, null]);
    }
  });

  test('counts to 99', () => {
    for (let count = 0; count <= 99; count += 1) {
      const figure = figureOf(count, {
        what: { kind: 'funds', which: 'expected' },
        rule: 'stated',
        direction: null,
      });
      for (const unit of ['funds', 'number'] as const)
        expect([count, unit, both({ form: 'count', figure, unit })]).toEqual([count, unit, null]);
    }
    for (const unit of ['days', 'sessions', 'number'] as const)
      expect(both({ form: 'count', figure: daysOf(7), unit })).toBeNull();
  });

  test('dates, weekdays, months and moments of two years', () => {
    for (let i = 0; i < 731; i += 1) {
      const day = new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
      for (const form of ['date', 'full date', 'iso date', 'weekday', 'month'] as const)
        expect([day, form, both({ form, day })]).toEqual([day, form, null]);
      expect(both({ form: 'span', from: '2024-12-30', to: day })).toBeNull();
      expect(both({ form: 'time', at: `${day}T16:05:00.000Z` })).toBeNull();
    }
  });

  test('per cent and names', () => {
    expect(both({ form: 'percent', figure: figureOf(230) })).toBeNull();
    expect(both({ form: 'percent', figure: figureOf(5) })).toBeNull();
    expect(both({ form: 'name', name: '贝莱德（BlackRock）ETF IBIT' })).toBeNull();
  });
});

describe('words that say another thing', () => {
  test.each<[string, Claim]>([
    ['净流出 549 万美元', usd(-54_900_000)],
    ['净流出 5490 亿美元', usd(-54_900_000)],
    ['净流出 5480 万美元', usd(-54_900_000)],
    ['净流出 5491 万美元', usd(-54_900_000)],
    ['净流入 5490 万美元', usd(-54_900_000)],
    ['流量 5490 万美元', usd(-54_900_000)],
    ['净流入净流出 5490 万美元', usd(-54_900_000)],
    ['净流出 -5490 万美元', usd(-54_900_000)],
    ['净流出 1,5490 万美元', usd(-54_900_000)],
    ['净流出 5490 万', usd(-54_900_000)],
    ['净流出 5490 万港元', usd(-54_900_000)],
    ['净流入为零', usd(-54_900_000)],
    ['净流入 0 万美元', usd(0)],
    ['不足 10 万美元', amount(54_900_000)],
    ['不足 5 亿美元', amount(54_900_000)],
    ['不足 10 万美元', amount(0)],
    ['104.65 亿美元', amount(10_465_500_000)],
    ['$54.9B', amount(54_900_000)],
    ['$5.49M', amount(54_900_000)],
    ['54.9M', amount(54_900_000)],
    ['$24,159.2M', amount(24_159_100_000)],
    ['$2,4159.1M', amount(24_159_100_000)],
    ['$54.9M net inflow', usd(-54_900_000)],
    ['no net flow', usd(-54_900_000)],
    ['2.31%', { form: 'percent', figure: figureOf(230) }],
    ['2.3%', { form: 'percent', figure: figureOf(230) }],
    ['2.30', { form: 'percent', figure: figureOf(230) }],
    ['8 日', { form: 'count', figure: daysOf(7), unit: 'days' }],
    ['7 周', { form: 'count', figure: daysOf(7), unit: 'days' }],
    ['7 日', { form: 'count', figure: daysOf(7), unit: 'sessions' }],
    ['7 周', { form: 'count', figure: daysOf(7), unit: 'weeks' }],
    ['7', { form: 'count', figure: daysOf(7), unit: 'days' }],
    ['7 万日', { form: 'count', figure: daysOf(7), unit: 'days' }],
    ['six days', { form: 'count', figure: daysOf(7), unit: 'days' }],
    ['seven weeks', { form: 'count', figure: daysOf(7), unit: 'days' }],
    [
      '一只',
      {
        form: 'count',
        figure: figureOf(2, { rule: 'stated', what: { kind: 'funds', which: 'expected' } }),
        unit: 'funds',
      },
    ],
    ['十二家', { form: 'count', figure: figureOf(12, { rule: 'stated' }), unit: 'number' }],
    ['净流入', { form: 'direction', figure: daysOf(7, 'out') }],
    ['净流入', { form: 'direction', figure: { ...daysOf(7), direction: 'flat' } }],
    ['0', { form: 'zero', figure: figureOf(100_000) }],
    ['11 月 2 日', { form: 'date', day: '2024-11-01' }],
    ['2023 年 11 月 1 日', { form: 'date', day: '2024-11-01' }],
    ['11 月 1 日', { form: 'full date', day: '2024-11-01' }],
    ['11 月 1 日 5', { form: 'date', day: '2024-11-01' }],
    ['11 月 1 日至 12 月 1 日', { form: 'date', day: '2024-11-01' }],
    ['12 月 30 日至 1 月 3 日', { form: 'span', from: '2024-12-30', to: '2025-01-03' }],
    ['11 月 1 日至 10 月 24 日', { form: 'span', from: '2024-10-24', to: '2024-11-01' }],
    ['周六', { form: 'weekday', day: '2024-11-01' }],
    ['Saturday', { form: 'weekday', day: '2024-11-01' }],
    ['10 月', { form: 'month', day: '2024-11-01' }],
    ['2024-11-02', { form: 'iso date', day: '2024-11-01' }],
    ['北京时间 2024 年 11 月 1 日 05:30', { form: 'time', at: '2024-11-01T05:30:00.000Z' }],
    ['北京时间 2024 年 11 月 1 日 00:30', { form: 'time', at: '2024-11-01T16:30:00.000Z' }],
    ['IBTI', { form: 'name', name: 'IBIT' }],
  ])('%s', (words, claim) => {
    expect(misreading(claim, words)).not.toBeNull();
  });
});

/** At run time a claim is said twice by the same code: only a reader of its own sees a fault in it. */
describe.each(LANGS)('a fault in how %s is said is read', (lang) => {
  const language = languageOf(lang, reference.registry);
  const { flow, amount: said, count, date, direction } = language;
  test.each<[string, Partial<Language>]>([
    ['a hundredfold', { flow: (value, ...more) => flow(value * 100, ...more) }],
    ['one step off', { flow: (value, step, ...more) => flow(value + step, step, ...more) }],
    ['the sign', { flow: (value, ...more) => flow(-value, ...more) }],
    [
      'the unit',
      {
        amount: (...given) =>
          said(...given)
            .replace(/[万萬]/, '亿')
            .replace('M', 'B'),
      },
    ],
    ['one more', { count: (value, unit) => count(value + 1, unit) }],
    ['the thing counted', { count: (value) => count(value, 'weeks') }],
    ['the day after', { date: () => date('2024-11-02') }],
    ['the way', { direction: (way) => direction(way === 'in' ? 'out' : 'in') }],
  ])('%s', (_, fault) => {
    const figure = figureOf(-54_900_000);
    const claims: Claim[] = [
      { form: 'flow', figure },
      { form: 'amount', figure },
      { form: 'count', figure: daysOf(7), unit: 'days' },
      { form: 'date', day: '2024-11-01' },
      { form: 'direction', figure: daysOf(7) },
    ];
    const misread = (one: Language) => claims.filter((claim) => misreading(claim, say(claim, one)) !== null);
    expect(misread(language)).toEqual([]);
    expect(misread({ ...language, ...fault })).toHaveLength(1);
  });
});

test('the reader shares no code with those who say', () => {
  for (const file of ['claim-reader', 'figure-reader']) {
    const text = readFileSync(new URL(`../../support/readers/${file}.ts`, import.meta.url), 'utf8');
    const imports = text.match(/(?<=^import (?!type ).* from ').*(?=')/gm) ?? [];
    expect(imports.length).toBeGreaterThan(1);
    expect(imports.filter((from) => from.includes('/words/') || from.endsWith('/claim.ts'))).toEqual([]);
  }
});
