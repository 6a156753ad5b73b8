import type { Ticker } from '../../model/flow.ts';
import type { CrossCheck } from '../days/cross-check.ts';
import { counting, type Draw, type Figure } from './figure.ts';

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
  draw: Draw,
): CrossCheckFigures {
  const { otherTotalUsd, resolutionUsd, bandUsd, compared, differences } = checked;
  const theirs = { ...stated, source: checked.source, resolutionUsd };
  return {
    total: otherTotalUsd === null ? null : draw('total', otherTotalUsd, [], theirs),
    compared: draw('compared funds', compared, [], { ...counting('count', null), ...stated }),
    // said as an amount, in steps of 10,000 dollars
    band: draw('band', bandUsd, [], { ...stated, direction: null, resolutionUsd: 10_000 }),
    differences: differences.map(({ ticker, flowUsd, otherUsd }) => ({
      ticker,
      own: own.get(ticker) ?? draw(ticker, flowUsd, [], stated),
      other: draw(ticker, otherUsd, [], theirs),
    })),
  };
}
