import { describe, expect, test } from 'vitest';
import { type PrintedItem, printedItems } from '../support/days/printed.ts';
import { contradicted, pairsOf, unexplained, writtenOf } from '../support/readers/held-against.ts';
import { sayable } from '../support/readers/paragraph-check.ts';
import { stepOfText } from '../support/readers/printed-amounts.ts';
import { recountOf } from '../support/readers/recount.ts';
import { tailOf, tailSaid } from '../support/readers/tail-rules.ts';
import { isWithin, readDate, type Way } from '../support/readers/text-reader.ts';

const FBTC = 'SoSoValue’s lifetime of FBTC lies 9 million lower on every day that it was printed';
const ARKB = 'SoSoValue’s lifetime of ARKB lies 5 million lower on every day that it was printed';
const SINCE_LAUNCH = 'SoSoValue’s sum since launch carries every earlier day on which the two differ';
const TWELFTH = 'SoSoValue counts twelve funds; all funds that it names agree, the gap is in one unnamed';
const TRADER_T = 'Trader T estimates on its own';

/**
 * Amounts that lie further from ours than the steps of the two texts and of Farside explain: the print less our words,
 * in US dollars, and why the print is another one.
 */
const APART: Record<string, Record<string, [number, string]>> = {
  D011: { total: [2_000_000, `${TWELFTH}; IBIT agrees`] },
  D021: { 'FBTC lifetime': [-9_000_000, FBTC], cumulative: [24_000_000, SINCE_LAUNCH] },
  D027: {
    total: [-4_000_000, TWELFTH],
    cumulative: [-78_000_000, 'does not follow from SoSoValue’s own D021 two days before'],
  },
  D028: { cumulative: [-151_000_000, 'does not follow from SoSoValue’s own D014 three weeks before'] },
  D030: { IBIT: [790_000, `${TRADER_T}: 211.79 for 211.2`], GBTC: [-300_000, `${TRADER_T}: 8.6 for 8.9`] },
  D041: { total: [-5_000_000, TWELFTH] },
  D044: { total: [3_950_000, TWELFTH] },
  D051: { total: [250_000, `${TRADER_T}; its nine parts are each within a step of ours`] },
  D057: { cumulative: [36_000_000, SINCE_LAUNCH] },
  D058: {
    total: [-5_000_000, `${TWELFTH}; ARKB and FBTC agree`],
    'ARKB lifetime': [-5_000_000, ARKB],
    'FBTC lifetime': [-9_000_000, FBTC],
    cumulative: [32_000_000, SINCE_LAUNCH],
  },
  D059: { total: [2_980_000, TRADER_T] },
  D065: { 'ARKB lifetime': [-5_000_000, ARKB], cumulative: [33_000_000, SINCE_LAUNCH] },
  D066: { cumulative: [33_000_000, SINCE_LAUNCH] },
};

/** The items that say an only, a none, a leader or a zero. */
const CLAIMING = ['D007', 'D030', 'D051', 'D058'];
/** Where every fund was listed: those at zero. */
const AT_ZERO = { D030: ['BTCO', 'BRRR', 'BTCW'], D051: ['EZET', 'ETHE', 'ETH'] };

/** Items that name funds without saying that they are the largest. */
const UNRANKED = ['D003', 'D052'];

