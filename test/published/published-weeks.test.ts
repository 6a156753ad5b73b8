import { describe, expect, test } from 'vitest';
import { type PrintedItem, printedWeeks } from '../support/days/printed.ts';
import {
  contradicted,
  pairsOf,
  unexplained,
  weekWrittenOf,
  writtenOf,
} from '../support/readers/held-against.ts';
import { recountOfWeek } from '../support/readers/recount.ts';
import { tailOf, tailSaid } from '../support/readers/tail-rules.ts';
import { isWithin, type Way } from '../support/readers/text-reader.ts';

const SINCE_LAUNCH = 'SoSoValue’s sum since launch carries every earlier day on which the two differ';
const LIFETIME = (ticker: string, side: 'lower' | 'higher') =>
  `SoSoValue’s lifetime of ${ticker} lies ${side} by as much on every day that it was printed`;

/** As in published.test.ts: the print less our words, in US dollars, and why the print is another one. */
const APART: Record<string, Record<string, [number, string]>> = {
  D012: { 'BTC lifetime': [24_000_000, LIFETIME('BTC', 'higher')] },
  D013: { cumulative: [15_000_000, SINCE_LAUNCH] },
  D014: {
    'FETH lifetime': [-10_000_000, 'SoSoValue’s lifetime of FETH, printed once'],
    cumulative: [-16_000_000, SINCE_LAUNCH],
  },
  D016: {
    total: [9_000_000, 'SoSoValue’s week lies 8.5 million lower in size; the funds that it names agree'],
    'FBTC lifetime': [-8_000_000, LIFETIME('FBTC', 'lower')],
  },
  D022: {
    total: [-4_000_000, 'SoSoValue’s 2025-09-04 lies 4.1 million lower (D027)'],
    'BTC lifetime': [19_000_000, LIFETIME('BTC', 'higher')],
    'ARKB lifetime': [-7_000_000, LIFETIME('ARKB', 'lower')],
    cumulative: [22_000_000, SINCE_LAUNCH],
  },
  D039: { total: [-4_500_000, 'SoSoValue’s 2025-09-25 lies 4.6 million lower (D041)'] },
  D045: { cumulative: [33_000_000, SINCE_LAUNCH] },
  D062: { 'FBTC lifetime': [-10_000_000, LIFETIME('FBTC', 'lower')], cumulative: [37_000_000, SINCE_LAUNCH] },
  D063: { 'FBTC lifetime': [-10_000_000, LIFETIME('FBTC', 'lower')], cumulative: [37_000_000, SINCE_LAUNCH] },
  D064: {
    total: [-3_000_000, 'a title of unknown source; D062 and D063 print 7.99 亿 of that week, as we do'],
  },
};

const weeks = printedWeeks();
const good = weeks.filter(({ quality }) => quality !== 'X');
const theItem = (id: string): PrintedItem => {
  const item = weeks.find((one) => one.id === id);
  if (!item) throw new Error(`no item ${id}`);
  return item;
};
const lastDay = ({ trading_day }: PrintedItem) => trading_day.slice(-10);
const ours = (item: PrintedItem) => weekWrittenOf(item.asset, lastDay(item));
const counted = (item: PrintedItem) => recountOfWeek(item.asset, lastDay(item));
const wayOf = (amount: number): Way => (amount < 0 ? 'out' : 'in');
const other = (way: Way): Way => (way === 'in' ? 'out' : 'in');

describe('weeks that newsrooms printed', () => {
  test('there are sixteen of them', () => {
    expect(good.length).toBe(16);
    expect(Object.keys(APART).filter((id) => !good.some((item) => item.id === id))).toEqual([]);
  });

  test.each(good)('$id: $asset $trading_day, $total_text 美元: every amount that both print', (item) => {
    const listed = Object.entries(APART[item.id] ?? {}).map(([what, [gap]]) => [what, gap]);
    expect(unexplained(pairsOf(item, ours(item)))).toEqual(Object.fromEntries(listed));
  });

  test.each(good)('$id: $asset $trading_day: one sum and one direction all through', (item) => {
    const { read, table } = ours(item);
    for (const said of read.totals) {
      expect(wayOf(said.usd)).toBe(wayOf(item.total_usd_wan));
      expect(isWithin(counted(item).totalUsd, said)).toBe(true);
    }
    for (const { ticker, flow_usd_wan } of item.funds)
      expect([ticker, Math.sign(table.get(ticker)?.flow.usd ?? 0)]).toEqual([
        ticker,
        Math.sign(flow_usd_wan),
      ]);
  });

  test.each(good)('$id: $asset $trading_day: runs, days and funds are those of the cells', (item) => {
    const { read, table } = ours(item);
    const { run, before, counts, days, ranked } = counted(item);
    const said = (one: typeof run) => (one && one.length >= 3 ? { length: one.length, way: one.way } : null);
    const runs = { run: said(run), ended: run?.length === 1 ? said(before) : null };
    expect({ run: read.run, ended: read.ended }).toEqual(runs);
    const tail = tailOf(counted(item));
    expect(tailSaid(read.title)).toBe(tail);
    if (tail === 'run') expect(read.title.run).toEqual(read.run);
    if (tail === 'ended') expect(read.title.ended).toEqual(read.ended);
    const way = wayOf(item.total_usd_wan);
    expect(read.days).toEqual({ all: days.all, way, count: days[way] === days.all ? null : days[way] });
    expect(read.counts).toEqual(counts);
    for (const one of ['in', 'out'] as const) {
      expect([one, read.largest[one]?.ticker]).toEqual([one, ranked(one)[0]]);
      // of the week’s own direction the total says it
      expect(read.largest[one]?.isOnly ?? false).toBe(one !== way && ranked(one).length === 1);
    }
    for (const fund of [read.largest.in, read.largest.out, read.second])
      if (fund) expect(contradicted(fund, table)).toEqual([]);
  });

  const naming = good.filter(({ funds }) => funds.length > 0);
  test.each(naming)('$id: $asset $trading_day: the funds named first are the largest', (item) => {
    const { read } = ours(item);
    for (const way of ['in', 'out'] as const) {
      const [first, second] = item.funds.filter(({ flow_usd_wan }) => wayOf(flow_usd_wan) === way);
      if (first) expect(read.largest[way]?.ticker).toBe(first.ticker);
      if (second && read.second && wayOf(read.second.flow.usd) === way)
        expect(read.second.ticker).toBe(second.ticker);
    }
  });
});

