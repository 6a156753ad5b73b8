import type { Ticker } from '../../model/flow.ts';
import { asUsd } from '../../model/money.ts';
import type { CrossCheck } from '../days/cross-check.ts';
import { counting, type Figure, type MakeFigure } from './figure.ts';

/** What another publisher says. */
export interface CrossCheckFigures {
  total: Figure | null;
  compared: Figure;
  band: Figure;
  differences: readonly { ticker: Ticker; own: Figure; other: Figure }[];
}

const stated = { rule: 'stated' } as const;

/** Names the figures of a cross-check; the other publisher's stand as they were compared. */
export function crossCheckFigures(
  checked: CrossCheck,
  own: ReadonlyMap<Ticker, Figure>,
  makeFigure: MakeFigure,
): CrossCheckFigures {
  const { otherTotalUsd, resolutionUsd, bandUsd, compared, differences } = checked;
  const theirs = { ...stated, source: checked.source, resolutionUsd };
  return {
    total: otherTotalUsd === null ? null : makeFigure({ kind: 'total' }, otherTotalUsd, [], theirs),
    compared: makeFigure({ kind: 'funds', which: 'compared' }, compared, [], {
      ...counting('count', null),
      ...stated,
    }),
    // said as an amount, in steps of 10,000 dollars
    band: makeFigure({ kind: 'band' }, bandUsd, [], {
      ...stated,
      direction: null,
      resolutionUsd: asUsd(10_000),
    }),
    differences: differences.map(({ ticker, flowUsd, otherUsd }) => ({
      ticker,
      own: own.get(ticker) ?? makeFigure({ kind: 'fund', ticker }, flowUsd, [], stated),
      other: makeFigure({ kind: 'fund', ticker }, otherUsd, [], theirs),
    })),
  };
}
