import { expect, test } from 'vitest';
import type { AssetHistory } from '../../src/analyse/days/asset-sources.ts';
import { LANGS, type Lang } from '../../src/model/lang.ts';
import type { Day } from '../../src/model/time.ts';
import { reference } from '../support/days/days.ts';
import { assetsOn, type Telling, tellingsOf, unfinished } from '../support/days/digests.ts';
import { factsHistory } from '../support/days/facts.ts';
import { wordsIn } from '../support/days/words.ts';
import { digestReadThrough } from '../support/readers/read-through.ts';
import { type Longest, longestOf, offencesOf } from '../support/readers/style-reader.ts';
import { AMOUNT, drawn } from './amount.ts';
import { reportLongest } from './longest.ts';
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

/** Texts of a day: digest, full, short, and of each asset item, full and short; so many wordings, so many languages. */
const EACH = WORDINGS.length * LANGS.length;
const textsOf = (assets: number): number => EACH * (assets > 1 ? 3 + 3 * assets : 3);

test('every day of both assets, in all forms and languages, is proved, read through, and offends against no rule of style', () => {
  const { facts } = AMOUNT;
  const histories = [factsHistory('BTC', facts), factsHistory('ETH', facts)];
  const sessions = reference.calendar.tradingDays('2024-01-11', facts.lastDay);
  const started = (some: readonly Day[]) => some.filter((day) => day >= '2024-07-23').length;
  const days = drawn(sessions, AMOUNT.days);
  expect(days.length).toBe(Math.min(sessions.length, AMOUNT.days));
  for (const day of days) readDay(day, histories);
  const whole = texts;
  expect(whole).toBe(started(days) * textsOf(2) + (days.length - started(days)) * textsOf(1));

  const unfinishedDays = drawn(sessions, AMOUNT.unfinishedDays);
  for (const day of unfinishedDays) {
    const [btc, eth] = histories.map((history) => unfinished(history, day, 'provisional'));
    const [noBtc, noEth] = histories.map((history) => unfinished(history, day, 'pending'));
    if (!btc || !eth || !noBtc || !noEth || !histories[1]) throw new Error('no histories');
    for (const pair of [
      [btc, eth],
      [btc, noEth],
      [noBtc, eth],
      [btc, histories[1]],
    ])
      readDay(day, pair);
  }
  // an asset without a figure has no item and no short text of its own
  const [both, one] = [started(unfinishedDays), unfinishedDays.length - started(unfinishedDays)];
  expect(texts - whole).toBe(both * 2 * (2 * textsOf(2) - textsOf(1)) + one * 3 * textsOf(1));
  expect(Object.fromEntries(offences)).toEqual({});
  report(
    `all days: ${days.length} days to ${facts.lastDay}, ${whole} texts of whole days and ${texts - whole} of unfinished ones in ${LANGS.join(', ')}, every number proved`,
  );
  for (const [lang, of] of longest) reportLongest('all days', lang, of);
});
