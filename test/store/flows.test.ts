import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Asset, FlowTable, Ticker } from '../../src/model/flow.ts';
import { asUsd, sumUsd } from '../../src/model/money.ts';
import type { Day, Instant } from '../../src/model/time.ts';
import { type Db, openDatabase } from '../../src/store/db.ts';
import { appendObservations, currentFigures } from '../../src/store/flows.ts';
import { appendNetAssets, currentNetAssets } from '../../src/store/net-assets.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { appendTotals, currentTotals } from '../../src/store/totals.ts';
import { lastObservations } from '../../src/store/watermark.ts';
import { temporaryFolder } from '../support/program/program.ts';

const MONDAY = '2024-11-04T05:30:00.000Z';
const TUESDAY = '2024-11-05T05:30:00.000Z';
const WEDNESDAY = '2024-11-06T05:30:00.000Z';

type Figures = Record<Ticker, number | null>;

function database(): Db {
  const db = openDatabase(path.join(temporaryFolder(), 'etf-digest.db'), MONDAY);
  onTestFinished(() => void db.close());
  return db;
}

function snapshotAt(db: Db, fetchedAt: Instant | null, asset: Asset = 'BTC'): number {
  const [via, url] = fetchedAt === null ? (['bundled', 'btc.csv'] as const) : (['recent', 'btc'] as const);
  const unsaid = {
    status: null,
    contentType: null,
    body: null,
    reason: null,
    note: null,
    firstDay: null,
    lastDay: null,
    totalsOnly: false,
  };
  return saveSnapshot(db, { source: 'farside', asset, via, url, fetchedAt, ...unsaid });
}

/** Stores what a page showed at a moment, in whole dollars; returns how many observations were appended. */
function show(
  db: Db,
  at: Instant | null,
  days: Record<Day, Figures>,
  { asset = 'BTC', source = 'farside' }: { asset?: Asset; source?: string } = {},
): number {
  const rows = Object.entries(days).map(([day, figures]) => ({
    day,
    cells: new Map(Object.entries(figures)),
    totalUsd: sumUsd(Object.values(figures).map((figure) => figure ?? 0)),
  }));
  const table: FlowTable = { asset, tickers: [], rows };
  return appendObservations(db, snapshotAt(db, at, asset), source, table);
}

/** Every observation there is, oldest first. */
const observations = (db: Db) =>
  db.prepare('SELECT day, ticker, flow_usd AS flowUsd, snapshot FROM observations ORDER BY id').all();
const flowsOf = (db: Db) => db.prepare('SELECT flow_usd FROM observations ORDER BY id').pluck().all();
const current = (db: Db, now?: Instant) => currentFigures(db, 'farside', 'BTC', now);

const DAY = '2024-11-01';

describe('observations are appended', () => {
  test('for every figure of a first page, with the page they stood on', () => {
    const db = database();
    const page = { '2024-10-31': { IBIT: 318_800_000 }, [DAY]: { IBIT: 0, FBTC: -25_600_000 } };
    expect(show(db, MONDAY, page)).toBe(3);
    expect(observations(db)).toEqual([
      { day: '2024-10-31', ticker: 'IBIT', flowUsd: 318_800_000, snapshot: 1 },
      { day: DAY, ticker: 'IBIT', flowUsd: 0, snapshot: 1 },
      { day: DAY, ticker: 'FBTC', flowUsd: -25_600_000, snapshot: 1 },
    ]);
  });

  test('not again for a page that says the same', () => {
    const db = database();
    const page = { [DAY]: { IBIT: 0, FBTC: -25_600_000, MSBT: null } };
    show(db, MONDAY, page);
    expect(show(db, TUESDAY, page)).toBe(0);
    expect(observations(db)).toHaveLength(2);
  });

  test('only where a page differs from the one before it', () => {
    const db = database();
    show(db, MONDAY, { [DAY]: { IBIT: 0, FBTC: -25_600_000, BITB: null } });
    expect(show(db, TUESDAY, { [DAY]: { IBIT: 1_000_000, FBTC: -25_600_000, BITB: -5_600_000 } })).toBe(2);
    expect(observations(db).slice(2)).toEqual([
      { day: DAY, ticker: 'IBIT', flowUsd: 1_000_000, snapshot: 2 },
      { day: DAY, ticker: 'BITB', flowUsd: -5_600_000, snapshot: 2 },
    ]);
  });

  test('for a withdrawal, once, and for the figure that follows it', () => {
    const db = database();
    expect(show(db, MONDAY, { [DAY]: { IBIT: 0 } })).toBe(1);
    expect(show(db, TUESDAY, { [DAY]: { IBIT: null } })).toBe(1);
    expect(show(db, TUESDAY, { [DAY]: { IBIT: null } })).toBe(0);
    expect(show(db, WEDNESDAY, { [DAY]: { IBIT: 0 } })).toBe(1);
    expect(flowsOf(db)).toEqual([0, null, 0]);
  });

  test('not for a blank cell that never had a figure', () => {
    const db = database();
    expect(show(db, MONDAY, { [DAY]: { IBIT: null, FBTC: null } })).toBe(0);
    expect(observations(db)).toEqual([]);
  });

  test('not for days and funds that a page leaves out', () => {
    const db = database();
    show(db, MONDAY, { '2024-10-31': { IBIT: 1 }, [DAY]: { IBIT: 2, FBTC: 3 } });
    expect(show(db, TUESDAY, { [DAY]: { IBIT: 2 } })).toBe(0);
    expect(current(db)).toHaveLength(3);
  });

  test('apart for each source, and for funds of one ticker in both assets', () => {
    const db = database();
    show(db, MONDAY, { [DAY]: { BTC: 13_500_000, ETH: 1 } });
    expect(show(db, MONDAY, { [DAY]: { BTC: 13_500_000 } }, { source: 'other' })).toBe(1);
    expect(show(db, MONDAY, { [DAY]: { ETH: 1 } }, { asset: 'ETH' })).toBe(1);
    expect(currentFigures(db, 'farside', 'ETH').map((figure) => figure.ticker)).toEqual(['ETH']);
    expect(currentFigures(db, 'other', 'BTC').map((figure) => figure.ticker)).toEqual(['BTC']);
  });

  test('exact to the dollar, however large', () => {
    const db = database();
    const figures = { IBIT: 60_809_123_456, GBTC: -27_416_000_001, BTC: Number.MAX_SAFE_INTEGER };
    show(db, MONDAY, { [DAY]: figures });
    expect(flowsOf(db)).toEqual(Object.values(figures));
  });
});

