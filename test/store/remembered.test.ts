import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type Db, openDatabase } from '../../src/store/db.ts';
import { remembered } from '../../src/store/remembered.ts';
import { saveSnapshot } from '../../src/store/snapshots.ts';
import { temporaryFolder } from '../support/program/program.ts';

const NOW = '2024-11-04T05:30:00.000Z';

function opened(file = path.join(temporaryFolder(), 'etf-digest.db')): Db {
  const db = openDatabase(file, NOW);
  onTestFinished(() => void db.close());
  return db;
}

const UNSAID = {
  via: 'recent',
  url: 'btc',
  status: null,
  contentType: null,
  body: null,
  note: null,
} as const;
const DAYS = { firstDay: null, lastDay: null, totalsOnly: false, listed: null } as const;
const note = (db: Db, source: string) =>
  saveSnapshot(db, { source, asset: 'BTC', fetchedAt: NOW, reason: null, ...UNSAID, ...DAYS });
const notes = (db: Db): readonly unknown[] =>
  remembered(db, ['notes'], () => db.prepare('SELECT source FROM snapshots ORDER BY 1').pluck().all());

test('a reading is made once while no snapshot is written', () => {
  const db = opened();
  note(db, 'a');
  expect(notes(db)).toBe(notes(db));
  note(db, 'b');
  expect(notes(db)).toEqual(['a', 'b']);
});

test('what another connection wrote is read', () => {
  const file = path.join(temporaryFolder(), 'etf-digest.db');
  const [db, other] = [opened(file), opened(file)];
  expect(notes(db)).toEqual([]);
  note(other, 'a');
  expect(notes(db)).toEqual(['a']);
});

test('what a transaction took back is not remembered', () => {
  const db = opened();
  const failing = db.transaction(() => {
    note(db, 'a');
    expect(notes(db)).toEqual(['a']);
    throw new Error('taken back');
  });
  expect(failing).toThrow('taken back');
  expect(notes(db)).toEqual([]);
});

test('readings about different things, or of different stores, are different', () => {
  const [db, other] = [opened(), opened()];
  note(other, 'a');
  const about = {};
  expect(remembered(db, ['x', about], () => 1)).toBe(1);
  expect(remembered(db, ['x', {}], () => 2)).toBe(2);
  expect(remembered(db, ['x'], () => 3)).toBe(3);
  expect(remembered(db, ['x', about], () => 4)).toBe(1);
  expect(notes(db)).toEqual([]);
  expect(notes(other)).toEqual(['a']);
});

test('no more than the newest hundred readings are kept', () => {
  const db = opened();
  for (let i = 0; i < 101; i += 1) remembered(db, [i], () => i);
  expect(remembered(db, [1], () => 'new')).toBe(1);
  expect(remembered(db, [0], () => 'new')).toBe('new');
});
