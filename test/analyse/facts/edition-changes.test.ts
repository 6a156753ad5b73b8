import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../src/analyse/facts/digest-facts.ts';
import { editionChanges, type PrintedEdition } from '../../../src/analyse/facts/edition-changes.ts';
import type { PrintedAsset } from '../../../src/analyse/facts/printed-figures.ts';
import { asUsd, type Usd } from '../../../src/model/money.ts';
import { asDay, asInstant } from '../../../src/model/time.ts';

const DAY = asDay('2024-11-01');
const MILLION = 1_000_000;
const usd = (millions: number | null): Usd | null => (millions === null ? null : asUsd(millions * MILLION));

/** What an edition printed of BTC: funds in millions, null for one that had not reported. */
function btc(funds: Record<string, number | null>, more: Partial<PrintedAsset> = {}): PrintedAsset {
  const known = Object.values(funds).filter((figure) => figure !== null);
  const sum = known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  const state = Object.values(funds).includes(null) ? 'provisional' : 'final';
  return {
    source: 'farside',
    state,
    totalUsd: state === 'final' ? usd(sum) : null,
    publishedUsd: usd(sum),
    funds: Object.fromEntries(Object.entries(funds).map(([ticker, figure]) => [ticker, usd(figure)])),
    derived: {},
    opinion: null,
    resolutionUsd: asUsd(100_000),
    ...more,
  };
}

const edition = (kind: Edition, BTC: PrintedAsset, hour = 6): PrintedEdition => ({
  at: asInstant(`2024-11-02T0${hour}:00:00.000Z`),
  edition: kind,
  figures: { BTC },
});

/** What the second of two editions changed. */
function changeOf(was: PrintedEdition, is: PrintedEdition) {
  const changes = editionChanges(DAY, [was, is]);
  expect(changes).toHaveLength(1);
  const [change] = changes;
  const [asset] = change?.assets ?? [];
  return {
    kind: change?.kind,
    total: asset?.total?.value ?? null,
    newFunds: asset?.newFunds,
    missing: asset?.missing,
    moved: asset?.moved.map(({ correction: { what, from, to } }) => [what, from, to]),
    anew: asset?.anew,
    formerSource: asset?.formerSource,
  };
}