describe('an observation', () => {
  test('cannot be changed', () => {
    const db = database();
    show(db, MONDAY, { [DAY]: { IBIT: 0 } });
    expect(() => db.exec('UPDATE observations SET flow_usd = 1')).toThrow(/appended, never changed/);
    expect(flowsOf(db)).toEqual([0]);
  });

  test('cannot be removed', () => {
    const db = database();
    show(db, MONDAY, { [DAY]: { IBIT: 0 } });
    expect(() => db.exec('DELETE FROM observations')).toThrow(/appended, never removed/);
    expect(flowsOf(db)).toEqual([0]);
  });

  // INSERT OR REPLACE removes without asking the trigger while recursive_triggers is off
  test('cannot be replaced', () => {
    const db = database();
    show(db, MONDAY, { [DAY]: { IBIT: 0 } });
    const replace = `INSERT OR REPLACE INTO observations VALUES (1, 'farside', 'BTC', '${DAY}', 'IBIT', 9, 1)`;
    expect(() => db.exec(replace)).toThrow(/never/);
    expect(flowsOf(db)).toEqual([0]);
  });

  test.each<[string, string[], RegExp]>([
    ['no asset', ['', DAY, 'IBIT', '0', '1'], /CHECK constraint failed/],
    ['a day that is no date', ['BTC', '1 Nov 2024', 'IBIT', '0', '1'], /CHECK constraint failed/],
    ['no ticker', ['BTC', DAY, '', '0', '1'], /CHECK constraint failed/],
    ['a sentence for a ticker', ['BTC', DAY, 'Just a moment', '0', '1'], /CHECK constraint failed/],
    ['half a dollar', ['BTC', DAY, 'IBIT', '0.5', '1'], /cannot store REAL/],
    ['a word for a figure', ['BTC', DAY, 'IBIT', "'-'", '1'], /cannot store TEXT/],
    ['a page that is not there', ['BTC', DAY, 'IBIT', '0', '99'], /FOREIGN KEY/],
  ])('with %s is refused by the database itself', (_, [asset, day, ticker, flow, page], reason) => {
    const db = database();
    snapshotAt(db, MONDAY);
    const insert = `INSERT INTO observations (source, asset, day, ticker, flow_usd, snapshot)
      VALUES ('farside', '${asset}', '${day}', '${ticker}', ${flow}, ${page})`;
    expect(() => db.exec(insert)).toThrow(reason);
    expect(observations(db)).toEqual([]);
  });
});

