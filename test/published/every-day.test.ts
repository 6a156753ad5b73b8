import { beforeAll, describe, expect, test } from 'vitest';
import {
  ALL_FACTS,
  EVERY_DAY,
  EVERY_WEEK,
  type ToldText,
  toldDay,
  toldWeek,
} from '../support/days/every-text.ts';
import type { KnownAsset } from '../support/known-assets.ts';
import { type ReadTitle, readBody, readTitle } from '../support/readers/digest-reader.ts';
import { lengthOf, quantileOf, repeatedAmounts, repeatedTails } from '../support/readers/lengths.ts';
import type { SaidParagraph } from '../support/readers/paragraph.ts';
import { wrongIn } from '../support/readers/paragraph-check.ts';
import { type Recount, recountOf, recountOfWeek } from '../support/readers/recount.ts';
import { leadOf, wrongTail } from '../support/readers/tail-rules.ts';

interface ReadText extends ToldText {
  read: readonly SaidParagraph[];
  said: ReadTitle;
  counted: readonly (readonly [KnownAsset, Recount])[];
}

const KINDS = [
  ['day', EVERY_DAY, toldDay, recountOf],
  ['week', EVERY_WEEK, toldWeek, recountOfWeek],
] as const;
/** In characters, without spaces. */
const LENGTHS = {
  day: { ofOne: 230, median: 370, nearlyAll: 410, longest: 460 },
  week: { ofOne: 420, median: 420, nearlyAll: 420, longest: 420 },
};
/** With what its title says: first days of facts/funds.csv; ETHB told of zeros on its own. */
const DEBUTS: Record<'day' | 'week', [string, string, string][]> = {
  day: [
    ['2024-01-11', 'BTC', 'all'],
    ['2024-07-23', 'ETH', 'all'],
    ['2024-07-31', 'BTC', 'BTC'],
    ['2026-03-12', 'ETHB', 'ETHB'],
    ['2026-04-08', 'MSBT', 'MSBT'],
  ],
  week: [
    ['2024-01-12', 'BTC', 'all'],
    ['2024-07-26', 'ETH', 'all'],
    ['2024-08-02', 'BTC', 'BTC'],
    ['2026-03-13', 'ETHB', 'ETHB'],
    ['2026-04-10', 'MSBT', 'MSBT'],
  ],
};
const NAMES = { BTC: '比特币现货 ETF', ETH: '以太坊现货 ETF' };

describe.each(KINDS)('every %s, in the form that is usual', (kind, all, tell, count) => {
  let texts: ReadText[] = [];
  beforeAll(() => {
    texts = all.map((day) => {
      const told = tell(day, 'digest');
      const counted = told.assets.map((asset) => [asset, count(asset, day, ALL_FACTS)] as const);
      return { ...told, counted, read: readBody(told.body), said: readTitle(told.title) };
    });
  });

  /** Every text of which something is otherwise, by its day. */
  const wrong = (of: (text: ReadText) => readonly string[]): [string, ...string[]][] =>
    texts.flatMap((text) => {
      const found = of(text);
      return found.length > 0 ? [[text.day, ...found, text.title, text.body] as [string, ...string[]]] : [];
    });

  test('begins with the asset that the rules choose, in title and body, and names the other', () => {
    expect(texts.length).toBe(kind === 'day' ? ALL_FACTS.days.BTC.length : EVERY_WEEK.length);
    const order = ({ counted, assets, said, read, title }: ReadText) => {
      const lead = leadOf(counted);
      const others = assets.filter((asset) => asset !== lead);
      const begins = title.replace(/^加密 ETF [^：]+：/, '').startsWith(lead ? NAMES[lead] : '-');
      const isSo = begins && said.lead === lead && read[0]?.asset === lead;
      const isOther = JSON.stringify(said.others.map(({ asset }) => asset)) === JSON.stringify(others);
      return [...(isSo ? [] : [`not ${lead}`]), ...(isOther ? [] : ['no other'])];
    };
    expect(wrong(order)).toEqual([]);
  });

  test('says in its title the first thing that holds, as counted', () => {
    const tails = ({ counted, said, day }: ReadText) =>
      counted
        .filter(([asset]) => asset === said.lead)
        .flatMap(([, recount]) => wrongTail(said, recount, day));
    expect(wrong(tails)).toEqual([]);
  });

  test('says a record since launch in its title, whichever asset has it', () => {
    const untold = ({ counted, said }: ReadText) =>
      counted.flatMap(([asset, { record }]) => {
        if (record?.since !== null) return [];
        const told = asset === said.lead ? said : said.others.find((other) => other.asset === asset);
        return told?.record?.since === '' ? [] : [asset];
      });
    const withRecord = texts.filter(({ counted }) =>
      counted.some(([, { record }]) => record?.since === null),
    );
    expect(withRecord.length).toBeGreaterThan(5);
    expect(wrong(untold)).toEqual([]);
  });

  test('says of each asset what the cells say', () => {
    const misread = ({ counted, read, day }: ReadText) =>
      counted.flatMap(([asset, recount]) => {
        const own = read.filter((one) => one.asset === asset);
        return own.length === 1 ? own.flatMap((one) => wrongIn(one, recount, day)) : [`no ${asset}`];
      });
    expect(wrong(misread)).toEqual([]);
  });

  test('names a fund that is new on the day, or in the week, that it began, and on no other', () => {
    const told = texts.flatMap(({ said, read, day }) => {
      const names = read.flatMap(({ asset, isClassDebut, newFunds }) => (isClassDebut ? [asset] : newFunds));
      return names.map((name) => [day, name, said.debut] as const);
    });
    expect(told).toEqual(DEBUTS[kind].filter(([day]) => day <= ALL_FACTS.lastDay));
  });

  test('ends no two sentences alike, and says no amount twice that its title does not have', () => {
    expect(wrong((text) => [...repeatedTails(text), ...repeatedAmounts(text)])).toEqual([]);
  });

  test('is short', () => {
    const { ofOne, median, nearlyAll, longest } = LENGTHS[kind];
    expect(wrong((text) => (text.assets.length === 1 && lengthOf(text) > ofOne ? ['long'] : []))).toEqual([]);
    const two = texts.filter(({ assets }) => assets.length === 2).map(lengthOf);
    expect(two.length).toBeGreaterThan(60);
    expect(quantileOf(two, 0.5)).toBeLessThanOrEqual(median);
    expect(quantileOf(two, 0.95)).toBeLessThanOrEqual(nearlyAll);
    expect(Math.max(...two)).toBeLessThanOrEqual(longest);
  });
});
