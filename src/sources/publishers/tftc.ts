import * as z from 'zod';
import type { Asset, FlowTable } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { asUsd } from '../../model/money.ts';
import { fundDaysTable } from '../formats/fund-days.ts';
import { dollars, isoDay, parseJson, requireShape } from '../formats/json.ts';
import type { PageRequest, RawPage, Source } from '../source.ts';

const EXPECTED = 'the data set of TFTC: days, each with date, netFlowUsd and perEtfUsd';

/**
 * TFTC: every fund of Bitcoin since launch, out overnight; US dollars. Its licence asks that it be named; it names SoSoValue
 * and Farside as where its figures come from.
 */
export const tftc: Source<'path'> = {
  id: 'tftc',
  label: 'TFTC (CC BY 4.0)',
  resolutionUsd: asUsd(1),
  defaultBaseUrl: 'https://www.tftc.io',
  key: null,
  byDefault: 'stand-in',
  repeats: ['sosovalue', 'farside'],
  coverage: 'partial',
  ids: ['path'],
  requests: ({ path }): PageRequest[][] => [[{ page: 'data', path: `/${path}/data.json` }]],
  parse,
};

/** null is not reported, as is a fund that the day does not list. */
const FLOW = dollars.nullable();
const ANSWER = z.object({
  days: z.array(
    z.object({ date: isoDay, netFlowUsd: FLOW, perEtfUsd: z.record(z.string(), FLOW).nullable() }),
  ),
});

function parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable {
  const { days } = requireShape(parseJson(page, EXPECTED), ANSWER, EXPECTED);
  const told = days.map(({ date, netFlowUsd, perEtfUsd }) => ({
    day: date,
    flows: Object.entries(perEtfUsd ?? {}).map(([ticker, flow]) => [ticker, flow] as const),
    totalUsd: netFlowUsd,
  }));
  return fundDaysTable(told, asset, registry);
}
