import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { blankRows, keepBlankRows } from '../../src/store/blank-rows.ts';
import { type Db, openDatabase } from '../../src/store/db.ts';
import { appendObservations } from '../../src/store/flows.ts';
import { questionsTo } from '../../src/store/questions.ts';
import { releasedDays, type Snapshot, saveSnapshot } from '../../src/store/snapshots.ts';
import { temporaryFolder } from '../support/program/program.ts';

// a clock ran 40 hours ahead at 06:00, and was right again at 08:00 and at 10:00
const AHEAD = '2026-02-05T22:00:00.000Z';
const RIGHT = '2026-02-04T08:00:00.000Z';
const LATER = '2026-02-04T10:00:00.000Z';
const DAY = '2026-02-03';

function database(): Db {
  const db = openDatabase(path.join(temporaryFolder(), 'etf-digest.db'), RIGHT);
  onTestFinished(() => void db.close());
  return db;
}

const page = (fetchedAt: string, note: string | null = null): Snapshot => ({
  ...{ source: 'farside', asset: 'BTC', via: 'recent', url: 'https://farside.co.uk/btc/', status: 200 },
  ...{ contentType: null, body: null, reason: null, firstDay: DAY, lastDay: DAY, totalsOnly: false },
  listed: ['IBIT'],
  fetchedAt,
  note,
});

function tell(db: Db, flowUsd: number, snapshot: Snapshot): void {
  const rows = [{ day: DAY, cells: new Map([['IBIT', flowUsd]]), totalUsd: flowUsd }];
  appendObservations(db, saveSnapshot(db, snapshot), 'farside', { asset: 'BTC', tickers: ['IBIT'], rows });
}

test('a row has been blank since the first right run that saw it so, whatever a clock ahead had stamped', () => {
  const db = database();
  for (const at of [AHEAD, RIGHT, LATER])
    keepBlankRows(db, 'farside', 'BTC', { blank: [DAY], filled: [] }, at);
  expect(blankRows(db, 'farside', 'BTC', LATER).get(DAY)?.since).toBe(RIGHT);
});

test('a release holds until a page of a later moment says something new, whichever was stored last', () => {
  const db = database();
  tell(db, 1_000_000, page(LATER, 'seen'));
  tell(db, 2_000_000, page(RIGHT));
  expect(releasedDays(db, 'farside', 'BTC', LATER)).toEqual(new Map([[DAY, 'seen']]));
  tell(db, 3_000_000, page(AHEAD));
  expect(releasedDays(db, 'farside', 'BTC', LATER)).toEqual(new Map([[DAY, 'seen']]));
  expect(releasedDays(db, 'farside', 'BTC', AHEAD)).toEqual(new Map());
});

test('when the moment of a stamp ahead has come, nobody knows when the publisher was asked', () => {
  const db = database();
  for (const at of [AHEAD, RIGHT]) saveSnapshot(db, page(at));
  expect(questionsTo(db, 'farside', 'BTC', LATER)).toEqual({ asked: RIGHT, answered: RIGHT });
  expect(questionsTo(db, 'farside', 'BTC', AHEAD)).toEqual({ asked: null, answered: null });
  const next = '2026-02-05T22:15:00.000Z';
  saveSnapshot(db, page(next));
  expect(questionsTo(db, 'farside', 'BTC', next)).toEqual({ asked: next, answered: next });
});
