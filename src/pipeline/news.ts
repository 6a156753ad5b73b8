import { movedFigures } from '../analyse/printed-figures.ts';
import type { Asset } from '../model/flow.ts';
import type { StoredDigest } from '../store/digests.ts';
import { readPrinted } from './printed.ts';

/**
 * Whether an edition is printed, and not only left in its file: one that adds nothing but another publisher's agreement is
 * the same post again.
 *
 * @param editions all of its day, oldest first
 */
export function isNews(digest: StoredDigest, editions: readonly StoredDigest[]): boolean {
  const before = editions.findLast(({ id }) => id < digest.id);
  if (!before || before.edition !== digest.edition) return true;
  const [was, is] = [readPrinted(before.figures), readPrinted(digest.figures)];
  const isAdded = (Object.keys(is) as Asset[]).some((asset) => was[asset]?.state !== is[asset]?.state);
  const differs = Object.values(is).some(({ opinion }) => opinion?.includes(' differ ') === true);
  return isAdded || differs || movedFigures(was, is, digest.writtenAt).length > 0;
}
