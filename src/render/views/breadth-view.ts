import type { AssetFacts } from '../../analyse/facts/asset-facts.ts';
import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Teller } from '../proof/teller.ts';
import { type Absent, type CountView, countView } from './figure-view.ts';

/** How the funds of a day divide. */
export interface BreadthView {
  /** funds that have reported, with their word: `11 只` */
  reported: CountView;
  expected: CountView;
  /** every expected fund has reported: only then 均, 无一, 仅 */
  isWhole: boolean;
  /** all that have reported are of one kind */
  isAllZero: boolean;
  isOneWay: boolean;
  /** of which kind: its direction */
  way: CountView | Absent;
  /** the kinds that have funds, the day's own direction first, zeros last */
  parts: readonly BreadthPart[];
}

/** The funds of one direction, or those at zero. */
export interface BreadthPart {
  funds: CountView;
  isZero: boolean;
}

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
    reported: countView(counts.reported, 'funds', teller) as CountView,
    expected: countView(counts.expected, 'funds', teller) as CountView,
    isWhole: counts.reported.value === counts.expected.value,
    isAllZero: isOneKind && only === 'flat',
    isOneWay: isOneKind && only !== 'flat',
    way: isOneKind && only ? countView(counts[only], 'funds', teller) : '',
    parts: present.map((way) => ({
      funds: countView(counts[way], 'funds', teller) as CountView,
      isZero: way === 'flat',
    })),
  };
}
