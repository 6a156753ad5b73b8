import { describe, expect, test } from 'vitest';
import type { AuditError } from '../../../src/errors.ts';
import type { FlowTable } from '../../../src/model/flow.ts';
import { audit } from '../../../src/sources/audit/audit.ts';
import type { AuditContext, FundRecord } from '../../../src/sources/audit/context.ts';
import { caught } from '../../support/caught.ts';
import { bundledTable, reference } from '../../support/days/days.ts';

const DAY = '2024-12-13';
const M = 1_000_000;

/** The newest bundled day alone, one of its figures another, its Total to match. */
function changed(ticker: string, usd: number): FlowTable {
  const whole = bundledTable('BTC');
  const row = whole.rows.find(({ day }) => day === DAY);
  if (!row) throw new Error('the day is not bundled');
  const cells = new Map(row.cells).set(ticker, usd);
  const totalUsd = [...cells.values()].reduce<number>((sum, cell) => sum + (cell ?? 0), 0);
  return { ...whole, rows: [{ ...row, cells, totalUsd }] };
}

const against = (records: [string, FundRecord][] = [], more: Partial<AuditContext> = {}): AuditContext => ({
  ...reference,
  coverage: 'complete',
  resolutionUsd: 100_000,
  today: DAY,
  known: { figures: [], totals: [], columns: [], records: new Map(records), blank: new Map() },
  ...more,
});

const refusalOf = (page: FlowTable, context: AuditContext): AuditError =>
  caught(() => audit(page, context)) as AuditError;

describe('a figure between the steps of its publisher', () => {
  test.each([
    [10_000, '0.01'],
    [54_949_999, '54.949999'],
  ])('%d dollars is refused by name', (usd, said) => {
    const refusal = refusalOf(changed('IBIT', usd), against());
    expect(refusal.message).toBe('figures stand between the steps of the publisher');
    expect(refusal.details.got).toContain(`IBIT on ${DAY}: ${said}`);
    expect(refusal.releasable).toBe(false);
  });

  test('is none where the step is finer', () => {
    expect(audit(changed('IBIT', 10_001), against([], { resolutionUsd: 1 })).rows).toHaveLength(1);
  });
});

describe('a figure many times anything that its fund ever did', () => {
  const known: [string, FundRecord] = ['FBTC', { sessions: 20, largestUsd: 473_400_000 }];

  test('is refused with the fund, the day and its largest so far; a person may release it', () => {
    const refusal = refusalOf(changed('FBTC', 1800 * M), against([known]));
    expect(refusal.message).toBe('a figure is many times anything that its fund ever did');
    expect(refusal.details).toMatchObject({
      got: `FBTC on ${DAY}: 1800`,
      expected: 'FBTC at most 473.4 so far',
    });
    expect(refusal.releasable).toBe(true);
    const released = audit(changed('FBTC', 1800 * M), against([known], { released: true }));
    expect(released.warnings).toEqual([expect.stringContaining('many times anything')]);
  });

  test('an outflow counts as an inflow does', () => {
    expect(refusalOf(changed('FBTC', -1800 * M), against([known])).message).toContain('many times');
  });

  test.each<[string, number, FundRecord]>([
    ['three times its largest', 1_420_200_000, { sessions: 20, largestUsd: 473_400_000 }],
    ['many times a small one, and 200 million beyond it', 210 * M, { sessions: 300, largestUsd: 10 * M }],
    ['before its 20th session', 1800 * M, { sessions: 19, largestUsd: 10 * M }],
  ])('is none at most %s', (_, usd, record) => {
    expect(audit(changed('FBTC', usd), against([['FBTC', record]])).rows).toHaveLength(1);
  });

  test('the days above it on the page are its history, too; the bundled history has none', () => {
    const whole = bundledTable('BTC');
    expect(audit(whole, against()).rows).toHaveLength(whole.rows.length);
    const [last] = changed('FBTC', 1800 * M).rows;
    const page = { ...whole, rows: [...whole.rows.slice(0, -1), ...(last ? [last] : [])] };
    expect(refusalOf(page, against()).message).toContain('many times');
  });
});
