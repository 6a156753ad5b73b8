import { type AssetSources, areIndependent, type SourceAccount } from '../days/asset-sources.ts';
import { type CrossCheck, crossCheck } from '../days/cross-check.ts';
import type { Finding } from './finding.ts';

/** Final days of which two independent publishers say different things, each pair by itself. */
export function checkPublishers({ accounts }: AssetSources): Finding[] {
  return accounts.flatMap((own, i) =>
    accounts
      .slice(i + 1)
      .filter((other) => areIndependent(own, other))
      .flatMap((other) => differences(own, other)),
  );
}

function differences(own: SourceAccount, other: SourceAccount): Finding[] {
  const told = new Map(other.days.map((day) => [day.day, day]));
  return own.days.flatMap((day): Finding[] => {
    const theirs = told.get(day.day);
    const checked = theirs && crossCheck({ ...own, day }, { ...other, day: theirs });
    if (checked?.verdict !== 'differ') return [];
    return [
      {
        check: 'publishers',
        weight: 'fault',
        asset: own.asset,
        source: own.source,
        day: day.day,
        what: `differs from ${other.source}: ${fundsSaid(checked, own.source)} (US dollars)`,
        mend: `compare the pages of both publishers: etf-digest history ${day.day}`,
      },
    ];
  });
}

const fundsSaid = ({ differences, source }: CrossCheck, own: string): string =>
  differences
    .map(({ ticker, flowUsd, otherUsd }) => `${ticker} ${flowUsd} by ${own}, ${otherUsd} by ${source}`)
    .join('; ');
