import type { Ticker } from '../../../src/model/flow.ts';
import { isClosedBy } from '../../../src/model/funds.ts';
import type { Usd } from '../../../src/model/money.ts';
import type { Day } from '../../../src/model/time.ts';
import { reference } from '../days/days.ts';
import type { KnownAsset } from '../known-assets.ts';
import type { ToldDay } from './publishers-json.ts';

/** A day of which a publisher lists every fund of data/funds.json that trades, with 0 where no other figure is given. */
export function wholeList(asset: KnownAsset, day: Day, given: Record<Ticker, Usd | null>): ToldDay {
  const trading = reference.registry
    .of(asset)
    .filter((fund) => fund.firstFlowDay !== null && fund.firstFlowDay <= day && !isClosedBy(fund, day));
  const funds = { ...Object.fromEntries(trading.map(({ ticker }) => [ticker, 0])), ...given };
  return { day, funds, totalUsd: Object.values(funds).reduce<Usd>((sum, flow) => sum + (flow ?? 0), 0) };
}
