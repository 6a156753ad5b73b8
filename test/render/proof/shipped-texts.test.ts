import { describe, expect, test } from 'vitest';
import { weekDigestFacts } from '../../../src/analyse/facts/week-digest-facts.ts';
import { LANGS } from '../../../src/model/lang.ts';
import { addDays } from '../../../src/model/time.ts';
import { weekOf } from '../../../src/model/week.ts';
import { FORMS } from '../../../src/render/context.ts';
import { assetsOn, tellingsOf } from '../../support/days/digests.ts';
import { bundled } from '../../support/days/told-days.ts';
import { weekOn } from '../../support/days/weeks.ts';
import { wordsIn } from '../../support/days/words.ts';
import { digestReadThrough, weekReadThrough } from '../../support/readers/read-through.ts';

const days = bundled[0]?.days.map(({ day }) => day) ?? [];
const mondays = [...new Set(days.map((day) => weekOf(day).monday))];
const words = LANGS.map((lang) => wordsIn(lang));

/**
 * At run time nothing judges the prose of the shipped templates, nor reads their claims back. Languages take turns; the
 * kinds of day are read through in all of them where they are written, the slow run reads every day in all.
 */
describe('the shipped templates say every figure in its place', () => {
  test('on every bundled day', () => {
    let texts = 0;
    for (const [i, day] of days.entries()) {
      const tellings = tellingsOf(day, assetsOn(day, bundled), i % 2 ? 'dated' : 'yesterday');
      for (const { form, facts } of tellings) {
        const of = words[texts % words.length];
        if (of) digestReadThrough(facts, of, form);
        texts += 1;
      }
    }
    expect(texts).toBe(1314);
  }, 120_000);

  test('in every bundled week, whole and after three days', () => {
    let texts = 0;
    for (const monday of mondays) {
      for (const until of [addDays(monday, 6), addDays(monday, 2)]) {
        const assets = bundled.flatMap((history) => weekOn(history, monday, until) ?? []);
        if (!assets.some(({ publishedUsd }) => publishedUsd !== null)) continue;
        const facts = weekDigestFacts(weekOf(monday), assets, `${addDays(monday, 7)}T12:00:00.000Z`);
        for (const [i, form] of FORMS.entries()) {
          const of = words[(texts / FORMS.length + i) % words.length];
          if (of) weekReadThrough(facts, of, form);
        }
        texts += FORMS.length;
      }
    }
    expect(texts).toBeGreaterThan(200);
  }, 120_000);
});
