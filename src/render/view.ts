import type { AssetFacts } from '../analyse/asset-facts.ts';
import type { DigestFacts } from '../analyse/digest-facts.ts';
import type { FundRegistry } from '../model/funds.ts';
import { type AssetView, assetView } from './asset-view.ts';
import { correctionSaid } from './correction-said.ts';
import { ASSET_NAMES } from './names.ts';
import { opinionSaid } from './opinion-said.ts';
import { sourcesOf } from './sources-of.ts';
import { tailOf } from './title-tail.ts';
import type { Words } from './words.ts';
import * as zh from './zh.ts';

/** What a template may print: strings and booleans, every key always present. */
export interface DigestView {
  title: TitleView;
  isYesterday: boolean;
  /** `11 月 1 日` */
  date: string;
  assets: readonly AssetView[];
  corrections: readonly { said: string }[];
  hasCorrections: boolean;
  edition: string;
  /** `2024 年 11 月 1 日` */
  fullDate: string;
  sources: string;
  asOf: string;
  /** what came of holding the figures against another publisher's */
  secondOpinion: string;
  hasSecondOpinion: boolean;
  disclaimer: string;
  hasDisclaimer: boolean;
}

/** The parts of the title, about the first asset that has figures. */
export interface TitleView {
  date: string;
  isPreliminary: boolean;
  isCorrection: boolean;
  asset: string;
  isYesterday: boolean;
  isComplete: boolean;
  /** every figure was taken back after the final edition */
  isWithdrawn: boolean;
  /** `净流出 5490 万美元` */
  flow: string;
  reported: string;
  expected: string;
  hasTail: boolean;
  /** `过去 7 日净流入后首次净流出` */
  tail: string;
}

const EDITIONS = { preliminary: '初步数据', final: '最终数据', correction: '更正' } as const;

/** Says the facts of a digest that has figures; pure. */
export function digestView(facts: DigestFacts, words: Words): DigestView {
  const { registry } = words;
  const told = facts.assets.filter((asset) => asset.publishedUsd !== null);
  const opinions = told.flatMap((asset) => opinionSaid(asset, words) ?? []);
  return {
    title: titleView(facts, registry),
    isYesterday: facts.wording === 'yesterday',
    date: zh.date(facts.tradingDay),
    assets: facts.assets.map((asset, i) => assetView(asset, facts, words, facts.assets[i - 1] ?? null)),
    corrections: facts.corrections.map((correction) => ({
      said: correctionSaid(correction, facts, registry),
    })),
    hasCorrections: facts.corrections.length > 0,
    edition: EDITIONS[facts.edition ?? 'preliminary'],
    fullDate: zh.fullDate(facts.tradingDay),
    sources: sourcesOf(told)
      .map((source) => words.sourceLabels[source] ?? source)
      .join('、'),
    asOf: asOfSaid(told),
    secondOpinion: opinions.join('；'),
    hasSecondOpinion: opinions.length > 0,
    disclaimer: words.disclaimer,
    hasDisclaimer: words.disclaimer !== '',
  };
}

function titleView(facts: DigestFacts, registry: FundRegistry): TitleView {
  const lead = facts.assets.find((asset) => asset.complete || asset.publishedUsd !== null);
  if (!lead) throw new RangeError(`nothing to say of ${facts.tradingDay}: no figure`);
  const tail = tailOf(lead, registry);
  return {
    date: zh.date(facts.tradingDay),
    isPreliminary: facts.edition === 'preliminary',
    isCorrection: facts.edition === 'correction',
    asset: ASSET_NAMES[lead.asset],
    isYesterday: facts.wording === 'yesterday',
    isComplete: lead.totalUsd !== null,
    isWithdrawn: lead.complete && lead.publishedUsd === null,
    flow: lead.publishedUsd === null ? '' : zh.flow(lead.publishedUsd, lead.resolutionUsd),
    reported: String(lead.breadth?.reported ?? 0),
    expected: String(lead.breadth?.expected ?? 0),
    hasTail: tail !== null,
    tail: tail ?? '',
  };
}

function asOfSaid(told: readonly AssetFacts[]): string {
  const moments = told.flatMap((asset) => asset.asOf ?? []).sort();
  const last = moments.at(-1);
  return last ? `数据截至${zh.beijingTime(last)}` : '历史数据，未记录采集时间';
}
