import { describe, expect, test } from 'vitest';
import { checkFigures, type FigureCheck } from '../../../src/analyse/checks/check-figures.ts';
import { checkObserved } from '../../../src/analyse/checks/check-observed.ts';
import { checkPublishers } from '../../../src/analyse/checks/check-publishers.ts';
import type { Finding } from '../../../src/analyse/checks/finding.ts';
import type { SourceAccount } from '../../../src/analyse/days/asset-sources.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import type { Asset, Observation, Ticker } from '../../../src/model/flow.ts';
import { parseMillions } from '../../../src/model/money.ts';
import { addDays, type Day, END_OF_TIME } from '../../../src/model/time.ts';
import { dayFlow, reference } from '../../support/days/days.ts';
import { FACTS, factsHistory, factsOf } from '../../support/days/facts.ts';
import { KNOWN_ASSETS } from '../../support/known-assets.ts';

type Row = [day: Day, funds: Record<Ticker, number | null>];

/** One source's account of trading days; null is a fund that has not reported. */
function account(rows: readonly Row[], more: Partial<SourceAccount> = {}): SourceAccount {
  const days = rows.map(([day, funds]) => judge(dayFlow(day, funds), false));
  return {
    asset: 'BTC',
    source: 'farside',
    origins: ['farside'],
    resolutionUsd: 100_000,
    speaks: true,
    days,
    netAssets: [],
    ...more,
  };
}

const check = (rows: readonly Row[], more: Partial<FigureCheck> = {}): Finding[] =>
  checkFigures({ account: account(rows), coverage: 'complete', totals: [], ...more });

const M = 1_000_000;
const FIRST = '2024-02-01';
/** Trading days from 1 February 2024 on. */
const sessions = (count: number): Day[] =>
  reference.calendar.tradingDays(FIRST, addDays(FIRST, 2 * count)).slice(0, count);

describe('sums', () => {
  const row: Row = ['2024-11-01', { IBIT: 10 * M, FBTC: -3 * M }];
  const total = (totalUsd: number) => ({ totals: [{ day: '2024-11-01', totalUsd, byItself: false }] });

  test.each([7 * M, 7 * M + 50_000, 7 * M - 50_000])(
    '%d is the sum within what rounding may do',
    (stated) => {
      expect(check([row], total(stated))).toEqual([]);
    },
  );

  test.each([7 * M + 50_001, -7 * M, 0])('%d is not', (stated) => {
    expect(check([row], total(stated))).toEqual([
      {
        check: 'sums',
        weight: 'fault',
        asset: 'BTC',
        source: 'farside',
        day: '2024-11-01',
        what: `the funds sum to 7000000, the publisher's Total is ${stated} (US dollars)`,
        mend: 'compare with the page: etf-digest history 2024-11-01',
      },
    ]);
  });

  test('a day without a stated Total, and a Total without funds, are no finding', () => {
    expect(check([row])).toEqual([]);
    expect(check([['2024-11-01', { IBIT: null }]], total(5 * M))).toEqual([]);
  });

  test('blank cells: a table of every fund adds up without them, a list of some funds may not', () => {
    const partial: Row = ['2024-11-01', { IBIT: 10 * M, FBTC: null }];
    expect(check([partial], total(10 * M))).toEqual([]);
    expect(check([partial], total(7 * M))).toMatchObject([{ check: 'sums' }]);
    expect(check([partial], { ...total(7 * M), coverage: 'partial' })).toEqual([]);
    expect(check([row], { ...total(6 * M), coverage: 'partial' })).toMatchObject([{ check: 'sums' }]);
  });
});

