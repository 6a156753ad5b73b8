import type { AssetFacts } from '../analyse/asset-facts.ts';
import type { Trend } from '../analyse/trend.ts';
import { directionOf } from '../model/flow.ts';
import type { Usd } from '../model/money.ts';
import * as zh from './zh.ts';

/** The trend's sentence, in parts. */
export interface TrendView {
  days: string;
  /** `10 月 24 日至 11 月 1 日` */
  span: string;
  /** `净流入 28.10 亿美元` */
  sum: string;
  /** `其中 6 个交易日净流入` */
  inflowDays: string;
  /** `，较此前 7 个交易日多 8.29 亿美元`, or what those days were where the direction differs */
  before: string;
}

const EMPTY: TrendView = { days: '', span: '', sum: '', inflowDays: '', before: '' };

/** Says the trend; not at all where a trading day within it has no total, for then it is not the last N days. */
export function trendView({ trend, resolutionUsd }: AssetFacts): { hasTrend: boolean; trend: TrendView } {
  if (!trend?.unbroken || trend.days < 2) return { hasTrend: false, trend: EMPTY };
  const before = trend.beforeUnbroken ? beforeSaid(trend, resolutionUsd) : null;
  return {
    hasTrend: true,
    trend: {
      days: String(trend.days),
      span: zh.span(trend.from, trend.to),
      sum: zh.flow(trend.sumUsd, resolutionUsd),
      inflowDays: inflowDaysSaid(trend),
      before: before ?? '',
    },
  };
}

function inflowDaysSaid({ days, inflowDays }: Trend): string {
  if (inflowDays === 0) return '无一日净流入';
  return inflowDays === days ? '每个交易日均为净流入' : `其中 ${inflowDays} 个交易日净流入`;
}

function beforeSaid({ days, sumUsd, beforeUsd, before }: Trend, resolutionUsd: Usd): string | null {
  if (beforeUsd === null || !before) return null;
  const direction = directionOf(sumUsd);
  if (direction === 'flat' || directionOf(beforeUsd) !== direction) {
    return `；此前 ${days} 个交易日（${zh.span(before.from, before.to)}）为${zh.flow(beforeUsd, resolutionUsd)}`;
  }
  const more = Math.abs(sumUsd) - Math.abs(beforeUsd);
  if (more === 0) return `，与此前 ${days} 个交易日持平`;
  return `，较此前 ${days} 个交易日${more > 0 ? '多' : '少'}${zh.amount(more, resolutionUsd)}`;
}
