import { createRequire } from 'node:module';
import fc from 'fast-check';
import matter from 'gray-matter';
import { parse as hexo } from 'hexo-front-matter';
import * as jsYaml from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parse as yaml } from 'yaml';
import type { Wording } from '../../../src/analyse/facts/digest-facts.ts';
import { weekDigestFacts } from '../../../src/analyse/facts/week-digest-facts.ts';
import { weekOf } from '../../../src/model/week.ts';
import { digestMarkdown } from '../../../src/render/texts/digest-markdown.ts';
import { type DigestText, digestText } from '../../../src/render/texts/digest-text.ts';
import { quoted } from '../../../src/render/texts/front-matter.ts';
import { weekMarkdown } from '../../../src/render/texts/week-markdown.ts';
import { weekText } from '../../../src/render/texts/week-text.ts';
import { bundledHistory } from '../../support/days/days.ts';
import { provisional, toldDay } from '../../support/days/told-days.ts';
import { factsOn } from '../../support/days/weeks.ts';
import { wordsIn } from '../../support/days/words.ts';

const AT = '2024-11-02T05:30:00.000Z';
const words = wordsIn('zh-Hans');
const facts = toldDay('2024-11-01');
const text = digestText(facts, words);

/** Between the two lines of dashes: what Jekyll, Hugo and Astro hand to their reader of YAML. */
const between = (markdown: string): string => /^---\n([\s\S]*?\n)---\n/.exec(markdown)?.[1] ?? '';

/** It declares a default export, and is a function. */
const wenyan = createRequire(import.meta.url)('front-matter') as (markdown: string) => {
  attributes: Record<string, unknown>;
};

type Read = (markdown: string) => Record<string, unknown>;
/** Each system by its own parser, or by one that reads the same YAML. */
const SYSTEMS: readonly [string, Read][] = [
  ['Hexo', (markdown) => ({ ...hexo(markdown) })],
  ['wenyan', (markdown) => wenyan(markdown).attributes],
  ['gray-matter, which many themes use', (markdown) => matter(markdown).data],
  ['Astro, by js-yaml', (markdown) => jsYaml.load(between(markdown)) as Record<string, unknown>],
  ['Jekyll and Hugo, by YAML 1.1', (markdown) => yaml(between(markdown), { version: '1.1' })],
  ['YAML 1.2', (markdown) => yaml(between(markdown), { version: '1.2' })],
];

const withTitle = (title: string, more: Partial<DigestText> = {}): string =>
  digestMarkdown(facts, { ...text, title, ...more }, words, AT);

const dayIn = (value: unknown, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(value as string));

describe.each(SYSTEMS)('%s', (system, read) => {
  test('reads every key of a digest', () => {
    const front = read(digestMarkdown(facts, text, words, AT));
    expect(front).toMatchObject({
      title: text.title,
      short_title: text.shortTitle,
      edition: 'final',
      state: 'final',
      sources: ['farside'],
    });
    expect(text.body.startsWith(String(front.description))).toBe(true);
    expect(front.description).toMatch(/^[^。]+。$/);
    expect(Object.keys(front).filter((key) => key !== '_content')).toEqual([
      ...['title', 'short_title', 'description', 'date', 'trading_day', 'publication_day'],
      ...['edition', 'state', 'sources', 'generated_at'],
    ]);
  });

  test('reads the publication day as the date, in Beijing and on a build machine', () => {
    const { date } = read(digestMarkdown(facts, text, words, AT));
    // Hexo takes the hours of UTC for those of its own zone
    const zones = system === 'Hexo' ? [undefined] : ['Asia/Shanghai', 'UTC'];
    for (const zone of zones) expect(dayIn(date, zone ?? localZone())).toBe('2024-11-02');
  });

  test('is not misled by what JavaScript takes for the end of a line', () => {
    const title = '题\u2028---\u2028末';
    expect(read(withTitle(title))).toMatchObject({ title, trading_day: expect.anything() });
  });

  test('reads any title, short title and first sentence byte for byte', () => {
    fc.assert(
      fc.property(TEXT, TEXT, TEXT, (title, shortTitle, sentence) => {
        const front = read(withTitle(title, { shortTitle, body: `${sentence}。后文：其余。` }));
        expect([front.title, front.short_title]).toEqual([title, shortTitle]);
        expect(front.description).toBe(`${sentence}。`);
      }),
      { numRuns: 100 },
    );
  });
});

const localZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What YAML, Markdown and JSON make something of, among words; a sentence neither begins nor ends with blanks. */
const PIECES = [
  ...[
    '"',
    "'",
    '\\',
    ': ',
    ' #',
    '#',
    '- ',
    '---',
    '...',
    '「',
    '」',
    '“',
    '”',
    '%',
    '@',
    '&',
    '*',
    '!',
    '|',
    '>',
    '{',
    '}',
  ],
  ...[
    '[',
    ']',
    ',',
    '?',
    '`',
    '~',
    'null',
    'yes',
    '0x1f',
    '1e3',
    '2024-11-01',
    '=',
    '\\n',
    '\\u0041',
    '<<',
    '\t',
  ],
  ...[
    '🚀',
    '👩‍💻',
    '比特币现货 ETF',
    '\u0085',
    '\u2028',
    '\u2029',
    '\ufeff',
    '\u007f',
    '\ufdd0',
    '\ufffe',
    '𠮷',
    'é',
    ' ',
  ],
];
const TEXT = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 4 })), {
    maxLength: 8,
  })
  .map((pieces) => `题${pieces.join('').replace(/[。！？!?.\n\r]/g, '、')}末`);

describe('the front matter', () => {
  const front = (wording: Wording, histories = provisional) => {
    const told = toldDay('2024-11-01', wording, histories);
    return between(digestMarkdown(told, digestText(told, words), words, AT));
  };

  test('tells the state of the less complete asset', () => {
    expect(front('yesterday')).toMatch(/^edition: preliminary\nstate: provisional\n/m);
  });

  test('holds no character that libyaml and go-yaml refuse', () => {
    expect(quoted('a\u007f\u0085\ufeff\u0001b')).toBe('"a\\u007f\\u0085\\ufeff\\u0001b"');
  });

  test('is left out where the settings say so: Ghost’s importer takes the title from a heading in the first line', () => {
    const bare = digestMarkdown(facts, text, { ...words, hasFrontMatter: false }, AT);
    expect(bare.split('\n').slice(0, 2)).toEqual([`# ${text.title}`, '']);
  });

  test('stands without the heading where the system prints the title itself', () => {
    const markdown = digestMarkdown(facts, text, { ...words, hasHeading: false }, AT);
    expect(matter(markdown).data.title).toBe(text.title);
    expect(matter(markdown).content.trimStart().startsWith(text.body.slice(0, 20))).toBe(true);
    expect(markdown).not.toMatch(/^# /m);
  });
});

describe('the front matter of a week', () => {
  const MONDAY = '2024-11-04T02:30:00.000Z';
  const week = (day: '2024-11-01' | '2024-10-30') => {
    const told = (['BTC', 'ETH'] as const).map((asset) => factsOn(bundledHistory(asset), day, day));
    const digest = weekDigestFacts(weekOf(day), told, MONDAY);
    return weekMarkdown(digest, weekText(digest, words), words, MONDAY);
  };

  test('has the same keys, its last trading day among them, and its own', () => {
    expect(yaml(between(week('2024-11-01')))).toMatchObject({
      title: expect.stringContaining('周报'),
      description: expect.stringMatching(/^根据.*。$/),
      date: '2024-11-02T08:00:00+08:00',
      trading_day: '2024-11-01',
      publication_day: '2024-11-02',
      week: '2024-W44',
      first_trading_day: '2024-10-28',
      last_trading_day: '2024-11-01',
      edition: 'final',
      state: 'final',
      sources: ['farside'],
      generated_at: MONDAY,
    });
  });

  test('is provisional while a day is to come', () => {
    expect(yaml(between(week('2024-10-30')))).toMatchObject({ edition: 'preliminary', state: 'provisional' });
  });
});
