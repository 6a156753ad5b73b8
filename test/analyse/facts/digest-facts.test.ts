import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { type AssetFacts, assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { closedFacts } from '../../../src/analyse/facts/closed-facts.ts';
import { digestFacts, wordingAt } from '../../../src/analyse/facts/digest-facts.ts';
import {
  type Correction,
  movedFigures,
  type PrintedAsset,
  type PrintedFigures,
  printedFigures,
} from '../../../src/analyse/facts/printed-figures.ts';
import { saysTheSame } from '../../../src/analyse/facts/says-the-same.ts';
import type { Asset } from '../../../src/model/flow.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import { dayFlow, historyOf } from '../../support/days/days.ts';

const DAY = '2026-02-03';
const BEFORE_MIDNIGHT = '2026-02-04T04:00:00.000Z';
const AFTER_MIDNIGHT = '2026-02-04T06:00:00.000Z';
const SETTLED = '2026-02-08T06:00:00.000Z';

/** One asset on DAY, its figures last seen at an instant. */
function factsOf(
  asset: Asset,
  funds: Record<string, number | null>,
  seenAt: Instant,
  resolutionUsd = 100_000,
): AssetFacts[] {
  const days = [judge(dayFlow(DAY, funds, { asset, seenAt }), false, '2026-02-04')];
  const facts = assetFacts({ asset, source: 'farside', resolutionUsd, days }, DAY, 7);
  return facts ? [facts] : [];
}

const final = (asset: Asset) => factsOf(asset, { A: 100_000 }, AFTER_MIDNIGHT);
const settled = (asset: Asset) => factsOf(asset, { A: 100_000, B: null }, SETTLED);
const provisional = (asset: Asset) => factsOf(asset, { A: 100_000 }, BEFORE_MIDNIGHT);
const pending = (asset: Asset) => factsOf(asset, { A: null }, AFTER_MIDNIGHT);
const closed = (asset: Asset) => [closedFacts(historyOf([], asset))];

const moved: Correction = { at: SETTLED, asset: 'BTC', what: 'total', from: 1, to: 2 };

const editionOf = (assets: readonly AssetFacts[], corrections: readonly Correction[] = []) =>
  digestFacts(DAY, assets, 'yesterday', corrections).edition;

describe('the edition', () => {
  test('is final when every asset is final or settled', () => {
    expect(editionOf([...final('BTC'), ...final('ETH')])).toBe('final');
    expect(editionOf([...final('BTC'), ...settled('ETH')])).toBe('final');
    expect(editionOf(settled('BTC'))).toBe('final');
  });

  test('is that of the less complete asset', () => {
    expect(editionOf([...final('BTC'), ...provisional('ETH')])).toBe('preliminary');
    expect(editionOf([...pending('BTC'), ...final('ETH')])).toBe('preliminary');
    expect(editionOf([...provisional('BTC'), ...provisional('ETH')])).toBe('preliminary');
  });

  test('is a correction when a printed figure moved', () => {
    expect(editionOf([...final('BTC'), ...final('ETH')], [moved])).toBe('correction');
    expect(editionOf(settled('BTC'), [moved])).toBe('correction');
  });

  test('is none on a day without trading, or without any asset', () => {
    expect(editionOf([...closed('BTC'), ...closed('ETH')])).toBeNull();
    expect(editionOf([])).toBeNull();
  });
});

test('a digest is named by its trading day and published the day after', () => {
  expect(digestFacts('2024-11-01', [], 'dated', [])).toMatchObject({
    tradingDay: '2024-11-01',
    publicationDay: '2024-11-02',
    wording: 'dated',
  });
});

describe('昨日 is written on the publication day in Beijing only', () => {
  test.each([
    ['2024-11-01T15:59:59.999Z', 'dated', 'the last moment of the trading day in Beijing'],
    ['2024-11-01T16:00:00.000Z', 'yesterday', 'midnight in Beijing'],
    ['2024-11-02T05:30:00.000Z', 'yesterday', 'the usual hour'],
    ['2024-11-02T15:59:59.999Z', 'yesterday', 'the last moment of the publication day'],
    ['2024-11-02T16:00:00.000Z', 'dated', 'a day late'],
    ['2025-11-02T05:30:00.000Z', 'dated', 'a year late'],
  ])('2024-11-01 written at %s is worded %s: %s', (at, wording) => {
    expect(wordingAt('2024-11-01', at)).toBe(wording);
  });

  test('Friday’s figures are of yesterday on Saturday, not on Monday', () => {
    expect(wordingAt('2024-11-08', '2024-11-09T06:00:00.000Z')).toBe('yesterday');
    expect(wordingAt('2024-11-08', '2024-11-11T02:30:00.000Z')).toBe('dated');
  });
});

describe('the figures an edition prints', () => {
  test('are the state, both sums and every expected fund', () => {
    const assets = [...factsOf('BTC', { IBIT: 5, FBTC: -7, BTCO: null }, SETTLED), ...provisional('ETH')];
    expect(printedFigures(assets)).toMatchObject({
      BTC: { state: 'settled', totalUsd: -2, publishedUsd: -2, funds: { IBIT: 5, FBTC: -7, BTCO: null } },
      ETH: { state: 'provisional', totalUsd: null, publishedUsd: 100_000, funds: { A: 100_000 } },
    });
  });
});

describe('what moved between two editions', () => {
  const AT = '2026-02-10T06:00:00.000Z';
  const printed = (asset: Asset, funds: Record<string, number | null>, step = 1_000): PrintedFigures =>
    printedFigures(factsOf(asset, funds, SETTLED, step));
  const was = printed('BTC', { IBIT: 5000, FBTC: -7000, BTCO: null });

  test('is nothing where nothing did', () => {
    expect(movedFigures(was, was, AT)).toEqual([]);
  });

  test('is told total first, then fund by fund, with the moment', () => {
    expect(movedFigures(was, printed('BTC', { IBIT: 6000, FBTC: -7000, BTCO: 2000 }), AT)).toEqual([
      { at: AT, asset: 'BTC', what: 'total', from: -2000, to: 1000 },
      { at: AT, asset: 'BTC', what: 'IBIT', from: 5000, to: 6000 },
      { at: AT, asset: 'BTC', what: 'BTCO', from: null, to: 2000 },
    ]);
  });

  test.each([
    ['Farside', 100_000, 40_000, 0],
    ['Farside', 100_000, 100_000, 2],
    ['cryptoetf.today', 1_000, 900, 0],
    ['SoSoValue', 1, 900, 2],
    ['SoSoValue, less than a text can say', 1, 40, 0],
  ])('of %s, with steps of %i dollars, a move of %i is told %i times', (_, step, move, times) => {
    const [before, after] = [50_000, 50_000 + move].map((IBIT) => printed('BTC', { IBIT, FBTC: 7 }, step));
    expect(movedFigures(before ?? {}, after ?? {}, AT)).toHaveLength(times);
  });

  test('a withdrawn figure is told even where it was a zero that moves no total', () => {
    const zero = printed('BTC', { IBIT: 5000, FBTC: 0 });
    expect(movedFigures(zero, printed('BTC', { IBIT: 5000, FBTC: null }), AT)).toEqual([
      { at: AT, asset: 'BTC', what: 'FBTC', from: 0, to: null },
    ]);
  });

  test('a blank filled with zero is told too', () => {
    expect(movedFigures(was, printed('BTC', { IBIT: 5000, FBTC: -7000, BTCO: 0 }), AT)).toEqual([
      { at: AT, asset: 'BTC', what: 'BTCO', from: null, to: 0 },
    ]);
  });

  test('a fund that came or went is told, figures that cancel out leave the total unsaid', () => {
    expect(movedFigures(was, printed('BTC', { IBIT: 4000, FBTC: -7000, MSBT: 1000 }), AT)).toEqual([
      { at: AT, asset: 'BTC', what: 'IBIT', from: 5000, to: 4000 },
      { at: AT, asset: 'BTC', what: 'MSBT', from: null, to: 1000 },
    ]);
  });

  test('the published sum is what is held against another, where there was no total yet', () => {
    const early = printedFigures(provisional('BTC'));
    expect(early.BTC).toMatchObject({ totalUsd: null, publishedUsd: 100_000 });
    expect(movedFigures(early, printed('BTC', { A: 100_000 }), AT)).toEqual([]);
    expect(movedFigures(early, printed('BTC', { A: 200_000 }), AT)).toMatchObject([
      { what: 'total', from: 100_000, to: 200_000 },
      { what: 'A' },
    ]);
  });

  test('an asset that only one edition holds has not moved', () => {
    const both = { ...was, ...printed('ETH', { ETHA: 3000 }) };
    expect(movedFigures(was, both, AT)).toEqual([]);
    expect(movedFigures(both, was, AT)).toEqual([]);
  });

  test('each asset is told for itself', () => {
    const before = { ...was, ...printed('ETH', { ETHA: 3000 }) };
    const after = { ...was, ...printed('ETH', { ETHA: 4000 }) };
    expect(movedFigures(before, after, AT).map(({ asset, what }) => `${asset} ${what}`)).toEqual([
      'ETH total',
      'ETH ETHA',
    ]);
  });
});

describe('an edition of a final day', () => {
  const edition = (
    funds: Record<string, number>,
    derived: Record<string, number> = {},
    source = 'farside',
  ): PrintedFigures => {
    const sum = Object.values(funds).reduce((total, flow) => total + flow, 0);
    return {
      BTC: {
        source,
        state: 'final',
        totalUsd: sum,
        publishedUsd: sum,
        funds,
        derived: { cumulative: null, trend: null, 'trend-before': null, ...derived },
        opinion: null,
      },
    };
  };
  const moved = (was: PrintedFigures, is: PrintedFigures) =>
    movedFigures(was, is, 'at').map(({ what, from, to }) => [what, from, to]);

  test('takes a fund that no edition named for news only where money moved', () => {
    const was = edition({ IBIT: 5000 });
    expect(moved(was, edition({ IBIT: 5000, NEWF: 0 }))).toEqual([]);
    expect(moved(was, edition({ IBIT: 5000, NEWF: 2000 }))).toEqual([
      ['total', 5000, 7000],
      ['NEWF', null, 2000],
    ]);
  });

  test('tells a sum over other days that moved, once it was said', () => {
    const was = edition({ IBIT: 5000 }, { cumulative: 100000, trend: 40000 });
    const is = edition({ IBIT: 5000 }, { cumulative: 97000, trend: 40000, 'trend-before': 3000 });
    expect(moved(was, is)).toEqual([['cumulative', 100000, 97000]]);
    expect(saysTheSame(was, is)).toBe(false);
  });

  test('that says a sum, a run or a new fund only now is written again, and corrects nothing', () => {
    const was = edition({ IBIT: 5000 });
    const stands = { streak: null, trendDays: [] };
    const standing = (printed: PrintedFigures, record: { since: Day | null } | null): PrintedFigures => ({
      BTC: { ...printed.BTC, standing: { ...stands, record } } as PrintedAsset,
    });
    const later = [
      edition({ IBIT: 5000 }, { cumulative: 97000 }),
      edition({ IBIT: 5000, NEWF: 0 }),
      standing(was, { since: null }),
    ];
    for (const is of later) {
      expect(moved(was, is)).toEqual([]);
      expect(saysTheSame(standing(was, null), is)).toBe(false);
    }
    // an edition of an earlier version does not say how the day stood
    expect(saysTheSame(was, standing(was, { since: null }))).toBe(true);
  });

  test('leaves sums unsaid that moved with the total', () => {
    const was = edition({ IBIT: 5000 }, { cumulative: 100000 });
    expect(moved(was, edition({ IBIT: 6000 }, { cumulative: 101000 }))).toEqual([
      ['total', 5000, 6000],
      ['IBIT', 5000, 6000],
    ]);
  });

  test('is not corrected by less than a text prints', () => {
    const was = edition({ IBIT: 54_940_300 }, { 'net-assets': 69_380_000_000 });
    expect(moved(was, edition({ IBIT: 54_940_349 }, { 'net-assets': 69_380_400_000 }))).toEqual([]);
    expect(moved(was, edition({ IBIT: 54_940_350 }, { 'net-assets': 69_381_000_000 }))).toEqual([
      ['total', 54_940_300, 54_940_350],
      ['IBIT', 54_940_300, 54_940_350],
      ['net-assets', 69_380_000_000, 69_381_000_000],
    ]);
  });

  test('is not corrected by another publisher', () => {
    const was = edition({ IBIT: 5000 });
    expect(moved(was, edition({ IBIT: 6000 }, {}, 'sosovalue'))).toEqual([]);
    expect(saysTheSame(was, edition({ IBIT: 6000 }, {}, 'sosovalue'))).toBe(true);
  });
});
