import type { AssetFacts } from '../analyse/asset-facts.ts';
import type { FundRegistry } from '../model/funds.ts';
import type { Usd } from '../model/money.ts';
import type { Day } from '../model/time.ts';
import { bar } from './chart.ts';
import { ASSET_NAMES, nameOf } from './names.ts';
import type { TextRows } from './table.ts';
import * as zh from './zh.ts';

/** The funds of an asset: name, flow of the day, lifetime. */
export function fundTable(facts: AssetFacts, registry: FundRegistry): TextRows {
  const { asset, resolutionUsd } = facts;
  const missing = facts.complete ? '未公布' : '待公布';
  const rows = facts.funds.map(({ ticker, flowUsd, cumulativeUsd }) => [
    nameOf(asset, ticker, registry, 'body'),
    flowUsd === null ? missing : flowCell(flowUsd, resolutionUsd),
    cumulativeUsd === null ? '—' : flowCell(cumulativeUsd, resolutionUsd),
  ]);
  const label = facts.complete ? '合计' : '已公布合计';
  const sum = facts.publishedUsd === null ? missing : flowCell(facts.publishedUsd, resolutionUsd);
  const lifetime = facts.cumulativeUsd === null ? '—' : flowCell(facts.cumulativeUsd, resolutionUsd);
  return [['基金', '当日', '历史累计'], ...rows, [label, sum, lifetime]];
}

/** The days of the trends side by side, newest last, with a bar for the size. */
export function trendTable(assets: readonly AssetFacts[]): TextRows {
  const told = assets.filter((facts) => facts.trend !== null);
  const days = [
    ...new Set(told.flatMap((facts) => facts.trend?.series.map((point) => point.day) ?? [])),
  ].sort();
  const head = ['交易日', ...told.map((facts) => ASSET_NAMES[facts.asset])];
  return [head, ...days.map((day) => [zh.fullDate(day), ...told.map((facts) => trendCell(facts, day))])];
}

function trendCell({ trend, resolutionUsd }: AssetFacts, day: Day): string {
  const series = trend?.series ?? [];
  const point = series.find((known) => known.day === day);
  if (!point) return '—';
  const largest = Math.max(...series.map((known) => Math.abs(known.totalUsd)));
  return `${bar(point.totalUsd, largest)} ${flowCell(point.totalUsd, resolutionUsd)}`;
}

/** A flow in a table: a zero is the figure 0. */
export const flowCell = (usd: Usd, resolutionUsd: Usd): string =>
  usd === 0 ? '0' : zh.flow(usd, resolutionUsd);
