import { describe, expect, test } from 'vitest';
import { loadReference } from '../../src/pipeline/reference.ts';
import { samplesOf } from '../../src/pipeline/samples/index.ts';
import { digestText, FORMS, plainText, usualForm } from '../../src/render/digest-text.ts';
import { notice } from '../../src/render/notice.ts';
import type { Sample } from '../../src/render/sample.ts';
import { sentencesOf } from '../../src/render/sentences.ts';
import type { Words } from '../../src/render/words.ts';
import { expectGolden } from '../support/golden.ts';
import { wordsIn } from '../support/words.ts';

const samples = samplesOf(loadReference());

/** A sample as a person reads it: the kind of day, then all that is printed of it. */
function page(sample: Sample, words: Words): string {
  const head = `## ${sample.kind} · ${sample.kindZh}`;
  if ('silence' in sample) return `${head}\n\n${notice(sample.day, sample.silence, words)}\n`;
  const text = digestText(sample.facts, words);
  const short = digestText(sample.facts, words, 'short');
  return [
    head,
    '',
    `[${usualForm(sample.facts)}] ${text.shortTitle}`,
    `[short] ${short.body}`,
    '',
    plainText(text),
  ].join('\n');
}

const SLIPS: readonly (readonly [string, RegExp])[] = [
  ['a space is missing beside Latin', /\p{Script=Han}[A-Za-z\d]|[A-Za-z\d%]\p{Script=Han}|ETF\d/u],
  ['a space too many', / {2}| [，。：；、（）]|[，。：；、（）] |\p{Script=Han} \p{Script=Han}/u],
  ['punctuation is doubled or hangs', /[，。：；、（][，。：；、）]|[，、；：]$/mu],
  ['a word that we do not print', /今日|！|持续|\d+ 支/u],
  ['a value is missing', /undefined|null|NaN|\{|\}|object/u],
];

const slipsIn = (text: string): string[] =>
  SLIPS.flatMap(([what, pattern]) => {
    const found = pattern.exec(text);
    return found ? [`${what}: ${text.slice(Math.max(0, found.index - 12), found.index + 12)}`] : [];
  });

describe('the kinds of day', () => {
  test.each(['zh-Hans', 'zh-Hant'] as const)('in %s', (lang) => {
    const words = wordsIn(lang);
    expectGolden(`samples.${lang}.txt`, samples.map((sample) => page(sample, words)).join('\n'));
  });

  test('each has a name of its own in both languages', () => {
    expect(samples.length).toBeGreaterThanOrEqual(40);
    for (const name of ['kind', 'kindZh'] as const) {
      expect(new Set(samples.map((sample) => sample[name])).size).toBe(samples.length);
    }
  });

  test.each(['zh-Hans', 'zh-Hant'] as const)('keep to the style in every form, in %s', (lang) => {
    const words = wordsIn(lang);
    for (const sample of samples) {
      if ('silence' in sample) {
        expect(slipsIn(notice(sample.day, sample.silence, words)), sample.kind).toEqual([]);
        continue;
      }
      for (const form of FORMS) {
        const text = digestText(sample.facts, words, form);
        const where = `${sample.kind}, ${form}`;
        expect([...text.title].length, where).toBeLessThanOrEqual(80);
        expect([...text.shortTitle].length, where).toBeLessThanOrEqual(32);
        for (const part of Object.values(text)) expect(slipsIn(part), where).toEqual([]);
        for (const sentence of sentencesOf(`${text.body}\n${text.foot}`))
          expect([...sentence].length, `${where}: ${sentence}`).toBeLessThanOrEqual(120);
      }
    }
  });

  test('the rules of style find what they are for', () => {
    const wrong = ['现货 ETF11 月', '净流出 ，', '公布。。', '今日', '达undefined'];
    expect(wrong.filter((text) => slipsIn(text).length === 0)).toEqual([]);
  });
});
