import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/analyse/days/day-state.ts';
import { type AssetFacts, assetFacts } from '../../../src/analyse/facts/asset-facts.ts';
import type { Day } from '../../../src/model/time.ts';
import { bundledHistory, dayFlow, historyOf, reference } from '../../support/days/days.ts';
import { filledOf, wordsIn } from '../../support/days/words.ts';
import type { KnownAsset } from '../../support/known-assets.ts';

const DAY = '2024-11-01';
const M = 1_000_000;

const required = (facts: AssetFacts | null): AssetFacts => {
  if (!facts) throw new RangeError('no such day');
  return facts;
};

/** The tail as a title prints it. */
const words = wordsIn('zh-Hans');
const said = (facts: AssetFacts): string | null =>
  facts.event === null ? null : filledOf('tail', facts, words);

/** The tail of DAY with these funds, after a zero day: no run, no record. */
function tailFor(funds: Record<string, number | null>, asset: KnownAsset = 'BTC'): string | null {
  const days = [...historyOf([['2024-10-31', 0]], asset).days, judge(dayFlow(DAY, funds, { asset }), false)];
  return said(required(assetFacts({ asset, source: 'farside', resolutionUsd: 100_000, days }, DAY, 7)));
}

const histories = { BTC: bundledHistory('BTC'), ETH: bundledHistory('ETH') };
const tailOn = (asset: KnownAsset, day: Day) => said(required(assetFacts(histories[asset], day, 7)));

describe('tails of bundled days', () => {
  test.each([
    ['BTC', '2024-11-01', '过去 7 日净流入后首次净流出'],
    ['ETH', '2024-11-01', '过去 3 日净流入后首次净流出'],
    ['BTC', '2024-06-07', '连续 19 日净流入'],
    ['BTC', '2024-06-03', '连续 15 日净流入'],
    ['BTC', '2024-09-03', '创 2024 年 5 月 1 日以来最大单日净流出'],
    ['BTC', '2024-10-07', '11 只 ETF 均无净流出'],
    ['ETH', '2024-08-30', null],
    ['ETH', '2024-10-07', null],
    ['BTC', '2024-01-11', '为上市首日'],
    ['ETH', '2024-07-23', '为上市首日'],
    ['BTC', '2024-07-31', '灰度比特币迷你信托 BTC 上市首日净流入 1800 万美元'],
    ['BTC', '2024-11-07', '创上市以来单日新高'],
    ['BTC', '2024-10-02', '仅富达 FBTC 净流入'],
  ] as const)('%s on %s: %s', (asset, day, tail) => {
    expect(tailOn(asset, day)).toBe(tail);
  });
});

describe('all one way', () => {
  test('counts the funds, on a day out 无一', () => {
    expect(tailFor({ IBIT: -1 * M, FBTC: 0, GBTC: -2 * M })).toBe('3 只 ETF 无一净流入');
  });

  test('on a day in 均无', () => {
    const twelve = 'IBIT FBTC BITB ARKB BTCO EZBC BRRR HODL BTCW MSBT GBTC BTC'.split(' ');
    const funds = Object.fromEntries(twelve.map((ticker, i) => [ticker, i * M]));
    expect(tailFor(funds)).toBe('12 只 ETF 均无净流出');
  });
});

describe('only one', () => {
  test('names the lone fund against the total', () => {
    expect(tailFor({ IBIT: -3 * M, FBTC: -2 * M, BTC: 1 * M })).toBe('仅灰度比特币迷你信托 BTC 净流入');
    expect(tailFor({ ETHA: 3 * M, FETH: 2 * M, ETHE: -1 * M }, 'ETH')).toBe('仅灰度 ETHE 净流出');
  });

  test('not one that is less than a tenth of it', () => {
    expect(tailFor({ ETHE: -11.4 * M, QETH: 0.5 * M, ETHA: 0 }, 'ETH')).toBe(
      '灰度 ETHE 净流出 1140 万美元居首',
    );
  });
});

