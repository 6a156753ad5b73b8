import { type Day, END_OF_TIME, type Instant } from '../model/time.ts';
import type { Db } from './db.ts';

/** An edition as it was written; rows are added, never changed but for the marks of delivery and of what they were held against. */
export interface StoredDigest {
  id: number;
  day: Day;
  edition: 'preliminary' | 'final' | 'correction';
  wording: 'yesterday' | 'dated';
  title: string;
  text: string;
  markdown: string;
  /** JSON: the day's printed figures and states */
  figures: string;
  /** JSON: what moved since the final edition */
  corrections: string;
  /** the newest observation, of the day or before it, that the edition was made from or found to agree with */
  lastObservation: number;
  /** how many days up to it had no total when it was made, or found to agree; null in editions of earlier versions */
  openDays: number | null;
  /** the mark of the templates and names it was written with; null in editions of earlier versions */
  words: string | null;
  writtenAt: Instant;
  deliveredAt: Instant | null;
}

const COLUMNS = `id, day, edition, wording, title, text, markdown, figures, corrections,
  last_observation AS lastObservation, open_days AS openDays, words, written_at AS writtenAt, delivered_at AS deliveredAt`;

/** Keeps a new edition. */
export function saveDigest(db: Db, digest: Omit<StoredDigest, 'id' | 'deliveredAt'>): void {
  db.prepare(
    `INSERT INTO digests (day, edition, wording, title, text, markdown, figures, corrections, last_observation, open_days, words, written_at)
     VALUES (@day, @edition, @wording, @title, @text, @markdown, @figures, @corrections, @lastObservation, @openDays, @words, @writtenAt)`,
  ).run(digest);
}

/** The newest edition of every day that a nightly run wrote by `now` (default: ever), oldest day first. */
export function latestDigests(db: Db, now: Instant = END_OF_TIME): StoredDigest[] {
  return db
    .prepare<[Instant], StoredDigest>(
      `SELECT ${COLUMNS} FROM digests
       WHERE id IN (SELECT max(id) FROM digests WHERE written_at <= ? GROUP BY day) ORDER BY day`,
    )
    .all(now);
}

/** All editions of a day that were written by `now` (default: ever), oldest first. */
export function digestsOf(db: Db, day: Day, now: Instant = END_OF_TIME): StoredDigest[] {
  return db
    .prepare<[Day, Instant], StoredDigest>(
      `SELECT ${COLUMNS} FROM digests WHERE day = ? AND written_at <= ? ORDER BY id`,
    )
    .all(day, now);
}

/** The printed figures of every edition written by `now` (default: ever), by day. */
export function printedEditions(db: Db, now: Instant = END_OF_TIME): { day: Day; figures: string }[] {
  return db
    .prepare<[Instant], { day: Day; figures: string }>(
      'SELECT day, figures FROM digests WHERE written_at <= ?',
    )
    .all(now);
}

/** The newest edition of every day that has not been delivered yet, oldest day first. */
export function undelivered(db: Db): StoredDigest[] {
  return latestDigests(db).filter((digest) => digest.deliveredAt === null);
}

/** What an edition was made from: while it stays, the edition says all that there is to say. */
export type Basis = Pick<StoredDigest, 'lastObservation' | 'openDays'>;

/** Marks that an edition still says what these figures say. */
export function markAgreeing(db: Db, id: number, { lastObservation, openDays }: Basis): void {
  db.prepare('UPDATE digests SET last_observation = ?, open_days = ? WHERE id = ?').run(
    lastObservation,
    openDays,
    id,
  );
}

/** Marks all editions of these days as delivered, those too that a newer one has replaced. */
export function markDelivered(db: Db, days: readonly Day[], at: Instant): void {
  db.prepare(
    'UPDATE digests SET delivered_at = ? WHERE delivered_at IS NULL AND day IN (SELECT value FROM json_each(?))',
  ).run(at, JSON.stringify(days));
}
