import type { Ticker } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';

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

/** What a title says after the amount. */
export interface SaidTail {
  run: SaidRun | null;
  ended: SaidRun | null;
  /** the first day or week: of one fund, or of all of them */
  debut: Ticker | 'all' | null;
  /** all funds, and the direction that none of them has */
  none: { funds: number; way: Way } | null;
  only: { ticker: Ticker; way: Way } | null;
  /** the fund from which the total comes, nearly or wholly */
  source: { ticker: Ticker; isAll: boolean } | null;
  leader: { ticker: Ticker; flow: Said } | null;
  /** the largest of its direction since when; empty: since launch */
  record: { way: Way; since: string } | null;
  /** a total of zero: whether money moved */
  still: 'no fund moved' | 'in and out alike' | null;
}

export const AMOUNT = String.raw`\d+(?:\.\d+)? [万亿]美元`;
export const FLOW = `净流[入出] ${AMOUNT}|净流入为零`;
/** A fund's short name ends in its ticker: `灰度比特币迷你信托 BTC`. */
export const FUND = '[^，；]*?([A-Z]{3,4})';

export const wayOf = (sign: string | undefined): Way => {
  if (sign !== '入' && sign !== '出') throw new Error(`neither in nor out: ${sign}`);
  return sign === '入' ? 'in' : 'out';
};

/** `净流出 5490 万美元`, `净流入为零`, and `0` in a table. */
export function readFlow(words: string): Said {
  if (words === '0' || words === '净流入为零') return { usd: 0, stepUsd: 1 };
  const [, sign, amount = ''] = new RegExp(`^净流([入出]) (${AMOUNT})$`).exec(words) ?? [];
  if (sign === undefined) throw new Error(`not a flow: ${words}`);
  const { usd, stepUsd } = readAmount(amount);
  return { usd: wayOf(sign) === 'out' ? -usd : usd, stepUsd };
}

/** `5490 万美元` */
export function readAmount(words: string): Said {
  const [, digits = '', unit] = /^(\d+(?:\.\d+)?) ([万亿])美元$/.exec(words) ?? [];
  if (unit === undefined) throw new Error(`not an amount: ${words}`);
  const unitUsd = unit === '亿' ? 100_000_000 : 10_000;
  const [, decimals = ''] = digits.split('.');
  return { usd: Math.round(Number(digits) * unitUsd), stepUsd: unitUsd / 10 ** decimals.length };
}

/** The first day in the words; the year is that of `near` where none is said. */
export function readDate(words: string, near: Day): Day {
  const [, year, month, date] = /(?:(\d{4}) 年 )?(\d{1,2}) 月 (\d{1,2}) 日/.exec(words) ?? [];
  if (month === undefined || date === undefined) throw new Error(`no date in: ${words}`);
  return [year ?? near.slice(0, 4), month.padStart(2, '0'), date.padStart(2, '0')].join('-');
}

const RUN = /^(?:为|至此已|同样)?连续(?:第)? ?(\d+) [日周]净流([入出])$/;
const ENDED = /^(?:此前已|此前同样|结束)连续 (\d+) [日周]净流([入出])$/;
const FIRST_AFTER = /^过去 (\d+) [日周]净流([入出])后首次净流([入出])$/;

const runIn = (match: RegExpExecArray | null): SaidRun | null =>
  match ? { length: Number(match[1]), way: wayOf(match[2]) } : null;

/** `连续 4 日净流入`, and a run that ended: `过去 3 日净流入后首次净流出`, `此前已连续 3 日净流入`. */
export function readRun(words: string): Pick<SaidTail, 'run' | 'ended'> {
  const over = FIRST_AFTER.exec(words);
  if (over && over[2] === over[3]) throw new Error(`a run that its own direction ends: ${words}`);
  return { run: runIn(RUN.exec(words)), ended: runIn(over ?? ENDED.exec(words)) };
}

/** What a title says of a record: since when, or since launch. */
export function readRecord(words: string): SaidTail['record'] {
  if (/^创上市以来单[日周]新高$/.test(words)) return { since: '', way: 'in' };
  if (/^为上市以来最大单[日周]净流出$/.test(words)) return { since: '', way: 'out' };
  const [, since, way] = /^创 (.+?)(?:当周)?以来最大单[日周]净流([入出])$/.exec(words) ?? [];
  return since === undefined ? null : { since, way: wayOf(way) };
}

/** All that a title may say after the amount; nothing where it says nothing. */
export function readTail(words: string): SaidTail {
  const none = /^(\d+) 只 ETF (?:无一|均无)净流([入出])$/.exec(words);
  const only = new RegExp(`^仅${FUND} 净流([入出])$`).exec(words);
  const source = new RegExp(`^(几乎)?全部来自${FUND}$`).exec(words);
  const leader = new RegExp(`^${FUND} (${FLOW})居首$`).exec(words);
  const debut = new RegExp(`^(?:为上市首[日周]|${FUND} 上市首[日周](?:${FLOW}))$`).exec(words);
  const still = /^(?:(无资金进出)|资金进出相抵)$/.exec(words);
  return {
    ...readRun(words),
    debut: debut && (debut[1] ?? 'all'),
    none: none && { funds: Number(none[1]), way: wayOf(none[2]) },
    only: only && { ticker: only[1] ?? '', way: wayOf(only[2]) },
    source: source && { ticker: source[2] ?? '', isAll: source[1] === undefined },
    leader: leader && { ticker: leader[1] ?? '', flow: readFlow(leader[2] ?? '') },
    record: readRecord(words),
    still: still && (still[1] ? 'no fund moved' : 'in and out alike'),
  };
}

/** Whether the words say this amount, within half of their last digit. */
export const isWithin = (usd: number, said: Said | null | undefined): boolean =>
  said !== null && said !== undefined && Math.abs(usd - said.usd) <= said.stepUsd / 2;
