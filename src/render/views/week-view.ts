import type { WeekDigestFacts } from '../../analyse/facts/week-digest-facts.ts';
import { weekName } from '../../model/week.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { sourcesOf } from './digest-view.ts';
import type { Omission } from './omission.ts';
import { condition, list, schema, text, type ViewOf, view } from './schema.ts';
import { WEEK_ASSET, weekAssetView } from './week-asset-view.ts';

export const WEEK = schema('week', 'the digest of a week', {
  week: text('its name'),
  number: text('its number in the year'),
  span: text('first and last trading day'),
  longSpan: text('the same with the year'),
  isLastWeek: condition('the text may say 上周'),
  isPreliminary: condition('some day is still to come'),
  isTight: condition('the title came out too long and is told again: say the least'),
  lead: view(WEEK_ASSET, 'the asset that the title names first'),
  others: list(WEEK_ASSET, 'the others'),
  assets: list(WEEK_ASSET, 'all of them, that of the title first'),
  sources: text('the publishers, in a list'),
  asOf: text('when the newest figure was seen; empty for the history that comes along'),
  disclaimer: text('the line that the settings hold; empty for none'),
});
export type WeekDigestView = ViewOf<typeof WEEK>;

/** Says the facts of a week that has figures. */
export function weekDigestView(
  facts: WeekDigestFacts,
  omitted: readonly Omission[],
  context: RenderContext,
  teller: Teller,
): WeekDigestView {
  const { sourceLabels, language } = context;
  const assets = facts.inOrder.map((asset, i) =>
    weekAssetView(asset, facts, { before: facts.inOrder[i - 1] ?? null, omitted }, context, teller),
  );
  const [lead, ...others] = assets;
  if (!lead || lead.isPending) throw new RangeError(`nothing to say of ${weekName(facts.week)}: no figure`);
  const told = facts.assets.filter(({ publishedUsd }) => publishedUsd !== null);
  const last = told
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(-1);
  return {
    week: teller.name(weekName(facts.week)),
    number: teller.tell({ form: 'week', week: facts.week }),
    span: teller.span(facts.from, facts.to),
    longSpan: teller.tell({ form: 'span', from: facts.from, to: facts.to, saysYear: true }),
    isLastWeek: facts.isLastWeek,
    isPreliminary: facts.edition === 'preliminary',
    isTight: false,
    lead,
    others,
    assets,
    sources: language.list(sourcesOf(facts.assets).map((id) => teller.name(sourceLabels[id] ?? id))),
    asOf: last ? teller.time(last) : '',
    disclaimer: teller.name(context.disclaimer),
  };
}
