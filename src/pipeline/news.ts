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
  return (Object.keys(is) as Asset[]).some((asset) => {
    const { opinion, ...figures } = is[asset] ?? { opinion: null };
    const { opinion: _, ...figuresBefore } = was[asset] ?? { opinion: null };
    return (
      JSON.stringify(figures) !== JSON.stringify(figuresBefore) || opinion?.includes(' differ ') === true
    );
  });
}
