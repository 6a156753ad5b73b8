import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { RenderContext } from '../context.ts';
import type { Teller } from '../proof/teller.ts';
import { calledOf, nameOf } from '../words/fund-names.ts';
import { COUNT, countView } from './figure-view.ts';
import { condition, type Filled, optional, text } from './schema.ts';

/** What is said of funds that have not reported. */
export const MISSING_VALUES = {
  missing: text('funds that have not reported, by tickers, in a list; of more than four the first three'),
  missingNames: text('the same with their names; of more than two by tickers, too'),
  firstMissing: text('the first of them with its name, for titles'),
  isOneMissing: condition('it is one fund'),
  isManyMissing: condition('they are more than four: the list is cut'),
  missingCount: optional(COUNT, 'how many they are'),
};
export type MissingView = Filled<typeof MISSING_VALUES>;

const LISTED = 4;
const LISTED_OF_MANY = 3;

/** Funds that have not reported. */
export function missingView(
  {
    asset,
    pending,
    figures,
  }: Pick<AssetFacts, 'asset' | 'pending'> & {
    figures: Pick<AssetFacts['figures'], 'counts'>;
  },
  { language, registry }: RenderContext,
  teller: Teller,
): MissingView {
  const isMany = pending.length > LISTED;
  const told = isMany ? pending.slice(0, LISTED_OF_MANY) : pending;
  const named = told.map((ticker) => teller.name(nameOf(asset, ticker, registry, 'title', language)));
  const called = language.list(
    told.map((ticker) => teller.name(calledOf(asset, ticker, registry, language))),
  );
  return {
    missing: called,
    missingNames: named.length > 2 ? called : language.list(named),
    firstMissing: named[0] ?? '',
    isOneMissing: pending.length === 1,
    isManyMissing: isMany,
    missingCount: countView(pending.length > 0 ? figures.counts?.pending : null, 'funds', teller),
  };
}
