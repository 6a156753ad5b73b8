import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { type AssetView, assetView, type FundOrder } from './asset-view.ts';
import { type CorrectionView, correctionView } from './correction-view.ts';
import type { Absent } from './figure-view.ts';

/** What the templates of a digest may print: strings and booleans, every key always present. */
export interface DigestView {
  isYesterday: boolean;
  /** `11 月 1 日` */
  date: string;
  /** `2024 年 11 月 1 日` */
  fullDate: string;
  weekday: string;
  isPreliminary: boolean;
  isFinal: boolean;
  isCorrection: boolean;
  /** a title with all that could be said would be too long: it says the least */
  isTight: boolean;
  /** the asset of which the title speaks: the first that has figures */
  lead: AssetView;
  assets: readonly AssetView[];
  corrections: readonly (CorrectionView & {
    /** the last of those that were corrected at one moment */
    saysTime: boolean;
  })[];
  /** some asset was held against another publisher */
  hasOpinions: boolean;
  /** the publishers, in a list */
  sources: string;
  /** when the newest figure was seen; empty for the history that comes with the program */
  asOf: string;
  disclaimer: string;
}

/** Says the facts of a digest that has figures. */
export function digestView(
  facts: DigestFacts,
  order: FundOrder,
  context: RenderContext,
  teller: Teller,
): DigestView {
  const told = facts.assets.filter((asset) => asset.publishedUsd !== null);
  const assets = facts.assets.map((asset, i) =>
    assetView(asset, facts, facts.assets[i - 1] ?? null, order, context, teller),
  );
  return {
    isYesterday: facts.wording === 'yesterday',
    date: teller.date(facts.tradingDay),
    fullDate: teller.fullDate(facts.tradingDay),
    weekday: teller.tell({ form: 'weekday', day: facts.tradingDay }),
    isPreliminary: facts.edition === 'preliminary',
    isFinal: facts.edition === 'final',
    isCorrection: facts.edition === 'correction',
    isTight: false,
    lead: leadOf(facts, assets),
    assets,
    corrections: facts.corrected.map((corrected, i) => ({
      ...correctionView(corrected, facts, context, teller),
      saysTime: corrected.correction.at !== facts.corrected[i + 1]?.correction.at,
    })),
    hasOpinions: assets.some(({ opinion }) => opinion !== ''),
    sources: context.language.list(
      sourcesOf(facts.assets).map((source) => teller.name(context.sourceLabels[source] ?? source)),
    ),
    asOf: asOf(told, teller),
    disclaimer: teller.name(context.disclaimer),
  };
}

function leadOf(facts: DigestFacts, assets: readonly AssetView[]): AssetView {
  const lead = facts.assets.findIndex((asset) => asset.complete || asset.publishedUsd !== null);
  const view = assets[lead];
  if (view) return view;
  throw new RangeError(`nothing to say of ${facts.tradingDay}: no figure`);
}

function asOf(told: readonly AssetFacts[], teller: Teller): string | Absent {
  const last = told
    .flatMap((asset) => asset.asOf ?? [])
    .sort()
    .at(-1);
  return last ? teller.time(last) : '';
}

/** The publishers of what is printed: those of the flows, then those of levels that only they give. */
export function sourcesOf(
  assets: readonly Pick<AssetFacts, 'source' | 'netAssets' | 'complete' | 'publishedUsd'>[],
): string[] {
  // of a day that was taken back altogether, too, something is said
  const told = assets.filter((asset) => asset.publishedUsd !== null || asset.complete);
  const levels = told.flatMap((asset) => (asset.complete && asset.netAssets ? asset.netAssets.source : []));
  return [...new Set([...told.map((asset) => asset.source), ...levels])];
}
