import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Db, openDatabase } from '../../src/store/db.ts';
import {
  digestsOf,
  latestDigests,
  markDelivered,
  printedEditions,
  type StoredDigest,
  saveDigest,
  undelivered,
} from '../../src/store/digests.ts';
import { temporaryFolder } from '../support/program/program.ts';

const SATURDAY = '2024-11-02T05:30:00.000Z';
const SUNDAY = '2024-11-03T05:30:00.000Z';

function database(): Db {
  const db = openDatabase(path.join(temporaryFolder(), 'etf-digest.db'), SATURDAY);
  onTestFinished(() => void db.close());
  return db;
}

type NewDigest = Omit<StoredDigest, 'id' | 'deliveredAt'>;

const digest = (more: Partial<NewDigest> = {}): NewDigest => ({
  day: '2024-11-01',
  edition: 'final',
  wording: 'yesterday',
  title: '加密 ETF 11 月 1 日数据概况',
  text: '昨日比特币现货 ETF 总净流出 5490 万美元。',
  markdown: '# 加密 ETF 11 月 1 日数据概况\n',
  figures: '{"BTC":-54900000}',
  corrections: '[]',
  lastObservation: 20,
  openDays: 3,
  words: null,
  writtenAt: SATURDAY,
  ...more,
});

const said = (digests: readonly StoredDigest[]) => digests.map(({ day, edition }) => `${day} ${edition}`);

test('an edition is read back as it was saved, with a number and not delivered', () => {
  const db = database();
  const saved = digest({ edition: 'correction', wording: 'dated', corrections: '[{"what":"IBIT"}]' });
  saveDigest(db, saved);
  expect(digestsOf(db, '2024-11-01')).toEqual([{ ...saved, id: 1, deliveredAt: null }]);
  expect(digestsOf(db, '2024-11-04')).toEqual([]);
});

describe('of several editions of a day', () => {
  const several = () => {
    const db = database();
    saveDigest(db, digest({ day: '2024-11-04', edition: 'preliminary' }));
    saveDigest(db, digest({ edition: 'preliminary', figures: '{"BTC":-30400000}' }));
    saveDigest(db, digest({ edition: 'final' }));
    saveDigest(db, digest({ day: '2024-11-04', edition: 'final' }));
    saveDigest(db, digest({ edition: 'correction', figures: '{"BTC":-54800000}' }));
    return db;
  };

  test('the newest stands for its day, oldest day first', () => {
    expect(said(latestDigests(several()))).toEqual(['2024-11-01 correction', '2024-11-04 final']);
  });

  test('all are kept, oldest first', () => {
    const editions = digestsOf(several(), '2024-11-01').map((one) => one.edition);
    expect(editions).toEqual(['preliminary', 'final', 'correction']);
  });

  test('the printed figures of all are kept', () => {
    const printed = printedEditions(several()).filter((one) => one.day === '2024-11-01');
    expect(printed.map((one) => one.figures).toSorted()).toEqual([
      '{"BTC":-30400000}',
      '{"BTC":-54800000}',
      '{"BTC":-54900000}',
    ]);
  });

  test('the newest alone is to be delivered, oldest day first', () => {
    expect(said(undelivered(several()))).toEqual(['2024-11-01 correction', '2024-11-04 final']);
  });

  test('those that were replaced before they were delivered count as delivered with it', () => {
    const db = several();
    markDelivered(db, ['2024-11-01'], SUNDAY);
    expect(said(undelivered(db))).toEqual(['2024-11-04 final']);
    expect(digestsOf(db, '2024-11-01').map((one) => one.deliveredAt)).toEqual([SUNDAY, SUNDAY, SUNDAY]);
  });
});

test('an edition that comes after the delivery is to be delivered, and the mark of the others stays', () => {
  const db = database();
  saveDigest(db, digest({ edition: 'preliminary' }));
  saveDigest(db, digest({ day: '2024-10-31' }));
  markDelivered(db, ['2024-10-31', '2024-11-01'], SATURDAY);
  saveDigest(db, digest({ edition: 'final' }));
  expect(said(undelivered(db))).toEqual(['2024-11-01 final']);
  markDelivered(db, ['2024-11-01'], SUNDAY);
  expect(digestsOf(db, '2024-11-01').map((one) => one.deliveredAt)).toEqual([SATURDAY, SUNDAY]);
});

test('a new database has no edition', () => {
  const db = database();
  expect([latestDigests(db), undelivered(db), printedEditions(db)]).toEqual([[], [], []]);
});

test.each<[string, Partial<Record<keyof NewDigest, string>>]>([
  ['an edition that is none', { edition: 'draft' }],
  ['a wording that is none', { wording: 'today' }],
  ['a day that is no date', { day: 'latest' }],
  ['no title', { title: '' }],
  ['no text', { text: '' }],
  ['no Markdown', { markdown: '' }],
  ['figures that are not JSON', { figures: 'BTC -54.9' }],
  ['corrections that are not JSON', { corrections: '[' }],
])('an edition with %s is refused by the database itself', (_, wrong) => {
  const db = database();
  expect(() => saveDigest(db, { ...digest(), ...wrong } as NewDigest)).toThrow(/CHECK constraint failed/);
  expect(latestDigests(db)).toEqual([]);
});
