import type { Ticker } from '../../../src/model/flow.ts';

/** Where money went, as the words say it. */
export type Way = 'in' | 'out';

/** An amount as it is printed: outflow is negative; the step is that of its last digit. US dollars. */
export interface Said {
  usd: number;
  stepUsd: number;
}

/** A run of days or weeks, and its direction. */
export interface SaidRun {
  length: number;
  way: Way;
}

/** What a text says of one fund. */
export interface SaidFund {
  ticker: Ticker;
  flow: Said;
  lifetime: Said | null;
  /** the text calls it the only fund of its direction */
  isOnly: boolean;
}

/** What a title says after the amount. */
export interface SaidTail {
  /** all funds, and the direction that none of them has */
  none: { funds: number; way: Way } | null;
  only: { ticker: Ticker; way: Way } | null;
  leader: { ticker: Ticker; flow: Said } | null;
  /** the largest of its direction since when; empty: since launch */
  record: { way: Way; since: string } | null;
}

const AMOUNT = String.raw`(\d+(?:\.\d+)?) ([万亿])美元`;
const FLOW = `净流([入出]) ${AMOUNT}`;

export const wayOf = (sign: string | undefined): Way => {
  if (sign !== '入' && sign !== '出') throw new Error(`neither in nor out: ${sign}`);
  return sign === '入' ? 'in' : 'out';
};

/** `净流出 5490 万美元`, and `0` in a table. */
export function readFlow(words: string): Said {
  if (words === '0') return { usd: 0, stepUsd: 1 };
  const [, sign, digits = '', unit = ''] = new RegExp(`^${FLOW}$`).exec(words) ?? [];
  if (sign === undefined) throw new Error(`not a flow: ${words}`);
  return readAmount(digits, unit, wayOf(sign));
}

function readAmount(digits: string, unit: string, way: Way): Said {
  const unitUsd = unit === '亿' ? 100_000_000 : 10_000;
  const [, decimals = ''] = digits.split('.');
  const size = Math.round(Number(digits) * unitUsd);
  return { usd: way === 'out' ? -size : size, stepUsd: unitUsd / 10 ** decimals.length };
}

const NUMERALS = '零一二三四五六七八九十';

/** `十一` to 11, up to nineteen. */
function readNumeral(words: string): number {
  const value = words.startsWith('十')
    ? 10 + Math.max(0, NUMERALS.indexOf(words.slice(1)))
    : NUMERALS.indexOf(words);
  if (value < 1) throw new Error(`not a numeral: ${words}`);
  return value;
}

/** `连续 4 日净流出`, and `过去 3 日净流入后首次净流出` as the run of three that ended. */
export function readRun(words: string): { run: SaidRun | null; ended: SaidRun | null } {
  const on = /连续 (\d+) [日周]净流([入出])/.exec(words);
  const over = /过去 (\d+) [日周]净流([入出])后首次净流([入出])/.exec(words);
  if (over && over[2] === over[3]) throw new Error(`a run that its own direction ends: ${words}`);
  const read = (match: RegExpExecArray | null) =>
    match ? { length: Number(match[1]), way: wayOf(match[2]) } : null;
  return { run: read(on), ended: read(over) };
}

/** All that a title may say after the amount but runs. */
export function readTail(words: string): SaidTail {
  const none = /([一二三四五六七八九十]+)只 ETF (?:无一|均无)净流([入出])$/.exec(words);
  const only = /^仅.*?([A-Z]{3,4}) 净流([入出])$/.exec(words);
  const leader = new RegExp(`([A-Z]{3,4}) (${FLOW})居首$`).exec(words);
  const record = /^创(?:上市以来| (.+)以来)最大单[日周]净流([入出])$/.exec(words);
  return {
    none: none && { funds: readNumeral(none[1] ?? ''), way: wayOf(none[2]) },
    only: only && { ticker: only[1] ?? '', way: wayOf(only[2]) },
    leader: leader && { ticker: leader[1] ?? '', flow: readFlow(leader[2] ?? '') },
    record: record && { since: record[1] ?? '', way: wayOf(record[2]) },
  };
}

/** How many funds or days of which kind a sentence counts. */
export interface SaidCounts {
  all: number;
  in: number;
  out: number;
  zero: number;
}

/** `11 只 ETF 中，6 只净流出，1 只净流入，4 只净流量为零`; null for another sentence. */
export function readCounts(sentence: string): SaidCounts | null {
  const [, counted, rest = ''] = /^(\d+) 只 ETF (均.+|中，.+)$/.exec(sentence) ?? [];
  return counted === undefined ? null : countsIn(Number(counted), rest, '只');
}

/** `5 个交易日中，4 日净流入，1 日净流出` */
export function readDays(sentence: string): SaidCounts {
  const [, counted, rest = ''] = /^(\d+) 个交易日(均.+|中，.+)$/.exec(sentence) ?? [];
  if (counted === undefined) throw new Error(`no trading days in: ${sentence}`);
  return countsIn(Number(counted), rest, '日');
}

function countsIn(all: number, rest: string, unit: '只' | '日'): SaidCounts {
  const whole = { all, in: 0, out: 0, zero: 0 };
  if (rest === '均为净流入') return { ...whole, in: all };
  if (rest === '均为净流出') return { ...whole, out: all };
  if (rest === '均无资金流动') return { ...whole, zero: all };
  const count = (kind: string) => Number(new RegExp(`(\\d+) ${unit}${kind}`).exec(rest)?.[1] ?? 0);
  return { all, in: count('净流入'), out: count('净流出'), zero: count('净流量为零') };
}

const FUND = new RegExp(
  `([A-Z]{3,4})(?: 是(?:当周)?唯一净流([入出])的.+? ETF)?，(?:单日|周度)(${FLOW})(?:，(?:目前|截至当[日周]).*? ?([A-Z]{3,4}) 历史总净流([入出])达 ${AMOUNT})?$`,
);
const RANK = /^(?:单[日周]净流([入出])最多的.+? ETF 为|(其次)为|.+是(?:当周)?唯一)/;

/** A sentence about one fund, with its rank; null for another sentence. */
export function readFund(sentence: string): (SaidFund & { rank: 'largest' | 'second' }) | null {
  const rank = RANK.exec(sentence);
  if (!rank) return null;
  const match = FUND.exec(sentence);
  if (!match) throw new Error(`a sentence about a fund that cannot be read: ${sentence}`);
  const [, ticker = '', onlyWay, words = '', , , , called, lifeWay, digits = '', unit = ''] = match;
  const flow = readFlow(words);
  const way = flow.usd < 0 ? 'out' : 'in';
  const claimed = rank[1] ?? onlyWay;
  if (claimed !== undefined && wayOf(claimed) !== way) throw new Error(`two directions: ${sentence}`);
  if (called !== undefined && called !== ticker) throw new Error(`two funds: ${sentence}`);
  const lifetime = lifeWay === undefined ? null : readAmount(digits, unit, wayOf(lifeWay));
  return { ticker, flow, lifetime, isOnly: onlyWay !== undefined, rank: rank[2] ? 'second' : 'largest' };
}

/** `历史累计净流入 241.59 亿美元`, anywhere in a sentence. */
export function readCumulative(sentence: string): Said | null {
  const [, words] = new RegExp(`历史累计(?:已达)?(${FLOW})`).exec(sentence) ?? [];
  return words === undefined ? null : readFlow(words);
}
