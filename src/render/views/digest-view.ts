import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { DigestFacts } from '../../analyse/facts/digest-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { ASSET, assetView } from './asset-view.ts';
import { CORRECTION, correctionViews } from './correction-view.ts';
import type { Omission } from './omission.ts';
import { type Absent, condition, list, optional, schema, text, type ViewOf, view } from './schema.ts';
import { UNREAD, unreadViews } from './unread-view.ts';

export const DIGEST = schema('digest', 'a whole digest', {
  isYesterday: condition('the text says 昨日; else the date'),
  date: text('the trading day'),
  fullDate: text('with its year'),
  weekday: text('its day of the week'),
  isPreliminary: condition('some figure is still to come'),
  isFinal: condition('all are there'),
  isCorrection: condition('a printed figure moved'),
  isTight: condition('the title came out too long and is told again: say the least'),
  lead: view(ASSET, 'the asset that the title names first'),
  others: list(ASSET, 'the others'),
  assets: list(ASSET, 'all of them, that of the title first'),
  corrections: list(CORRECTION, 'what moved; not of a day that was taken back altogether'),
  correction: optional(CORRECTION, 'the first of these, of which the title of a correction speaks'),
  isOtherCorrected: condition('what the title says should be otherwise is not the total'),
  hasOpinions: condition('some asset was held against another publisher'),
  hasDifferences: condition('and they do not agree'),
  sources: text('the publishers, in a list'),
  unread: list(UNREAD, 'publishers that could not be read, where another is told in their place'),
  asOf: text('when the newest figure was seen; empty for the history that comes along'),
  disclaimer: text('the line that the settings hold; empty for none'),
});
export type DigestView = ViewOf<typeof DIGEST>;

/** Says the facts of a digest that has figures; what is omitted is absent from the view. */
export function digestView(
  facts: DigestFacts,
  omitted: readonly Omission[],
  context: RenderContext,
  teller: Teller,
): DigestView {
  const told = facts.assets.filter((asset) => asset.publishedUsd !== null);
  const assets = facts.inOrder.map((asset, i) => {
    const before = facts.inOrder[i - 1] ?? null;
    return assetView(asset, facts, { before, omitted }, context, teller);
  });
  const [lead, ...others] = assets;
  if (!lead || (told.length === 0 && !lead.isWithdrawn))
    throw new RangeError(`nothing to say of ${facts.tradingDay}: no figure`);
  const corrections = correctionViews(facts, context, teller);
  const correction = facts.edition === 'correction' ? corrections[0] : undefined;
  const opinions = assets.flatMap(({ opinion }) => (opinion === '' ? [] : [opinion]));
  return {
    isYesterday: facts.wording === 'yesterday',
    date: teller.date(facts.tradingDay),
    fullDate: teller.fullDate(facts.tradingDay),
    weekday: teller.tell({ form: 'weekday', day: facts.tradingDay }),
    isPreliminary: facts.edition === 'preliminary',
    isFinal: facts.edition === 'final',
    isCorrection: facts.edition === 'correction',
    isTight: false,
    lead,
    others,
    assets,
    corrections,
    correction: correction ?? '',
    isOtherCorrected: correction !== undefined && !correction.isTotal,
    hasOpinions: opinions.length > 0,
    hasDifferences: opinions.some(({ isAgree }) => !isAgree),
    sources: context.language.list(
      sourcesOf(facts.assets).map((source) => teller.name(context.sourceLabels[source] ?? source)),
    ),
    unread: unreadViews(told, context, teller),
    asOf: asOf(told, teller),
    disclaimer: teller.name(context.disclaimer),
  };
}

function asOf(told: readonly AssetFacts[], teller: Teller): string | Absent {
  const last = told
    .flatMap((asset) => asset.asOf ?? [])
    .sort()
    .at(-1);
  return last ? teller.time(last) : '';
}

/** The publishers of what is printed: those of the flows, then those of net assets that only they give. */
export function sourcesOf(
  assets: readonly Pick<AssetFacts, 'source' | 'netAssets' | 'complete' | 'publishedUsd'>[],
): string[] {
  // of a day that was taken back altogether, too, something is said
  const told = assets.filter((asset) => asset.publishedUsd !== null || asset.complete);
  const netAssets = told.flatMap((asset) =>
    asset.complete && asset.netAssets ? asset.netAssets.source : [],
  );
  return [...new Set([...told.map((asset) => asset.source), ...netAssets])];
}
