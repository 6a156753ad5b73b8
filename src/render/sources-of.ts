import type { AssetFacts } from '../analyse/asset-facts.ts';

/** The publishers of what is printed: those of the flows, then those of levels that only they give. */
export function sourcesOf(
  assets: readonly Pick<AssetFacts, 'source' | 'levels' | 'complete' | 'publishedUsd'>[],
): string[] {
  // of a day that was taken back altogether, too, something is said
  const told = assets.filter((asset) => asset.publishedUsd !== null || asset.complete);
  const levels = told.flatMap((asset) => (asset.complete && asset.levels ? asset.levels.source : []));
  return [...new Set([...told.map((asset) => asset.source), ...levels])];
}
