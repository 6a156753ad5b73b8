import { UsageError } from '../errors.ts';
import type { AssetRegistry } from '../model/assets.ts';
import type { Asset } from '../model/flow.ts';
import { coinglass } from './publishers/coinglass.ts';
import { cryptoetf } from './publishers/cryptoetf.ts';
import { farside } from './publishers/farside.ts';
import { farsideCopy } from './publishers/farside-copy.ts';
import { sosovalue } from './publishers/sosovalue.ts';
import { tftc } from './publishers/tftc.ts';
import { theblock } from './publishers/theblock.ts';
import type { Source } from './source.ts';

/** Every publisher that the program can read. To add one: a file with a Source, and a line here. */
export const SOURCES: readonly Source[] = [
  farside,
  sosovalue,
  theblock,
  tftc,
  cryptoetf,
  coinglass,
  farsideCopy,
];

/** The publisher of an id; throws UsageError naming the known ones. */
export function sourceOf(id: string): Source {
  const source = SOURCES.find((known) => known.id === id);
  if (source) return source;
  throw new UsageError(`unknown source ${JSON.stringify(id)}`, {
    expected: SOURCES.map((known) => known.id).join(', '),
  });
}

/** The ids of the publishers that cover an asset. */
export function sourcesFor(asset: Asset, assets: AssetRegistry): string[] {
  return SOURCES.map(({ id }) => id).filter((id) => assets.idsAt(id, asset) !== null);
}
