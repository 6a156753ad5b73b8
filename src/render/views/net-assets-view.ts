import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { FLOW, flowView } from './figure-view.ts';
import { condition, type Filled, optional, text } from './schema.ts';

/** What was held, and has flowed since launch, at the end of a day or week. */
export const NET_ASSETS_VALUES = {
  cumulative: optional(FLOW, 'all flows since launch; absent on the first day, which says it already'),
  hasLevels: condition('there is a cumulative or a sum of net assets to say'),
  netAssets: text('net assets, an amount'),
  ratio: text('net assets in per cent of the coin’s market value'),
  levelsSource: text('the publisher of the net assets, where it is another than that of the flows'),
};
export type NetAssetsView = Filled<typeof NET_ASSETS_VALUES>;

const ALL = { saysNetAssets: true, saysRatio: true };

/** Levels are said of a complete day. */
export function netAssetsView(
  {
    figures,
    complete,
    source,
  }: Pick<AssetFacts, 'complete' | 'source'> & {
    figures: Pick<AssetFacts['figures'], 'cumulative' | 'netAssets' | 'ratio' | 'total'>;
  },
  { sourceLabels }: RenderContext,
  teller: Teller,
  { saysNetAssets, saysRatio }: { saysNetAssets: boolean; saysRatio: boolean } = ALL,
): NetAssetsView {
  const { cumulative, netAssets, ratio, total } = figures;
  const isOther = complete && netAssets !== null && netAssets.source !== source;
  const isOfOneDay = cumulative?.from === total?.from && cumulative?.to === total?.to;
  const sum = isOfOneDay ? '' : flowView(cumulative, teller);
  const held = saysNetAssets && complete && netAssets ? teller.amount(netAssets) : '';
  return {
    cumulative: sum,
    hasLevels: sum !== '' || held !== '',
    netAssets: held,
    ratio: saysRatio && held !== '' && complete && ratio ? teller.percent(ratio) : '',
    levelsSource: isOther ? teller.name(sourceLabels[netAssets.source] ?? netAssets.source) : '',
  };
}
