import type { AssetFacts } from '../analyse/asset-facts.ts';

/** The publishers of what is printed: those of the flows, then those of levels that only they give. */
export function sourcesOf(assets: readonly AssetFacts[]): string[] {
  const told = assets.filter((asset) => asset.publishedUsd !== null);
  const levels = told.flatMap((asset) => (asset.complete && asset.levels ? asset.levels.source : []));
  return [...new Set([...told.map((asset) => asset.source), ...levels])];
}
