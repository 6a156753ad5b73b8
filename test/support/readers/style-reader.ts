import type { Lang } from '../../../src/model/lang.ts';
import { sentencesOf } from '../../../src/render/proof/sentences.ts';
import type { DigestText } from '../../../src/render/texts/digest-text.ts';
import { toHant } from '../../../src/render/words/opencc.ts';

/** What a text may at most be long, in characters as a reader counts them. */
export const LONGEST = { sentence: 160, title: 120, shortTitle: 32 } as const;
export type Measured = keyof typeof LONGEST;

/** English writes about two characters for one of Chinese; titles have one measure. */
export const longestIn = (lang: Lang): Record<Measured, number> =>
  lang === 'en' ? { ...LONGEST, sentence: 2 * LONGEST.sentence } : LONGEST;

/** How many characters a reader counts. */
export const lengthOf = (text: string): number => [...text].length;

const NOWHERE: readonly [RegExp, string][] = [
  [/今日|今天|本日/u, 'the day it is read on'],
  [/[!！]/u, 'an exclamation mark'],
  [/[（(][\s、，,]*[）)]|“”|《》|【】/u, 'empty brackets'],
  [/undefined|NaN|Infinity|null|\[object|\{\{|\}\}/u, 'a value that is none'],
  [/\S {2,}/u, 'two spaces'],
  [/[ \t]$/mu, 'a space at the end of a line'],
  [/\p{Noncharacter_Code_Point}/u, 'a mark'],
  [/[，。；：、？,;:]\s*[，。；：、？,.;:]/u, 'doubled punctuation'],
  [/\.\s*[，。；：、,.;:]/u, 'doubled punctuation after a point'],
  [/^[，。；：、,.;:）)]/mu, 'a line that begins with punctuation'],
  [/[（(][，。；：、,.;:]|[，：、,:（(][）)]/u, 'punctuation beside a bracket'],
];
const CHINESE: readonly [RegExp, string][] = [
  [/\p{Script=Han}[A-Za-z0-9$]|[A-Za-z0-9%]\p{Script=Han}/u, 'no space between Chinese and Latin'],
  [/ [，。；：、（）%]|[，。；：、（）] /u, 'a space beside punctuation'],
  [/\p{Script=Han} \p{Script=Han}/u, 'a space between Chinese characters'],
  [/[\p{Script=Han}）][,;:?]|[,;:?]\p{Script=Han}/u, 'half-width punctuation'],
  [/[A-Za-z]{2,} (?:the|of|and|a) /u, 'a phrase that is not translated'],
];
const ENGLISH: readonly [RegExp, string][] = [
  [/\p{Script=Han}/u, 'a Chinese character'],
  [/[，。；：、（）？]/u, 'full-width punctuation'],
  [/ [,.;:)%]|\( /u, 'a space before punctuation'],
  [/[,;](?=[A-Za-z])|:(?=[A-Za-z])|[a-z]\.(?=[A-Z])/u, 'no space after punctuation'],
  [/\b(\w+) \1\b/iu, 'a word twice'],
  [/\b1 (?:funds|days|weeks|trading days)\b|\bone (?:funds|days|weeks|trading days)\b/u, 'one of many'],
  [/\ba(?= [aeio])/u, 'a before a vowel'],
];

/** The parts of `11 只基金中，6 只净流出，1 只净流入，其余 4 只无资金进出` that do not add up. */
function wrongParts(text: string): string[] {
  const counts = [...text.matchAll(/(\d+) [只檔]基金中，((?:(?:其[余餘] )?\d+ [只檔][^，。]+[，。])+)/gu)];
  return counts
    .filter(([, all, parts = '']) => {
      const each = [...parts.matchAll(/(\d+) [只檔]/gu)].map(([, count]) => Number(count));
      return each.reduce((sum, count) => sum + count, 0) !== Number(all);
    })
    .map(([said]) => `parts that do not add up: ${said}`);
}

/** Everything that offends against the style in a text of one or more paragraphs; empty for none. */
export function offencesIn(text: string, lang: Lang): string[] {
  const rules = [...NOWHERE, ...(lang === 'en' ? ENGLISH : CHINESE)];
  const found = rules.flatMap(([pattern, what]) => {
    const place = pattern.exec(text);
    return place ? [`${what}: …${text.slice(Math.max(0, place.index - 15), place.index + 15)}…`] : [];
  });
  const long = sentencesOf(text).filter((sentence) => lengthOf(sentence.trim()) > longestIn(lang).sentence);
  const simplified = lang === 'zh-Hant' && toHant(text) !== text ? ['simplified characters'] : [];
  return [
    ...found,
    ...wrongParts(text),
    ...long.map((sentence) => `${lengthOf(sentence)} characters: ${sentence}`),
    ...simplified,
  ];
}

/** The same of a whole digest, with the lengths of its titles. */
export function offencesOf({ title, shortTitle, body, foot }: DigestText, lang: Lang): string[] {
  const tooLong = (name: 'title' | 'shortTitle', text: string) => {
    if (text === '') return [`no ${name}`];
    return lengthOf(text) > LONGEST[name] ? [`${name} of ${lengthOf(text)} characters: ${text}`] : [];
  };
  return [
    ...tooLong('title', title),
    ...tooLong('shortTitle', shortTitle),
    ...(body === '' ? ['no body'] : []),
    ...[title, shortTitle, body, foot].flatMap((text) => offencesIn(text, lang)),
  ];
}

/** The longest that was read of each kind. */
export type Longest = Record<Measured, string>;

/** Keeps the longer of what was read before and what a digest holds. */
export function longestOf(before: Longest, { title, shortTitle, body, foot }: DigestText): Longest {
  const longer = (one: string, other: string) => (lengthOf(other) > lengthOf(one) ? other : one);
  const sentences = [body, foot].flatMap(sentencesOf).map((sentence) => sentence.trim());
  return {
    sentence: sentences.reduce(longer, before.sentence),
    title: longer(before.title, title),
    shortTitle: longer(before.shortTitle, shortTitle),
  };
}
