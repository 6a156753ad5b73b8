import type { AssetSources } from '../../../analyse/days/asset-sources.ts';
import { asUsd, type Usd } from '../../../model/money.ts';
import { asDay, asInstant, endOfDay, hoursAfter } from '../../../model/time.ts';
import type { Sample } from '../../../render/template-check/sample.ts';
import { every, funds, seen } from './changes.ts';
import { changed, printed, withNetAssets } from './scene.ts';
import { btcDay, digestOf, type Stock } from './stock.ts';

const DAY = asDay('2024-11-01');
const AT = asInstant('2024-11-02T09:00:00.000Z');
const LATER = hoursAfter(endOfDay(DAY), 25);

const waiting = every(() => null);

/** Days that are not complete, and those on which a printed figure moved. */
export function openDays(stock: Stock): Sample[] {
  const { btc, eth } = stock;
  const lacking = (sources: AssetSources, ...tickers: string[]) =>
    changed(sources, DAY, seen(1), funds(Object.fromEntries(tickers.map((ticker) => [ticker, null]))));
  const moved = (before: AssetSources, after: AssetSources) =>
    digestOf(DAY, [after], { before: [before], at: LATER });
  const final = changed(btc, DAY, seen(4));
  const assets = (netAssetsUsd: Usd) =>
    withNetAssets(final, { day: DAY, netAssetsUsd, netAssetsRatioPct: '5.02', cumulativeUsd: null });
  return [
    {
      kind: 'preliminary: several funds pending',
      facts: digestOf(DAY, [lacking(btc, 'IBIT', 'GBTC', 'BTC'), lacking(eth, 'ETHA', 'ETH')]),
    },
    {
      kind: 'preliminary: most funds pending',
      facts: digestOf(DAY, [lacking(btc, 'IBIT', 'FBTC', 'ARKB', 'EZBC', 'HODL', 'GBTC', 'BTC')]),
    },
    {
      kind: 'preliminary: all but one',
      facts: digestOf(DAY, [lacking(btc, 'IBIT'), changed(eth, DAY, seen(1))]),
    },
    {
      kind: 'preliminary: what has come cancels out',
      facts: btcDay(
        stock,
        DAY,
        every((place) => (place === 0 ? null : 0)),
        funds({ FBTC: 8, GBTC: -8 }),
        seen(1),
      ),
    },
    {
      kind: 'one asset final, the other pending',
      facts: digestOf(DAY, [changed(btc, DAY, seen(1)), changed(eth, DAY, seen(1), waiting)]),
    },
    {
      kind: 'one asset pending, the other final',
      facts: digestOf(DAY, [changed(btc, DAY, seen(1), waiting), changed(eth, DAY, seen(1))]),
    },
    {
      kind: 'correction of a fund and the total',
      facts: moved(final, changed(final, DAY, funds({ FBTC: -30.6 }), seen(25))),
    },
    {
      kind: 'correction of net assets',
      facts: moved(assets(asUsd(69_280_000_000)), assets(asUsd(69_410_000_000))),
    },
    {
      kind: 'correction of an earlier day: cumulative and trend',
      facts: moved(final, changed(final, asDay('2024-10-30'), funds({ IBIT: 890.1 }))),
    },
    {
      kind: 'withdrawn after the final edition',
      facts: digestOf(DAY, [changed(printed(btc, DAY), DAY, seen(9), waiting), eth], {
        before: [btc, eth],
        at: AT,
      }),
    },
  ];
}
