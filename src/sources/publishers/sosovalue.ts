import type { Asset, FlowTable } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { asUsd } from '../../model/money.ts';
import { parseJson, requireSuccess } from '../formats/json.ts';
import type { PageRequest, RawPage, Source } from '../source.ts';
import { isMetrics, metricsTable } from './sosovalue-metrics.ts';
import { totalsTable } from './sosovalue-totals.ts';

const EXPECTED = 'an answer of SoSoValue: code 0 and data';

/**
 * SoSoValue: every fund on the newest day, the totals and net assets of some 300 days before; US dollars.
 * It has answered without a key. Behind a key its first interface gives the totals of a month.
 */
export const sosovalue: Source<'type' | 'symbol'> = {
  id: 'sosovalue',
  label: 'SoSoValue',
  resolutionUsd: asUsd(1),
  defaultBaseUrl: 'https://api.sosovalue.xyz',
  key: { header: 'x-soso-api-key', prefix: '', required: false },
  byDefault: 'nightly',
  repeats: [],
  coverage: 'partial',
  ids: ['type', 'symbol'],
  requests,
  parse,
};

function requests({ type, symbol }: Readonly<Record<'type' | 'symbol', string>>): PageRequest[][] {
  const body = JSON.stringify({ type });
  return [
    [{ page: 'metrics', path: '/openapi/v2/etf/currentEtfDataMetrics', body }],
    [
      { page: 'history', path: '/openapi/v2/etf/historicalInflowChart', body },
      {
        page: 'summary',
        baseUrl: 'https://openapi.sosovalue.com',
        path: `/openapi/v1/etfs/summary-history?symbol=${symbol}&country_code=US&limit=300`,
        needsKey: true,
      },
    ],
  ];
}

function parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable {
  const answer = parseJson(page, EXPECTED);
  // the documents of the first interface show a bare list
  const data = Array.isArray(answer) ? answer : requireSuccess(answer, EXPECTED);
  return isMetrics(data) ? metricsTable(data, asset, registry) : totalsTable(data, asset);
}
