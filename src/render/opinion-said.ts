import type { AssetFacts } from '../analyse/asset-facts.ts';
import type { SecondOpinion } from '../analyse/second-opinion.ts';
import { ASSET_NAMES, nameOf, namesOf } from './names.ts';
import type { Words } from './words.ts';
import * as zh from './zh.ts';

/** What came of holding an asset's figures against another publisher's; null where there was nothing to hold. */
export function opinionSaid(facts: AssetFacts, words: Words): string | null {
  const { asset, secondOpinion } = facts;
  if (!secondOpinion) return null;
  const name = ASSET_NAMES[asset];
  const other = words.sourceLabels[secondOpinion.source] ?? secondOpinion.source;
  switch (secondOpinion.verdict) {
    case 'agree':
      return `${name} ${secondOpinion.compared} 只基金与 ${other} 逐一比对，相差均不超过 ${zh.amount(secondOpinion.bandUsd, 10_000)}`;
    case 'differ':
      return `${name}与 ${other} 数据不一致，${differencesSaid(facts, secondOpinion, other, words)}`;
    case 'not comparable':
      return `${name}与 ${other} 所列基金不同，${fundsSaid(facts, secondOpinion, other, words)}，未作整体比对`;
  }
}

function differencesSaid(
  { asset, resolutionUsd }: AssetFacts,
  { differences, resolutionUsd: otherResolution }: SecondOpinion,
  other: string,
  { registry }: Words,
): string {
  return differences
    .map(({ ticker, flowUsd, otherUsd }) => {
      const [own, theirs] = [zh.flow(flowUsd, resolutionUsd), zh.flow(otherUsd, otherResolution)];
      return `${nameOf(asset, ticker, registry, 'body')} 本文为${own}，${other} 为${theirs}`;
    })
    .join('、');
}

function fundsSaid(
  { asset, source }: AssetFacts,
  { onlyHere, onlyThere }: SecondOpinion,
  other: string,
  { registry, sourceLabels }: Words,
): string {
  const sides = [
    { by: sourceLabels[source] ?? source, tickers: onlyHere },
    { by: other, tickers: onlyThere },
  ].filter(({ tickers }) => tickers.length > 0);
  return sides
    .map(({ by, tickers }) => `仅 ${by} 列有${namesOf(asset, tickers, registry, 'body')}`)
    .join('，');
}
