import { movedFigures } from '../../analyse/facts/printed-figures.ts';
import { isSameCrossCheck } from '../../analyse/facts/says-the-same.ts';
import type { StoredDigest } from '../../store/digests.ts';
import { readPrinted } from '../days/read-printed.ts';

/**
 * Whether an edition is printed, and not only left in its file: one that adds nothing but another publisher's agreement, or
 * a run or sum that can be said only now, is the same post again.
 *
 * @param editions all of its day, oldest first
 */
export function isNews(digest: StoredDigest, editions: readonly StoredDigest[]): boolean {
  const before = editions.findLast(({ id, deliveredAt }) => id < digest.id && deliveredAt !== null);
  if (!before || before.edition !== digest.edition) return true;
  const [was, is] = [readPrinted(before.figures), readPrinted(digest.figures)];
  const isAdded = Object.keys(is).some((asset) => was[asset]?.state !== is[asset]?.state);
  const differs = Object.entries(is).some(
    ([asset, now]) =>
      now?.opinion?.verdict === 'differ' && !isSameCrossCheck(now.opinion, was[asset]?.opinion ?? null),
  );
  return isAdded || differs || movedFigures(was, is, digest.writtenAt).length > 0;
}
