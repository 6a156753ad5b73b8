import type { AssetSources } from '../../../analyse/days/asset-sources.ts';
import {
  type DigestFacts,
  digestFacts,
  type Wording,
  wordingAt,
} from '../../../analyse/facts/digest-facts.ts';
import { movedFigures, printedFigures } from '../../../analyse/facts/printed-figures.ts';
import type { Day, Instant } from '../../../model/time.ts';
import { factsOf } from '../../days/edition.ts';
import type { Reference } from '../../reference.ts';
import { bundledSources, type Change, changed } from './scene.ts';

/** What the samples are made from: the bundled history of both assets. */
export interface Stock {
  btc: AssetSources;
  eth: AssetSources;
  reference: Reference;
}

const known = new WeakMap<Reference, Stock>();

const read = (reference: Reference): Stock => {
  return { btc: bundledSources('BTC', reference), eth: bundledSources('ETH', reference), reference };
};

/** Reads the bundled history, once a run. */
export function stockOf(reference: Reference): Stock {
  const stock = known.get(reference) ?? read(reference);
  known.set(reference, stock);
  return stock;
}

/** The digest of a day on which these assets are told, the corrections that follow from what was printed before. */
export function digestOf(
  day: Day,
  assets: readonly AssetSources[],
  { before, at, wording = at ? wordingAt(day, at) : 'yesterday' }: Told = {},
): DigestFacts {
  const facts = factsOf(day, assets);
  const was = before && printedFigures(factsOf(day, before));
  const corrections = was && at ? movedFigures(was, printedFigures(facts), at) : [];
  return digestFacts(day, facts, wording, corrections);
}

interface Told {
  wording?: Wording;
  /** the same assets as the final edition told them */
  before?: readonly AssetSources[];
  /** when they moved */
  at?: Instant;
}

/** A day of the Bitcoin ETFs alone, changed. */
export function btcDay({ btc }: Stock, day: Day, ...changes: readonly Change[]): DigestFacts {
  return digestOf(day, [changed(btc, day, ...changes)]);
}

/** A day of both, with the same changes. */
export function bothOn({ btc, eth }: Stock, day: Day, ...changes: readonly Change[]): DigestFacts {
  return digestOf(day, [changed(btc, day, ...changes), changed(eth, day, ...changes)]);
}
