import * as z from 'zod';
import { LayoutError } from '../../errors.ts';
import type { Asset, DayNetAssets, FlowTable } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { Day } from '../../model/time.ts';
import { fundDaysTable } from '../formats/fund-days.ts';
import { dollars, figure, isoDay, requireShape, scaled } from '../formats/json.ts';

const DATED = { lastUpdateDate: isoDay.nullable(), status: figure.nullish() };
const MONEY = z.object({ value: dollars.nullable(), ...DATED });
const RATIO = z.object({ value: figure.nullable(), ...DATED });
const METRICS = z.object({
  totalNetAssets: MONEY.nullish(),
  totalNetAssetsPercentage: RATIO.nullish(),
  cumNetInflow: MONEY.nullish(),
  dailyNetInflow: MONEY.extend({ lastUpdateDate: isoDay }),
  list: z.array(z.object({ ticker: z.string(), dailyNetInflow: MONEY })).min(1),
});
type Metrics = z.infer<typeof METRICS>;
type Money = z.infer<typeof MONEY>;

/** Whether the data of an answer tells of every fund on the newest day. */
export function isMetrics(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'dailyNetInflow' in data;
}

/**
 * The newest day: every fund's flow, the total, and the net assets of whichever days they are of.
 *
 * @throws LayoutError when the data is something else
 */
export function metricsTable(data: unknown, asset: Asset, registry: FundRegistry): FlowTable {
  const metrics = requireShape(data, METRICS, 'dailyNetInflow and a list of funds, each value with its date');
  const { value, lastUpdateDate: day } = metrics.dailyNetInflow;
  const flows = metrics.list.map(
    (fund) =>
      [fund.ticker, hasReported(fund.dailyNetInflow, day) ? fund.dailyNetInflow.value : null] as const,
  );
  const totalUsd = stands(metrics.dailyNetInflow) ? value : null;
  return { ...fundDaysTable([{ day, flows, totalUsd }], asset, registry), netAssets: netAssetsOf(metrics) };
}

/** Status 1 is updated and 3 pending: until then the value is still that of the day before, or a part of the new one. */
const hasReported = ({ status, lastUpdateDate }: Money, day: Day): boolean =>
  String(status) === '1' && lastUpdateDate === day;

const stands = ({ status }: Pick<Money, 'status'>): boolean => status == null || String(status) === '1';

function netAssetsOf({ totalNetAssets, totalNetAssetsPercentage, cumNetInflow }: Metrics): DayNetAssets[] {
  const told = [totalNetAssets, totalNetAssetsPercentage, cumNetInflow];
  const days = told.flatMap((one) => (one && one.value !== null && stands(one) && one.lastUpdateDate) || []);
  return [...new Set(days)].sort().map((day) => {
    const ratio = valueOn(totalNetAssetsPercentage, day);
    return {
      day,
      netAssetsUsd: valueOn(totalNetAssets, day),
      netAssetsRatioPct: ratio === null ? null : percentOf(ratio),
      cumulativeUsd: valueOn(cumNetInflow, day),
    };
  });
}

type Dated<T> = { value: T | null; lastUpdateDate: Day | null; status?: number | string | null | undefined };

function valueOn<T>(told: Dated<T> | null | undefined, day: Day): T | null {
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
