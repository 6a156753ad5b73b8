import type { SaidParagraph } from './paragraph.ts';
import { AMOUNT, FLOW, FUND, readAmount, readFlow, readRecord, readRun, wayOf } from './text-reader.ts';

/** What a clause adds to what was read before it. */
type Reading = (read: SaidParagraph, groups: readonly (string | undefined)[], clause: string) => void;

const on = (pattern: string, reading: Reading): [RegExp, Reading] => [
  new RegExp(`^(?:${pattern})$`),
  reading,
];

const countsOf = (read: SaidParagraph) => {
  read.counts ??= { all: 0, in: 0, out: 0, zero: 0 };
  return read.counts;
};
const trendOf = (read: SaidParagraph) => {
  if (!read.trend) throw new Error('days before the sum of days');
  return read.trend;
};
const lastFund = (read: SaidParagraph) => {
  const fund = read.funds.at(-1);
  if (!fund) throw new Error('a rank before any fund');
  return fund;
};
const addFund: (read: SaidParagraph, ticker: string, words: string, isOnly?: boolean) => void = (
  read,
  ticker,
  words,
  isOnly = false,
) => read.funds.push({ ticker, flow: readFlow(words), lifetime: null, isOnly, isTop: false });

const STANDING = [
  on('(?:为|至此已|同样)?连续.+净流[入出]|此前(?:已|同样)连续.+净流[入出]', (read, _, clause) =>
    Object.assign(read, readRun(clause)),
  ),
  on('创.+以来.+|为上市以来最大.+', (read, _, clause) => {
    read.record = readRecord(clause);
  }),
  on(`超过 (.+?)(?:当周)? (${AMOUNT})的(?:前高|前次纪录)`, (read, [date = '', amount = '']) => {
    read.earlier = { place: 'above', date, amount: readAmount(amount) };
  }),
  on(`上一次高于此数是 (.+?)(?:当周)?的 (${AMOUNT})`, (read, [date = '', amount = '']) => {
    read.earlier = { place: 'below', date, amount: readAmount(amount) };
  }),
  on('与 (.+?)(?:当周)?持平', (read, [date = '']) => {
    read.earlier = { place: 'equal', date, amount: null };
  }),
  on('当日为上市后首个交易日|当周为上市后首周', (read) => {
    read.isClassDebut = true;
  }),
];

const COUNTS = [
  on('(?:已公布的 )?(\\d+) 只基金(?:中|均为净流([入出])|(均无资金进出))', (read, [all, way, still]) => {
    const counts = countsOf(read);
    counts.all = Number(all);
    if (way) counts[wayOf(way)] = counts.all;
    if (still) counts.zero = counts.all;
  }),
  on('(\\d+) 只净流([入出])', (read, [count, way]) => {
    countsOf(read)[wayOf(way)] = Number(count);
  }),
  on('其余(?: (\\d+) 只(?:基金均)?|基金均)无资金进出', (read, [count = '0']) => {
    read.rest = Number(count);
    if (read.counts) read.counts.zero = read.rest;
  }),
];

const FUNDS = [
  on(`净流([入出])最多的是${FUND}`, (read, [way, ticker = '']) => {
    // the amount follows
    read.funds.push({
      ticker,
      flow: { usd: wayOf(way) === 'in' ? 1 : -1, stepUsd: 1 },
      lifetime: null,
      isOnly: false,
      isTop: true,
    });
  }),
  on(`为 (${AMOUNT})`, (read, [words = '']) => {
    const { usd, stepUsd } = readAmount(words);
    lastFund(read).flow = { usd: usd * lastFund(read).flow.usd, stepUsd };
  }),
  on('(?:并列)?居首', (read) => {
    lastFund(read).isTop = true;
  }),
  on('(?:为唯一净流([入出])的基金|是唯一净流([入出])的一只)', (read, [only, alone]) => {
    if (lastFund(read).flow.usd < 0 !== (wayOf(only ?? alone) === 'out'))
      throw new Error('the only one of another way');
    lastFund(read).isOnly = true;
  }),
  on(`净流[入出]全部来自${FUND}|除${FUND} 外`, (read, [from, but]) => {
    read.allOf = from ?? but ?? '';
  }),
  on('(\\d+) 只 ETF 均无净流([入出])', (read, [funds, way]) => {
    read.none = { funds: Number(funds), way: wayOf(way) };
  }),
  on(`${FUND} 当[日周]上市`, (read, [ticker = '']) => {
    read.newFunds.push(ticker);
  }),
  on(FLOW, (read, _, clause) => addFund(read, read.newFunds.at(-1) ?? '', clause)),
  on('.+(?:未公布当日数据|有交易日未公布数据)|数据不全的基金不列入单周排名', (read) => {
    read.isShort = true;
  }),
  on(`(其中|仅)?(.*[A-Z]{3,4}) 各?(${FLOW})`, (read, [how, names = '', words = '']) => {
    for (const [ticker] of names.matchAll(/[A-Z]{3,4}(?=、|$)/g)) addFund(read, ticker, words, how === '仅');
  }),
];

const SINCE = [
  on(`近 (\\d+) 个交易日(?:（.+）)?合计(${FLOW})`, (read, [days, words = '']) => {
    read.trend = { days: Number(days), sum: readFlow(words), inflowDays: null, before: null, growth: null };
  }),
  on('其中 (\\d+) 日净流入|每日均为净流入|(无一日)净流入', (read, [count, none]) => {
    const trend = trendOf(read);
    trend.inflowDays = none ? 0 : Number(count ?? trend.days);
  }),
  on(`净流[入出]额较前 \\d+ 个交易日(增加|减少) (${AMOUNT})`, (read, [how, words = '']) => {
    const { usd, stepUsd } = readAmount(words);
    trendOf(read).growth = { usd: how === '增加' ? usd : -usd, stepUsd };
  }),
  on(`前 \\d+ 个交易日（.+）为?(${FLOW})`, (read, [words = '']) => {
    trendOf(read).before = readFlow(words);
  }),
  on(`历史累计(${FLOW})`, (read, [words = '']) => {
    read.cumulative = readFlow(words);
  }),
];

const WEEKS = [
  on(`前一周为?(${FLOW})`, (read, [words = '']) => {
    read.weekBefore = readFlow(words);
  }),
  on(
    '(?:(\\d+) 个交易日|当周同样)(?:中 (\\d+) 日|有 (\\d+) 日|均为|每日均为)净流([入出])',
    (read, [all, some, alike, way]) => {
      const count = some ?? alike;
      read.days = { all: all ? Number(all) : null, way: wayOf(way), count: count ? Number(count) : null };
    },
  ),
  on('这是上市以来第 (\\d+) 大单周净流[入出]', (read, [rank]) => {
    read.rank = Number(rank);
  }),
  on(`\\d+ 月以来累计(${FLOW})`, (read, [words = '']) => {
    read.month = readFlow(words);
  }),
];

/** Of what stands first all is said that stands below it, too. */
const CLAUSES = [...STANDING, ...COUNTS, ...SINCE, ...WEEKS, ...FUNDS];

/** @throws for a clause that no text of ours has */
export function readClause(read: SaidParagraph, clause: string): void {
  const known = CLAUSES.find(([pattern]) => pattern.test(clause));
  if (!known) throw new Error(`a clause that no newsroom prints: ${clause}`);
  const [pattern, reading] = known;
  reading(read, (pattern.exec(clause) ?? []).slice(1), clause);
}
