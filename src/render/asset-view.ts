import type { AssetFacts } from '../analyse/asset-facts.ts';
import type { DigestFacts } from '../analyse/digest-facts.ts';
import { breadthSaid, leadersSaid } from './breadth-said.ts';
import { ASSET_NAMES, COIN_NAMES, calledOf, namesOf } from './names.ts';
import { type TrendView, trendView } from './trend-view.ts';
import type { Words } from './words.ts';
import * as zh from './zh.ts';

/** One asset's paragraph, as strings and booleans. */
export interface AssetView {
  /** `比特币现货 ETF` */
  name: string;
  coin: string;
  /** the paragraph opens with the day */
  isFirst: boolean;
  /** it names the source: the first, and wherever the source is another than the one before */
  saysSource: boolean;
  isYesterday: boolean;
  date: string;
  source: string;
  isComplete: boolean;
  /** every figure was taken back after the final edition */
  isWithdrawn: boolean;
  isProvisional: boolean;
  isPending: boolean;
  /** `净流出 5490 万美元`: the day's total, or the sum of what has been published */
  flow: string;
  hasRun: boolean;
  /** `过去 7 日净流入后首次净流出` or `连续 5 日净流入` */
  run: string;
  /** `11 只 ETF 中，6 只净流出，1 只净流入，4 只净流量为零` */
  breadth: string;
  hasBreadth: boolean;
  leaders: readonly { said: string }[];
  reported: string;
  expected: string;
  hasMissing: boolean;
  /** the total is the publisher's own, whatever funds are missing */
  isStatedTotal: boolean;
  /** the funds that have not reported, in short: `FBTC、HODL` */
  missing: string;
  /** the same with their names */
  missingNames: string;
  hasCumulative: boolean;
  cumulative: string;
  hasNetAssets: boolean;
  /** whose net assets these are, where another publisher gives them */
  hasOtherLevels: boolean;
  levelsSource: string;
  netAssets: string;
  hasRatio: boolean;
  ratio: string;
  hasTrend: boolean;
  trend: TrendView;
  /** another publisher says otherwise, and the 72 hours are not over */
  isDisputed: boolean;
  otherSource: string;
  /** `净流入 1.29 亿美元` by the other publisher */
  otherFlow: string;
}

/** Says one asset's facts; pure. */
export function assetView(
  facts: AssetFacts,
  digest: DigestFacts,
  { registry, sourceLabels }: Words,
  before: AssetFacts | null,
): AssetView {
  const { asset, state, complete, breadth, resolutionUsd, secondOpinion } = facts;
  const label = (source: string | undefined) => sourceLabels[source ?? ''] ?? source ?? '';
  const run = runSaid(facts);
  const cumulative = facts.cumulativeSaid ? facts.cumulativeUsd : null;
  const levels = complete ? facts.levels : null;
  return {
    name: ASSET_NAMES[asset],
    coin: COIN_NAMES[asset],
    isFirst: before === null,
    saysSource: state !== 'pending' && before?.source !== facts.source,
    isYesterday: digest.wording === 'yesterday',
    date: zh.date(digest.tradingDay),
    source: label(facts.source),
    isComplete: complete && facts.publishedUsd !== null,
    isWithdrawn: complete && facts.publishedUsd === null,
    isProvisional: state === 'provisional',
    isPending: state === 'pending',
    flow: facts.publishedUsd === null ? '' : zh.flow(facts.publishedUsd, resolutionUsd),
    hasRun: run !== null,
    run: run ?? '',
    breadth: breadth ? breadthSaid(breadth, facts.direction) : '',
    hasBreadth: breadth !== null,
    leaders: leadersSaid(facts, registry).map((said) => ({ said })),
    reported: String(breadth?.reported ?? 0),
    expected: String(breadth?.expected ?? 0),
    hasMissing: facts.pending.length > 0,
    isStatedTotal: facts.totalIsStated,
    missing: facts.pending.map((ticker) => calledOf(asset, ticker, registry)).join('、'),
    missingNames: namesOf(asset, facts.pending, registry, 'body'),
    hasCumulative: cumulative !== null,
    cumulative: cumulative === null ? '' : zh.flow(cumulative, resolutionUsd),
    hasNetAssets: levels?.netAssetsUsd != null,
    hasOtherLevels: levels?.netAssetsUsd != null && levels.source !== facts.source,
    levelsSource: label(levels?.source),
    netAssets: levels?.netAssetsUsd == null ? '' : zh.amount(levels.netAssetsUsd, resolutionUsd),
    hasRatio: levels?.netAssetsRatioPct != null,
    ratio: levels?.netAssetsRatioPct ?? '',
    ...trendView(facts),
    isDisputed: facts.disputed,
    otherSource: label(secondOpinion?.source),
    otherFlow:
      secondOpinion?.otherTotalUsd == null
        ? ''
        : zh.flow(secondOpinion.otherTotalUsd, secondOpinion.resolutionUsd),
  };
}

/** The run that ended or goes on; null below three days and where its length is not known. */
function runSaid({ streak, direction }: AssetFacts): string | null {
  if (!streak || !direction) return null;
  const { before } = streak;
  if (streak.claimed) return zh.run(direction, streak.days);
  if (!before?.claimed) return null;
  if (direction === 'flat') return `结束此前${zh.run(before.direction, before.days)}`;
  return streak.days === 1 ? zh.firstAfterRun(before.direction, before.days, direction) : null;
}