describe('one fund', () => {
  test('is all of it where no other moved', () => {
    expect(tailFor({ IBIT: 9 * M, FBTC: 0, GBTC: 0 })).toBe('全部来自贝莱德 IBIT');
  });

  test('is nearly all of it from four fifths on', () => {
    expect(tailFor({ IBIT: 8 * M, FBTC: 1 * M, GBTC: 1 * M })).toBe('几乎全部来自贝莱德 IBIT');
    expect(tailFor({ IBIT: 7 * M, FBTC: 2 * M, GBTC: 1 * M })).toBe('3 只 ETF 均无净流出');
  });
});

describe('the leader', () => {
  const mixed = { IBIT: 30 * M, FBTC: 2 * M, GBTC: -3 * M, BTC: -4 * M };

  test('is that of the total’s direction, with its amount and no brackets', () => {
    expect(tailFor(mixed)).toBe('贝莱德 IBIT 净流入 3000 万美元居首');
    expect(tailFor({ ...mixed, IBIT: -130 * M, GBTC: -90 * M })).toBe('贝莱德 IBIT 净流出 1.30 亿美元居首');
  });

  test('is said on a settled day too, where none and only are not', () => {
    expect(tailFor({ IBIT: -3 * M, FBTC: -2 * M, HODL: null })).toBe('贝莱德 IBIT 净流出 300 万美元居首');
  });

  test('of which nobody described the first day is a debut, named by its ticker alone', () => {
    expect(tailFor({ ...mixed, NEWB: 50 * M })).toBe('NEWB 上市首日净流入 5000 万美元');
  });

  test('is nobody where two lead alike', () => {
    expect(tailFor({ ...mixed, FBTC: 30 * M })).toBeNull();
  });
});

describe('a record', () => {
  const sessions = reference.calendar.tradingDays('2024-05-01', '2024-10-31');
  const funds = { IBIT: 300 * M, FBTC: 200 * M, GBTC: -30 * M, BTC: -20 * M };

  /** A quiet time, with one larger day in it where told, then a day in without a run. */
  function recordTail(rival: Day | null, flows: Record<string, number>): string | null {
    const way = Math.sign(Object.values(flows).reduce((a, b) => a + b, 0));
    const totals = sessions.map((day, i): [Day, number] => [
      day,
      way * (day === rival ? 900 : i % 2 ? 10 : -10) * M,
    ]);
    totals[totals.length - 1] = ['2024-10-31', 0];
    const days = [...historyOf(totals).days, judge(dayFlow(DAY, flows), false)];
    const history = { asset: 'BTC', source: 'farside', resolutionUsd: 100_000, days } as const;
    return said(required(assetFacts(history, DAY, 7)));
  }

  test('names the day it is held against, with its year', () => {
    expect(recordTail('2024-06-04', funds)).toBe('创 2024 年 6 月 4 日以来最大单日净流入');
  });

  test('or the whole time since launch', () => {
    expect(recordTail(null, funds)).toBe('创上市以来单日新高');
    const out = { IBIT: -300 * M, FBTC: -200 * M, GBTC: 30 * M, BTC: 20 * M };
    expect(recordTail(null, out)).toBe('为上市以来最大单日净流出');
  });
});

describe('nothing is said', () => {
  test('of a provisional day', () => {
    const seenAt = '2024-11-02T03:00:00.000Z';
    const days = [judge(dayFlow(DAY, { IBIT: 3 * M, FBTC: 1 * M }, { seenAt }), false)];
    const history = { asset: 'BTC', source: 'farside', resolutionUsd: 100_000, days } as const;
    expect(said(required(assetFacts(history, DAY, 7)))).toBeNull();
  });

  test('of a day whose funds cancel out', () => {
    expect(tailFor({ IBIT: 3 * M, FBTC: -3 * M })).toBeNull();
  });
});
