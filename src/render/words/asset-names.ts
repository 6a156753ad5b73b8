import type { Asset } from '../../model/flow.ts';
import type { Language } from './language.ts';

/** The ETFs of an asset as the text names them: 比特币现货 ETF; by the code where data/assets.json does not name it. */
export function etfsOf(asset: Asset, { assets }: Language): string {
  return assets.get(asset)?.etfs ?? `${asset} ETF`;
}

/** The coin itself: 比特币. */
export function coinOf(asset: Asset, { assets }: Language): string {
  return assets.get(asset)?.coin ?? asset;
}