describe('what an edition changed', () => {
  test('nothing of a day that has none, or one', () => {
    expect(editionChanges(DAY, [])).toEqual([]);
    expect(editionChanges(DAY, [edition('final', btc({ IBIT: 1 }))])).toEqual([]);
  });

  test('each is held against the one before it, not against the first', () => {
    const changes = editionChanges(DAY, [
      edition('preliminary', btc({ IBIT: null, FBTC: -2, GBTC: null }), 1),
      edition('preliminary', btc({ IBIT: null, FBTC: -2, GBTC: 1 }), 2),
      edition('final', btc({ IBIT: 5, FBTC: -2, GBTC: 1 }), 6),
    ]);
    expect(changes.map(({ kind, at }) => [kind, at.slice(11, 13)])).toEqual([
      ['updated', '02'],
      ['completed', '06'],
    ]);
    expect(changes.map(({ assets }) => assets[0]?.newFunds)).toEqual([['GBTC'], ['IBIT']]);
    expect(changes.map(({ assets }) => assets[0]?.total?.value)).toEqual([-MILLION, 4 * MILLION]);
    expect(changes.map(({ assets }) => assets[0]?.missing)).toEqual([['IBIT'], []]);
  });

  test('a zero that came in is one, and a fund that was never there is unknown', () => {
    const was = edition('preliminary', btc({ IBIT: null, FBTC: -2 }));
    expect(changeOf(was, edition('final', btc({ IBIT: 0, FBTC: -2 })))).toMatchObject({
      kind: 'completed',
      newFunds: ['IBIT'],
      moved: [],
    });
  });

  test('while a day is open a fund that moved is told, and the sum only as it stands', () => {
    const was = edition('preliminary', btc({ IBIT: 0, FBTC: -2, GBTC: null }));
    expect(changeOf(was, edition('preliminary', btc({ IBIT: null, FBTC: -2.5, GBTC: 1 })))).toMatchObject({
      kind: 'updated',
      newFunds: ['GBTC'],
      moved: [
        ['IBIT', 0, null],
        ['FBTC', -2 * MILLION, -2.5 * MILLION],
      ],
      total: -1.5 * MILLION,
    });
  });

  test('of a complete day the total and the funds that moved', () => {
    const was = edition('final', btc({ IBIT: 3, FBTC: -2 }));
    expect(changeOf(was, edition('correction', btc({ IBIT: 3, FBTC: -2.5 })))).toMatchObject({
      kind: 'corrected',
      newFunds: [],
      moved: [
        ['total', MILLION, 0.5 * MILLION],
        ['FBTC', -2 * MILLION, -2.5 * MILLION],
      ],
      anew: [],
    });
  });

  test('that all was withdrawn', () => {
    const was = edition('final', btc({ IBIT: 3 }));
    const gone = btc({ IBIT: null }, { state: 'settled' });
    expect(changeOf(was, edition('correction', gone))).toMatchObject({ kind: 'corrected', total: null });
  });

  test('that another publisher is told, whose figures correct none', () => {
    const was = edition('final', btc({ IBIT: 3 }));
    expect(changeOf(was, edition('final', btc({ IBIT: 3.01 }, { source: 'sosovalue' })))).toMatchObject({
      kind: 'other publisher',
      formerSource: 'farside',
      moved: [],
      total: 3.01 * MILLION,
    });
  });

  test('that an asset is new', () => {
    const was = edition('final', btc({ IBIT: 3 }));
    const [change] = editionChanges(DAY, [
      was,
      { ...was, figures: { ...was.figures, ETH: btc({ ETHA: 1 }) } },
    ]);
    expect(change?.kind).toBe('extended');
    expect(change?.assets.map(({ asset, isNew }) => [asset, isNew])).toEqual([['ETH', true]]);
  });

  const standing = (days: number, trendDays = [DAY]): Partial<PrintedAsset> => {
    const run = { direction: 'in' as const, days, whole: true, claimed: days > 2 };
    return { standing: { streak: { ...run, before: null }, record: null, event: null, trendDays } } as never;
  };

  test.each<[string, Partial<PrintedAsset>, Partial<PrintedAsset>, string[]]>([
    ['words alone', {}, {}, []],
    ['the run', standing(2), standing(3), ['run']],
    ['the trend, said for the first time', { derived: {} }, { derived: { trend: asUsd(1) } }, ['trend']],
    [
      'the days of the trend',
      { ...standing(3), derived: { trend: asUsd(1) } },
      { ...standing(3, []), derived: { trend: asUsd(1) } },
      ['trend'],
    ],
    [
      'the cumulative, unsaid now',
      { derived: { cumulative: asUsd(1) } },
      { derived: { cumulative: null } },
      ['cumulative'],
    ],
    ['net assets', {}, { derived: { 'net-assets': asUsd(1) } }, ['net assets']],
    ['a lifetime', {}, { derived: { 'IBIT-cumulative': asUsd(1) } }, ['lifetimes']],
    [
      'another publisher’s word',
      {},
      { opinion: { source: 'sosovalue', verdict: 'agree', differences: [] } },
      ['cross-check'],
    ],
    [
      'several',
      { derived: { trend: asUsd(1) } },
      { derived: { cumulative: asUsd(1) } },
      ['trend', 'cumulative'],
    ],
  ])('though no figure moved: %s', (_, was, is, anew) => {
    const [before, after] = [edition('final', btc({ IBIT: 3 }, was)), edition('final', btc({ IBIT: 3 }, is))];
    const change = changeOf(before, after);
    expect(change.kind).toBe('rewritten');
    expect(change.anew ?? []).toEqual(anew);
  });

  test('a fund that is listed now and did not move', () => {
    const was = edition('final', btc({ IBIT: 3 }));
    expect(changeOf(was, edition('final', btc({ IBIT: 3, MSBT: 0 })))).toMatchObject({ kind: 'rewritten' });
  });
});