describe('missing days', () => {
  const [one = '', two = '', three = '', four = ''] = sessions(4);
  const none = { IBIT: null };

  test('lie between days with a figure; days before the first and after the last are none', () => {
    const rows: Row[] = [
      [one, none],
      [two, { IBIT: 1 }],
      [three, { IBIT: 2 }],
      [four, none],
    ];
    expect(check(rows)).toEqual([]);
    expect(check([[one, none]])).toEqual([]);
    expect(check([])).toEqual([]);
  });

  test('are all named', () => {
    const rows: Row[] = [
      [one, { IBIT: 1 }],
      [two, none],
      [three, none],
      [four, { IBIT: 2 }],
    ];
    const found = check(rows);
    expect(found.map(({ check, weight, day }) => [check, weight, day])).toEqual([
      ['calendar', 'fault', two],
      ['calendar', 'fault', three],
    ]);
    expect(found[0]?.mend).toContain('collect --full');
  });

  test('of a publisher that shows only some days are warnings, and no run is said to bring them back', () => {
    const rows: Row[] = [
      [one, { IBIT: 1 }],
      [two, none],
      [three, { IBIT: 2 }],
    ];
    const [found, ...others] = checkFigures({
      account: account(rows, { source: 'sosovalue', asset: 'ETH' }),
      coverage: 'partial',
      totals: [],
    });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ weight: 'warning', day: two });
    expect(found?.mend).toContain(`etf-digest history ${two};`);
    expect(found?.mend).toContain('etf-digest import FILE --source sosovalue --asset eth;');
    expect(found?.mend).not.toContain('collect');
  });

  test('a day of which only the total is known is not missing', () => {
    const days = [one, two, three].map((day) =>
      judge(
        dayFlow(
          day,
          { IBIT: day === two ? null : Number(day.slice(-2)) },
          day === two ? { laterTotalUsd: 5, seenAt: `${two}T23:00:00Z` } : {},
        ),
        false,
      ),
    );
    expect(checkFigures({ account: { ...account([]), days }, coverage: 'partial', totals: [] })).toEqual([]);
  });
});

describe('figures that cannot be', () => {
  const observed = (figures: [Day, Ticker, number | null][], asset: Asset = 'BTC') =>
    checkObserved({
      asset,
      source: 'farside',
      figures: figures.map(
        ([day, ticker, flowUsd]): Observation => ({ day, ticker, flowUsd, observedAt: null }),
      ),
      registry: reference.registry,
      calendar: reference.calendar,
      today: '2024-11-05',
    });

  test.each([
    ['2024-11-28', 'after today in New York, 2024-11-05'],
    ['2024-11-06', 'after today in New York, 2024-11-05'],
    ['2024-11-02', 'on which the exchanges were closed'],
    ['2024-07-04', 'on which the exchanges were closed'],
    ['2024-01-10', 'before the launch on 2024-01-11'],
    ['2023-12-29', 'before the launch on 2024-01-11'],
    ['2024-02-30', 'that does not exist'],
    ['2031-01-06', 'after today in New York, 2024-11-05'],
  ])('figures for %s, a day %s', (day, why) => {
    expect(observed([[day, 'IBIT', 0]])).toMatchObject([
      { check: 'calendar', weight: 'fault', day, what: `figures for a day ${why}` },
    ]);
  });

  test('a day is named once, a withdrawn figure not at all, and today, a short day and the launch may be', () => {
    expect(
      observed([
        ['2024-11-02', 'IBIT', 1],
        ['2024-11-02', 'FBTC', 2],
      ]),
    ).toHaveLength(1);
    expect(observed([['2024-11-02', 'IBIT', null]])).toEqual([]);
    for (const day of ['2024-11-05', '2024-07-03', '2024-01-11'])
      expect(observed([[day, 'IBIT', 1]])).toEqual([]);
    expect(observed([['2024-07-22', 'ETHA', 1]], 'ETH')).toMatchObject([{ day: '2024-07-22', asset: 'ETH' }]);
  });

  test('an unknown fund is a warning, once; a former ticker and the fund BTC are known, a fund of the other asset is not', () => {
    expect(
      observed([
        ['2024-11-01', 'XXXX', 1],
        ['2024-11-04', 'XXXX', 0],
        ['2024-11-04', 'BTC', 0],
      ]),
    ).toEqual([
      {
        check: 'unknown funds',
        weight: 'warning',
        asset: 'BTC',
        source: 'farside',
        day: null,
        what: 'XXXX has figures, and no list of funds describes it',
        mend: 'put "funds": [{"asset": "BTC", "ticker": "XXXX"}] into the settings file',
      },
    ]);
    expect(observed([['2024-11-01', 'CETH', 1]], 'ETH')).toEqual([]);
    expect(observed([['2024-11-01', 'ETHA', 1]])).toMatchObject([{ check: 'unknown funds' }]);
  });
});

