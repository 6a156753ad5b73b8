import type { AssetFacts, FundFacts } from '../analyse/asset-facts.ts';
import type { Breadth } from '../analyse/breadth.ts';
import type { Direction } from '../model/flow.ts';
import { directionOf } from '../model/flow.ts';
import type { FundRegistry } from '../model/funds.ts';
import { ASSET_NAMES, calledOf, nameOf, namesOf } from './names.ts';
import * as zh from './zh.ts';

type Way = 'in' | 'out';

/** `11 只 ETF 中，6 只净流出，1 只净流入，4 只净流量为零`; 均 only when every expected fund has reported. */
export function breadthSaid(breadth: Breadth, direction: Direction | null): string {
  const { reported, expected, inflows, outflows, zeros } = breadth;
  const all = reported === expected;
  const funds = `${all ? '' : '已公布的 '}${reported} 只 ETF`;
  if (zeros === reported) return `${funds}${all ? '均' : '暂'}无资金流动`;
  if (all && inflows === reported) return `${funds} 均为净流入`;
  if (all && outflows === reported) return `${funds} 均为净流出`;
  const parts = [
    { count: inflows, said: '净流入' },
    { count: outflows, said: '净流出' },
  ];
  if (direction === 'out') parts.reverse();
  parts.push({ count: zeros, said: '净流量为零' });
  const counts = parts.filter(({ count }) => count > 0).map(({ count, said }) => `${count} 只${said}`);
  return `${funds} 中，${counts.join('，')}`;
}

/**
 * The sentences about single funds, the day's own direction first: the only one of its direction, else the largest; where a direction
 * has no fund, the runner-up of the other follows.
 */
export function leadersSaid(facts: AssetFacts, registry: FundRegistry): string[] {
  const { breadth } = facts;
  if (!breadth) return [];
  const order: readonly Way[] = facts.direction === 'out' ? ['out', 'in'] : ['in', 'out'];
  const ways = order.filter((way) => (way === 'in' ? breadth.inflows : breadth.outflows) > 0);
  const said = ways.flatMap((way) => leaderSaid(facts, breadth, way, registry) ?? []);
  const [only] = ways;
  const second = ways.length === 1 && only ? runnerUp(facts, only) : null;
  if (second)
    said.push(
      `其次为${nameOf(facts.asset, second.ticker, registry, 'body')}，${flowAndLifetime(facts, [second], registry)}`,
    );
  return said;
}

function leaderSaid(facts: AssetFacts, breadth: Breadth, way: Way, registry: FundRegistry): string | null {
  const only = way === 'in' ? breadth.onlyIn : breadth.onlyOut;
  const leader = way === 'in' ? breadth.largestIn : breadth.largestOut;
  if (!leader) return null;
  const funds = facts.funds.filter((fund) => leader.tickers.includes(fund.ticker));
  const names = namesOf(facts.asset, leader.tickers, registry, 'body');
  const etf = ASSET_NAMES[facts.asset];
  const figures = flowAndLifetime(facts, funds, registry);
  if (only !== null) return `${names} 是唯一${zh.verb(way)}的${etf}，${figures}`;
  return `单日${zh.verb(way)}最多的${etf} 为${names}，${figures}`;
}

/** `单日净流出 2560 万美元，目前 FBTC 历史总净流入达 104.82 亿美元` */
function flowAndLifetime(
  { asset, resolutionUsd, lifetimesSaid }: AssetFacts,
  funds: readonly FundFacts[],
  registry: FundRegistry,
): string {
  const [fund] = funds;
  if (!fund || fund.flowUsd === null) return '';
  if (funds.length > 1) return `单日均${zh.flow(fund.flowUsd, resolutionUsd)}`;
  const said = `单日${zh.flow(fund.flowUsd, resolutionUsd)}`;
  if (fund.cumulativeUsd === null || fund.cumulativeUsd === 0 || !lifetimesSaid) return said;
  const lifetime = zh.amount(fund.cumulativeUsd, resolutionUsd);
  return `${said}，目前${calledOf(asset, fund.ticker, registry)} 历史总${zh.verb(directionOf(fund.cumulativeUsd))}达${lifetime}`;
}

/** The one fund behind the leader; null where there is none or where two are equal. */
function runnerUp(facts: AssetFacts, way: Way): FundFacts | null {
  const sameWay = facts.funds.filter((fund) => fund.flowUsd !== null && directionOf(fund.flowUsd) === way);
  const bySize = sameWay.sort((a, b) => Math.abs(b.flowUsd ?? 0) - Math.abs(a.flowUsd ?? 0));
  const [first, second, third] = bySize;
  if (!first || !second || second.flowUsd === first.flowUsd || second.flowUsd === third?.flowUsd) return null;
  return second;
}
