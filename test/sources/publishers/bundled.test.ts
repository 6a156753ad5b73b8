import { describe, expect, test } from 'vitest';
import { LayoutError } from '../../../src/errors.ts';
import type { Asset, FlowTable } from '../../../src/model/flow.ts';
import { audit } from '../../../src/sources/audit/audit.ts';
import { parseBundled } from '../../../src/sources/publishers/bundled.ts';
import { bundledTable, reference } from '../../support/days/days.ts';

const HEADER = 'day,IBIT,FBTC,Total';
function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return null;
}

const csv = (...lines: string[]) => `${[HEADER, ...lines].join('\n')}\n`;

test('a line is a day, a fund a column, in whole dollars', () => {
  const table = parseBundled(csv('2024-10-31,318.8,-75.2,243.6', '2024-11-01,0.0,-25.6,-25.6'), 'BTC');
  expect(table).toEqual({
    asset: 'BTC',
    tickers: ['IBIT', 'FBTC'],
    rows: [
      {
        day: '2024-10-31',
        cells: new Map([
          ['IBIT', 318_800_000],
          ['FBTC', -75_200_000],
        ]),
        totalUsd: 243_600_000,
      },
      {
        day: '2024-11-01',
        cells: new Map([
          ['IBIT', 0],
          ['FBTC', -25_600_000],
        ]),
        totalUsd: -25_600_000,
      },
    ],
  });
});

test('an empty cell was never reported and is not zero', () => {
  expect(parseBundled(csv('2024-11-01,,0.0,0.0'), 'BTC').rows[0]?.cells).toEqual(
    new Map([
      ['IBIT', null],
      ['FBTC', 0],
    ]),
  );
});

test('line ends of Windows are read like others', () => {
  const text = csv('2024-10-31,318.8,-75.2,243.6', '2024-11-01,0.0,-25.6,-25.6');
  expect(parseBundled(text.replaceAll('\n', '\r\n'), 'BTC')).toEqual(parseBundled(text, 'BTC'));
});

describe('a damaged file is refused, showing the place', () => {
  test.each([
    ['nothing at all', '', /no header/],
    ['no header', '2024-11-01,0.0,0.0,0.0\n', /2024-11-01,0\.0/],
    ['a header without Total', 'day,IBIT,FBTC\n2024-11-01,0.0,0.0\n', /day,IBIT,FBTC/],
    ['a line cut off', csv('2024-11-01,0.0'), /got: 2024-11-01,0\.0$/m],
    ['a cell too many', csv('2024-11-01,0.0,0.0,0.0,0.0'), /got: 2024-11-01,0\.0,0\.0,0\.0,0\.0$/m],
    ['no Total', csv('2024-11-01,0.0,0.0,'), /got: 2024-11-01,0\.0,0\.0,$/m],
    ['a date that does not exist', csv('2024-11-31,0.0,0.0,0.0'), /2024-11-31/],
    ['an empty line', csv('2024-10-31,318.8,-75.2,243.6', '', '2024-11-01,0.0,0.0,0.0'), /damaged/],
    ['letters for a figure', csv('2024-11-01,0.0,O.1,0.1'), /O\.1/],
  ])('%s', (_, text, reason) => {
    const error = thrownBy(() => parseBundled(text, 'BTC'));
    expect(error).toBeInstanceOf(LayoutError);
    expect(error instanceof LayoutError && error.explain()).toMatch(reason);
  });
});

describe('the history that the program carries', () => {
  const audited = (table: FlowTable) =>
    audit(table, {
      ...reference,
      coverage: 'complete',
      resolutionUsd: 100_000,
      known: { figures: [], totals: [], columns: [], records: new Map(), blank: new Map() },
      today: '2024-12-13',
    });

  test.each<[Asset, string, number]>([
    ['BTC', '2024-01-11', 655_300_000],
    ['ETH', '2024-07-23', 106_600_000],
  ])(
    'of %s begins on %s and has every trading day, and passes the audit without a warning',
    (asset, first, totalUsd) => {
      const table = bundledTable(asset);
      expect(table.rows[0]).toMatchObject({ day: first, totalUsd });
      expect(table.rows.at(-1)?.day).toBe('2024-12-13');
      expect(audited(table)).toEqual({ ...table, olderDays: [], warnings: [] });
      expect(table.rows.map((row) => row.day)).toEqual(reference.calendar.tradingDays(first, '2024-12-13'));
    },
  );

  test.each<[Asset, number]>([
    ['BTC', 24_159_100_000],
    ['ETH', -491_300_000],
  ])('of %s adds up by 2024-11-01 to %s dollars', (asset, cumulative) => {
    const rows = bundledTable(asset).rows.filter((row) => row.day <= '2024-11-01');
    const sum = rows
      .flatMap((row) => [...row.cells.values()])
      .reduce<number>((all, usd) => all + (usd ?? 0), 0);
    expect(sum).toBe(cumulative);
  });
});
