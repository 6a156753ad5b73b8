import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Asset, Sighting, Ticker } from '../model/flow.ts';
import type { Day, Instant } from '../model/time.ts';
import type { Db } from './db.ts';
import { newestFirst } from './watermark.ts';

/** One answer of a publisher, or one file, and what was made of it. */
export interface Snapshot {
  source: string;
  asset: Asset;
  /** which of the publisher's pages it is; `import`, `bundled` */
  via: string;
  url: string;
  status: number | null;
  contentType: string | null;
  /** null only for the bundled history */
  fetchedAt: Instant | null;
  /** null when no byte came */
  body: Uint8Array | null;
  /** why it was refused; null when it was accepted */
  reason: string | null;
  /** why a person released it although it had been refused */
  note: string | null;
  firstDay: Day | null;
  lastDay: Day | null;
  /** it tells no single fund */
  totalsOnly: boolean;
  /** the funds that an accepted page lists; null where it tells totals only, or nobody kept it */
  listed?: readonly Ticker[] | null;
}

/** Keeps a snapshot; equal bytes are stored once. Returns its number. */
export function saveSnapshot(db: Db, snapshot: Snapshot): number {
  const sha256 = snapshot.body && saveBody(db, snapshot.body);
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO snapshots (source, asset, via, url, status, content_type, fetched_at, sha256, verdict, reason, note, first_day, last_day, totals_only, listed)
       VALUES (@source, @asset, @via, @url, @status, @contentType, @fetchedAt, @sha256,
               iif(@reason IS NULL, 'accepted', 'refused'), @reason, @note, @firstDay, @lastDay, @totalsOnly, @listed)`,
    )
    .run({
      ...snapshot,
      totalsOnly: snapshot.totalsOnly ? 1 : 0,
      listed: snapshot.listed?.join(' ') ?? null,
      body: null,
      sha256,
    });
  return Number(lastInsertRowid);
}

function saveBody(db: Db, body: Uint8Array): string {
  const sha256 = createHash('sha256').update(body).digest('hex');
  const known = db.prepare('SELECT 1 FROM bodies WHERE sha256 = ? AND gzip IS NOT NULL').get(sha256);
  if (known) return sha256;
  db.prepare(
    'INSERT INTO bodies VALUES (?, ?, ?) ON CONFLICT (sha256) DO UPDATE SET gzip = excluded.gzip',
  ).run(sha256, gzipSync(body), body.byteLength);
  return sha256;
}

/** The sources of which a page or file of an asset was accepted by `now`. */
export function heardOf(db: Db, asset: Asset, now: Instant): Set<string> {
  const sources = db
    .prepare<[Asset, Instant], string>(
      `SELECT DISTINCT source FROM snapshots
       WHERE asset = ? AND verdict = 'accepted' AND (fetched_at IS NULL OR fetched_at <= ?)`,
    )
    .pluck()
    .all(asset, now);
  return new Set(sources);
}

type SightingRow = Omit<Sighting, 'totalsOnly' | 'listed'> & { totalsOnly: number; listed: string | null };

/** The funds that a page listed, as a snapshot keeps them. */
export const listedIn = (listed: string | null): Ticker[] | null => listed?.split(' ') ?? null;

/** When which days were last shown, as known at `now`. */
export function sightings(db: Db, source: string, asset: Asset, now: Instant): Sighting[] {
  const rows = db
    .prepare<[string, Asset, Instant], SightingRow>(
      `SELECT first_day AS firstDay, last_day AS lastDay, max(fetched_at) AS seenAt, totals_only AS totalsOnly,
              listed
       FROM snapshots
       WHERE source = ? AND asset = ? AND verdict = 'accepted' AND first_day IS NOT NULL
         AND (fetched_at IS NULL OR fetched_at <= ?)
       GROUP BY first_day, last_day, via = 'bundled', totals_only, listed`,
    )
    .all(source, asset, now);
  return rows.map((row) => ({ ...row, totalsOnly: row.totalsOnly === 1, listed: listedIn(row.listed) }));
}

/** The funds that the newest page of a source listed, as known at `now`; null where nobody kept it. */
export function lastListed(db: Db, source: string, asset: Asset, now: Instant): Ticker[] | null {
  const listed = db
    .prepare<[string, Asset, Instant], string | null>(
      `SELECT listed FROM snapshots
       WHERE source = ? AND asset = ? AND verdict = 'accepted' AND totals_only = 0 AND fetched_at <= ?
       ORDER BY fetched_at DESC, id DESC LIMIT 1`,
    )
    .pluck()
    .get(source, asset, now);
  return listedIn(listed ?? null);
}

/** When a page with every row since launch was last accepted by `now`; null if never. */
export function lastFullPage(db: Db, source: string, asset: Asset, now: Instant): Instant | null {
  return (
    db
      .prepare<[string, Asset, Instant], Instant | null>(
        `SELECT max(fetched_at) FROM snapshots
       WHERE source = ? AND asset = ? AND verdict = 'accepted' AND via IN ('full', 'full-copy') AND fetched_at <= ?`,
      )
      .pluck()
      .get(source, asset, now) ?? null
  );
}

/**
 * Day → why a person released the page that last said something new of the day, as known at `now`; days of which another
 * page did so later are not in it.
 */
export function releasedDays(db: Db, source: string, asset: Asset, now: Instant): Map<Day, string> {
  const rows = db
    .prepare<{ source: string; asset: Asset; now: Instant }, { day: Day; note: string }>(
      // beside max(), SQLite takes the note from the very row that holds it
      `SELECT day, note FROM (
         SELECT t.day, s.note, max(${newestFirst('s', 's')})
         FROM (
           SELECT day, snapshot, source, asset FROM observations
           UNION ALL SELECT day, snapshot, source, asset FROM totals
         ) t JOIN snapshots s ON s.id = t.snapshot
         WHERE t.source = @source AND t.asset = @asset AND (s.fetched_at IS NULL OR s.fetched_at <= @now)
         GROUP BY t.day
       ) WHERE note IS NOT NULL`,
    )
    .all({ source, asset, now });
  return new Map(rows.map(({ day, note }) => [day, note]));
}
