import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { etfsOf } from '../words/asset-names.ts';
import { schema, text, type ViewOf } from './schema.ts';

export const UNREAD = schema('unread', 'a publisher that could not be read, and who is told in its place', {
  etfs: text('the ETFs; empty where it goes for all that is told'),
  publisher: text('who could not be read'),
  source: text('whose figures are told'),
});
export type UnreadView = ViewOf<typeof UNREAD>;

/** Says of each pair of publishers once that one stands in for the other. */
export function unreadViews(
  told: readonly AssetFacts[],
  { language, sourceLabels }: RenderContext,
  teller: Teller,
): UnreadView[] {
  const pairOf = ({ unread, source }: AssetFacts) => `${unread}/${source}`;
  const label = (id: string) => teller.name(sourceLabels[id] ?? id);
  const all = told.flatMap((facts) => (facts.unread === null ? [] : { ...facts, unread: facts.unread }));
  const pairs = new Map(all.map((facts) => [pairOf(facts), facts]));
  return [...pairs.values()].map((facts) => {
    const assets = all.filter((other) => pairOf(other) === pairOf(facts));
    const names = assets.map(({ asset }) => etfsOf(asset, language));
    return {
      etfs: assets.length === told.length ? '' : language.list(names),
      publisher: label(facts.unread),
      source: label(facts.source),
    };
  });
}
