import * as z from 'zod';
import type { Asset, DayNetAssets, FlowTable } from '../../model/flow.ts';
import type { Usd } from '../../model/money.ts';
import type { Day } from '../../model/time.ts';
import { oldestFirst } from '../formats/fund-days.ts';
import { dollars, isoDay, requireShape } from '../formats/json.ts';

const LEVEL = dollars.nullish();
/** A day in the second interface, and in the first. */
const ROW = z.union([
  z
    .object({
      date: isoDay,
      totalNetInflow: dollars.nullable(),
      totalNetAssets: LEVEL,
      cumNetInflow: LEVEL,
    })
    .transform((row) => dayOf(row.date, row.totalNetInflow, row.totalNetAssets, row.cumNetInflow)),
  z
    .object({
      date: isoDay,
      total_net_inflow: dollars.nullable(),
      total_net_assets: LEVEL,
      cum_net_inflow: LEVEL,
    })
    .transform((row) => dayOf(row.date, row.total_net_inflow, row.total_net_assets, row.cum_net_inflow)),
]);
const ROWS = z.array(ROW);
// documented as data.list, seen as data itself
const DATA = z.union([ROWS, z.object({ list: ROWS }).transform(({ list }) => list)]);

interface TotalsDay extends DayNetAssets {
  totalUsd: Usd | null;
}

function dayOf(
  day: Day,
  totalUsd: Usd | null,
  netAssets: Usd | null | undefined,
  cumulative: Usd | null | undefined,
): TotalsDay {
  return {
    day,
    totalUsd,
    netAssetsUsd: netAssets ?? null,
    netAssetsRatioPct: null,
    cumulativeUsd: cumulative ?? null,
  };
}

/**
 * The totals of many days, and the net assets and the cumulative flow at the end of each; no single fund.
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
      .filter(({ netAssetsUsd, cumulativeUsd }) => netAssetsUsd !== null || cumulativeUsd !== null)
      .map(({ totalUsd: _, ...stated }) => stated),
  };
}