const days = printedItems().filter(({ period }) => period === 'daily');
const good = days.filter(({ quality }) => quality !== 'X');
const theItem = (id: string): PrintedItem => {
  const item = days.find((one) => one.id === id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
};
const ours = ({ asset, trading_day }: PrintedItem) => writtenOf(asset, trading_day);
const counted = ({ asset, trading_day }: PrintedItem) => recountOf(asset, trading_day);
const wayOf = (amount: number): Way => (amount < 0 ? 'out' : 'in');
const other = (way: Way): Way => (way === 'in' ? 'out' : 'in');

describe('days that newsrooms printed', () => {
  test('there are forty-one of them', () => {
    expect(good.length).toBe(41);
    expect(Object.keys(APART).filter((id) => !good.some((item) => item.id === id))).toEqual([]);
    expect(good.every(({ total_usd_wan }) => total_usd_wan !== 0)).toBe(true);
  });

  test.each(good)('$id: $asset $trading_day, $total_text 美元: every amount that both print', (item) => {
    const listed = Object.entries(APART[item.id] ?? {}).map(([what, [gap]]) => [what, gap]);
    expect(unexplained(pairsOf(item, ours(item)))).toEqual(Object.fromEntries(listed));
  });

  test.each(good)('$id: $asset $trading_day: one total and one direction all through', (item) => {
    const { read } = ours(item);
    for (const { usd } of read.totals) expect(wayOf(usd)).toBe(wayOf(item.total_usd_wan));
    expect(new Set(read.totals.map(({ usd }) => usd)).size).toBe(1);
    for (const { ticker, flow_usd_wan } of item.funds) {
      const said = ours(item).table.get(ticker)?.flow.usd ?? Number.NaN;
      expect([ticker, Math.sign(said)]).toEqual([ticker, Math.sign(flow_usd_wan)]);
    }
  });

  test.each(good)('$id: $asset $trading_day: runs and counts are those of the cells', (item) => {
    const { read } = ours(item);
    const { run, before, counts } = counted(item);
    const ended = run?.length === 1 ? sayable(before) : null;
    expect({ run: read.run, ended: read.ended }).toEqual({ run: sayable(run), ended });
    const tail = tailOf(counted(item));
    expect(tailSaid(read.title)).toBe(tail);
    if (tail === 'run') expect(read.title.run).toEqual(read.run);
    if (tail === 'ended') expect(read.title.ended).toEqual(read.ended);
    expect(read.counts).toEqual(counts);
  });

  test.each(good)('$id: $asset $trading_day: seven days and all days are those of the cells', (item) => {
    const { read } = ours(item);
    const { last, cumulativeUsd } = counted(item);
    const { sumUsd, inflows } = last(7);
    const before = last(14).sumUsd - sumUsd;
    const isAlike = wayOf(before) === wayOf(sumUsd);
    const growth = isAlike ? Math.abs(sumUsd) - Math.abs(before) : null;
    expect(read.trend).toMatchObject({ days: 7, inflowDays: inflows });
    expect(isWithin(sumUsd, read.trend?.sum)).toBe(true);
    expect([read.trend?.before === null, read.trend?.growth === null]).toEqual([isAlike, !isAlike]);
    if (growth !== null) expect(isWithin(growth, read.trend?.growth)).toBe(true);
    else expect(isWithin(before, read.trend?.before)).toBe(true);
    expect(isWithin(cumulativeUsd, read.cumulative)).toBe(true);
  });

  test.each(good)(
    '$id: $asset $trading_day: the funds in prose are those of the table and the cells',
    (item) => {
      const { read, table } = ours(item);
      const { ranked } = counted(item);
      for (const way of ['in', 'out'] as const) {
        const said = read.largest[way];
        expect([way, said?.ticker]).toEqual([way, ranked(way)[0]]);
        // of the day’s own direction the total says it
        const isAgainst = way !== wayOf(item.total_usd_wan);
        expect(said?.isOnly ?? false).toBe(isAgainst && ranked(way).length === 1);
      }
      const { in: largestIn, out: largestOut } = read.largest;
      if (read.second) expect(read.second.ticker).toBe(ranked(wayOf(read.second.flow.usd))[1]);
      for (const fund of [largestIn, largestOut, read.second])
        if (fund) expect(contradicted(fund, table)).toEqual([]);
    },
  );
});

describe('runs that newsrooms printed', () => {
  const claims = good.flatMap(({ streak, ...item }) => (streak ? [{ ...item, streak }] : []));

  test.each(claims)('$id: $asset $trading_day, $streak.kind $streak.n', (item) => {
    const { kind, n } = item.streak;
    const { read } = ours(item);
    const { run, before, largestFirst } = counted(item);
    const way = wayOf(item.total_usd_wan);
    const length = n ?? 0;
    switch (kind) {
      case 'inflow_run':
      case 'outflow_run':
        expect(way).toBe(kind === 'inflow_run' ? 'in' : 'out');
        expect(run).toMatchObject({ length, way });
        expect(read.run).toEqual(length < 3 ? null : { length, way });
        break;
      case 'first_after_run':
        expect([run?.length, before?.length, before?.way]).toEqual([1, length, other(way)]);
        expect(read.ended).toEqual(length < 3 ? null : { length, way: other(way) });
        expect(read.run).toBeNull();
        break;
      case 'turned':
        expect([run?.length, run?.way, before?.way]).toEqual([1, way, other(way)]);
        expect([read.run, read.ended]).toEqual([null, null]);
        break;
      case 'record':
        expect(Math.abs(item.total_usd_wan * 10_000)).toBeGreaterThan(largestFirst[0]?.totalUsd ?? 0);
        expect(read.title.record).toEqual({ since: '', way });
    }
  });

  test('the day from which a run is printed to reach is the day on which ours began', () => {
    const dated = claims.flatMap((item) => {
      const { kind, since } = item.streak;
      const { run, before } = counted(item);
      const began = (kind === 'first_after_run' ? before : run)?.from;
      return since === null ? [] : [{ id: item.id, since, began }];
    });
    expect(dated.map(({ id }) => id)).toEqual(['D028', 'D046', 'D061']);
    for (const { id, since, began } of dated) expect(began, id).toBe(since);
  });

  test('D002: the record before was 6.73 亿 on 2024-02-28', () => {
    expect(counted(theItem('D002')).largestFirst[0]).toMatchObject({
      day: '2024-02-28',
      totalUsd: 673_400_000,
    });
    const { earlier } = ours(theItem('D002')).read;
    expect(earlier).toMatchObject({ place: 'above', amount: { usd: 673_000_000 } });
    expect(readDate(earlier?.date ?? '', '2024-03-12')).toBe('2024-02-28');
  });
});

describe('only, none and leaders that newsrooms printed', () => {
  test('every such claim is held', () => {
    const claiming = good.filter((item) => item.ranks_funds);
    expect(claiming.map(({ id }) => id)).toEqual(CLAIMING);
  });

  test('D007: QETH is the only one in; the title says the run that ended, which comes first', () => {
    const { read } = ours(theItem('D007'));
    expect(read.largest.in).toMatchObject({ ticker: 'QETH', isOnly: true, flow: { usd: 500_000 } });
    expect(read.title).toMatchObject({ only: null, ended: { length: 3, way: 'in' } });
    expect(counted(theItem('D007')).ranked('in')).toEqual(['QETH']);
  });

  test('D058: no fund in; SoSoValue counts twelve, Farside’s table has eleven columns', () => {
    const { read } = ours(theItem('D058'));
    expect(read.title.none).toEqual({ funds: 11, way: 'in' });
    expect(read.largest.in).toBeNull();
    expect(counted(theItem('D058')).counts).toMatchObject({ all: 11, in: 0 });
  });

  test.each(Object.entries(AT_ZERO))(
    '%s: all funds are listed: so many are in, out and at zero',
    (id, atZero) => {
      const item = theItem(id);
      const count = (sign: number) =>
        item.funds.filter((fund) => Math.sign(fund.flow_usd_wan) === sign).length;
      const { read, table } = ours(item);
      expect(read.counts).toEqual({ all: item.funds.length, in: count(1), out: count(-1), zero: count(0) });
      expect(atZero.map((ticker) => table.get(ticker)?.flow.usd)).toEqual([0, 0, 0]);
    },
  );

  const ranked = good.filter(({ id, funds }) => funds.length > 0 && !UNRANKED.includes(id));
  test.each(ranked)('$id: $asset $trading_day: the funds named first are the largest', (item) => {
    const { read } = ours(item);
    for (const way of ['in', 'out'] as const) {
      const listed = item.funds.filter((fund) => fund.flow_usd_wan !== 0 && wayOf(fund.flow_usd_wan) === way);
      const [first, second] = listed;
      if (first) expect(read.largest[way]?.ticker).toBe(first.ticker);
      if (second && read.second && wayOf(read.second.flow.usd) === way)
        expect(read.second.ticker).toBe(second.ticker);
    }
  });
});

describe('levels that contradict their own publisher', () => {
  /** What a printed cumulative becomes with the flows of the days after it. */
  const carried = (from: PrintedItem, to: PrintedItem): number => {
    const since = (item: PrintedItem) => ours(item).read.cumulative?.usd ?? Number.NaN;
    return (from.cum_net_usd_yi ?? Number.NaN) * 1e8 + since(to) - since(from);
  };

  test('D027: 545.74 on 2025-09-02 is 546.5 on 2025-09-04, not 545.5', () => {
    expect(carried(theItem('D021'), theItem('D027')) / 1e8).toBeCloseTo(546.52, 2);
  });

  test('D028: 126.7 on 2025-08-15 is 131.7 on 2025-09-04, not 130.4', () => {
    const week = printedItems().find(({ id }) => id === 'D014');
    const before = {
      ...theItem('D028'),
      trading_day: '2025-08-15',
      cum_net_usd_yi: week?.cum_net_usd_yi ?? 0,
    };
    expect(carried(before, theItem('D028')) / 1e8).toBeCloseTo(131.75, 2);
  });
});

describe('days that were printed wrong', () => {
  test('D005: ETHE lost 4.84 亿 on 2024-07-23, not 11 亿', () => {
    const item = theItem('D005');
    const { text, read } = ours(item);
    expect(item.funds[0]).toMatchObject({ ticker: 'ETHE', flow_usd_wan: -110_000 });
    expect(read.largest.out).toMatchObject({ ticker: 'ETHE', isOnly: true, flow: { usd: -484_000_000 } });
    expect(text.title).toBe('以太坊现货 ETF 昨日总净流入 1.07 亿美元，为上市首日');
    expect(text.body).toContain('灰度 ETHE 净流出 4.84 亿美元，为唯一净流出的基金');
  });

  test('D050: the total of 2025-10-08 is 4.41 亿; 4.26 亿 is IBIT alone', () => {
    const item = theItem('D050');
    const { read } = ours(item);
    expect([item.total_usd_wan, stepOfText(item.total_text)]).toEqual([42_600, 1_000_000]);
    for (const { usd } of read.totals) expect(usd).toBe(441_000_000);
    expect(read.largest.in).toMatchObject({ ticker: 'IBIT', flow: { usd: 426_000_000 } });
  });
});