describe('what newsrooms claimed of weeks', () => {
  const claims = weeks.flatMap(({ streak, ...item }) => (streak ? [{ ...item, streak }] : []));

  test.each(claims)('$id: $asset $trading_day, $streak.kind $streak.n', (item) => {
    const { kind, n } = item.streak;
    const { read } = ours(item);
    const { run, before, totalUsd, largestFirst } = counted(item);
    const way = wayOf(item.total_usd_wan);
    if (kind === 'first_after_run') {
      expect([run?.length, before?.length, before?.way]).toEqual([1, n, other(way)]);
      expect(read.ended).toEqual({ length: n, way: other(way) });
      expect(read.title.ended).toEqual(read.ended);
    } else {
      expect(kind).toBe('record');
      const larger = largestFirst.filter((week) => Math.abs(week.totalUsd) > Math.abs(totalUsd));
      expect(larger.length + 1).toBe(n);
      if (n === 1) expect(read.title.record?.since).toBe('');
      else expect(read.rank).toBe(n);
    }
  });

  test('every only, none, leader and count is held below', () => {
    const claiming = good.filter((item) => item.ranks_funds);
    expect(claiming.map(({ id }) => id)).toEqual(['D012', 'D033', 'D034', 'D062']);
  });

  test('D012: IBIT leads, in the title, too', () => {
    const { read } = ours(theItem('D012'));
    expect(read.title.leader).toEqual({ ticker: 'IBIT', flow: { usd: 888_000_000, stepUsd: 1_000_000 } });
  });

  test('D033, D034: four days and seven funds in; three days and six funds in', () => {
    expect(ours(theItem('D033')).read).toMatchObject({ days: { all: 5, count: 4 }, counts: { in: 7 } });
    expect(ours(theItem('D034')).read).toMatchObject({ days: { all: 5, count: 3 }, counts: { in: 6 } });
  });

  test('D062: IBIT leads and no fund is in, which the title says first; twelve there, eleven here', () => {
    const { read } = ours(theItem('D062'));
    expect(read.largest.out).toMatchObject({ ticker: 'IBIT', flow: { usd: -403_000_000 } });
    expect(read.title).toMatchObject({ none: { funds: 11, way: 'in' }, leader: null });
    expect(counted(theItem('D062')).counts).toMatchObject({ all: 11, in: 0 });
  });

  test('D022: a week of four trading days, over Labor Day', () => {
    expect(ours(theItem('D022')).read.days?.all).toBe(4);
  });

  test('D013: its five days, and the week before', () => {
    const printed: [string, number, number][] = [
      ['2025-08-11', 178_150_000, 10_000],
      ['2025-08-12', 65_950_000, 10_000],
      ['2025-08-13', 86_910_000, 10_000],
      ['2025-08-14', 230_930_000, 10_000],
      ['2025-08-15', -14_130_000, 10_000],
    ];
    const pairs = printed.map(([day, usd, stepUsd]) => {
      return { what: day, printed: { usd, stepUsd }, ours: writtenOf('BTC', day).read.totals[0] };
    });
    expect(unexplained(pairs)).toEqual({});
    const before = { usd: 246_750_000, stepUsd: 10_000 };
    const said = ours(theItem('D013')).read.weekBefore;
    if (!said) throw new Error('no week before');
    // SoSoValue’s week to 2025-08-08; that of any week lies up to 8.5 million from Farside’s
    expect(unexplained([{ what: 'before', printed: before, ours: said }])).toEqual({ before: -6_250_000 });
  });
});

describe('a week that was printed wrong', () => {
  test('D038: 8.98 亿 went out from 2025-09-22 to 26, not 902.50 万', () => {
    const item = theItem('D038');
    const { text, read } = ours(item);
    expect(item.total_text).toBe('902.50万');
    for (const said of read.totals) expect(said).toEqual({ usd: -898_000_000, stepUsd: 1_000_000 });
    expect(text.title).toBe('比特币现货 ETF 上周净流出 8.98 亿美元，过去 4 周净流入后首次净流出');
    expect(text.body).not.toContain('902.50 万');
    // as far as SoSoValue’s 9.0250 亿 itself, which D039 prints with its unit
    expect(unexplained(pairsOf(item, ours(item)).filter(({ what }) => what !== 'total'))).toEqual({});
    expect(theItem('D039').total_usd_wan).toBe(item.total_usd_wan);
  });
});
