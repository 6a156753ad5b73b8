import * as z from 'zod';
import { LayoutError } from '../../errors.ts';
import type { Asset, FlowTable } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import { fundDaysTable, utcDay } from '../formats/fund-days.ts';
import { dollars, parseJson, requireShape, requireSuccess } from '../formats/json.ts';
import type { PageRequest, RawPage, Source } from '../source.ts';

const EXPECTED = 'a flow history of CoinGlass: code 0 and days with timestamp and etf_flows';

/** CoinGlass: every fund since launch behind a paid key; US dollars, equal to Farside's rounded figures. */
export const coinglass: Source<'path'> = {
  id: 'coinglass',
  label: 'CoinGlass',
  resolutionUsd: asUsd(100_000),
  defaultBaseUrl: 'https://open-api-v4.coinglass.com',
  key: { header: 'CG-API-KEY', prefix: '', required: true },
  repeats: ['farside'],
  coverage: 'partial',
  ids: ['path'],
  requests: ({ path }): PageRequest[][] => [
    [{ page: 'flow-history', path: `/api/etf/${path}/flow-history` }],
  ],
  parse,
};

/** The older name of flow_usd is change_usd; an item with neither has no figure. */
const FLOW = { flow_usd: dollars.nullish(), change_usd: dollars.nullish() };
/** The older name of etf_ticker is ticker. */
const FUND = z
  .object({ etf_ticker: z.string().optional(), ticker: z.string().optional(), ...FLOW })
  .refine(({ etf_ticker, ticker }) => (etf_ticker ?? ticker) !== undefined, 'neither etf_ticker nor ticker');
const DAYS = z.array(
  z.object({
    timestamp: z.number(),
    ...FLOW,
    etf_flows: z.array(FUND),
  }),
);

function parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable {
  const data = requireSuccess(parseJson(page, EXPECTED), EXPECTED);
  const told = requireShape(data, DAYS, EXPECTED).map((day) => ({
    day: tradingDay(day.timestamp),
    flows: day.etf_flows.map((fund) => [fund.etf_ticker ?? fund.ticker ?? '', flowOf(fund)] as const),
    totalUsd: flowOf(day),
  }));
  return fundDaysTable(told, asset, registry);
}

type Flow = { flow_usd?: Usd | null | undefined; change_usd?: Usd | null | undefined };

const flowOf = ({ flow_usd, change_usd }: Flow): Usd | null => flow_usd ?? change_usd ?? null;

const DAY_MS = 86_400_000;

/** Any other hour would leave open which side of midnight the day is on. */
function tradingDay(timestamp: number): Day {
  if (timestamp % DAY_MS === 0) return utcDay(timestamp);
  throw new LayoutError('a timestamp is not at the start of a day', {
    expected: 'milliseconds since 1970 at 00:00 UTC',
    got: String(timestamp),
  });
}
