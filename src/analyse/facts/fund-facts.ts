import type { Ticker } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { JudgedDay } from '../days/day-state.ts';
import type { FundLevels } from '../days/levels.ts';

/** What one fund did on the day. */
export interface FundFacts {
  ticker: Ticker;
  status: 'reported' | 'pending';
  flowUsd: Usd | null;
  cumulativeUsd: Usd | null;
  /** at the end of the day; said by the publisher that `fundLevels` names, as is the turnover */
  netAssetsUsd: Usd | null;
  turnoverUsd: Usd | null;
}

/** The funds that are listed on the day, in the order of the source. */
export function fundFacts(
  { flow }: JudgedDay,
  cumulative: ReadonlyMap<Ticker, Usd> | null,
  levels: FundLevels | null,
): FundFacts[] {
  return flow.funds.flatMap((fund): FundFacts[] => {
    if (fund.status === 'not listed') return [];
    const held = levels?.of.get(fund.ticker);
    const flowUsd = fund.status === 'reported' ? fund.flowUsd : null;
    return [
      {
        ticker: fund.ticker,
        status: fund.status,
        flowUsd,
        cumulativeUsd: cumulative?.get(fund.ticker) ?? null,
        netAssetsUsd: held?.netAssetsUsd ?? null,
        turnoverUsd: held?.turnoverUsd ?? null,
      },
    ];
  });
}
