import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import type { DayState } from '../../../src/analyse/days/day-state.ts';
import { type AssetFacts, assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { type DigestFacts, digestFacts, type Wording } from '../../../src/analyse/facts/digest-facts.ts';
import type { Day } from '../../../src/model/time.ts';
import type { Form } from '../../../src/render/context.ts';

/** What is told of a day: in which form, of which assets. */
export interface Telling {
  form: Form;
  facts: DigestFacts;
}

/** The facts of a day of each asset. */
export function assetsOn(day: Day, histories: readonly AssetHistory[]): AssetFacts[] {
  return histories.flatMap((history) => assetFacts(history, day, 7) ?? []);
}

/** A day in every form: both assets in digest, full and in short, each asset alone in an item, in full and in short. */
export function tellingsOf(day: Day, assets: readonly AssetFacts[], wording: Wording): Telling[] {
  const told = (form: Form, some: readonly AssetFacts[]) => ({
    form,
    facts: digestFacts(day, some, wording, []),
  });
  const alone = assets.flatMap((asset) => [
    told('item', [asset]),
    told('full', [asset]),
    told('short', [asset]),
  ]);
  if (assets.length < 2) return alone;
  return [told('digest', assets), told('full', assets), told('short', assets), ...alone];
}

/** The same history as it was before all of its last day had come: half of its funds, or none. */
export function unfinished(
  history: AssetHistory,
  day: Day,
  state: DayState & ('provisional' | 'pending'),
): AssetHistory {
  const days = history.days.filter((known) => known.day <= day);
  return {
    ...history,
    days: days.map((judged) => {
      if (judged.day !== day) return judged;
      const funds = judged.flow.funds.map((fund, i) =>
        fund.status === 'reported' && (state === 'pending' || i % 2 === 0)
          ? { ticker: fund.ticker, status: 'pending' as const }
          : fund,
      );
      const reported = funds.flatMap((fund) => (fund.status === 'reported' ? [fund.flowUsd] : []));
      const publishedUsd = reported.length === 0 ? null : reported.reduce((sum, usd) => sum + usd, 0);
      const flow = { ...judged.flow, funds, seenAt: `${day}T22:00:00.000Z` };
      return { flow, day, state: publishedUsd === null ? 'pending' : state, totalUsd: null, publishedUsd };
    }),
  };
}
