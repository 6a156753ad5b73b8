import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Teller } from '../proof/teller.ts';
import { COUNT, countView } from './figure-view.ts';
import { type Absent, condition, list, optional, schema, type ViewOf, view } from './schema.ts';

const PART = schema('part', 'the funds of one direction, or those at zero', {
  funds: view(COUNT, 'how many'),
  isZero: condition('those at zero'),
});

export const BREADTH = schema('breadth', 'how the funds of a day divide', {
  reported: view(COUNT, 'funds that have reported'),
  expected: view(COUNT, 'funds that should report'),
  isWhole: condition('all have reported: only then may a sentence say 均, 仅 or 无一'),
  isAllZero: condition('all that have reported are at zero'),
  isOneWay: condition('all that have reported went one way'),
  way: optional(COUNT, 'all of them, where they are of one kind'),
  parts: list(PART, 'the kinds that have funds: the day’s own direction first, zeros last'),
});
export type BreadthView = ViewOf<typeof BREADTH>;

/** How the funds divide; nothing where none has reported. */
export function breadthView(
  { figures, direction }: Pick<AssetFacts, 'direction'> & { figures: Pick<AssetFigures, 'counts'> },
  teller: Teller,
): BreadthView | Absent {
  const { counts } = figures;
  if (!counts) return '';
  const ways = direction === 'out' ? (['out', 'in', 'flat'] as const) : (['in', 'out', 'flat'] as const);
  const present = ways.filter((way) => counts[way].value > 0);
  const [only] = present;
  const isOneKind = present.length === 1;
  return {
    reported: countView(counts.reported, 'funds', teller),
    expected: countView(counts.expected, 'funds', teller),
    isWhole: counts.reported.value === counts.expected.value,
    isAllZero: isOneKind && only === 'flat',
    isOneWay: isOneKind && only !== 'flat',
    way: isOneKind && only ? countView(counts[only], 'funds', teller) : '',
    parts: present.map((way) => ({
      funds: countView(counts[way], 'funds', teller),
      isZero: way === 'flat',
    })),
  };
}
