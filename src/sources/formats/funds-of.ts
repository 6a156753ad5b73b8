import { LayoutError, shorten } from '../../errors.ts';
import type { Asset, Ticker } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';

/** The page holds the funds of another asset than the one that was asked for. */
export class OtherAssetError extends LayoutError {
  override readonly name = 'OtherAssetError' as LayoutError['name'];
  /** whose funds they are */
  readonly asset: Asset;

  constructor(asset: Asset, asked: Asset, tickers: readonly Ticker[]) {
    super(`this is the page of ${asset}, not of ${asked}`, {
      expected: `funds of ${asked}`,
      got: shorten(tickers.join(' ')),
    });
    this.asset = asset;
  }
}

/** The asset of which data/funds.json knows most of the tickers; null where it knows none, or as many of two. */
export function assetOf(tickers: readonly Ticker[], registry: FundRegistry): Asset | null {
  const known = (asset: Asset) => tickers.filter((ticker) => registry.find(asset, ticker) !== null).length;
  const [best, next] = registry.codes
    .map((asset) => ({ asset, count: known(asset) }))
    .toSorted((a, b) => b.count - a.count);
  return best && best.count > (next?.count ?? 0) ? best.asset : null;
}

/**
 * Pages do not name the asset: their funds do.
 * @throws OtherAssetError for funds of another asset, and none of this one
 */
export function requireAsset(tickers: readonly Ticker[], asset: Asset, registry: FundRegistry): void {
  const other = assetOf(tickers, registry);
  if (other === null || other === asset) return;
  if (tickers.some((ticker) => registry.find(asset, ticker) !== null)) return;
  throw new OtherAssetError(other, asset, tickers);
}
