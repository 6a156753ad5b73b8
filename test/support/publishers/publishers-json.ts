import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Ticker } from '../../../src/model/flow.ts';
import type { Usd } from '../../../src/model/money.ts';
import type { Day } from '../../../src/model/time.ts';
import type { KnownAsset } from '../known-assets.ts';

/** What every one of the publishers says of a day, in US dollars; null is a fund that has not reported. */
export interface ToldDay {
  day: Day;
  funds: Record<Ticker, Usd | null>;
  totalUsd: Usd;
  /** what SoSoValue says beside them; absent: sums of no day in particular */
  netAssets?: {
    netAssetsUsd: Usd | null;
    ratio: string | null;
    cumulativeUsd: Usd | null;
    turnoverUsd?: Usd | null;
  };
  /** what SoSoValue says of single funds beside their flows */
  fundLevels?: Record<Ticker, { netAssetsUsd: Usd | null; turnoverUsd: Usd | null }>;
}

/** Days of each asset, oldest first. */
export type Told = Record<KnownAsset, readonly ToldDay[]>;

/** What the stand-in does instead of answering: a status, or status 200 with a code that is an error. */
export type JsonFault = 401 | 403 | 429 | 'code';

export interface Asked {
  path: string;
  body: string;
  headers: http.IncomingHttpHeaders;
}

/** A stand-in on 127.0.0.1 for the publishers that answer with JSON, each at the paths of its own. */
export interface JsonPublishers {
  url: string;
  told: Told;
  /** by the beginning of a path: what is told there instead */
  toldAt: Map<string, Told>;
  /** by the beginning of a path */
  faults: Map<string, JsonFault>;
  asked: Asked[];
  close(): Promise<void>;
}

/** The only keys that are let in; SoSoValue's second interface asks for none. */
export const KEYS = { sosovalue: 'soso-key-7f3a', cryptoetf: 'crypto-key-81bc', coinglass: 'glass-key-52de' };

interface Route {
  path: RegExp;
  key?: { header: string; value: string };
  answer(days: readonly ToldDay[]): unknown;
}

const ROUTES: readonly Route[] = [
  { path: /^\/openapi\/v2\/etf\/currentEtfDataMetrics$/, answer: sosoMetrics },
  { path: /^\/openapi\/v2\/etf\/historicalInflowChart$/, answer: sosoHistory },
  {
    path: /^\/openapi\/v1\/etfs\/summary-history\?symbol=(BTC|ETH)&country_code=US&limit=300$/,
    key: { header: 'x-soso-api-key', value: KEYS.sosovalue },
    answer: sosoSummary,
  },
  { path: /^\/api\/charts\/chart\/etfs\/(bitcoin|ethereum)-etf\/spot-\1-etf-flows$/, answer: blockChart },
  {
    path: /^\/api\/v1\/flows\/(btc|eth)\/funds$/,
    key: { header: 'authorization', value: `Bearer ${KEYS.cryptoetf}` },
    answer: cryptoetfDays,
  },
  {
    path: /^\/api\/etf\/(bitcoin|ethereum)\/flow-history$/,
    key: { header: 'cg-api-key', value: KEYS.coinglass },
    answer: coinglassDays,
  },
];

