import * as z from 'zod';
import type { Asset, FlowTable } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { asUsd } from '../../model/money.ts';
import { fundDaysTable } from '../formats/fund-days.ts';
import { isoDay, millions, parseJson, requireShape } from '../formats/json.ts';
import type { PageRequest, RawPage, Source } from '../source.ts';

const EXPECTED = 'days of cryptoetf.today, each with date, funds and totalUsdM';

/** cryptoetf.today: every fund on the last 30 days, out before the next session; US$ millions. */
export const cryptoetf: Source<'path'> = {
  id: 'cryptoetf',
  label: 'cryptoetf.today',
  // three decimals of a million since 11 September 2026, one before
  resolutionUsd: asUsd(1_000),
  defaultBaseUrl: 'https://api.cryptoetf.today',
  key: { header: 'authorization', prefix: 'Bearer ', required: true },
  repeats: [],
  coverage: 'partial',
  zerosWait: true,
  ids: ['path'],
  requests: ({ path }): PageRequest[][] => [[{ page: 'funds', path: `/api/v1/flows/${path}/funds` }]],
  parse,
};

/** null is not reported, 0 is a zero. */
const FLOW = millions.nullable();
const ANSWER = z.object({
  days: z.array(
    z.object({
      date: isoDay,
      funds: z.array(z.object({ ticker: z.string(), netFlowUsdM: FLOW })),
      totalUsdM: FLOW,
    }),
  ),
});

function parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable {
  const { days } = requireShape(parseJson(page, EXPECTED), ANSWER, EXPECTED);
  const told = days.map(({ date, funds, totalUsdM }) => ({
    day: date,
    flows: funds.map(({ ticker, netFlowUsdM }) => [ticker, netFlowUsdM] as const),
    totalUsd: totalUsdM,
  }));
  return fundDaysTable(told, asset, registry);
}
