import type { AssetFigures } from '../../analyse/figures/asset-figures.ts';
import type { Figure } from '../../analyse/figures/figure.ts';
import { type Asset, directionOf, type Ticker } from '../../model/flow.ts';

/** What a table of funds needs of the facts of a day or a week. */
export interface FundTableFacts {
  asset: Asset;
  complete: boolean;
  funds: readonly { ticker: Ticker; status: 'reported' | 'pending' }[];
  figures: Pick<AssetFigures, 'total' | 'cumulative' | 'funds' | 'lifetimes' | 'counts'>;
}

/** The funds of a table as a reader wants them. */
export interface FundGroups {
  /** what moved, the total's own direction first, in each the largest first; and a lone fund that did not */
  told: readonly (readonly [Ticker, Figure])[];
  /** those without a figure */
  unknown: readonly Ticker[];
  /** those of which nothing moved: several, or none */
  zeros: readonly Ticker[];
}

/** Parts the funds of a table; those that are equal stay in the order of the source. */
export function fundGroups({ funds, figures }: FundTableFacts): FundGroups {
  const own = directionOf(figures.total?.value ?? 0) === 'out' ? -1 : 1;
  const known = funds.flatMap(({ ticker, status }) => {
    const figure = figures.funds.get(ticker);
    return figure ? [{ ticker, figure, isZero: figure.value === 0 && status === 'reported' }] : [];
  });
  const zeros = known.filter(({ isZero }) => isZero).map(({ ticker }) => ticker);
  const inOneRow = zeros.length > 1 ? zeros : [];
  const told = known
    .filter(({ ticker }) => !inOneRow.includes(ticker))
    .map(({ ticker, figure }) => [ticker, figure] as const);
  return {
    told: told.toSorted(([, one], [, other]) => rank(other, own) - rank(one, own)),
    unknown: funds.map(({ ticker }) => ticker).filter((ticker) => !figures.funds.has(ticker)),
    zeros: inOneRow,
  };
}

/** Above any amount that there is. */
const BEYOND = 1e15;

/** Higher for what stands higher: the own direction by its size, then the other by its own; last what did not move. */
function rank({ value }: Figure, own: 1 | -1): number {
  if (value === 0) return -BEYOND;
  return value * own > 0 ? Math.abs(value) : Math.abs(value) - BEYOND / 2;
}
