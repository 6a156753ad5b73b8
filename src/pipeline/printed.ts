import type { PrintedAsset, PrintedFigures } from '../analyse/printed-figures.ts';
import type { Asset } from '../model/flow.ts';

/** The figures that an edition printed, as the store keeps them; earlier versions kept no source, sums or opinions. */
export function readPrinted(json: string): PrintedFigures {
  const kept = JSON.parse(json) as Record<string, Partial<PrintedAsset>>;
  return Object.fromEntries(
    Object.entries(kept).map(([asset, printed]): [Asset, PrintedAsset] => [
      asset as Asset,
      { source: 'farside', derived: {}, opinion: null, ...printed } as PrintedAsset,
    ]),
  );
}
