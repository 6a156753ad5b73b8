import type { AssetSources, SourceAccount } from '../../../analyse/days/asset-sources.ts';
import { dayFlows } from '../../../analyse/days/day-flows.ts';
import { type JudgedDay, judge, judgeAll } from '../../../analyse/days/day-state.ts';
import type { Asset, DayFlow, DayNetAssets } from '../../../model/flow.ts';
import { asUsd, type Usd } from '../../../model/money.ts';
import { type Day, END_OF_TIME, latest, START_OF_TIME } from '../../../model/time.ts';
import { parseBundled } from '../../../sources/publishers/bundled.ts';
import type { Reference } from '../../reference.ts';

/** The bundled history of an asset, judged as a store would that holds nothing else. */
export function bundledSources(asset: Asset, reference: Reference): AssetSources {
  const history = new TextDecoder().decode(reference.bundledHistory(asset) ?? new Uint8Array());
  const { rows, tickers } = parseBundled(history, asset);
  const figures = rows.flatMap(({ day, cells }) =>
    [...cells].flatMap(([ticker, flowUsd]) =>
      flowUsd === null ? [] : [{ day, ticker, flowUsd, observedAt: null }],
    ),
  );
  const [firstDay, lastDay] = [rows[0]?.day ?? START_OF_TIME, rows.at(-1)?.day ?? START_OF_TIME];
  const told = {
    source: 'farside',
    resolutionUsd: asUsd(100_000),
    coverage: 'complete' as const,
    asset,
    figures,
    totals: [],
    sightings: [{ firstDay, lastDay, seenAt: null, totalsOnly: false }],
    columns: tickers.map((ticker) => ({ ticker, newestDay: null, onFirstPage: false })),
  };
  const days = dayFlows(told, reference.registry, reference.calendar, lastDay);
  return { asset, accounts: [accountOf(asset, days)], finals: new Map(), now: END_OF_TIME };
}

function accountOf(asset: Asset, flows: readonly DayFlow[]): SourceAccount {
  return {
    asset,
    source: 'farside',
    origins: ['farside'],
    resolutionUsd: asUsd(100_000),
    speaks: true,
    days: judgeAll(flows, () => false),
    netAssets: [],
  };
}

export type Change = (flow: DayFlow) => DayFlow;

/** One day changed, in the account of the preferred source. */
export function changed(sources: AssetSources, day: Day, ...changes: readonly Change[]): AssetSources {
  const change = ({ flow }: JudgedDay) =>
    flow.day === day ? changes.reduce((before, one) => one(before), flow) : flow;
  const [own, ...others] = sources.accounts;
  if (!own) return sources;
  const days = judgeAll(own.days.map(change), (one) => one === day && sources.finals.has(day));
  return { ...sources, accounts: [{ ...own, days }, ...others] };
}

/** The same figures in another publisher’s name and steps. */
export function toldBy(
  source: string,
  resolutionUsd: Usd,
  { accounts, ...rest }: AssetSources,
): AssetSources {
  return {
    ...rest,
    accounts: accounts.map((account) => ({ ...account, source, origins: [source], resolutionUsd })),
  };
}

/** The account of one beside that of the other. */
export function beside(own: AssetSources, other: AssetSources): AssetSources {
  return { ...own, accounts: [...own.accounts, ...other.accounts] };
}

/** The same where the preferred publisher could not be read that night. */
export function insteadOf(preferred: string, sources: AssetSources): AssetSources {
  const unread = accountOf(sources.asset, []);
  const silent = { ...unread, source: preferred, origins: [preferred], wasSilent: () => true };
  return { ...sources, accounts: [silent, ...sources.accounts] };
}

/** With net assets and the like, told by the preferred source. */
export function withNetAssets(sources: AssetSources, netAssets: DayNetAssets): AssetSources {
  return {
    ...sources,
    accounts: sources.accounts.map((account) => ({ ...account, netAssets: [netAssets] })),
  };
}

/** With a final edition of a day that was written. */
export function printed(sources: AssetSources, day: Day): AssetSources {
  return { ...sources, finals: new Map([[day, sources.accounts[0]?.source ?? '']]) };
}

/** The newest days again under the dates that follow them, up to `until`. */
export function extended(sources: AssetSources, until: Day, { calendar }: Reference): AssetSources {
  const accounts = sources.accounts.map((account) => {
    const last = latest(account.days.map(({ day }) => day)) ?? until;
    const further = calendar.tradingDays(last, until).slice(1);
    const repeated = account.days.slice(-further.length).map(({ flow }, i) => {
      return judge({ ...flow, day: further[i] ?? until }, false);
    });
    return { ...account, days: [...account.days, ...repeated] };
  });
  return { ...sources, accounts };
}
