import type { AssetNames } from '../../model/assets.ts';
import type { Asset, Direction } from '../../model/flow.ts';
import type { Lang } from '../../model/lang.ts';
import type { Usd } from '../../model/money.ts';
import type { Day, Instant } from '../../model/time.ts';
import type { Week } from '../../model/week.ts';

/** What is counted: funds, days of a run, trading days, weeks; `number` for the bare figure, `ordinal` for its place in a row, `nth day` for that of a day. */
export type Unit = 'funds' | 'days' | 'sessions' | 'weeks' | 'number' | 'ordinal' | 'nth day' | 'nth week';

/** A unit that the amounts of a column share: 万美元. */
export interface AmountUnit {
  label: string;
  /** one of it in US dollars */
  usd: number;
}

/** How a language says amounts. */
export interface Amounts {
  /** an amount without its sign, in the unit that fits after rounding */
  amount(usd: Usd, resolutionUsd: Usd): string;
  /** the same in as many decimals as it takes to tell it from the amount beside it */
  preciseAmount(usd: Usd, resolutionUsd: Usd, beside: Usd): string;
  /** direction and amount: `净流出 5490 万美元`, `净流入为零` */
  flow(usd: Usd, resolutionUsd: Usd, beside?: Usd): string;
}

/** How one language says figures, dates and lists; amounts as titles and tables have them. Nothing here knows a sentence. */
export interface Speech extends Amounts {
  lang: Lang;
  /** amounts as sentences have them: `$54.9 million` */
  inProse: Amounts;
  /** how many characters it writes for one of Chinese */
  wordiness: number;
  /** the word for the way, from the sign alone: 净流入, 净流出 */
  direction(direction: Direction): string;
  /** what a sentence says before that word and is read as one with it: `net `; empty where the word says it */
  beforeDirection: string;
  /** the word for the way of so many, with its article: 净流出; `an outflow`, `outflows` */
  flows(direction: Direction, count: number): string;
  /** units for the columns of a table, the finest first */
  units: readonly [AmountUnit, ...AmountUnit[]];
  /** an amount in a column of its unit, which stands in the head: `-2560`, `+26.14`, `0` */
  inUnit(usd: Usd, resolutionUsd: Usd, unit: AmountUnit): string;
  count(count: number, unit: Unit): string;
  /** hundredths of a per cent */
  percent(hundredths: number): string;
  /** `11 月 1 日` */
  date(day: Day): string;
  fullDate(day: Day): string;
  /** years are said where the two differ */
  span(from: Day, to: Day): string;
  /** with its year in any case */
  fullSpan(from: Day, to: Day): string;
  weekday(day: Day): string;
  month(day: Day): string;
  /** `2024 年` */
  year(day: Day): string;
  /** its number in the year: `第 44 周` */
  week(week: Week): string;
  /** a moment by the clock of Beijing */
  time(at: Instant): string;
  labels: Readonly<Record<Label, string>>;
  /** between the parts of a heading or list */
  comma: string;
  /** before what a word stands for: `其余 4 只：` */
  colon: string;
  /** names in a row: `FBTC、HODL`, `BITB, FBTC and HODL` */
  list(names: readonly string[]): string;
  /** what is added in brackets after a word, with the space that belongs before them */
  bracketed(text: string): string;
  /** spaces and punctuation as the language sets them; marks stay where they are */
  typeset(text: string): string;
}

/** One language of the digest: how it says things, and what it calls the assets, which is data. */
export interface Language extends Speech {
  /** in the order of data/assets.json */
  assets: ReadonlyMap<Asset, AssetNames>;
}

/** The words of tables. */
export type Label =
  | 'fund'
  | 'flow'
  | 'lifetime'
  | 'netAssets'
  | 'turnover'
  | 'week'
  | 'total'
  | 'published'
  | 'pending'
  | 'missing'
  | 'tradingDay'
  | 'funds'
  | 'rest'
  | 'fundCounts'
  | 'having'
  | 'noFlow'
  | 'before'
  | 'weekBefore'
  | 'change'
  | 'weekDays'
  | 'crossCheck'
  | 'recentDays'
  | 'preliminary'
  | 'final'
  | 'correction'
  | 'time'
  | 'asset'
  | 'statedTotals'
  | 'observations'
  | 'editions'
  | 'edition'
  | 'title'
  | 'source'
  | 'snapshot'
  | 'page'
  | 'status'
  | 'withdrawn'
  | 'released'
  | 'formerly'
  | 'noTime';
