import path from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import type { DayFundLevels } from '../../src/model/flow.ts';
import { asUsd } from '../../src/model/money.ts';
import type { Instant } from '../../src/model/time.ts';
import { copyWhatWasRead } from '../../src/store/copies/copy-readings.ts';
import { type Db, openDatabase } from '../../src/store/db.ts';
import { appendFundLevels, currentFundLevels } from '../../src/store/fund-levels.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { temporaryFolder } from '../support/program/program.ts';

const MONDAY = '2024-11-04T05:30:00.000Z';
const TUESDAY = '2024-11-05T05:30:00.000Z';
const WEDNESDAY = '2024-11-06T05:30:00.000Z';
const DAY = '2024-11-01';

let db: Db;
beforeEach(() => {
  db = database();
});

function database(): Db {
  const made = openDatabase(path.join(temporaryFolder(), 'etf-digest.db'), MONDAY);
  onTestFinished(() => void made.close());
  return made;
}

function snapshotAt(fetchedAt: Instant, into = db): number {
  return saveSnapshot(into, {
    source: 'sosovalue',
    asset: 'BTC',
    via: 'metrics',
    url: 'https://api.sosovalue.xyz/',
    fetchedAt,
    status: 200,
    contentType: null,
    body: null,
    reason: null,
    note: null,
    firstDay: DAY,
    lastDay: DAY,
    totalsOnly: false,
  });
}

const levels = (
  ticker: string,
  netAssetsUsd: number | null,
  turnoverUsd: number | null,
  day = DAY,
): DayFundLevels => ({
  day,
  ticker,
  netAssetsUsd: netAssetsUsd === null ? null : asUsd(netAssetsUsd),
  turnoverUsd: turnoverUsd === null ? null : asUsd(turnoverUsd),
});

/** Keeps what a page of a moment said. */
function say(at: Instant, ...fundLevels: DayFundLevels[]): number {
  const snapshot = snapshotAt(at);
  appendFundLevels(db, snapshot, 'sosovalue', { asset: 'BTC', tickers: [], rows: [], fundLevels });
  return snapshot;
}

const current = (now?: Instant) => currentFundLevels(db, 'sosovalue', 'BTC', now);
const kept = () =>
  db.prepare('SELECT ticker, net_assets_usd, snapshot FROM fund_levels ORDER BY id').raw().all();

test('every version is kept with its snapshot, and the newest of each fund and day counts', () => {
  const [first, second] = [
    say(MONDAY, levels('IBIT', 30, 2), levels('FBTC', 10, 1), levels('IBIT', 29, 2, '2024-10-31')),
    say(TUESDAY, levels('IBIT', 31, 2), levels('FBTC', 10, 1)),
  ];
  expect(kept()).toEqual([
    ['IBIT', 30, first],
    ['FBTC', 10, first],
    ['IBIT', 29, first],
    ['IBIT', 31, second],
  ]);
  expect(current()).toEqual([
    levels('IBIT', 29, 2, '2024-10-31'),
    levels('FBTC', 10, 1),
    levels('IBIT', 31, 2),
  ]);
});

test('what came later is not known at an earlier moment', () => {
  say(TUESDAY, levels('IBIT', 31, 2));
  expect(current(MONDAY)).toEqual([]);
  expect(current(TUESDAY)).toEqual([levels('IBIT', 31, 2)]);
});

test('a page of an earlier moment that is read later does not speak for the later one', () => {
  say(WEDNESDAY, levels('IBIT', 30, 2));
  say(MONDAY, levels('IBIT', 28, 2));
  expect(current(TUESDAY)).toEqual([levels('IBIT', 28, 2)]);
  expect(current()).toEqual([levels('IBIT', 30, 2)]);
});

test('a page that does not say one of them takes back nothing', () => {
  say(MONDAY, levels('IBIT', 30, 2));
  say(TUESDAY, levels('IBIT', null, 3));
  say(WEDNESDAY);
  expect(current()).toEqual([levels('IBIT', 30, 3)]);
});

test('a copy of what was read from a snapshot has them', () => {
  const snapshot = say(MONDAY, levels('IBIT', 30, 2));
  const copy = database();
  snapshotAt(MONDAY, copy);
  copyWhatWasRead(db, copy, snapshot);
  expect(currentFundLevels(copy, 'sosovalue', 'BTC')).toEqual([levels('IBIT', 30, 2)]);
});

test('none is changed, removed, or without its snapshot', () => {
  say(MONDAY, levels('IBIT', 30, 2));
  expect(() => db.exec('UPDATE fund_levels SET net_assets_usd = 1')).toThrow(/never changed/);
  expect(() => db.exec('DELETE FROM fund_levels')).toThrow(/never removed/);
  const stray = { asset: 'BTC', tickers: [], rows: [], fundLevels: [levels('FBTC', 1, 1)] };
  expect(() => appendFundLevels(db, 999, 'sosovalue', stray)).toThrow(/FOREIGN KEY/);
});
