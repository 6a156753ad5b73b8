import { expect, test } from 'vitest';
import type { AssetHistory } from '../../src/analyse/days/asset-sources.ts';
import { LANGS, type Lang } from '../../src/model/lang.ts';
import type { Day } from '../../src/model/time.ts';
import { assetsOn, type Telling, tellingsOf, unfinished } from '../support/days/digests.ts';
import { factsHistory, hasFacts } from '../support/days/facts.ts';
import { wordsIn } from '../support/days/words.ts';
import { digestReadThrough } from '../support/readers/read-through.ts';
import {
  LONGEST,
  type Longest,
  lengthOf,
  longestOf,
  type Measured,
  offencesOf,
} from '../support/readers/style-reader.ts';
import { report } from './report.ts';

const WORDINGS = ['yesterday', 'dated'] as const;
const words = LANGS.map((lang) => wordsIn(lang, { disclaimer: '' }));
const longest = new Map<Lang, Longest>();
const offences = new Map<string, string>();
let texts = 0;

/** Writes it in every language, reads it through and for style. */
function read({ form, facts }: Telling): void {
  for (const one of words) {
    const { lang } = one.language;
    const text = digestReadThrough(facts, one, form);
    texts += 1;
    const known = longest.get(lang) ?? { sentence: '', title: '', shortTitle: '' };
    longest.set(lang, longestOf(known, text));
    for (const offence of offencesOf(text, lang)) {
      const kind = offence.split(':')[0] ?? '';
      offences.set(`${lang} ${form} ${kind}`, `${facts.tradingDay} ${offence}`);
    }
  }
}

function readDay(day: Day, histories: readonly AssetHistory[]): void {
  const assets = assetsOn(day, histories);
  for (const wording of WORDINGS) {
    for (const telling of tellingsOf(day, assets, wording)) {
      // a text that says nothing is a notice
      if (telling.facts.assets.some(({ publishedUsd }) => publishedUsd !== null)) read(telling);
    }
  }
}

test.skipIf(!hasFacts)(
  'every day of both assets, in all forms and languages, is proved, read through, and offends against no rule of style (skipped where ../shared is absent)',
  () => {
    const start = performance.now();
    const histories = [factsHistory('BTC'), factsHistory('ETH')];
    const days = histories.map((history) => history.days.map(({ day }) => day));
    expect(days.map((of) => of.length)).toEqual([655, 523]);
    for (const day of days[0] ?? []) readDay(day, histories);
    const whole = texts;
    for (const [i, day] of (days[0] ?? []).entries()) {
      if (i % 10 !== 0) continue;
      const [btc, eth] = histories.map((history) => unfinished(history, day, 'provisional'));
      const [noBtc, noEth] = histories.map((history) => unfinished(history, day, 'pending'));
      if (!btc || !eth || !noBtc || !noEth) continue;
      for (const pair of [
        [btc, eth],
        [btc, noEth],
        [noBtc, eth],
        ...(histories[1] ? [[btc, histories[1]]] : []),
      ])
        readDay(day, pair);
    }
    const seconds = (performance.now() - start) / 1000;
    expect(whole).toBeGreaterThan(20_000);
    expect(Object.fromEntries(offences)).toEqual({});
    report(
      `all days: 655 BTC and 523 ETH days, ${whole} texts of whole days and ${texts - whole} of unfinished ones in ${LANGS.join(', ')}, every number proved; ${seconds.toFixed(0)} s`,
    );
    for (const [lang, of] of longest) {
      for (const kind of Object.keys(LONGEST) as Measured[])
        report(`all days: ${lang}, longest ${kind} ${lengthOf(of[kind])} of ${LONGEST[kind]}: ${of[kind]}`);
    }
  },
);
