import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/model/time.ts';
import {
  ALL_FACTS,
  EVERY_DAY,
  EVERY_WEEK,
  toldDay,
  toldEarly,
  toldWeek,
} from '../../support/days/every-text.ts';
import { KNOWN_ASSETS } from '../../support/known-assets.ts';
import { lengthOf, repeatedAmounts, repeatedTails, weightOf } from '../../support/readers/lengths.ts';

/** The lengths of the usual form over every day and week are held in test/published/every-day.test.ts. */
const everyNth = (n: number, all: readonly Day[]): Day[] => all.filter((_, i) => i % n === 0);

describe('without spaces', () => {
  test.each(KNOWN_ASSETS)('an item of %s alone has at most 230 characters', (asset) => {
    const days = everyNth(
      5,
      ALL_FACTS.days[asset].map(({ day }) => day),
    );
    expect(days.length).toBeGreaterThan(70);
    const texts = days.map((day) => toldDay(day, 'item', asset));
    expect(texts.filter((text) => lengthOf(text) > 230)).toEqual([]);
    expect(texts.flatMap((text) => [...repeatedTails(text), ...repeatedAmounts(text)])).toEqual([]);
  });

  test.each([
    ['day', everyNth(5, EVERY_DAY), toldDay],
    ['week', everyNth(3, EVERY_WEEK), toldWeek],
  ] as const)('the short text of a %s is one paragraph of at most 180 characters', (_, days, tell) => {
    const texts = days.map((day) => tell(day, 'short'));
    expect(texts.length).toBeGreaterThan(15);
    expect(texts.filter(({ body }) => body.includes('\n') || weightOf(body) > 180)).toEqual([]);
  });

  const since = everyNth(
    25,
    EVERY_DAY.filter((day) => day >= '2024-08-01'),
  );

  test.each([
    { missing: ['IBIT', 'ETHA'], longest: 220 },
    { missing: ['IBIT', 'GBTC', 'BTC', 'ETHA'], longest: 220 },
    { missing: ['IBIT', 'GBTC', 'BTC', 'ETHA', 'ETHE', 'ETH'], longest: 220 },
    // bitcoin whole beside it
    { missing: ['ETHA', 'ETH'], longest: 410 },
  ])('a preliminary text without $missing has at most $longest', ({ missing, longest }) => {
    const texts = since.map((day) => toldEarly(day, missing, 'digest'));
    expect(texts.length).toBeGreaterThan(3);
    expect(texts.filter(({ body }) => !/暂计净流[入出].+尚未公布/.test(body))).toEqual([]);
    expect(texts.filter((text) => lengthOf(text) > longest)).toEqual([]);
  });
});
