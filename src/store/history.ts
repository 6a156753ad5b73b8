import type { Asset } from '../model/flow.ts';
import type { ToldFigure, ToldTotal } from '../model/history.ts';
import type { Day, Instant } from '../model/time.ts';
import type { Db } from './db.ts';

/** Which records of a day are wanted; the bundled history comes first, for it has no moment. */
export interface Wanted {
  day: Day;
  assets: readonly Asset[];
  /** source ids; null for all */
  sources: readonly string[] | null;
  /** what came later is left out */
  now: Instant;
}

const PROVENANCE = `s.source, s.fetched_at AS seenAt, s.id AS snapshot, s.via AS page, s.url, s.sha256, s.status, s.note`;
const WANTED = `s.id = t.snapshot AND t.day = @day AND t.asset IN (SELECT value FROM json_each(@assets))
  AND (@sources IS NULL OR t.source IN (SELECT value FROM json_each(@sources)))
  AND (s.fetched_at IS NULL OR s.fetched_at <= @now)
  ORDER BY s.fetched_at, t.id`;

/** Every observation of a day, withdrawals included, in order of time. */
export function figuresEverTold(db: Db, wanted: Wanted): ToldFigure[] {
  return db
    .prepare<ReturnType<typeof bound>, ToldFigure>(
      `SELECT t.asset, t.ticker, t.flow_usd AS flowUsd, ${PROVENANCE} FROM observations t, snapshots s WHERE ${WANTED}`,
    )
    .all(bound(wanted));
}

/** Every Total that a source stated of a day, in order of time. */
export function totalsEverStated(db: Db, wanted: Wanted): ToldTotal[] {
  return db
    .prepare<ReturnType<typeof bound>, ToldTotal>(
      `SELECT t.asset, t.total_usd AS totalUsd, ${PROVENANCE} FROM totals t, snapshots s WHERE ${WANTED}`,
    )
    .all(bound(wanted));
}

function bound({ day, assets, sources, now }: Wanted) {
  return { day, now, assets: JSON.stringify(assets), sources: sources && JSON.stringify(sources) };
}
