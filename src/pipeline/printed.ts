import type { PrintedAsset, PrintedFigures } from '../analyse/printed-figures.ts';
import type { Asset } from '../model/flow.ts';

const NOT_KEPT = { cumulative: null, trend: null, 'trend-before': null };

/** The figures that an edition printed, as the store keeps them; earlier versions kept neither source nor sums. */
export function readPrinted(json: string): PrintedFigures {
  const kept = JSON.parse(json) as Record<string, Partial<PrintedAsset>>;
  return Object.fromEntries(
    Object.entries(kept).map(([asset, printed]): [Asset, PrintedAsset] => [
      asset as Asset,
      { source: 'farside', derived: NOT_KEPT, ...printed } as PrintedAsset,
    ]),
  );
}
