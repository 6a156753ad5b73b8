import type { AssetHistory } from '../../../src/analyse/days/asset-sources.ts';
import type { CrossCheck } from '../../../src/analyse/days/cross-check.ts';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import { type DigestFacts, digestFacts, type Wording } from '../../../src/analyse/facts/digest-facts.ts';
import type { Correction } from '../../../src/analyse/facts/printed-figures.ts';
import type { Asset, NetAssets, Ticker } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { bundledHistory, dayFlow } from './days.ts';

const DAY: Day = '2024-11-01';
const M = 1_000_000;

/** The bundled history of both assets. */
export const bundled: readonly AssetHistory[] = [bundledHistory('BTC'), bundledHistory('ETH')];

/** A day of some histories, ready to be said. */
export function toldDay(
  day: Day,
  wording: Wording = 'yesterday',
  histories: readonly AssetHistory[] = bundled,
  corrections: readonly Correction[] = [],
): DigestFacts {
  const assets = histories.flatMap((history) => assetFacts(history, day, 7) ?? []);
  return digestFacts(day, assets, wording, corrections);
}

/** 2024-11-01 in the afternoon of Beijing: these funds in, those of null not yet. */
export function provisionalDay(asset: Asset, funds: Record<Ticker, number | null>): AssetHistory {
  const history = bundledHistory(asset);
  const flow = dayFlow(DAY, funds, { asset, seenAt: '2024-11-02T03:00:00.000Z' });
  const days = [...history.days.filter(({ day }) => day < DAY), judge(flow, false)];
  return { ...history, days };
}

/** Both assets in the middle of 2024-11-01: one fund of BTC reported, all of ETH pending but two. */
export const provisional: readonly AssetHistory[] = [
  provisionalDay('BTC', { IBIT: null, FBTC: -25.6 * M, BITB: -5.6 * M, GBTC: null, BTC: null }),
  provisionalDay('ETH', { ETHA: null, FETH: 0, QETH: 0.5 * M, ETH: null }),
];

const levels = (asset: Asset, source: string): NetAssets => ({
  source,
  day: DAY,
  netAssetsUsd: asset === 'BTC' ? 70_610_000_000 : 6_938_000_000,
  netAssetsRatioPct: asset === 'BTC' ? '5.12' : '2.30',
  cumulativeUsd: null,
});

const opinion: CrossCheck = {
  source: 'sosovalue',
  resolutionUsd: 100,
  verdict: 'agree',
  bandUsd: 150_100,
  compared: 11,
  otherTotalUsd: -54_940_300,
  differences: [],
  onlyHere: [],
  onlyThere: [],
};
const differing: CrossCheck = {
  ...opinion,
  verdict: 'differ',
  compared: 9,
  differences: [{ ticker: 'ETHE', flowUsd: -11_400_000, otherUsd: -21_400_000 }],
};

/** 2024-11-01 with net assets from another publisher, whose figures agree for BTC and differ for ETH. */
export const withLevels: readonly AssetHistory[] = bundled.map((history) => ({
  ...history,
  netAssetsOn: () => levels(history.asset, 'sosovalue'),
  crossChecksOn: () => [history.asset === 'BTC' ? opinion : differing],
}));

/** The same in figures of the flows' own publisher, which lists other funds than the second. */
export const withOwnLevels: readonly AssetHistory[] = bundled.map((history) => ({
  ...history,
  netAssetsOn: () => levels(history.asset, history.source),
  crossChecksOn: () => [
    {
      ...opinion,
      verdict: 'not comparable',
      onlyHere:
        history.days
          .at(-1)
          ?.flow.funds.slice(1)
          .map((fund) => fund.ticker) ?? [],
    },
  ],
}));

const moved = (asset: Asset, what: string, from: number | null, to: number | null): Correction => ({
  at: '2024-11-02T09:00:00.000Z',
  asset,
  what,
  from,
  to,
});

/** Every kind of correction, the longest names among them. */
export const corrections: readonly Correction[] = [
  moved('BTC', 'total', -50_000_000, -54_900_000),
  moved('BTC', 'FBTC', null, -25_600_000),
  moved('BTC', 'IBIT', 300_000, null),
  moved('ETH', 'ETH-cumulative', 1_303_400_000, 1_303_300_000),
  moved('ETH', 'cumulative', -491_100_000, -491_300_000),
  moved('BTC', 'trend', 2_814_700_000, 2_810_200_000),
  moved('BTC', 'trend-before', 1_981_000_000, 1_981_300_000),
  { ...moved('ETH', 'net-assets', 6_938_000_000, 6_940_000_000), at: '2024-11-02T10:00:00.000Z' },
];
