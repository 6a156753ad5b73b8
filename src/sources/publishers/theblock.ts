import * as z from 'zod';
import type { Asset, FlowTable, Ticker } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { asUsd, type Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import { fundDaysTable, utcDay } from '../formats/fund-days.ts';
import { dollars, parseJson, requireShape } from '../formats/json.ts';
import type { PageRequest, RawPage, Source } from '../source.ts';

const EXPECTED = 'a chart of The Block: Series with the funds, each with Data of Timestamp and Result';

/** The Block: every fund since launch, about a day late; US dollars in steps of a tenth of a million, no total. */
export const theblock: Source<'chart'> = {
  id: 'theblock',
  label: 'The Block',
  resolutionUsd: asUsd(100_000),
  defaultBaseUrl: 'https://www.theblock.co',
  key: null,
  byDefault: 'stand-in',
  repeats: [],
  coverage: 'partial',
  ids: ['chart'],
  requests: ({ chart }): PageRequest[][] => [[{ page: 'chart', path: `/api/charts/chart/etfs/${chart}` }]],
  parse,
};

/** Seconds since 1970; the UTC date is the trading day. */
const POINT = z.object({ Timestamp: z.number(), Result: dollars.nullable() });
const FILE = z.object({ Series: z.record(z.string(), z.object({ Data: z.array(POINT) })) });
/** The file itself, or its JSON as a string, as it came from July to October 2026. */
const FILED = z.union([
  FILE,
  z.object({ data: z.string().transform(asJson).pipe(FILE) }).transform(({ data }) => data),
]);
// the page's own address wraps the file once or twice; its mirror holds the file alone
const CHART = z.union([
  z.object({ chart: z.object({ jsonFile: FILED }) }).transform(({ chart }) => chart.jsonFile),
  z.object({ jsonFile: FILED }).transform(({ jsonFile }) => jsonFile),
  FILED,
]);

function asJson(text: string, context: z.RefinementCtx): unknown {
  try {
    return parseJson({ body: new TextEncoder().encode(text), contentType: null }, EXPECTED);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'no JSON' });
    return z.NEVER;
  }
}

function parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable {
  const { Series } = requireShape(parseJson(page, EXPECTED), CHART, EXPECTED);
  const days = new Map<Day, [Ticker, Usd | null][]>();
  for (const [name, { Data }] of Object.entries(Series)) {
    for (const { Timestamp, Result } of Data) {
      const day = utcDay(Timestamp * 1000);
      const flows = days.get(day) ?? [];
      flows.push([name, Result]);
      days.set(day, flows);
    }
  }
  return fundDaysTable(
    [...days].map(([day, flows]) => ({ day, flows, totalUsd: null })),
    asset,
    registry,
  );
}
