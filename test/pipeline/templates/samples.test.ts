import { describe, expect, test } from 'vitest';
import { LANGS } from '../../../src/model/lang.ts';
import { loadReference } from '../../../src/pipeline/reference.ts';
import { samplesOf } from '../../../src/pipeline/templates/samples/samples.ts';
import type { RenderContext } from '../../../src/render/context.ts';
import { FORMS, type Form } from '../../../src/render/context.ts';
import { sentencesOf } from '../../../src/render/proof/sentences.ts';
import type { Sample } from '../../../src/render/template-check/sample.ts';
import { NAMES_IN_CHINESE, sampleName } from '../../../src/render/template-check/sample-names.ts';
import { changeText, editionsText } from '../../../src/render/texts/changes-text.ts';
import { type DigestText, plainText } from '../../../src/render/texts/digest-text.ts';
import { notice } from '../../../src/render/texts/notice.ts';
import { restNotice } from '../../../src/render/texts/rest-notice.ts';
import { weekNotice } from '../../../src/render/texts/week-notice.ts';
import { wordsIn } from '../../support/days/words.ts';
import { expectGolden } from '../../support/golden.ts';
import { digestReadThrough, weekReadThrough } from '../../support/readers/read-through.ts';

const samples = samplesOf(loadReference());

/** What a sample prints in a form, read through; a sentence that says why there is nothing is the same in every form. */
function textOf(sample: Sample, words: RenderContext, form: Form): DigestText {
  const nothing = { title: '', shortTitle: '', foot: '' };
  if ('silence' in sample) return { ...nothing, body: notice(sample.day, sample.silence, words) };
  if ('restDays' in sample) return { ...nothing, body: restNotice(sample.restDays, words) };
  if ('weekSilence' in sample)
    return { ...nothing, body: weekNotice(sample.week, sample.weekSilence, words) };
  if ('editions' in sample) return { ...nothing, body: editionsText(sample.day, sample.editions, words) };
  if ('change' in sample) return { ...nothing, body: changeText(sample.change, words) };
  if ('facts' in sample) return digestReadThrough(sample.facts, words, form);
  return weekReadThrough(sample.weekFacts, words, form);
}

/** A sample as a person reads it: the kind of day, then all that is printed of it. */
function page(sample: Sample, words: RenderContext): string {
  const text = textOf(sample, words, 'digest');
  const brief = text.title ? `[${text.shortTitle}]\n[${textOf(sample, words, 'short').body}]\n\n` : '';
  return `## ${sampleName(sample.kind)}\n\n${brief}${plainText(text)}`;
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
  test.each(LANGS)('in %s', (lang) => {
    const words = wordsIn(lang);
    const isOfEditions = (sample: Sample) => 'editions' in sample || 'change' in sample;
    const pages = (some: readonly Sample[]) => some.map((sample) => page(sample, words)).join('\n');
    expectGolden(`samples.${lang}.txt`, pages(samples.filter((sample) => !isOfEditions(sample))));
    expectGolden(`samples-editions.${lang}.txt`, pages(samples.filter(isOfEditions)));
  });

  test('each has a name of its own in both languages', () => {
    expect(samples.length).toBeGreaterThanOrEqual(50);
    const kinds = samples.map(({ kind }) => kind);
    expect(Object.keys(NAMES_IN_CHINESE).toSorted()).toEqual(kinds.toSorted());
    expect(new Set(Object.values(NAMES_IN_CHINESE)).size).toBe(samples.length);
  });

  test.each(['zh-Hans', 'zh-Hant'] as const)('keep to the style in every form, in %s', (lang) => {
    const words = wordsIn(lang);
    for (const sample of samples) {
      for (const form of FORMS) {
        const text = textOf(sample, words, form);
        const where = `${sample.kind}, ${form}`;
        expect([...text.title].length, where).toBeLessThanOrEqual(120);
        expect([...text.shortTitle].length, where).toBeLessThanOrEqual(32);
        for (const part of Object.values(text)) expect(slipsIn(part), where).toEqual([]);
        for (const sentence of sentencesOf(`${text.body}\n${text.foot}`))
          expect([...sentence].length, `${where}: ${sentence}`).toBeLessThanOrEqual(160);
      }
    }
  });

  test('the rules of style find what they are for', () => {
    const wrong = ['现货 ETF11 月', '净流出 ，', '公布。。', '今日', '达undefined'];
    expect(wrong.filter((text) => slipsIn(text).length === 0)).toEqual([]);
  });
});
