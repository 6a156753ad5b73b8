import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { Asset } from '../model/flow.ts';
import type { Instant } from '../model/time.ts';
import type { Db } from './db.ts';
import { listedIn, type Snapshot } from './snapshots.ts';

/** A snapshot as it is kept; its body is null where no byte came, and where the bytes are damaged or no longer kept. */
export type KeptSnapshot = Snapshot & {
  id: number;
  sha256: string | null;
  /** what is wrong with the bytes; null when nothing is */
  damage: string | null;
};

const COLUMNS = `id, source, asset, via, url, status, content_type AS contentType, fetched_at AS fetchedAt, sha256,
  reason, note, first_day AS firstDay, last_day AS lastDay, totals_only AS totalsOnly, listed`;

type Row = Omit<KeptSnapshot, 'body' | 'damage' | 'totalsOnly' | 'listed'> & {
  totalsOnly: number;
  listed: string | null;
};

/** One snapshot with its bytes; null when there is none of that number. */
export function keptSnapshot(db: Db, id: number): KeptSnapshot | null {
  const row = db.prepare<[number], Row>(`SELECT ${COLUMNS} FROM snapshots WHERE id = ?`).get(id);
  return row ? withBody(db, row) : null;
}

/** Every snapshot in the order in which it was kept, its bytes read one at a time. */
export function* keptSnapshots(db: Db): Generator<KeptSnapshot> {
  const ids = db.prepare<[], number>('SELECT id FROM snapshots ORDER BY id').pluck().all();
  for (const id of ids) {
    const kept = keptSnapshot(db, id);
    if (kept) yield kept;
  }
}

/** The pages of a publisher that were accepted by `now` and are kept whole, the newest moment's first; equal ones once. */
export function* newestPages(
  db: Db,
  source: string,
  asset: Asset,
  now: Instant,
  count: number,
): Generator<Snapshot & { body: Uint8Array }> {
  const ids = db
    .prepare<[string, Asset, Instant, number], number>(
      `SELECT min(id) FROM snapshots
       WHERE source = ? AND asset = ? AND verdict = 'accepted' AND via <> 'bundled' AND fetched_at <= ?
       GROUP BY sha256 ORDER BY max(fetched_at) DESC, min(id) LIMIT ?`,
    )
    .pluck()
    .all(source, asset, now, count);
  for (const id of ids) {
    const kept = keptSnapshot(db, id);
    if (kept?.body) yield { ...kept, body: kept.body };
  }
}

function withBody(db: Db, row: Row): KeptSnapshot {
  const gzip = row.sha256 === null ? null : storedBytes(db).get(row.sha256);
  const damage = gzip && row.sha256 ? damageOf(gzip, row.sha256) : null;
  const body = gzip && !damage ? gunzipSync(gzip) : null;
  return { ...row, totalsOnly: row.totalsOnly === 1, listed: listedIn(row.listed), body, damage };
}

/** Page by page, by its SHA-256; null for one that was let go of. */
const storedBytes = (db: Db) =>
  db.prepare<[string], Buffer | null>('SELECT gzip FROM bodies WHERE sha256 = ?').pluck();

/** The number under which a person released a refused page; null while nobody has. */
export function releaseOf(db: Db, id: number): number | null {
  const release = db
    .prepare<[number], number>(
      `SELECT r.id FROM snapshots r JOIN snapshots s ON s.id = ?
       WHERE r.id > s.id AND r.note IS NOT NULL AND r.source = s.source AND r.asset = s.asset AND r.via = s.via
         AND r.fetched_at = s.fetched_at AND r.sha256 = s.sha256`,
    )
    .pluck();
  return release.get(id) ?? null;
}

/** Bytes that no longer are what they were when they were kept: the SHA-256 that they had, and what is wrong. */
export function damagedBodies(db: Db): { sha256: string; what: string }[] {
  const names = db
    .prepare<[], string>('SELECT sha256 FROM bodies WHERE gzip IS NOT NULL ORDER BY sha256')
    .pluck();
  const bytes = storedBytes(db);
  const damaged = names.all().flatMap((sha256) => {
    const gzip = bytes.get(sha256);
    const what = gzip ? damageOf(gzip, sha256) : null;
    return what ? [{ sha256, what }] : [];
  });
  const lost = db
    .prepare<[], string>(
      'SELECT DISTINCT sha256 FROM snapshots WHERE sha256 NOT IN (SELECT sha256 FROM bodies) ORDER BY sha256',
    )
    .pluck()
    .all();
  return [...damaged, ...lost.map((sha256) => ({ sha256, what: 'its bytes are not in the store' }))];
}

function damageOf(gzip: Buffer, sha256: string): string | null {
  try {
    const is = createHash('sha256').update(gunzipSync(gzip)).digest('hex');
    return is === sha256 ? null : `the bytes have the SHA-256 ${is}`;
  } catch (error) {
    return `the bytes cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/**
 * Lets go of the bytes of pages fetched before a moment, but for those that a later snapshot shares; what was read from
 * them, their SHA-256 and the bundled history stay.
 *
 * @returns how many pages' bytes were let go of
 */
export function dropBodies(db: Db, before: Instant): number {
  return db
    .prepare(
      `UPDATE bodies SET gzip = NULL WHERE gzip IS NOT NULL AND sha256 NOT IN (
         SELECT sha256 FROM snapshots WHERE sha256 IS NOT NULL AND (fetched_at IS NULL OR fetched_at >= ?)
       )`,
    )
    .run(before).changes;
}
