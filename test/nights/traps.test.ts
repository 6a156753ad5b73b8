import { describe, expect, test } from 'vitest';
import { dayFlows } from '../../src/analyse/days/day-flows.ts';
import { judge } from '../../src/analyse/days/day-state.ts';
import { assetFacts } from '../../src/analyse/facts/asset-facts.ts';
import { digestFacts } from '../../src/analyse/facts/digest-facts.ts';
import { movedFigures } from '../../src/analyse/facts/printed-figures.ts';
import { streakOf } from '../../src/analyse/measures/streak.ts';
import { trendOf } from '../../src/analyse/measures/trend.ts';
import type { Observation, SourceHistory } from '../../src/model/flow.ts';
import { parseMillions } from '../../src/model/money.ts';
import { publicationDayOf } from '../../src/model/time.ts';
import { digestText } from '../../src/render/texts/digest-text.ts';
import { nameOf } from '../../src/render/words/fund-names.ts';
import { audit } from '../../src/sources/audit/audit.ts';
import { farside } from '../../src/sources/publishers/farside.ts';
import { openDatabase } from '../../src/store/db.ts';
import { appendObservations, currentFigures } from '../../src/store/flows.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import {
  bundledHistory,
  bundledSourceHistory,
  bundledTable,
  dayFlow,
  historyOf,
  reference,
} from '../support/days/days.ts';
import { wordsIn } from '../support/days/words.ts';
import { farsidePage, type PageSpec } from '../support/publishers/farside-page.ts';

const BTC_COLUMNS = bundledTable('BTC').tickers;
const ETH_COLUMNS = bundledTable('ETH').tickers;

const read = (spec: PageSpec) =>
  farside.parse(
    { body: new TextEncoder().encode(farsidePage(spec)), contentType: 'text/html' },
    spec.asset,
    reference.registry,
  );

const cells = (columns: readonly string[], figures: Record<string, string>) =>
  columns.map((ticker) => figures[ticker] ?? '');

const btcPage = (figures: Record<string, string>, day = '2024-12-16'): PageSpec => ({
  asset: 'BTC',
  full: false,
  columns: BTC_COLUMNS,
  rows: [{ day, cells: cells(BTC_COLUMNS, figures) }],
});

const words = wordsIn('zh-Hans');

/** Farside's BTC history, the bundled days and one more day as it was seen at a moment. */
function seenAt(seen: string, figures: Record<string, number | null>, day = '2024-12-16'): SourceHistory {
  const bundled = bundledSourceHistory('BTC');
  const added = Object.entries(figures).map(
    ([ticker, flowUsd]): Observation => ({ day, ticker, flowUsd, observedAt: seen }),
  );
  return {
    ...bundled,
    figures: [...bundled.figures, ...added],
    sightings: [
      ...bundled.sightings,
      { firstDay: '2024-12-02', lastDay: day, seenAt: seen, totalsOnly: false },
    ],
  };
}

function lastDay(history: SourceHistory, day = '2024-12-16') {
  const flows = dayFlows(history, reference.registry, reference.calendar, day);
  const days = flows.map((flow) => judge(flow, false));
  return {
    days,
    facts: assetFacts({ asset: 'BTC', source: 'farside', resolutionUsd: 100_000, days }, day, 7),
  };
}

const allFunds = (flow: number) => Object.fromEntries(BTC_COLUMNS.map((ticker) => [ticker, flow]));

