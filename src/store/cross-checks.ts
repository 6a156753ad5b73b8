import type { Asset } from '../model/flow.ts';
import type { Day, Instant } from '../model/time.ts';
import type { Db } from './db.ts';

/** What came of holding one publisher's final day against another's. */
export interface KeptCrossCheck {
  day: Day;
  asset: Asset;
  source: string;
  other: string;
  verdict: 'agree' | 'differ' | 'not comparable';
  /** JSON: band, differences, funds that only one of them holds */
  detail: string;
}

/**
 * Appends a comparison where it differs from the last one of the same day, asset and publishers.
 *
 * @returns whether it was appended
 */
export function keepCrossCheck(db: Db, comparison: KeptCrossCheck, at: Instant): boolean {
  const last = db
    .prepare<KeptCrossCheck, Pick<KeptCrossCheck, 'verdict' | 'detail'>>(
      `SELECT verdict, detail FROM comparisons
       WHERE day = @day AND asset = @asset AND source = @source AND other = @other ORDER BY id DESC LIMIT 1`,
    )
    .get(comparison);
  if (last?.verdict === comparison.verdict && last.detail === comparison.detail) return false;
  db.prepare(
    `INSERT INTO comparisons (day, asset, source, other, verdict, detail, compared_at)
     VALUES (@day, @asset, @source, @other, @verdict, @detail, @at)`,
  ).run({ ...comparison, at });
  return true;
}
