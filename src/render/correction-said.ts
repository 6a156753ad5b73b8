import type { DigestFacts } from '../analyse/digest-facts.ts';
import type { Correction } from '../analyse/printed-figures.ts';
import type { FundRegistry } from '../model/funds.ts';
import { ASSET_NAMES, nameOf } from './names.ts';
import * as zh from './zh.ts';

/** `比特币现货 ETF 合计由净流出 … 更正为净流出 …（北京时间 …）` */
export function correctionSaid(correction: Correction, facts: DigestFacts, registry: FundRegistry): string {
  const asset = facts.assets.find((known) => known.asset === correction.asset);
  const resolutionUsd = asset?.resolutionUsd ?? 1;
  // net assets are held, they do not flow
  const isLevel = correction.what === 'net-assets';
  const say = (usd: number | null, sayAmount = zh.amount) => {
    if (usd === null) return '未公布';
    return isLevel ? ` ${sayAmount(usd, resolutionUsd)}` : zh.flow(usd, resolutionUsd, sayAmount);
  };
  const [from, to] = [correction.from, correction.to];
  // two figures that round to the same 亿 are told apart in 万
  const sayAmount = say(from) === say(to) ? zh.amountInWan : zh.amount;
  const change = `由${say(from, sayAmount)}更正为${say(to, sayAmount)}`;
  return `${subjectOf(correction, asset?.trend?.days ?? 0, registry)}${change}（${zh.beijingTime(correction.at)}）`;
}

const LIFETIME = /-cumulative$/;

function subjectOf({ what, asset }: Correction, trendDays: number, registry: FundRegistry): string {
  const name = ASSET_NAMES[asset];
  switch (what) {
    case 'total':
      return `${name}合计`;
    case 'cumulative':
      return `${name}历史累计`;
    case 'trend':
      return `${name}近 ${trendDays} 个交易日累计`;
    case 'trend-before':
      return `${name}此前 ${trendDays} 个交易日累计`;
    case 'net-assets':
      return `${name}总资产净值`;
    default: {
      const fund = nameOf(asset, what.replace(LIFETIME, ''), registry, 'body');
      return LIFETIME.test(what) ? `${fund} 历史累计` : fund;
    }
  }
}
