import type { DayFundLevels, NetAssets, Ticker } from '../../model/flow.ts';
import { asUsd } from '../../model/money.ts';
import type { FundLevels } from '../days/levels.ts';
import type { Figure, MakeFigure } from './figure.ts';

/** What a publisher states of single funds beside their flows, and the turnover of all of them. */
export interface LevelFigures {
  /** by ticker */
  netAssets: ReadonlyMap<Ticker, Figure>;
  turnover: ReadonlyMap<Ticker, Figure>;
  turnoverOfAll: Figure | null;
}

export const NO_LEVEL_FIGURES: LevelFigures = {
  netAssets: new Map(),
  turnover: new Map(),
  turnoverOfAll: null,
};

/** Names them; whoever states them does so to the dollar. */
export function levelFigures(
  funds: FundLevels | null,
  all: NetAssets | null,
  makeFigure: MakeFigure,
): LevelFigures {
  const stated = (source: string) =>
    ({ rule: 'stated', direction: null, source, resolutionUsd: asUsd(1) }) as const;
  const ofFunds = (
    kind: 'fund-net-assets' | 'fund-turnover',
    usdOf: (told: DayFundLevels) => number | null,
  ) =>
    new Map(
      [...(funds?.of ?? [])].flatMap(([ticker, told]): [Ticker, Figure][] => {
        const usd = usdOf(told);
        return usd === null
          ? []
          : [[ticker, makeFigure({ kind, ticker }, usd, [], stated(funds?.source ?? ''))]];
      }),
    );
  const turnoverUsd = all?.turnoverUsd ?? null;
  return {
    netAssets: ofFunds('fund-net-assets', (told) => told.netAssetsUsd),
    turnover: ofFunds('fund-turnover', (told) => told.turnoverUsd),
    turnoverOfAll:
      all === null || turnoverUsd === null
        ? null
        : makeFigure({ kind: 'turnover' }, turnoverUsd, [], stated(all.source)),
  };
}
