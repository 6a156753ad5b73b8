import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTemplates } from '../../../src/pipeline/template-files.ts';
import type { Teller } from '../../../src/render/proof/teller.ts';
import { createTeller } from '../../../src/render/proof/teller.ts';
import { unitInHead, wrapped } from '../../../src/render/tables/fitted-table.ts';
import { inColorOf, provedInColor } from '../../../src/render/tables/paint.ts';
import { createTemplates } from '../../../src/render/template.ts';
import { digestText } from '../../../src/render/texts/digest-text.ts';
import type { Language } from '../../../src/render/words/language.ts';
import { daysOf, figureOf } from '../../support/days/figures.ts';
import { en, zhHans } from '../../support/days/languages.ts';
import { bundled, toldDay } from '../../support/days/told-days.ts';
import { wordsIn } from '../../support/days/words.ts';

const OUT = figureOf(-54_900_000);
const IN = figureOf(10_466_000_000);
const ZERO = figureOf(0);
const NAME = '净流出基金';

type Scheme = 'red-up' | 'green-up';

/** The escapes as a reader sees them: {red:…}, {green:…}. */
const seen = (painted: string) =>
  painted.replaceAll('\u001b[31m', '{red:').replaceAll('\u001b[32m', '{green:').replaceAll('\u001b[39m', '}');

/** A text that says claims, proved and in colour. */
function told(language: Language, write: (teller: Teller) => string, scheme: Scheme = 'red-up'): string {
  const teller = createTeller(language);
  return seen(provedInColor({ text: write(teller), claims: teller.claims, language, names: [] }, scheme));
}

describe('what claims say of a direction is coloured, each with its amount', () => {
  const CHINESE: [string, (t: Teller) => string][] = [
    ['昨日总{green:净流出 5490 万美元}，', (t) => `昨日总${t.flow(OUT)}，`],
    ['历史总{red:净流入达 104.66 亿美元}。', (t) => `历史总${t.direction(IN)}达 ${t.amount(IN)}。`],
    ['{green:5490 万美元的净流出}', (t) => `${t.amount(OUT)}的${t.direction(OUT)}`],
    ['5490 万美元，{green:净流出}', (t) => `${t.amount(OUT)}，${t.direction(OUT)}`],
    ['{green:净流出}\n5490 万美元', (t) => `${t.direction(OUT)}\n${t.amount(OUT)}`],
    ['{green:净流出}与 104.66 亿美元', (t) => `${t.direction(OUT)}与 ${t.amount(IN)}`],
    [
      '7 日{red:净流入}后首次{green:净流出}',
      (t) => `${t.count(daysOf(7), 'days')}${t.direction(daysOf(7))}后首次${t.direction(OUT)}`,
    ],
  ];
  test.each(CHINESE)('%s', (painted, write) => expect(told(zhHans, write)).toBe(painted));

  const ENGLISH: [string, (t: Teller) => string][] = [
    [
      'a {green:net outflow of $54.9 million} on the day',
      (t) => `a net ${t.direction(OUT)} of ${t.amount(OUT)} on the day`,
    ],
    ['{green:$54.9 million in net outflow}', (t) => `${t.amount(OUT)} in net ${t.direction(OUT)}`],
    ['the {red:inflow} was $54.9 million more', (t) => `the ${t.direction(IN)} was ${t.amount(OUT)} more`],
  ];
  test.each(ENGLISH)('%s', (painted, write) => expect(told(en, write)).toBe(painted));

  test('the other way round where green is up', () => {
    const write = (t: Teller) => `${t.flow(OUT)}，${t.flow(IN)}`;
    expect(told(zhHans, write, 'green-up')).toBe('{red:净流出 5490 万美元}，{green:净流入 104.66 亿美元}');
  });
});

describe('nothing else is', () => {
  test('a zero, an amount alone, a count', () => {
    const write = (t: Teller) =>
      `${t.flow(ZERO)}；${t.amount(OUT)}；${t.count(daysOf(7), 'days')}；${t.tell({ form: 'zero', figure: ZERO })}`;
    expect(told(zhHans, write)).not.toContain('{');
  });

  test('a direction in the name of a fund', () => {
    const write = (t: Teller) => `${t.name(NAME)}${t.flow(IN)}`;
    expect(told(zhHans, write)).toBe(`${NAME}{red:净流入 104.66 亿美元}`);
  });

  test('a direction in a name that an editor’s template says', () => {
    const text = '{{lead.name}}（{{lead.source}}）{{lead.total.flow}}';
    const templates = createTemplates({ ...readTemplates('zh-Hans', null).texts, title: text }, new Map(), [
      'title',
    ]);
    const words = { ...wordsIn('zh-Hans', { templates }), sourceLabels: { farside: '流出观察' } };
    const { title } = digestText(toldDay('2024-11-01'), { ...words, colors: 'red-up' });
    expect(seen(title)).toBe('比特币现货 ETF（流出观察）{green:净流出 5490 万美元}');
  });

  test('a text without a scheme', () => {
    const teller = createTeller(zhHans);
    const marked = { text: teller.flow(OUT), claims: teller.claims, language: zhHans, names: [] };
    expect(provedInColor(marked, undefined)).toBe('净流出 5490 万美元');
    expect(inColorOf('out', '净流出', undefined)).toBe('净流出');
    expect(inColorOf('flat', '0', 'red-up')).toBe('0');
  });
});

describe('a coloured cell is laid out as a plain one', () => {
  const cell = inColorOf('out', '净流出 5490 万美元', 'red-up');

  test('the unit moves to the head', () => {
    expect(unitInHead([['当日'], [cell]]).map(([first = '']) => seen(first))).toEqual([
      '当日（美元）',
      '{green:净流出 5490 万}',
    ]);
  });

  test('lines break where they would without colour', () => {
    const texts = [`当日 ${cell}`, `flow ${inColorOf('in', 'net inflow of $54.9 million', 'red-up')}`];
    for (const text of texts)
      for (let width = 8; width < 30; width++)
        expect(wrapped(text, width).map(stripVTControlCharacters)).toEqual(
          wrapped(stripVTControlCharacters(text), width),
        );
  });
});

test('without its escapes a digest is the very same in every language, and every colour ends', () => {
  const days = bundled.flatMap(({ days: all }) => all.map(({ day }) => day));
  const langs = fc.constantFrom('zh-Hans' as const, 'zh-Hant' as const, 'en' as const);
  const schemes = fc.constantFrom<Scheme>('red-up', 'green-up');
  fc.assert(
    fc.property(fc.constantFrom(...days), langs, schemes, (day, lang, colors) => {
      const [plain, painted] = [wordsIn(lang), wordsIn(lang, { colors })].map((words) =>
        digestText(toldDay(day), words),
      );
      expect(stripVTControlCharacters(painted?.body ?? '')).toBe(plain?.body);
      expect(seen(painted?.body ?? '')).toMatch(/^(?:[^{}]|\{(?:red|green):[^{}\n]+\})*$/);
      expect(painted?.body).toContain('\u001b');
    }),
    { seed: 20241101, numRuns: 40 },
  );
});
