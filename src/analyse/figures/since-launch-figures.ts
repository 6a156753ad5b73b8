import type { NetAssets, Ticker } from '../../model/flow.ts';
import { asUsd } from '../../model/money.ts';
import type { SinceLaunch } from '../measures/since-launch.ts';
import { cellsOfDays, cellsOfFunds, type Figure, type MakeFigure } from './figure.ts';

/** The figures of what stood at the end of a day. */
export interface SinceLaunchFigures {
  /** by ticker: since launch, closed by the day */
  lifetimes: ReadonlyMap<Ticker, Figure>;
  cumulative: Figure | null;
  netAssets: Figure | null;
  /** hundredths of a per cent */
  ratio: Figure | null;
}

const stated = { rule: 'stated' } as const;

/** Names the cumulative and the lifetimes of the funds, closed by the day of `makeFigure`. */
export function sinceLaunchFigures(
  {
    until,
    cumulativeUsd,
    publishedCumulative,
    lifetimes,
  }: Pick<SinceLaunch, 'until' | 'cumulativeUsd' | 'publishedCumulative' | 'lifetimes'>,
  makeFigure: MakeFigure,
  source: string,
): Pick<SinceLaunchFigures, 'cumulative' | 'lifetimes'> {
  const [first] = until;
  const since = first ? { from: first.day } : {};
  const sum = publishedCumulative ? { ...since, ...stated } : since;
  const cells = publishedCumulative ? [] : cellsOfDays(until, source);
  return {
    cumulative: cumulativeUsd === null ? null : makeFigure({ kind: 'cumulative' }, cumulativeUsd, cells, sum),
    lifetimes: new Map(
      [...(lifetimes ?? [])].map(([ticker, usd]) => [
        ticker,
        makeFigure({ kind: 'lifetime', ticker }, usd, cellsOfFunds(until, [ticker], source), since),
      ]),
    ),
  };
}

/** Net assets are held, they do not flow; the ratio is text with two decimals. */
export function netAssetsFigures(
  netAssets: NetAssets | null,
  makeFigure: MakeFigure,
): Pick<SinceLaunchFigures, 'netAssets' | 'ratio'> {
  const { netAssetsUsd = null, netAssetsRatioPct = null } = netAssets ?? {};
  const level = { ...stated, direction: null, ...(netAssets && { source: netAssets.source }) };
  const hundredths = Math.round(Number(netAssetsRatioPct) * 100);
  return {
    netAssets: netAssetsUsd === null ? null : makeFigure({ kind: 'net-assets' }, netAssetsUsd, [], level),
    ratio:
      netAssetsRatioPct === null
        ? null
        : makeFigure({ kind: 'net-assets-ratio' }, hundredths, [], { ...level, resolutionUsd: asUsd(1) }),
  };
}