describe('the current figures', () => {
  test('are the newest of every cell, by day, each with the moment it was first seen', () => {
    const db = database();
    show(db, MONDAY, { '2024-11-04': { IBIT: 0 }, [DAY]: { IBIT: 0, FBTC: -25_600_000 } });
    show(db, TUESDAY, { '2024-11-04': { IBIT: 38_400_000 }, [DAY]: { IBIT: 0, FBTC: -25_600_000 } });
    const figures = current(db);
    expect(figures.map((figure) => figure.day)).toEqual([DAY, DAY, '2024-11-04']);
    expect(
      figures.toSorted((a, b) => b.day.localeCompare(a.day) || a.ticker.localeCompare(b.ticker)),
    ).toEqual([
      { day: '2024-11-04', ticker: 'IBIT', flowUsd: 38_400_000, observedAt: TUESDAY, id: 4 },
      { day: DAY, ticker: 'FBTC', flowUsd: -25_600_000, observedAt: MONDAY, id: 3 },
      { day: DAY, ticker: 'IBIT', flowUsd: 0, observedAt: MONDAY, id: 2 },
    ]);
  });

  test('as of an earlier instant are those that were known then', () => {
    const db = database();
    show(db, MONDAY, { [DAY]: { IBIT: 0 } });
    show(db, TUESDAY, { [DAY]: { IBIT: 5, FBTC: 6 } });
    const at = (now: Instant) => current(db, now).map(({ ticker, flowUsd }) => `${ticker} ${flowUsd}`);
    expect(at('2024-11-04T05:29:59.999Z')).toEqual([]);
    expect(at(MONDAY)).toEqual(['IBIT 0']);
    expect(at('2024-11-05T05:29:59.999Z')).toEqual(['IBIT 0']);
    expect(at(TUESDAY).toSorted()).toEqual(['FBTC 6', 'IBIT 5']);
  });

  test('hold a withdrawn figure as null, and before the withdrawal as it was', () => {
    const db = database();
    show(db, MONDAY, { [DAY]: { IBIT: 0 } });
    show(db, TUESDAY, { [DAY]: { IBIT: null } });
    expect(current(db)).toEqual([{ day: DAY, ticker: 'IBIT', flowUsd: null, observedAt: TUESDAY, id: 2 }]);
    expect(current(db, MONDAY)).toEqual([
      { day: DAY, ticker: 'IBIT', flowUsd: 0, observedAt: MONDAY, id: 1 },
    ]);
  });

  test('hold the bundled history at every instant, until a page says otherwise', () => {
    const db = database();
    show(db, null, { [DAY]: { IBIT: 0 } });
    show(db, TUESDAY, { [DAY]: { IBIT: 5 } });
    expect(current(db, '2024-01-01T00:00:00.000Z')).toMatchObject([{ flowUsd: 0, observedAt: null }]);
    expect(current(db)).toMatchObject([{ flowUsd: 5, observedAt: TUESDAY }]);
  });
});

describe('a run whose clock is ahead', () => {
  test('hides nothing from a later, right run', () => {
    const db = database();
    const page = { [DAY]: { IBIT: 5, FBTC: 6 } };
    show(db, WEDNESDAY, page);
    expect(show(db, MONDAY, page)).toBe(2);
    expect(current(db, MONDAY).map(({ flowUsd }) => flowUsd)).toEqual([5, 6]);
  });

  test('speaks from its moment on, until a page of a later moment says otherwise', () => {
    const db = database();
    show(db, TUESDAY, { [DAY]: { IBIT: 5 } });
    show(db, MONDAY, { [DAY]: { IBIT: 7 } });
    expect(current(db)).toMatchObject([{ flowUsd: 5, observedAt: TUESDAY }]);
    expect(show(db, WEDNESDAY, { [DAY]: { IBIT: 7 } })).toBe(1);
    expect(current(db)).toMatchObject([{ flowUsd: 7, observedAt: WEDNESDAY }]);
  });

  test.each(['Totals', 'net assets'])('nor %s', (what) => {
    const db = database();
    const netAssets = [
      {
        day: DAY,
        netAssetsUsd: asUsd(70_000_000_000),
        netAssetsRatioPct: '5.10',
        cumulativeUsd: asUsd(24_000_000_000),
      },
    ];
    const table = {
      asset: 'BTC',
      tickers: ['IBIT'],
      rows: [{ day: DAY, cells: new Map(), totalUsd: asUsd(5) }],
      netAssets,
    };
    const append = what === 'Totals' ? appendTotals : appendNetAssets;
    const read = what === 'Totals' ? currentTotals : currentNetAssets;
    append(db, snapshotAt(db, WEDNESDAY), 'farside', table);
    append(db, snapshotAt(db, MONDAY), 'farside', table);
    expect(read(db, 'farside', 'BTC', TUESDAY)).toHaveLength(1);
    append(db, snapshotAt(db, TUESDAY), 'farside', {
      ...table,
      rows: table.rows.map((row) => ({ ...row, totalUsd: asUsd(6) })),
      netAssets: netAssets.map((told) => ({ ...told, netAssetsUsd: asUsd(6) })),
    });
    const newest = read(db, 'farside', 'BTC', WEDNESDAY)[0];
    expect(newest).toMatchObject(what === 'Totals' ? { totalUsd: 5 } : { netAssetsUsd: 70_000_000_000 });
  });
});

test('the number of the newest observation up to a day grows with every new one of it or an earlier day', () => {
  const db = database();
  const upTo = (day: string) => lastObservations(db).get(day);
  expect(upTo(DAY)).toBeUndefined();
  show(db, MONDAY, { [DAY]: { IBIT: 0, FBTC: 1 }, '2024-11-04': { IBIT: 0 } });
  expect([upTo(DAY), upTo('2024-11-04')]).toEqual([2, 3]);
  show(db, MONDAY, { [DAY]: { ETHA: 0 } }, { asset: 'ETH' });
  expect([upTo(DAY), upTo('2024-11-04')]).toEqual([4, 4]);
  show(db, TUESDAY, { '2024-11-04': { IBIT: null } });
  expect([upTo(DAY), upTo('2024-11-04')]).toEqual([4, 5]);
});
