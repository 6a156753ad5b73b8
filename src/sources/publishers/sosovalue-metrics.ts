import * as z from 'zod';
import type { Asset, FlowTable } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { Day } from '../../model/time.ts';
import { fundDaysTable } from '../formats/fund-days.ts';
import { dollars, isoDay, requireShape } from '../formats/json.ts';
import { CLASS_LEVELS, classLevels, DATED, FUND_LEVELS, fundLevels, stands } from './sosovalue-levels.ts';

const FLOW = z.object({ value: dollars.nullable(), ...DATED });
const METRICS = z.object({
  ...CLASS_LEVELS,
  dailyNetInflow: FLOW.extend({ lastUpdateDate: isoDay }),
  list: z.array(z.object({ ticker: z.string(), dailyNetInflow: FLOW, ...FUND_LEVELS })).min(1),
});
type Flow = z.infer<typeof FLOW>;

/** Whether the data of an answer tells of every fund on the newest day. */
export function isMetrics(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'dailyNetInflow' in data;
}

/**
 * The newest day: every fund's flow and the total; net assets and turnover of whichever days they are of.
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
  return {
    ...fundDaysTable([{ day, flows, totalUsd }], asset, registry),
    netAssets: classLevels(metrics),
    fundLevels: fundLevels(metrics.list, asset, registry),
  };
}

/** Until the status is 1 the value is still that of the day before, or a part of the new one. */
const hasReported = ({ status, lastUpdateDate }: Flow, day: Day): boolean =>
  String(status) === '1' && lastUpdateDate === day;