// the seventeenth, the same post sent twice, needs whole runs: test/nightly.test.ts
describe('seventeen ways other programs got it wrong', () => {
  test("1 '-' read as 0", () => {
    const row = read(btcPage({ GBTC: '17.6' })).rows[0];
    expect(row?.cells.get('GBTC')).toBe(17_600_000);
    expect(row?.cells.get('IBIT')).toBeNull();
    const { facts } = lastDay(seenAt('2024-12-17T06:00:00.000Z', { GBTC: 17_600_000 }));
    expect(facts).toMatchObject({ state: 'provisional', totalUsd: null, publishedUsd: 17_600_000 });
    expect(facts?.pending).toContain('IBIT');
  });

  test("2 the page's own Total summed in, so totals double", () => {
    for (const asset of ['BTC', 'ETH'] as const) {
      const columns = asset === 'BTC' ? BTC_COLUMNS : ETH_COLUMNS;
      for (const full of [true, false]) {
        const day = { day: '2024-12-16', cells: columns.map((_, i) => (i === 0 ? '100.0' : '0.0')) };
        const table = read({ asset, full, columns, rows: [day] });
        expect(
          [...(table.rows[0]?.cells.values() ?? [])].reduce<number>((sum, usd) => sum + (usd ?? 0), 0),
        ).toBe(100_000_000);
        expect(table.tickers).toEqual(columns);
      }
    }
  });

  test('3 a running total published as final', () => {
    const withoutIbit = { ...allFunds(1_000_000), IBIT: null };
    for (const seen of ['2024-12-17T02:00:00.000Z', '2024-12-17T06:00:00.000Z', '2024-12-20T04:59:00.000Z']) {
      const { facts } = lastDay(seenAt(seen, withoutIbit));
      expect(facts).toMatchObject({
        state: 'provisional',
        totalUsd: null,
        streak: null,
        trend: null,
        cumulativeUsd: null,
      });
      const text = digestText(digestFacts('2024-12-16', facts ? [facts] : [], 'yesterday', []), words);
      expect(text.title).toContain('初步数据');
      expect(text.body).toContain('暂计净流入 1000 万美元。11 只基金中 10 只已公布，IBIT 尚未公布。');
      expect(`${text.title}${text.body}`).not.toMatch(/总净流|最终|历史累计|近 7 个/);
    }
  });

  test('4 a placeholder row believed', () => {
    const during = lastDay(seenAt('2024-12-16T18:00:00.000Z', allFunds(0)));
    expect(during.facts).toMatchObject({ state: 'pending', publishedUsd: null });
    // nobody has looked since: the next morning the same zeros are still no figures
    expect(lastDay(seenAt('2024-12-17T04:59:59.999Z', allFunds(0))).facts?.state).toBe('pending');
    expect(lastDay(seenAt('2024-12-17T05:00:00.000Z', allFunds(0))).facts?.state).toBe('final');
  });

  test('5 a withdrawal lost, a ghost zero kept', () => {
    const db = openDatabase(':memory:', '2024-12-17T00:00:00.000Z');
    for (const [at, ibit] of [
      ['2024-12-16T18:00:00.000Z', '0.0'],
      ['2024-12-16T19:00:00.000Z', ''],
    ] as const) {
      const snapshot = saveSnapshot(db, {
        source: 'farside',
        asset: 'BTC',
        via: 'recent',
        url: 'test',
        status: 200,
        contentType: null,
        fetchedAt: at,
        body: null,
        reason: null,
        note: null,
        firstDay: '2024-12-16',
        lastDay: '2024-12-16',
        totalsOnly: false,
      });
      appendObservations(db, snapshot, 'farside', read(btcPage({ IBIT: ibit })));
    }
    expect(currentFigures(db, 'farside', 'BTC')).toEqual([
      { day: '2024-12-16', ticker: 'IBIT', flowUsd: null, observedAt: '2024-12-16T19:00:00.000Z', id: 2 },
    ]);
    expect(db.prepare('SELECT count(*) FROM observations').pluck().get()).toBe(2);
    db.close();
  });

  test("6 columns bound by position, Grayscale's figures under Morgan Stanley's name", () => {
    const columns = BTC_COLUMNS.flatMap((ticker) => (ticker === 'GBTC' ? ['MSBT', 'GBTC'] : [ticker]));
    const row = { day: '2024-12-16', cells: cells(columns, { GBTC: '-328.0', IBIT: '10.0' }) };
    const table = read({ asset: 'BTC', full: false, columns, rows: [row] });
    expect(table.rows[0]?.cells.get('GBTC')).toBe(-328_000_000);
    expect(table.rows[0]?.cells.get('MSBT')).toBeNull();
  });

  test('7 append-only files that never take a correction', () => {
    const edition = (usd: number) => {
      const derived = { cumulative: null, trend: null, 'trend-before': null };
      const state = 'final' as const;
      return {
        BTC: {
          source: 'farside',
          state,
          totalUsd: usd,
          publishedUsd: usd,
          funds: { IBIT: usd },
          derived,
          opinion: null,
        },
      };
    };
    const [before, after] = [edition(5_000), edition(7_000)];
    const at = '2024-12-18T00:00:00.000Z';
    expect(movedFigures(before, after, at)).toEqual([
      { at, asset: 'BTC', what: 'total', from: 5000, to: 7000 },
      { at, asset: 'BTC', what: 'IBIT', from: 5000, to: 7000 },
    ]);
    expect(movedFigures(before, before, at)).toEqual([]);
  });

  test('8 weekends and closures as zero days', () => {
    const totals = bundledHistory('BTC').days;
    let longest = { days: 0, to: '' };
    totals.forEach((day, i) => {
      const streak = streakOf(totals.slice(0, i + 1).map((known) => known.totalUsd));
      if (streak?.direction === 'in' && streak.days > longest.days)
        longest = { days: streak.days, to: day.day };
    });
    expect(longest).toEqual({ days: 19, to: '2024-06-07' });
  });

  test('9 Seed, Average, Maximum, Minimum read as days', () => {
    const table = read({
      asset: 'ETH',
      full: true,
      columns: ETH_COLUMNS,
      rows: [{ day: '2024-12-16', cells: ETH_COLUMNS.map(() => '1.0') }],
    });
    expect(table.rows.map((row) => row.day)).toEqual(['2024-12-16']);
    expect(farsidePage(btcPage({ IBIT: '1.0' }))).toMatch(/Average.*\n?.*Maximum/s);
  });

  test('10 only the first thousands comma removed', () => {
    expect(parseMillions('1,234,567.8')).toBe(1_234_567_800_000);
  });

  test('11 `(1.2)` and U+2212 not read as negative', () => {
    expect([parseMillions('(1.2)'), parseMillions('\u22121.2'), parseMillions('-1.2')]).toEqual([
      -1_200_000, -1_200_000, -1_200_000,
    ]);
  });

  test('12 the date taken as "today"', () => {
    const { facts } = lastDay(seenAt('2024-12-18T06:00:00.000Z', allFunds(1_000_000)));
    const digest = digestFacts('2024-12-16', facts ? [facts] : [], 'dated', []);
    expect(digest).toMatchObject({ tradingDay: '2024-12-16', publicationDay: '2024-12-17' });
    expect(publicationDayOf('2024-12-13')).toBe('2024-12-14');
    expect(digestText(digest, words, 'digest').title).toMatch(/^比特币现货 ETF 12 月 16 日/);
  });

  test('13 a refusal parsed as an empty table', () => {
    for (const page of [
      '',
      '<title>Just a moment...</title>',
      '<table class="etf"></table>',
      '<table><tr><td>Menu</td></tr></table>',
    ]) {
      const parse = () =>
        farside.parse({ body: new TextEncoder().encode(page), contentType: null }, 'BTC', reference.registry);
      expect(parse).toThrow(/no flow table/);
    }
  });

  test('14 a limit applied before a filter', () => {
    const days = historyOf([
      ['2024-12-10', 1],
      ['2024-12-11', 2],
      ['2024-12-12', null],
      ['2024-12-13', 4],
    ]).days;
    expect(trendOf(days, 3)?.series.map((point) => point.totalUsd)).toEqual([1, 2, 4]);
  });

  test('15 dollars and millions mixed', () => {
    const row = read(btcPage({ IBIT: '1119.9' })).rows[0];
    expect(row?.cells.get('IBIT')).toBe(1_119_900_000);
    const { facts } = lastDay(seenAt('2024-12-17T06:00:00.000Z', { ...allFunds(0), IBIT: 1_119_900_000 }));
    const text = digestText(digestFacts('2024-12-16', facts ? [facts] : [], 'yesterday', []), words);
    expect(text.title).toContain('净流入 11.20 亿美元');
  });

  test('16 the fund BTC taken for the coin', () => {
    expect(nameOf('BTC', 'BTC', reference.registry, 'body', words.language)).toBe(
      '灰度比特币迷你信托 ETF BTC',
    );
    expect(nameOf('ETH', 'ETH', reference.registry, 'title', words.language)).toBe('灰度以太坊迷你信托 ETH');
    expect(reference.registry.find('ETH', 'BTC')).toBeNull();
    const { facts } = lastDay(seenAt('2024-12-17T06:00:00.000Z', { ...allFunds(0), BTC: 6_600_000 }));
    expect(facts?.funds.find((fund) => fund.ticker === 'BTC')?.flowUsd).toBe(6_600_000);
  });
});