/** Starts the stand-in. */
export async function startJsonPublishers(told: Told): Promise<JsonPublishers> {
  const server = http.createServer(async (request, response) => {
    const path = request.url ?? '/';
    let body = '';
    for await (const chunk of request) body += chunk;
    publishers.asked.push({ path, body, headers: request.headers });
    const [status, answer] = answerTo(publishers, path, body, request.headers);
    // longer than a run waits: a refusal for too many questions is not asked again
    const headers = { 'content-type': 'application/json', ...(status === 429 && { 'retry-after': '45' }) };
    response.writeHead(status, headers).end(JSON.stringify(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const publishers: JsonPublishers = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    told,
    toldAt: new Map(),
    faults: new Map(),
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return publishers;
}

function answerTo(
  { faults, told, toldAt }: JsonPublishers,
  path: string,
  body: string,
  headers: http.IncomingHttpHeaders,
): [status: number, answer: unknown] {
  const route = ROUTES.find((one) => one.path.test(path));
  if (!route) return [404, { message: 'not found' }];
  const fault = [...faults].find(([start]) => path.startsWith(start))?.[1];
  if (fault === 'code') return [200, { code: 42901, message: 'Rate limit exceeded' }];
  if (fault) return [fault, { message: 'refused' }];
  if (route.key && headers[route.key.header] !== route.key.value) return [401, { message: 'bad key' }];
  const asset = /eth-spot|ETH|ethereum|\/eth\//.test(path + body) ? 'ETH' : 'BTC';
  const toldHere = [...toldAt].find(([start]) => path.startsWith(start))?.[1] ?? told;
  return [200, route.answer(toldHere[asset])];
}

const SOME: NonNullable<ToldDay['netAssets']> = {
  netAssetsUsd: 100_000_000_000.5,
  ratio: '0.0512',
  cumulativeUsd: 30_000_000_000,
};

function sosoMetrics(days: readonly ToldDay[]): unknown {
  const { day = '', funds = {}, totalUsd = 0, netAssets = SOME, fundLevels = {} } = days.at(-1) ?? {};
  const at = (value: unknown, status = '1') => ({ value, lastUpdateDate: day, status });
  return {
    code: 0,
    msg: null,
    data: {
      totalNetAssets: at(netAssets.netAssetsUsd),
      totalNetAssetsPercentage: at(netAssets.ratio),
      dailyNetInflow: at(String(totalUsd)),
      cumNetInflow: at(netAssets.cumulativeUsd),
      dailyTotalValueTraded: at(netAssets.turnoverUsd ?? null),
      list: Object.entries(funds).map(([ticker, usd]) => ({
        ticker,
        netAssets: at(fundLevels[ticker]?.netAssetsUsd ?? null),
        dailyValueTraded: at(fundLevels[ticker]?.turnoverUsd ?? null),
        dailyNetInflow: at(usd ?? 0, usd === null ? '3' : '1'),
      })),
    },
  };
}

function sosoHistory(days: readonly ToldDay[]): unknown {
  const data = days.toReversed().map(({ day, totalUsd, netAssets }) => ({
    date: day,
    totalNetInflow: totalUsd,
    totalValueTraded: netAssets?.turnoverUsd ?? null,
    totalNetAssets: netAssets?.netAssetsUsd ?? null,
    cumNetInflow: netAssets?.cumulativeUsd ?? null,
  }));
  return { code: 0, msg: null, data };
}

function sosoSummary(days: readonly ToldDay[]): unknown {
  const data = days.toReversed().map(({ day, totalUsd }) => ({ date: day, total_net_inflow: totalUsd }));
  return { code: 0, message: 'success', data };
}

function blockChart(days: readonly ToldDay[]): unknown {
  const tickers = [...new Set(days.flatMap(({ funds }) => Object.keys(funds)))];
  const pointsOf = (ticker: Ticker) =>
    days.flatMap(({ day, funds }) => {
      const Result = funds[ticker] ?? null;
      return Result === null ? [] : [{ Timestamp: Date.parse(day) / 1000, Result }];
    });
  const Series = Object.fromEntries(tickers.map((ticker) => [ticker, { Data: pointsOf(ticker) }]));
  return { chart: { jsonFile: { Frequency: 'Daily', Series } } };
}

function cryptoetfDays(days: readonly ToldDay[]): unknown {
  const millions = (usd: Usd | null) => (usd === null ? null : usd / 1_000_000);
  return {
    days: days.map(({ day, funds, totalUsd }) => ({
      date: day,
      funds: Object.entries(funds).map(([ticker, usd]) => ({ ticker, netFlowUsdM: millions(usd) })),
      totalUsdM: millions(totalUsd),
    })),
  };
}

function coinglassDays(days: readonly ToldDay[]): unknown {
  const data = days.map(({ day, funds, totalUsd }) => ({
    timestamp: Date.parse(day),
    flow_usd: totalUsd,
    etf_flows: Object.entries(funds).map(([etf_ticker, usd]) =>
      usd === null ? { etf_ticker } : { etf_ticker, flow_usd: usd },
    ),
  }));
  return { code: '0', data };
}
