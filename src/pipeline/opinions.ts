import type { DigestFacts } from '../analyse/digest-facts.ts';
import { keepComparison } from '../store/comparisons.ts';
import type { Db } from '../store/db.ts';
import type { RunContext } from './context.ts';

/** Keeps what came of holding the day's publishers against each other; tells of a difference when it is new. */
export function keepOpinions(
  db: Db,
  { tradingDay, assets }: DigestFacts,
  { config, tell }: RunContext,
): void {
  const all = assets.flatMap((facts) => facts.opinions.map((opinion) => ({ ...facts, opinion })));
  for (const { asset, source, opinion } of all) {
    const { source: other, verdict, ...detail } = opinion;
    const comparison = { day: tradingDay, asset, source, other, verdict, detail: JSON.stringify(detail) };
    const isNew = keepComparison(db, comparison, config.now);
    if (!isNew || verdict !== 'differ') continue;
    const funds = detail.differences.map((fund) => `${fund.ticker} ${fund.flowUsd} and ${fund.otherUsd}`);
    tell(
      `warning: ${asset} on ${tradingDay}: ${source} and ${other} differ, in US dollars: ${funds.join('; ')}`,
    );
  }
}