describe('oracles of the bundled history', () => {
  test('every row adds up to the publisher’s Total', () => {
    for (const asset of ['BTC', 'ETH'] as const) {
      const table = bundledTable(asset);
      const known = { figures: [], totals: [], columns: [], records: new Map(), blank: new Map() };
      expect(
        audit(table, {
          ...reference,
          coverage: 'complete',
          resolutionUsd: 100_000,
          known,
          today: '2024-12-13',
        }).rows,
      ).toHaveLength(table.rows.length);
    }
  });

  test('cumulative to 2024-11-01: ETH −491.3, BTC 24,159.1', () => {
    const cumulative = (asset: 'BTC' | 'ETH') =>
      assetFacts(bundledHistory(asset), '2024-11-01', 7)?.cumulativeUsd;
    expect(cumulative('ETH')).toBe(-491_300_000);
    expect(cumulative('BTC')).toBe(24_159_100_000);
  });

  test('a day whose funds cancel out to zero ends a run and starts none', () => {
    const days = [dayFlow('2024-12-12', { IBIT: 5 }), dayFlow('2024-12-13', { IBIT: 5, GBTC: -5 })].map(
      (flow) => judge(flow, false),
    );
    expect(streakOf(days.map((day) => day.totalUsd))).toMatchObject({
      direction: 'flat',
      days: 0,
      before: { direction: 'in', days: 1 },
    });
  });
});