describe('jumps out of scale', () => {
  const usual = (count: number): Row[] =>
    sessions(count).map((day, i) => [day, { IBIT: (i % 2 ? -10 : 10) * M - i, FBTC: 2 * M }]);
  const then = (count: number, ...jumps: Record<Ticker, number | null>[]): Row[] => {
    const days = sessions(count + jumps.length).slice(count);
    return [...usual(count), ...jumps.map((funds, i): Row => [days[i] ?? '', funds])];
  };
  const scale = (rows: readonly Row[]) => check(rows).filter((finding) => finding.check === 'scale');

  test('three times the largest before is no jump, more is one, either way and in any fund', () => {
    const largest = 10 * M + 19;
    expect(scale(then(20, { IBIT: 3 * largest }))).toEqual([]);
    const up = scale(then(20, { IBIT: 3 * largest + 1 }));
    expect(up).toMatchObject([{ weight: 'fault', what: expect.stringContaining(`(${largest} US dollars)`) }]);
    expect(scale(then(20, { FBTC: -3 * largest - 1 }))).toHaveLength(1);
  });

  test('each is named, two on one day and the next day’s, too: what is out of scale sets no scale', () => {
    const found = scale(then(20, { IBIT: 1e12, FBTC: -1e12 }, { IBIT: 1e12 }, { IBIT: 5 * M }));
    expect(found.map(({ what }) => what.split(' ')[0])).toEqual(['IBIT', 'FBTC', 'IBIT']);
  });

  test('the first twenty days with figures are held against nothing, however late they are', () => {
    expect(scale(then(19, { IBIT: 1e12 }))).toEqual([]);
    const late = then(3, { IBIT: 900 * M }).map(([, funds], i): Row => [sessions(60)[i + 50] ?? '', funds]);
    const silent = sessions(50).map((day): Row => [day, { IBIT: null }]);
    expect(scale([...silent, ...late])).toEqual([]);
  });

  test('after nothing but zeros there is no scale', () => {
    const zeros = sessions(25).map((day): Row => [day, { IBIT: 0 }]);
    expect(scale([...zeros, ['2024-11-01', { IBIT: 5 * M }]])).toEqual([]);
  });
});

describe('repeated rows', () => {
  const [one = '', two = '', three = ''] = sessions(3);
  const row = { IBIT: 5 * M, FBTC: 0 };

  test('are warnings that name the other day, each time', () => {
    const found = check([
      [one, row],
      [two, row],
      [three, { ...row }],
    ]);
    expect(found).toMatchObject([
      { check: 'repeated rows', weight: 'warning', day: two, what: `every figure equals that of ${one}` },
      { day: three, what: `every figure equals that of ${two}` },
    ]);
  });

  test('all zeros, nothing reported, one figure apart and the same sum are none', () => {
    const zero = { IBIT: 0, FBTC: 0 };
    expect(
      check([
        [one, zero],
        [two, zero],
      ]),
    ).toEqual([]);
    expect(
      check([
        [one, row],
        [two, { IBIT: 5 * M, FBTC: 1 }],
      ]),
    ).toEqual([]);
    expect(
      check([
        [one, row],
        [two, { IBIT: 0, FBTC: 5 * M }],
      ]),
    ).toEqual([]);
    expect(
      check([
        [one, row],
        [two, { IBIT: 5 * M, FBTC: null }],
      ]),
    ).toEqual([]);
  });
});

