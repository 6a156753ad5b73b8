import * as z from 'zod';
import { LayoutError } from '../../errors.ts';
import type { Asset, DayFundLevels, DayNetAssets } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { Day } from '../../model/time.ts';
import { dollars, figure, isoDay, scaled } from '../formats/json.ts';

/** The day that a value is of, and how far it has come: status 1 is updated, 3 pending. */
export const DATED = { lastUpdateDate: isoDay.nullable(), status: figure.nullish() };

/** Dollars that are held or change hands: never below zero. */
export const valueHeld = dollars.refine((usd) => usd >= 0, 'an amount below zero');
/** Net assets; no fund that is listed holds nothing, a 0 stands where none are known. */
export const netAssetsHeld = valueHeld.transform((usd) => (usd === 0 ? null : usd));

const MONEY = z.object({ value: dollars.nullable(), ...DATED }).nullish();
const RATIO = z.object({ value: figure.nullable(), ...DATED }).nullish();
const NET_ASSETS = z.object({ value: netAssetsHeld.nullable(), ...DATED }).nullish();
const TURNOVER = z.object({ value: valueHeld.nullable(), ...DATED }).nullish();

/** What is said of all funds together beside their flows, and of each of them. */
export const CLASS_LEVELS = {
  totalNetAssets: NET_ASSETS,
  totalNetAssetsPercentage: RATIO,
  cumNetInflow: MONEY,
  dailyTotalValueTraded: TURNOVER,
};
export const FUND_LEVELS = { netAssets: NET_ASSETS, dailyValueTraded: TURNOVER };

const SHAPE = z.object(CLASS_LEVELS);
const FUND_SHAPE = z.object({ ticker: z.string(), ...FUND_LEVELS });

type Dated<T> =
  | { value: T | null; lastUpdateDate: Day | null; status?: number | string | null | undefined }
  | null
  | undefined;

/** Whether a value is more than what has come in so far. */
export const stands = ({ status }: { status?: number | string | null | undefined }): boolean =>
  status == null || String(status) === '1';

/** The levels of all funds together, of whichever days they are of. */
export function classLevels(told: z.infer<typeof SHAPE>): DayNetAssets[] {
  const { totalNetAssets, totalNetAssetsPercentage, cumNetInflow, dailyTotalValueTraded } = told;
  return daysOf([totalNetAssets, totalNetAssetsPercentage, cumNetInflow, dailyTotalValueTraded]).map(
    (day) => {
      const ratio = valueOn(totalNetAssetsPercentage, day);
      return {
        day,
        netAssetsUsd: valueOn(totalNetAssets, day),
        netAssetsRatioPct: ratio === null ? null : percentOf(ratio),
        cumulativeUsd: valueOn(cumNetInflow, day),
        turnoverUsd: valueOn(dailyTotalValueTraded, day),
      };
    },
  );
}

/** The same of every fund, under today's tickers. */
export function fundLevels(
  funds: readonly z.infer<typeof FUND_SHAPE>[],
  asset: Asset,
  registry: FundRegistry,
): DayFundLevels[] {
  return funds.flatMap(({ ticker, netAssets, dailyValueTraded }) =>
    daysOf([netAssets, dailyValueTraded]).map((day) => ({
      day,
      ticker: registry.canonical(asset, ticker),
      netAssetsUsd: valueOn(netAssets, day),
      turnoverUsd: valueOn(dailyValueTraded, day),
    })),
  );
}

function daysOf(told: readonly Dated<unknown>[]): Day[] {
  const days = told.flatMap((one) => (one && one.value !== null && stands(one) && one.lastUpdateDate) || []);
  return [...new Set(days)].sort();
}

function valueOn<T>(told: Dated<T>, day: Day): T | null {
  return told && stands(told) && told.lastUpdateDate === day ? told.value : null;
}

/**
 * A ratio in per cent with two decimals. It comes as a fraction of 1; what is 1 or more is per cent already, as the funds
 * have never held less than 1 % of the coin.
 */
function percentOf(ratio: number | string): string {
  const places = Number(ratio) >= 1 ? 2 : 4;
  const hundredths = scaled(ratio, places);
  if (hundredths !== null && hundredths >= 0 && hundredths <= 100_00) return (hundredths / 100).toFixed(2);
  throw new LayoutError('the ratio of the net assets is none', {
    expected: 'a fraction of 1, or per cent up to 100',
    got: JSON.stringify(ratio),
  });
}
