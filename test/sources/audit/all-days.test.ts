import { expect, test } from 'vitest';
import type { FlowTable } from '../../../src/model/flow.ts';
import { reachesBack } from '../../../src/sources/audit/all-days.ts';
import type { Known } from '../../../src/sources/audit/context.ts';
import { reference } from '../../support/days/days.ts';

const DAY = '2024-12-16';
const { registry } = reference;

const KNOWN: Omit<Known, 'records' | 'blank'> = {
  columns: ['IBIT', 'FBTC'],
  figures: [
    { day: DAY, ticker: 'IBIT', flowUsd: 100, observedAt: null },
    { day: DAY, ticker: 'FBTC', flowUsd: null, observedAt: null },
  ],
  totals: [{ day: DAY, totalUsd: 100, byItself: false }],
};

const page = (cells: Record<string, number | null>, totalUsd: number): FlowTable => ({
  asset: 'BTC',
  tickers: Object.keys(cells),
  rows: [{ day: DAY, cells: new Map(Object.entries(cells)), totalUsd }],
});

test.each<[string, FlowTable, boolean]>([
  ['as it was', page({ IBIT: 100, FBTC: null }, 100), false],
  ['a late fund', page({ IBIT: 100, FBTC: 7 }, 107), false],
  ['a cell that went blank', page({ IBIT: null, FBTC: null }, 0), false],
  ['another figure', page({ IBIT: 90, FBTC: null }, 90), true],
  ['a Total that moved by itself', page({ IBIT: 100, FBTC: null }, 105), true],
  ['a new column', page({ IBIT: 100, FBTC: null, MSSE: null }, 100), true],
])('%s', (_, table, reaches) => {
  expect(reachesBack(table, KNOWN, registry)).toBe(reaches);
});

test('a store that knows no column yet reads the page of all days for another reason', () => {
  expect(reachesBack(page({ IBIT: 1 }, 1), { columns: [], figures: [], totals: [] }, registry)).toBe(false);
});

test('a fund under its former ticker is no new column', () => {
  const known = { ...KNOWN, columns: ['CETH'], figures: [], totals: [] };
  expect(reachesBack({ ...page({ TETH: 1 }, 1), asset: 'ETH' }, known, registry)).toBe(false);
});