describe('publishers', () => {
  const one = account([['2024-11-01', { IBIT: 10 * M, FBTC: 2 * M }]]);
  const of = (source: string, funds: Record<Ticker, number | null>, origins = [source]) =>
    account([['2024-11-01', funds]], { source, origins, resolutionUsd: 1 });
  const publishers = (...accounts: SourceAccount[]) =>
    checkPublishers({ asset: 'BTC', accounts, finals: new Map(), now: END_OF_TIME });

  test('that agree within what rounding may do, or repeat each other, are no finding', () => {
    expect(publishers(one)).toEqual([]);
    expect(publishers(one, of('sosovalue', { IBIT: 10 * M + 150_001, FBTC: 2 * M }))).toEqual([]);
    expect(publishers(one, of('theblock', { IBIT: 99 * M, FBTC: 2 * M }, ['sosovalue', 'farside']))).toEqual(
      [],
    );
  });

  test('that differ are a fault, with both figures', () => {
    expect(publishers(one, of('sosovalue', { IBIT: 10 * M + 150_002, FBTC: -2 * M }))).toEqual([
      {
        check: 'publishers',
        weight: 'fault',
        asset: 'BTC',
        source: 'farside',
        day: '2024-11-01',
        what: 'differs from sosovalue: IBIT 10000000 by farside, 10150002 by sosovalue; FBTC 2000000 by farside, -2000000 by sosovalue (US dollars)',
        mend: 'compare the pages of both publishers: etf-digest history 2024-11-01',
      },
    ]);
  });

  test('of three the one that differs is found wherever it stands', () => {
    const [same, other] = [
      of('sosovalue', { IBIT: 10 * M, FBTC: 2 * M }),
      of('coinglass', { IBIT: 0, FBTC: 2 * M }),
    ];
    const pairs = (...accounts: SourceAccount[]) =>
      publishers(...accounts).map(({ source, what }) => `${source} ${what.split(':')[0]}`);
    expect(pairs(one, same, other)).toEqual([
      'farside differs from coinglass',
      'sosovalue differs from coinglass',
    ]);
    expect(pairs(other, one)).toEqual(['coinglass differs from farside']);
  });

  test('a day that one of them does not hold as final is not compared', () => {
    expect(publishers(one, of('sosovalue', { IBIT: 0, FBTC: null }))).toEqual([]);
    expect(publishers(one, account([['2024-11-04', { IBIT: 0 }]], { source: 'x', origins: ['x'] }))).toEqual(
      [],
    );
  });
});

/** The one real repeat of the record. */
const REPEATED = ['repeated rows', 'warning', 'ETH', '2026-06-26', 'every figure equals that of 2026-06-18'];

test.each(FACTS)('$name, to $lastDay: a real repeat is the one warning, and there is no fault', (facts) => {
  const today = addDays(facts.lastDay, 1);
  const found = KNOWN_ASSETS.flatMap((asset) => {
    const figures = factsOf(asset, facts);
    const totals = facts.days[asset].map(({ day, total }) => ({
      day,
      totalUsd: parseMillions(total) ?? Number.NaN,
      byItself: false,
    }));
    expect(figures.length).toBeGreaterThan(3_000);
    expect(totals.length).toBeGreaterThan(380);
    const { days } = factsHistory(asset, facts);
    return [
      ...checkObserved({ ...reference, asset, source: 'farside', figures, today }),
      ...checkFigures({ account: { ...account([]), asset, days }, coverage: 'complete', totals }),
    ];
  });
  const expected = facts.lastDay < '2026-06-26' ? [] : [REPEATED];
  expect(found.map(({ check, weight, asset, day, what }) => [check, weight, asset, day, what])).toEqual(
    expected,
  );
});
