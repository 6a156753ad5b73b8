import type { Speech, Unit } from './language.ts';
import { percent } from './rounding.ts';
import { typesetChinese } from './typeset.ts';
import * as zh from './zh-numbers.ts';

const COUNTED: Readonly<Record<Unit, (count: number) => string>> = {
  funds: (count) => `${count} 只`,
  days: (count) => `${count} 日`,
  sessions: (count) => `${count} 个交易日`,
  weeks: (count) => `${count} 周`,
  number: String,
  ordinal: (count) => `第 ${count}`,
  'funds in words': (count) => `${zh.numeral(count)}只`,
};

/** Simplified Chinese, the reference. */
export const zhHans: Speech = {
  lang: 'zh-Hans',
  amount: zh.amount,
  preciseAmount: zh.amountInWan,
  direction: zh.verb,
  flows: zh.verb,
  flow: (usd, resolutionUsd, isPrecise) =>
    zh.flow(usd, resolutionUsd, isPrecise ? zh.amountInWan : zh.amount),
  count: (count, unit) => COUNTED[unit](count),
  percent,
  date: zh.date,
  fullDate: zh.fullDate,
  span: zh.span,
  weekday: zh.weekday,
  month: (day) => zh.date(day).replace(/ 月.*/, ' 月'),
  week: ({ week }) => `第 ${week} 周`,
  time: zh.beijingTime,
  labels: {
    fund: '基金',
    flow: '当日',
    lifetime: '历史累计',
    week: '单周',
    total: '合计',
    published: '已公布合计',
    pending: '待公布',
    missing: '未公布',
    tradingDay: '交易日',
    funds: '各基金',
    recentDays: '近期每日净流量',
    preliminary: '初步数据',
    final: '最终数据',
    correction: '更正',
    time: '时间',
    asset: '标的',
    statedTotals: '公布方合计',
    observations: '逐笔记录',
    editions: '已写稿件',
    edition: '稿件',
    title: '标题',
    source: '来源',
    snapshot: '快照',
    page: '页面',
    status: '状态码',
    withdrawn: '撤回',
    released: '人工放行',
    formerly: '原',
    noTime: '未记录采集时间',
  },
  comma: '、',
  list: (names) => names.join('、'),
  bracketed: (text) => `（${text}）`,
  typeset: typesetChinese,
};
