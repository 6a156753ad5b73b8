import * as z from 'zod';
import type { Asset, FlowTable } from '../../model/flow.ts';
import { oldestFirst } from '../formats/fund-days.ts';
import { dollars, isoDay, requireShape } from '../formats/json.ts';
import { netAssetsHeld, valueHeld } from './sosovalue-levels.ts';

const NET_ASSETS = netAssetsHeld.nullish();
const LEVEL = dollars.nullish();
const TURNOVER = valueHeld.nullish();
/** A day in the second interface, and in the first. */
const ROW = z.union([
  z
    .object({
      date: isoDay,
      totalNetInflow: dollars.nullable(),
      totalNetAssets: NET_ASSETS,
      cumNetInflow: LEVEL,
      totalValueTraded: TURNOVER,
    })
    .transform((row) => ({
      day: row.date,
      totalUsd: row.totalNetInflow,
      netAssetsUsd: row.totalNetAssets ?? null,
      cumulativeUsd: row.cumNetInflow ?? null,
      turnoverUsd: row.totalValueTraded ?? null,
    })),
  z
    .object({
      date: isoDay,
      total_net_inflow: dollars.nullable(),
      total_net_assets: NET_ASSETS,
      cum_net_inflow: LEVEL,
      total_value_traded: TURNOVER,
    })
    .transform((row) => ({
      day: row.date,
      totalUsd: row.total_net_inflow,
      netAssetsUsd: row.total_net_assets ?? null,
      cumulativeUsd: row.cum_net_inflow ?? null,
      turnoverUsd: row.total_value_traded ?? null,
    })),
]);
const ROWS = z.array(ROW);
// documented as data.list, seen as data itself
const DATA = z.union([ROWS, z.object({ list: ROWS }).transform(({ list }) => list)]);

/**
 * The totals of many days, the net assets and the cumulative flow at the end of each, and its turnover; no single fund.
 *
 * @param data of the answer, newest day first
 * @throws LayoutError when it is something else, and for a day that stands twice
 */
export function totalsTable(data: unknown, asset: Asset): FlowTable {
  const days = oldestFirst(
    requireShape(data, DATA, 'a list of days, each with date and totalNetInflow or total_net_inflow'),
  );
  return {
    asset,
    tickers: [],
    rows: days.map(({ day, totalUsd }) => ({ day, cells: new Map(), totalUsd })),
    netAssets: days
      .filter((told) => [told.netAssetsUsd, told.cumulativeUsd, told.turnoverUsd].some((usd) => usd !== null))
      .map(({ totalUsd: _, ...stated }) => ({ ...stated, netAssetsRatioPct: null })),
  };
}
