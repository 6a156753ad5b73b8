import { describe, expect, test } from 'vitest';
import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import type { Wording } from '../../../src/analyse/facts/digest-facts.ts';
import type { Correction } from '../../../src/analyse/facts/printed-figures.ts';
import type { Asset, Ticker } from '../../../src/model/flow.ts';
import { digestText, LONGEST } from '../../../src/render/texts/digest-text.ts';
import { dayFlow, reference } from '../../support/days/days.ts';
import { toldDay } from '../../support/days/told-days.ts';
import { wordsIn } from '../../support/days/words.ts';
import { faultsOf, faultsOfTitle } from '../../support/readers/english-style.ts';

const DAY = '2025-09-17';
const M = 1_000_000;
const words = wordsIn('en');
const before = reference.calendar.tradingDays('2025-03-03', '2025-09-16');

/** DAY with these funds, in a publisher's steps, after days with these totals; those before them swing between ±9. */
function told(
  funds: Record<Ticker, number | null>,
  last: readonly number[],
  more: { asset?: Asset; wording?: Wording; corrections?: readonly Correction[]; seenAt?: string } = {},
) {
  const { asset = 'BTC', wording = 'yesterday', corrections = [], seenAt = null } = more;
  const totals = before.map((_, i) => last[i - before.length + last.length] ?? (i % 2 ? 9 : -9));
  const flows = before.map((day, i) => dayFlow(day, { IBIT: (totals[i] ?? 0) * M }, { asset }));
  const days = [...flows, dayFlow(DAY, funds, { asset, seenAt })].map((flow) => judge(flow, false));
  const history: AssetHistory = { asset, source: 'sosovalue', resolutionUsd: 100, days };
  return digestText(toldDay(DAY, wording, [history], corrections), words);
}

const SEVEN_IN = [-900, 1, 1, 1, 1, 1, 1, 1];
const FIRST = { IBIT: -60.1 * M, FBTC: 5.2 * M, ARKB: 1 * M };
const MIXED = { IBIT: 129.1 * M, FBTC: 2 * M, GBTC: -3 * M, ARKB: -4 * M };

describe('a title', () => {
  test.each([
    ['a run broken', FIRST, SEVEN_IN, 'Bitcoin ETFs see $53.90M net outflow, ending seven days of inflows'],
    ['a run', MIXED, [900, -1, 1, 1, 1, 1], 'Bitcoin ETFs see $124.10M net inflow, fifth straight day'],
    [
      'one fund',
      { IBIT: 2 * M, FBTC: 0 },
      [900, 0],
      "Bitcoin ETFs see $2.00M net inflow, all from BlackRock's IBIT",
    ],
    ['a record', MIXED, [0], 'Bitcoin ETFs see $124.10M net inflow, largest since launch'],
    ['nothing', { IBIT: 0, FBTC: 0 }, [0], 'Bitcoin ETFs flat as no fund moves'],
    ['what cancels out', { IBIT: M, FBTC: -M }, [0], 'Bitcoin ETFs flat as flows cancel out'],
    [
      'a run that a flat day ends',
      { IBIT: 0, FBTC: 0 },
      SEVEN_IN,
      'Bitcoin ETFs flat, ending seven days of inflows',
    ],
  ])('of %s', (_, funds, last, title) => {
    expect(told(funds, last).title).toBe(title);
  });

  test('has the date where it is written later', () => {
    expect(told(FIRST, SEVEN_IN, { wording: 'dated' }).title).toBe(
      'Bitcoin ETFs see $53.90M net outflow on Sept. 17, ending seven days of inflows',
    );
  });
});

describe('the title of both', () => {
  test.each([
    [
      '2024-11-01',
      'Bitcoin ETFs see $54.9M net outflow on Nov. 1, ending seven days of inflows; Ether ETFs $10.9M net outflow',
    ],
    ['2024-01-11', 'Bitcoin ETFs see $655.3M net inflow on Jan. 11, first day of trading'],
    [
      '2024-07-23',
      'Ether ETFs see $106.6M net inflow on July 23, first day of trading; Bitcoin ETFs $78.0M net outflow',
    ],
    [
      '2024-11-07',
      'Bitcoin ETFs see $1.37B net inflow on Nov. 7, largest since launch; Ether ETFs $79.7M net inflow',
    ],
  ])('of %s begins with the news', (day, title) => {
    expect(digestText(toldDay(day, 'dated'), words).title).toBe(title);
  });
});

const LARGE = 954.94 * M;
const AT_LENGTH: readonly [string, Record<Ticker, number | null>, readonly number[]][] = [
  ['a run broken', { ETHA: -LARGE, FETH: 1e6, ETHE: 1e6 }, SEVEN_IN],
  ['a run broken by next to nothing', { ETHA: -4_000, FETH: 0 }, SEVEN_IN],
  ['a run', { ETHA: -LARGE, FETH: 1e6, ETHE: 1e6 }, [-1, -1, -1, -1, -1, -1]],
  ['all one way', { ETHA: -LARGE, FETH: 0, ETHE: 0 }, [0]],
  ['only one', { ETH: LARGE, FETH: -1e6, ETHE: -2e6 }, [0]],
  ['only one against', { EZET: -1e6, FETH: LARGE, ETHE: 2e6 }, [0]],
  ['a record', { ETH: -LARGE, FETH: -1e6, ETHE: 2e6, ETHA: 2e6 }, [0]],
  ['a leader', { ETH: -LARGE, FETH: -1e6, ETHE: 2e6, ETHA: 2e6 }, [-999, 0]],
  ['next to nothing', { ETH: -9_000, FETH: -1_000, ETHE: 2_000, ETHA: 5_000 }, [-999, 0]],
  [
    'many pending',
    {
      ...Object.fromEntries(
        'ETHA ETHB FETH ETHW TETH ETHV QETH EZET MSSE ETH'.split(' ').map((t) => [t, null]),
      ),
      ETHE: -LARGE,
    },
    [0],
  ],
];
const moved: Correction = {
  at: '2025-09-20T09:00:00.000Z',
  asset: 'ETH',
  what: 'total',
  from: -953 * M,
  to: -LARGE,
};

describe.each(['yesterday', 'dated'] as const)('the longest, %s', (wording) => {
  test.each(AT_LENGTH)('%s', (_, funds, last) => {
    for (const corrections of [[], [moved]])
      for (const seenAt of [undefined, '2025-09-18T03:00:00.000Z']) {
        const more = { asset: 'ETH', wording, corrections, ...(seenAt && { seenAt }) } as const;
        const { title, shortTitle, body, foot } = told(funds, last, more);
        const faults = [
          faultsOfTitle(title, LONGEST.title),
          faultsOfTitle(shortTitle, LONGEST.shortTitle),
          faultsOf(`${body}\n${foot}`),
        ];
        expect(faults.flat()).toEqual([]);
      }
  });
});

test('what does not fit is brief of the second asset first', () => {
  const both = digestText(toldDay('2024-11-20'), words);
  expect(both.title).toBe(
    'Bitcoin ETFs see $773.4M net inflow excluding Grayscale Mini Trust BTC; Ether ETFs $30.3M outflow (partial)',
  );
});
