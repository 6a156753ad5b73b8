import type { AssetSources } from '../../../analyse/days/asset-sources.ts';
import { asUsd } from '../../../model/money.ts';
import { asDay, endOfDay, hoursAfter } from '../../../model/time.ts';
import type { Sample } from '../../../render/template-check/sample.ts';
import { every, funds, listed, seen, totalAlone, unlisted } from './changes.ts';
import { beside, changed, insteadOf, printed, toldBy, withNetAssets } from './scene.ts';
import { digestOf, type Stock } from './stock.ts';

const DAY = asDay('2024-11-01');
const NIGHT = hoursAfter(endOfDay(DAY), 2);
const LEVELS = {
  day: DAY,
  netAssetsUsd: asUsd(69_280_000_000),
  netAssetsRatioPct: '5.02',
  cumulativeUsd: null,
};
/** What publishers in whole dollars said of the day. */
const TO_THE_DOLLAR = { FBTC: -25.64121, BITB: -5.60213, ARKB: -24.13007, GBTC: -5.5, BTC: 13.47418 };

const wholeDollars = (sources: AssetSources): AssetSources => toldBy('sosovalue', asUsd(1), sources);

/** Days that several publishers tell of, or another one. */
export function otherSources({ btc, eth }: Stock): Sample[] {
  const farside = changed(btc, DAY, seen(2));
  const sosovalue = wholeDollars(changed(btc, DAY, seen(2), funds(TO_THE_DOLLAR)));
  const otherwise = wholeDollars(changed(btc, DAY, seen(2), funds({ FBTC: -45.61 })));
  const withoutOne = wholeDollars(changed(btc, DAY, seen(2), unlisted('EZBC'), listed('MSBT', 0)));
  return [
    {
      kind: 'preliminary: another publisher says otherwise',
      facts: digestOf(DAY, [{ ...beside(farside, otherwise), now: NIGHT }]),
    },
    {
      kind: 'another publisher agrees',
      facts: digestOf(DAY, [beside(farside, sosovalue), eth]),
    },
    {
      kind: 'final, and another publisher says otherwise',
      facts: digestOf(DAY, [beside(printed(farside, DAY), otherwise)]),
    },
    {
      kind: 'another publisher lists other funds',
      facts: digestOf(DAY, [beside(farside, withoutOne)]),
    },
    {
      kind: 'net assets from the publisher of the flows',
      facts: digestOf(DAY, [withNetAssets(sosovalue, { ...LEVELS, cumulativeUsd: asUsd(24_158_954_872) })]),
    },
    {
      kind: 'net assets from another publisher',
      facts: digestOf(DAY, [beside(btc, withNetAssets(sosovalue, LEVELS)), eth]),
    },
    {
      kind: 'figures to the dollar',
      facts: digestOf(DAY, [sosovalue, wholeDollars(changed(eth, DAY, funds({ QETH: 0.5022 })))]),
    },
    {
      kind: 'less than the unit can say',
      facts: digestOf(DAY, [
        wholeDollars(
          changed(
            btc,
            DAY,
            every(() => 0),
            funds({ FBTC: -0.000_04, IBIT: 0.000_012 }),
          ),
        ),
      ]),
    },
    {
      kind: 'a total that its publisher states, without funds',
      facts: digestOf(DAY, [toldBy('theblock', asUsd(100_000), changed(btc, DAY, totalAlone(-54.9))), eth]),
    },
    {
      kind: 'two publishers, one for each asset',
      facts: digestOf(DAY, [btc, wholeDollars(eth)]),
    },
    {
      kind: 'the preferred publisher could not be read',
      facts: digestOf(DAY, [insteadOf('farside', sosovalue), insteadOf('farside', wholeDollars(eth))]),
    },
    {
      kind: 'the preferred publisher could not be read of one asset',
      facts: digestOf(DAY, [btc, insteadOf('farside', wholeDollars(eth))]),
    },
  ];
}
