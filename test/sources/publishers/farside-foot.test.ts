import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FlowTable, Observation } from '../../../src/model/flow.ts';
import { footDifferences } from '../../../src/sources/audit/footer.ts';
import { farside } from '../../../src/sources/publishers/farside.ts';
import { FACTS, factsOf, SHARED } from '../../support/days/facts.ts';
import { parsed, parsedFixture } from '../../support/publishers/publisher-page.ts';

const M = 1_000_000;
const ROWS = 'Date,IBIT,FBTC,Total\n31 Oct 2024,1.0,2.0,3.0\n01 Nov 2024,-0.5,-,-0.5\n';
const page = (foot: string) => parsed(farside, `${ROWS}${foot}`);

test('the row Total is the lifetimes: in whole millions on one page, in tenths on another', () => {
  const whole = page('Total,"60,809",(27),"60,782"\nAverage,1.0,2.0,3.0').lifetimes;
  expect(Object.fromEntries(whole?.funds ?? [])).toEqual({
    IBIT: { usd: 60_809 * M, stepUsd: M },
    FBTC: { usd: -27 * M, stepUsd: M },
  });
  expect(whole?.total).toEqual({ usd: 60_782 * M, stepUsd: M });
  expect(whole?.rows).toHaveLength(2);
  expect(page('Total,885.2,-,885.2').lifetimes?.total).toEqual({ usd: 885.2 * M, stepUsd: 100_000 });
});

test('a fund without a figure states none, and one zero in tenths makes no page of tenths', () => {
  const { funds, total } = page('Total,13,0.0,13').lifetimes ?? { funds: new Map(), total: null };
  expect(funds.get('IBIT')?.stepUsd).toBe(M);
  expect(total?.stepUsd).toBe(M);
  expect([...(page('Total,13,-,13').lifetimes?.funds.keys() ?? [])]).toEqual(['IBIT']);
});

test.each(['', 'Total,1', 'Total,n/a,2,3', 'Total,-,-,-', 'Total,1,2,3\nTotal,1,2,3', 'Average,1.0,2.0,3.0'])(
  'a foot %j that is absent or not understood is no error, and the rows are read',
  (foot) => {
    expect(page(foot).lifetimes).toBeUndefined();
    expect(page(foot).rows).toHaveLength(2);
  },
);

/** What is known of an asset until a day, as its publisher had it in the end; null where the figures are not at hand. */
function factsUntil(asset: 'BTC' | 'ETH', until: string): Observation[] | null {
  const facts = FACTS.find((one) => one.days[asset].some(({ day }) => day === until));
  return facts ? factsOf(asset, facts).filter(({ day }) => day <= until) : null;
}

describe('the feet of recorded pages are the sums of all days since launch', () => {
  test.each<['BTC' | 'ETH', string, string]>([
    ['BTC', 'btc-all-data.html', '2024-11-04'],
    ['ETH', 'eth-ceth.html', '2024-11-01'],
  ])('%s: %s', (asset, name, until) => {
    const known = factsUntil(asset, until);
    const { lifetimes } = parsedFixture(farside, name, asset);
    if (!known || !lifetimes) throw new Error(`${name} has no foot, or the facts end before ${until}`);
    const today = known.map((one) => (one.ticker === 'CETH' ? { ...one, ticker: 'TETH' } : one));
    expect(footDifferences(lifetimes, today)).toEqual([]);
  });

  test('the page of 22 July 2026: 60,809 for 60,808.8, and (27,416) for −27,415.5', (context) => {
    const known = factsUntil('BTC', '2026-07-22');
    if (!known) return context.skip('../shared/facts is absent');
    const foot = 'Total,"60,809","10,048","(27,416)","2,627","51,904"';
    const { lifetimes } = parsed(
      farside,
      `Date,IBIT,FBTC,GBTC,BTC,Total\n${rowOf(known, '2026-07-22')}\n${foot}`,
    );
    if (!lifetimes) throw new Error('no foot');
    const others = known.filter(({ day }) => day !== '2026-07-22');
    const funds = footDifferences(lifetimes, others).filter(({ what }) => what !== 'Total');
    expect(funds).toEqual([]);
  });

  const CASES = path.join(SHARED, 'cases');
  test.skipIf(!existsSync(CASES))('the page of 2 October 2026, in tenths, with all days until then', () => {
    const read = (name: string): FlowTable =>
      parsed(farside, readFileSync(path.join(CASES, name), 'utf8'), 'ETH');
    const { lifetimes } = read('ok-farside-eth-oct2026.html');
    const known = read('msse-backfill/r2/_ethereum-etf-flow-all-data').rows.flatMap(({ day, cells }) =>
      [...cells].map(([ticker, flowUsd]) => ({ day, ticker, flowUsd, observedAt: null })),
    );
    expect(lifetimes?.funds.size).toBe(11);
    expect(lifetimes && footDifferences(lifetimes, known)).toEqual([]);
    const unread = known.filter(({ ticker, day }) => ticker !== 'MSSE' || day >= '2026-08-27');
    expect(lifetimes && footDifferences(lifetimes, unread).map(({ what }) => what)).toEqual([
      'MSSE',
      'Total',
    ]);
  });
});

/** A day as a row of IBIT, FBTC, GBTC and BTC. */
function rowOf(known: readonly Observation[], day: string): string {
  const figures = ['IBIT', 'FBTC', 'GBTC', 'BTC'].map(
    (fund) => (known.find((one) => one.day === day && one.ticker === fund)?.flowUsd ?? 0) / M,
  );
  return ['22 Jul 2026', ...figures, figures.reduce((sum, one) => sum + one, 0).toFixed(1)].join(',');
}
