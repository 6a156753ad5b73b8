import { expect, test } from 'vitest';
import { type WeekDigestFacts, weekDigestFacts } from '../../src/analyse/facts/week-digest-facts.ts';
import { weekFacts } from '../../src/analyse/facts/week-facts.ts';
import { LANGS, type Lang } from '../../src/model/lang.ts';
import { addDays } from '../../src/model/time.ts';
import { type Week, weekName, weekOf } from '../../src/model/week.ts';
import { FORMS } from '../../src/render/context.ts';
import { reference } from '../support/days/days.ts';
import { factsHistory } from '../support/days/facts.ts';
import { wordsIn } from '../support/days/words.ts';
import { weekReadThrough } from '../support/readers/read-through.ts';
import { type Longest, longestOf, offencesOf } from '../support/readers/style-reader.ts';
import { AMOUNT, drawn } from './amount.ts';
import { reportLongest } from './longest.ts';
import { report } from './report.ts';

const words = LANGS.map((lang) => wordsIn(lang));
const longest = new Map<Lang, Longest>();
const offences = new Map<string, string>();
let texts = 0;

/** Writes it in every form and language, reads it through and for style. */
function read(facts: WeekDigestFacts): void {
  if (!facts.assets.some(({ publishedUsd }) => publishedUsd !== null)) return;
  for (const form of FORMS) {
    for (const one of words) {
      const { lang } = one.language;
      const text = weekReadThrough(facts, one, form);
      texts += 1;
      longest.set(lang, longestOf(longest.get(lang) ?? { sentence: '', title: '', shortTitle: '' }, text));
      for (const offence of offencesOf(form === 'short' ? { ...text, foot: '' } : text, lang)) {
        offences.set(`${lang} ${form} ${offence.split(':')[0]}`, `${weekName(facts.week)} ${offence}`);
      }
    }
  }
}

function weeksUntil(last: string): Week[] {
  const weeks: Week[] = [];
  for (let day = '2024-01-08'; day <= last; day = addDays(day, 7)) weeks.push(weekOf(day));
  return weeks;
}

test('every week of both assets, whole and after three days, in all forms and languages, is proved, read through, and offends against no rule of style', () => {
  const { facts } = AMOUNT;
  const histories = [factsHistory('BTC', facts), factsHistory('ETH', facts)];
  const all = weeksUntil(facts.lastDay);
  const weeks = drawn(all, AMOUNT.weeks);
  expect(weeks.length).toBe(Math.min(all.length, AMOUNT.weeks));
  for (const week of weeks) {
    for (const until of [week.sunday, addDays(week.monday, 2)]) {
      const each = histories.flatMap((history) => weekFacts(history, week, until, reference.calendar) ?? []);
      for (const assets of [each, ...each.map((asset) => [asset])]) {
        // read in the week after, and long after
        for (const now of [addDays(week.monday, 7), '2027-01-01']) {
          read(weekDigestFacts(week, assets, `${now}T12:00:00.000Z`));
        }
      }
    }
  }
  // two lengths, both assets or one, two readings; ETH has its weeks from its launch on
  const started = weeks.filter(({ sunday }) => sunday >= '2024-07-23').length;
  const tellings = 2 * 2 * (3 * started + 2 * (weeks.length - started));
  expect(texts).toBe(tellings * FORMS.length * LANGS.length);
  expect(Object.fromEntries(offences)).toEqual({});
  report(
    `all weeks: ${weeks.length} weeks to ${facts.lastDay}, ${texts} texts in ${LANGS.join(', ')}, every number proved`,
  );
  for (const [lang, of] of longest) reportLongest('all weeks', lang, of);
});
