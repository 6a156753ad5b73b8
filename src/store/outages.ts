import type { Asset } from '../model/flow.ts';
import type { Instant } from '../model/time.ts';
import type { Db } from './db.ts';

/** Something that fails in run after run, from the run in which it began to the one in which it was gone. */
export interface Outage {
  id: number;
  /** empty where no publisher delivered the asset */
  source: string;
  asset: Asset;
  /** the same while it is the same failure */
  what: string;
  /** a publisher or an asset fails; else it is a warning */
  isFailure: boolean;
  /** told once, neither that it lasts nor its end: a warning, or a publisher that nobody set up */
  isQuiet: boolean;
  beganAt: Instant;
  toldAt: Instant;
}

/** Those that had begun and not ended by `now`, oldest first. */
export function openOutages(db: Db, now: Instant): Outage[] {
  return db
    .prepare<
      [Instant, Instant],
      Omit<Outage, 'isQuiet' | 'isFailure'> & { isQuiet: number; isFailure: number }
    >(
      `SELECT id, source, asset, what, is_failure AS isFailure, is_quiet AS isQuiet, began_at AS beganAt, told_at AS toldAt
       FROM outages WHERE began_at <= ? AND (ended_at IS NULL OR ended_at > ?) ORDER BY id`,
    )
    .all(now, now)
    .map((outage) => ({ ...outage, isFailure: outage.isFailure === 1, isQuiet: outage.isQuiet === 1 }));
}

/** Keeps one that begins, and is told. */
export function beginOutage(db: Db, outage: Omit<Outage, 'id' | 'beganAt' | 'toldAt'>, at: Instant): void {
  const { source, asset, what, isFailure, isQuiet } = outage;
  db.prepare(
    'INSERT INTO outages (source, asset, what, is_failure, is_quiet, began_at, told_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(source, asset, what, isFailure ? 1 : 0, isQuiet ? 1 : 0, at, at);
}

/** Marks that one was told again. */
export function markTold(db: Db, id: number, at: Instant): void {
  db.prepare('UPDATE outages SET told_at = ? WHERE id = ?').run(at, id);
}

/** Marks that one is over. */
export function endOutage(db: Db, id: number, at: Instant): void {
  db.prepare('UPDATE outages SET ended_at = ? WHERE id = ?').run(at, id);
}

/** Ends those that a clock which ran ahead has seen begin or end: what lasts begins anew. */
export function endOutagesAhead(db: Db, now: Instant): void {
  db.prepare(
    'UPDATE outages SET ended_at = @now WHERE ended_at > @now OR (began_at > @now AND ended_at IS NULL)',
  ).run({ now });
}

/** What fails where a publisher gave nothing of an asset that others did. */
export const NOT_DELIVERED = 'not delivered';

/** When a publisher gave nothing of an asset that others did, as known at `now`; `to` is null while that lasts. */
export function silencesOf(
  db: Db,
  source: string,
  asset: Asset,
  now: Instant,
): { from: Instant; to: Instant | null }[] {
  return db
    .prepare<[Instant, string, Asset, string, Instant], { from: Instant; to: Instant | null }>(
      `SELECT began_at AS "from", iif(ended_at <= ?, ended_at, NULL) AS "to" FROM outages
       WHERE source = ? AND asset = ? AND what = ? AND began_at <= ?`,
    )
    .all(now, source, asset, NOT_DELIVERED, now);
}
