import { EtfDigestError } from '../errors.ts';
import type { Asset } from './flow.ts';
import type { ByLang, Lang } from './lang.ts';
import type { Day } from './time.ts';

/** What a text calls an asset. */
export interface AssetNames {
  /** 比特币现货 ETF, Bitcoin ETFs */
  etfs: string;
  /** 比特币, Bitcoin */
  coin: string;
}

/** An asset in the words of one publisher: the parts of its addresses, by name. */
export type AssetIds = Readonly<Record<string, string>>;

/** An asset as data/assets.json describes it. */
export interface AssetEntry {
  code: Asset;
  /** the first trading day of its ETFs */
  launchDay: Day;
  /** it is told of where the settings name no asset */
  isDefault: boolean;
  names: ByLang<AssetNames>;
  /** by source id; a publisher that is absent does not cover the asset */
  publishers: Readonly<Record<string, AssetIds | undefined>>;
}

/** What is known of the assets; all of it throws EtfDigestError for a code that data/assets.json does not hold. */
export interface AssetRegistry {
  /** in the order of the file, which is that of the texts */
  codes: readonly Asset[];
  /** the first trading day of the asset's ETFs */
  launchOf(asset: Asset): Day;
  namesOf(asset: Asset, lang: Lang): AssetNames;
  /** the asset in the words of a publisher; null where that does not cover it */
  idsAt(source: string, asset: Asset): AssetIds | null;
}

/** A registry from the list of assets. */
export function createAssets(entries: readonly AssetEntry[]): AssetRegistry {
  const codes = entries.map(({ code }) => code);
  const entryOf = (asset: Asset): AssetEntry => {
    const entry = entries.find(({ code }) => code === asset);
    if (entry) return entry;
    throw new EtfDigestError('unknown asset', {
      source: 'data/assets.json',
      expected: codes.join(', '),
      got: asset,
    });
  };
  return {
    codes,
    launchOf: (asset) => entryOf(asset).launchDay,
    namesOf: (asset, lang) => entryOf(asset).names[lang],
    idsAt: (source, asset) => entryOf(asset).publishers[source] ?? null,
  };
}
