import { describe, expect, test } from 'vitest';
import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import type { Wording } from '../../../src/analyse/facts/digest-facts.ts';
import type { Correction } from '../../../src/analyse/facts/printed-figures.ts';
import type { Asset, Ticker } from '../../../src/model/flow.ts';
import { digestText } from '../../../src/render/texts/digest-text.ts';
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

const SEVEN_IN = [-1, 1, 1, 1, 1, 1, 1, 1];
const FIRST = { IBIT: -60.1 * M, FBTC: 5.2 * M, ARKB: 1 * M };
const MIXED = { IBIT: 129.1 * M, FBTC: 2 * M, GBTC: -3 * M, ARKB: -4 * M };

describe('a title', () => {
  test.each([
    [
      'a run broken',
      FIRST,
      SEVEN_IN,
      'Bitcoin ETFs see $53.90M net outflow, first outflow after seven days of inflow',
    ],
    ['a run', MIXED, [1, 1, 1, 1], 'Bitcoin ETFs see $124.10M net inflow, fifth straight day of inflow'],
    [
      'all one way',
      { IBIT: 2 * M, FBTC: 0 },
      [1, 0],
      'Bitcoin ETFs see $2.00M net inflow, no outflow at any of two funds',
    ],
    [
      'only one',
      { IBIT: -2 * M, FBTC: 1 * M, ARKB: -1 * M },
      [0],
      "Bitcoin ETFs see $2.00M net outflow, inflow only at Fidelity's FBTC",
    ],
    ['a record', MIXED, [0], 'Bitcoin ETFs see $124.10M net inflow, largest daily inflow since launch'],
    ['a leader', MIXED, [900, 0], "Bitcoin ETFs see $124.10M net inflow, led by BlackRock's IBIT ($129.10M)"],
    ['nothing', { IBIT: 0, FBTC: 0 }, [0], 'Bitcoin ETFs see no net flow'],
  ])('of %s', (_, funds, last, title) => {
    expect(told(funds, last).title).toBe(title);
  });

  test.each([
    [
      'a run broken',
      FIRST,
      SEVEN_IN,
      'Bitcoin ETFs see $53.90M net outflow on Sep 17 after seven days of inflow',
    ],
    ['a run', MIXED, [1, 1, 1, 1], 'Bitcoin ETFs see $124.10M net inflow on Sep 17, fifth straight day'],
    ['a record', MIXED, [0], 'Bitcoin ETFs see $124.10M net inflow on Sep 17, largest since launch'],
    ['a leader', MIXED, [900, 0], 'Bitcoin ETFs see $124.10M net inflow on Sep 17, led by IBIT ($129.10M)'],
  ])('with the date, of %s', (_, funds, last, title) => {
    expect(told(funds, last, { wording: 'dated' }).title).toBe(title);
  });
});

const LARGE = 954.94 * M;
const LONGEST: readonly [string, Record<Ticker, number | null>, readonly number[]][] = [
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
  test.each(LONGEST)('%s', (_, funds, last) => {
    for (const corrections of [[], [moved]])
      for (const seenAt of [undefined, '2025-09-18T03:00:00.000Z']) {
        const more = { asset: 'ETH', wording, corrections, ...(seenAt && { seenAt }) } as const;
        const { title, shortTitle, body, foot } = told(funds, last, more);
        const faults = [
          faultsOfTitle(title, 80),
          faultsOfTitle(shortTitle, 32),
          faultsOf(`${body}\n${foot}`),
        ];
        expect(faults.flat()).toEqual([]);
      }
  });
});

test('what does not fit says the least', () => {
  const { title } = told(LONGEST[7]?.[1] ?? {}, LONGEST[7]?.[2] ?? [], { asset: 'ETH' });
  expect(title).toBe('Ethereum ETFs see $951.94M net outflow');
});
