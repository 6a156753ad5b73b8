import type { AssetFacts } from '../analyse/asset-facts.ts';
import type { FundRegistry } from '../model/funds.ts';
import { nameOf } from './names.ts';
import * as zh from './zh.ts';

/** What the title says after the amount; null for nothing. */
export function tailOf(facts: AssetFacts, registry: FundRegistry): string | null {
  const { event, direction, streak, breadth, record, asset, resolutionUsd } = facts;
  if (!event || !direction || !streak || !breadth) return null;
  switch (event) {
    case 'first-after-run':
      return streak.before ? zh.firstAfterRun(streak.before.direction, streak.before.days, direction) : null;
    case 'run':
      return zh.run(direction, streak.days);
    case 'all-one-way':
      return `${zh.numeral(breadth.expected)}只 ETF ${direction === 'out' ? '无一净流入' : '均无净流出'}`;
    case 'only-one':
      return onlySaid(facts, registry);
    case 'record':
      return `创${record?.since ? ` ${zh.fullDate(record.since)}以来` : '上市以来'}最大单日${zh.verb(direction)}`;
    case 'leader': {
      const leader = direction === 'in' ? breadth.largestIn : breadth.largestOut;
      const ticker = leader?.tickers[0];
      if (!leader || !ticker) return null;
      return `${nameOf(asset, ticker, registry, 'title')} ${zh.flow(leader.flowUsd, resolutionUsd)}居首`;
    }
  }
}

/** The lone fund against the total is said before the lone fund along with it. */
function onlySaid({ asset, breadth, direction }: AssetFacts, registry: FundRegistry): string | null {
  const against = direction === 'in' ? 'out' : 'in';
  for (const way of [against, against === 'in' ? 'out' : 'in'] as const) {
    const ticker = way === 'in' ? breadth?.onlyIn : breadth?.onlyOut;
    if (ticker) return `仅${nameOf(asset, ticker, registry, 'title')} ${zh.verb(way)}`;
  }
  return null;
}
