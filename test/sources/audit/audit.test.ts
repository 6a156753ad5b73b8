import { describe, expect, test } from 'vitest';
import {
  AuditError,
  ContradictionError,
  EtfDigestError,
  FootingError,
  LayoutError,
} from '../../../src/errors.ts';
import type { Asset, FlowTable, Observation, Ticker } from '../../../src/model/flow.ts';
import { createRegistry, type Fund } from '../../../src/model/funds.ts';
import { sumUsd } from '../../../src/model/money.ts';
import type { Day } from '../../../src/model/time.ts';
import { loadAssets } from '../../../src/pipeline/read-data.ts';
import { audit } from '../../../src/sources/audit/audit.ts';
import type { AuditContext, Known } from '../../../src/sources/audit/context.ts';
import { bundledSourceHistory, bundledTable, reference } from '../../support/days/days.ts';
import { namedAlike } from '../../support/names.ts';

type Figures = Record<Ticker, number | null>;

const usd = (millions: number): number => Math.round(millions * 1_000_000);

/** Funds as the tests need them; they began with the asset unless something else is said. */
function fund(ticker: Ticker, more: Partial<Fund> = {}): Fund {
  const asset = more.asset ?? 'BTC';
  const firstFlowDay = asset === 'BTC' ? '2024-01-11' : '2024-07-23';
  const words = { issuer: '', names: namedAlike(ticker), fund: '', feePct: null };
  return { asset, ticker, ...words, firstFlowDay, formerTickers: [], closedDay: null, ...more };
}

const FUNDS: readonly Fund[] = [
  fund('IBIT'),
  fund('FBTC'),
  fund('MSBT', { firstFlowDay: '2026-04-08' }),
  fund('GBTC'),
  fund('ETHA', { asset: 'ETH' }),
];

/** A page's table from rows in US$ millions; each Total is the sum of its row unless one is given. */
function table(rows: readonly [Day, Figures, number?][], asset: Asset = 'BTC'): FlowTable {
  return {
    asset,
    tickers: [...new Set(rows.flatMap(([, figures]) => Object.keys(figures)))],
    rows: rows.map(([day, figures, total]) => {
      const cells = Object.entries(figures).map(
        ([ticker, figure]) => [ticker, figure === null ? null : usd(figure)] as const,
      );
      const totalUsd = total === undefined ? sumUsd(cells.map(([, cell]) => cell ?? 0)) : usd(total);
      return { day, cells: new Map(cells), totalUsd };
    }),
  };
}

/** What the store holds after it accepted the same rows. */
function known(rows: readonly [Day, Figures][]): Known {
  const figures = rows.flatMap(([day, cells]) =>
    Object.entries(cells).flatMap(([ticker, figure]): Observation[] =>
      figure === null ? [] : [{ day, ticker, flowUsd: usd(figure), observedAt: null }],
    ),
  );
  return {
    figures,
    totals: [],
    columns: [...new Set(rows.flatMap(([, cells]) => Object.keys(cells)))],
    records: new Map(),
    blank: new Map(),
  };
}

const NOTHING: Known = { figures: [], totals: [], columns: [], records: new Map(), blank: new Map() };

/** 4 November 2024, a Monday, with nothing known yet, unless something else is said. */
const context = (more: Partial<AuditContext> & { funds?: readonly Fund[] } = {}): AuditContext => ({
  known: NOTHING,
  coverage: 'complete',
  resolutionUsd: 100_000,
  registry: createRegistry(loadAssets(), more.funds ?? FUNDS),
  calendar: reference.calendar,
  today: '2024-11-04',
  ...more,
});

/** Why a table is refused. */
function refusal(page: FlowTable, against: AuditContext = context()): EtfDigestError {
  try {
    audit(page, against);
  } catch (error) {
    if (error instanceof EtfDigestError) return error;
    throw error;
  }
  throw new Error('the table was accepted');
}

// IBIT, FBTC and GBTC as they were
const OCTOBER_30: [Day, Figures] = ['2024-10-30', { IBIT: 872.0, FBTC: 12.6, GBTC: 0 }];
const OCTOBER_31: [Day, Figures] = ['2024-10-31', { IBIT: 318.8, FBTC: -75.2, GBTC: -31.1 }];
const NOVEMBER_1: [Day, Figures] = ['2024-11-01', { IBIT: 0, FBTC: -25.6, GBTC: -5.5 }];
const THREE_DAYS = [OCTOBER_30, OCTOBER_31, NOVEMBER_1];
const without = ([day, figures]: [Day, Figures], ticker: Ticker): [Day, Figures] => [
  day,
  Object.fromEntries(Object.entries(figures).filter(([name]) => name !== ticker)),
];
const altered = ([day, figures]: [Day, Figures], change: Figures): [Day, Figures] => [
  day,
  { ...figures, ...change },
];

test('a table in order is handed back as it is', () => {
  const page = table(THREE_DAYS);
  expect(audit(page, context())).toEqual({ ...page, olderDays: [], warnings: [] });
  expect(audit(page, context({ known: known(THREE_DAYS) }))).toEqual({
    ...page,
    olderDays: [],
    warnings: [],
  });
});

test('a table without any dated row is refused', () => {
  expect(refusal(table([]))).toBeInstanceOf(LayoutError);
});

describe('every row adds up to its Total', () => {
  const row = (total: number) => table([OCTOBER_31, [...NOVEMBER_1, total]]);
  /** a publisher that rounds to a dollar */
  const finely = context({ resolutionUsd: 1 });

  test.each([-31.1, -31.05, -31.15])('a Total of %s for a sum of -31.1 passes', (total) => {
    expect(audit(row(total), finely).rows).toHaveLength(2);
  });

  test.each([-31.049999, -31.150001, 0, 31.1, -62.2])(
    'a Total of %s for a sum of -31.1 is refused',
    (total) => {
      const error = refusal(row(total), finely);
      expect(error).toBeInstanceOf(AuditError);
      expect(error.message).toContain('2024-11-01');
      expect(error.details.expected).toBe(`Total ${total}`);
      expect(error.details.got).toBe('funds that sum to -31.1: IBIT 0, FBTC -25.6, GBTC -5.5');
    },
  );

  test('a row that is still being filled adds up with what is filled', () => {
    const filling = table([OCTOBER_31, ['2024-11-01', { IBIT: null, FBTC: -25.6, GBTC: null }, -25.6]]);
    expect(audit(filling, context()).rows).toHaveLength(2);
    const blank = table([OCTOBER_31, ['2024-11-01', { IBIT: null, FBTC: null, GBTC: null }, 0]]);
    expect(audit(blank, context()).rows).toHaveLength(2);
  });

  test('one wrong row among right ones is enough', () => {
    expect(refusal(table([[...OCTOBER_30, 884.9], OCTOBER_31, NOVEMBER_1])).message).toContain('2024-10-30');
  });

  test('a Total column that was read as a fund doubles every row and is refused', () => {
    const [day, figures] = altered(NOVEMBER_1, { TOTALS: -31.1 });
    const doubled = table([[day, figures, -31.1]]);
    expect(refusal(doubled).details.got).toMatch(/-62\.2/);
  });
});

describe('the unit of the figures', () => {
  const NOVEMBER_FIRST = { IBIT: 0, FBTC: -25.6, GBTC: -5.5 };
  const times = (factor: number): [Day, Figures] => [
    '2024-11-01',
    Object.fromEntries(Object.entries(NOVEMBER_FIRST).map(([ticker, figure]) => [ticker, figure * factor])),
  ];

  test.each([
    ['dollars where millions are meant', 1_000_000],
    ['millions where dollars are meant', 1 / 1_000_000],
  ])('%s: the row adds up and is refused all the same, and no person may release it', (_, factor) => {
    const page = table([times(factor)]);
    expect(refusal(page).message).toContain('the figures of 2024-11-01 are in another unit');
    expect(refusal(page)).toMatchObject({ releasable: false });
  });

  test.each([1, 0, 40])('figures %d times as large are possible', (factor) => {
    expect(audit(table([times(factor)]), context()).rows).toHaveLength(1);
  });
});

describe('the column of a known fund', () => {
  const missing = table(THREE_DAYS.map((row) => without(row, 'GBTC')));
  const CLOSED = [
    ...FUNDS.filter(({ ticker }) => ticker !== 'GBTC'),
    fund('GBTC', { closedDay: '2024-10-30' }),
  ];

  test('that the registry lists since before the first row is missed on the very first page', () => {
    const error = refusal(missing);
    expect(error).toBeInstanceOf(AuditError);
    expect(error.message).toBe('the column of GBTC is gone');
    expect(error.details.expected).toMatch(/IBIT FBTC GBTC/);
    expect(error.details.got).toBe('IBIT FBTC');
  });

  test('that is gone is refused, once it was shown', () => {
    const shown = known([altered(OCTOBER_30, { NEWF: 1.5 })]);
    expect(refusal(table(THREE_DAYS), context({ known: shown })).message).toBe('the column of NEWF is gone');
  });

  test('that is gone is accepted when the registry says that the fund closed', () => {
    const accepted = audit(missing, context({ funds: CLOSED }));
    expect(accepted.tickers).toEqual(['IBIT', 'FBTC']);
    const reported = context({ funds: CLOSED, known: known([['2024-10-29', { GBTC: -17.3 }]]) });
    expect(audit(missing, reported).rows).toHaveLength(3);
  });

  test('that is gone before the fund closes is refused', () => {
    const later = [
      ...FUNDS.filter(({ ticker }) => ticker !== 'GBTC'),
      fund('GBTC', { closedDay: '2024-11-04' }),
    ];
    expect(refusal(missing, context({ funds: later })).message).toMatch(/GBTC is gone/);
  });

  test('that bears another name is refused', () => {
    const renamed = table(
      THREE_DAYS.map(([day, { IBIT = null, ...others }]): [Day, Figures] => [day, { XXXX: IBIT, ...others }]),
    );
    expect(refusal(renamed).message).toBe('the column of IBIT is gone');
    expect(refusal(renamed, context({ known: known(THREE_DAYS) })).details.got).toBe('XXXX FBTC GBTC');
  });

  test('of the registry that stood on a page without a figure is missed too', () => {
    const stood = {
      figures: [],
      totals: [],
      columns: ['IBIT', 'FBTC', 'MSBT', 'GBTC'],
      records: new Map(),
      blank: new Map(),
    };
    expect(refusal(table(THREE_DAYS), context({ known: stood })).message).toBe('the column of MSBT is gone');
  });

  test('that the registry does not know and that never had a figure may go again', () => {
    const stood = {
      figures: [],
      totals: [],
      columns: ['IBIT', 'FBTC', 'GBTC', 'TEMP'],
      records: new Map(),
      blank: new Map(),
    };
    expect(audit(table(THREE_DAYS), context({ known: stood })).rows).toHaveLength(3);
  });

  test('that began after the first row of the page is not missed', () => {
    expect(audit(table(THREE_DAYS), context()).tickers).not.toContain('MSBT');
  });

  test('that is missing because the page is the other asset is refused', () => {
    expect(refusal(table(THREE_DAYS, 'ETH')).message).toBe('the column of ETHA is gone');
  });
});

describe('figures that were shown before', () => {
  const page = (...rows: [Day, Figures][]) => table(rows);
  const against = context({ known: known(THREE_DAYS) });

  test('in two swapped columns are refused, naming fund, day, before and after', () => {
    const swapped = THREE_DAYS.map(([day, { IBIT = null, FBTC = null, GBTC = null }]): [Day, Figures] => [
      day,
      { IBIT: FBTC, FBTC: IBIT, GBTC },
    ]);
    const error = refusal(table(swapped), against);
    expect(error).toBeInstanceOf(ContradictionError);
    expect(error.message).toMatch(/3 past days/);
    expect(error.details.got).toBe(
      'IBIT on 2024-10-30: 872 → 12.6; FBTC on 2024-10-30: 12.6 → 872; IBIT on 2024-10-31: 318.8 → -75.2; FBTC on 2024-10-31: -75.2 → 318.8; FBTC on 2024-11-01: -25.6 → 0',
    );
  });

  test('may be restated on one day', () => {
    const restated = altered(OCTOBER_31, { IBIT: 300.0, FBTC: -70.0, GBTC: -31.0 });
    expect(audit(page(OCTOBER_30, restated, NOVEMBER_1), against).rows).toHaveLength(3);
  });

  test('that are restated on two days are refused', () => {
    const restated = [altered(OCTOBER_30, { FBTC: 12.7 }), altered(OCTOBER_31, { IBIT: 318.9 })] as const;
    expect(refusal(page(...restated, NOVEMBER_1), against)).toBeInstanceOf(ContradictionError);
  });

  test('that are blanked on two days are an older copy: the days are not taken, and a warning names each', () => {
    const blanked = [altered(OCTOBER_30, { FBTC: null }), altered(OCTOBER_31, { IBIT: null })] as const;
    const { rows, olderDays, warnings } = audit(page(...blanked, NOVEMBER_1), against);
    expect(rows.map(({ day }) => day)).toEqual(['2024-11-01']);
    expect(olderDays).toEqual(['2024-10-30', '2024-10-31']);
    expect(warnings).toEqual([expect.stringContaining('2024-10-30'), expect.stringContaining('2024-10-31')]);
  });

  const LOSSES: [string, Figures, boolean][] = [
    ['one, the others as they were', { IBIT: 0 }, true],
    ['one, another figure being restated', { IBIT: 0, GBTC: -30 }, true],
    ['one, a zero having gone blank', { IBIT: 0, NEWF: null }, false],
    ['several', { IBIT: 0, FBTC: 0 }, false],
    ['all', { IBIT: 0, FBTC: 0, GBTC: 0 }, false],
    ['one, another having gone blank', { IBIT: 0, FBTC: null }, false],
  ];
  test.each(LOSSES)('that come to be 0.0, %s: %j, are taken: %s', (_, figures, isTaken) => {
    const was = altered(OCTOBER_31, { NEWF: 0 });
    const older = table([OCTOBER_30, altered(was, figures), NOVEMBER_1]);
    const { olderDays } = audit(older, context({ known: known([OCTOBER_30, was, NOVEMBER_1]) }));
    expect(olderDays).toEqual(isTaken ? [] : [was[0]]);
  });

  test('of a day that is not taken the net assets are not, either', () => {
    const was = OCTOBER_31;
    const blanked = altered(was, { IBIT: null, FBTC: null });
    const levels = [was[0], NOVEMBER_1[0]].map((day) => ({
      day,
      ticker: 'IBIT',
      netAssetsUsd: usd(1),
      turnoverUsd: null,
      netAssetsRatioPct: null,
      cumulativeUsd: null,
    }));
    const read = audit(
      { ...table([blanked, NOVEMBER_1]), netAssets: levels, fundLevels: levels },
      context({ known: known([was, NOVEMBER_1]) }),
    );
    expect(read.olderDays).toEqual([was[0]]);
    expect(read.netAssets).toEqual([levels[1]]);
    expect(read.fundLevels).toEqual([levels[1]]);
  });

  test('that come to be 0.0 are an older copy where they were the only money of the day', () => {
    const was = altered(OCTOBER_31, { FBTC: 0, GBTC: 0 });
    const { olderDays } = audit(table([altered(was, { IBIT: 0 })]), context({ known: known([was]) }));
    expect(olderDays).toEqual([was[0]]);
  });

  test.each<[string, number | null]>([
    ['figures', 5.5],
    ['blanks', null],
  ])('as zeros on every day may turn into %s', (_, now) => {
    const zeros = THREE_DAYS.map((row) => altered(row, { GBTC: 0 }));
    const filled = table(THREE_DAYS.map((row) => altered(row, { GBTC: now })));
    expect(audit(filled, context({ known: known(zeros) })).rows).toEqual(filled.rows);
  });

  test('as blanks on every day may be filled', () => {
    const blanks = THREE_DAYS.map((row) => altered(row, { GBTC: null }));
    expect(audit(table(THREE_DAYS), context({ known: known(blanks) })).rows).toHaveLength(3);
  });

  test('that were withdrawn may come back as others', () => {
    const figures = known(THREE_DAYS).figures.map((was) => ({ ...was, flowUsd: null }));
    expect(audit(table(THREE_DAYS), context({ known: { ...NOTHING, figures } })).rows).toHaveLength(3);
  });

  test('on days before the first row are not asked for', () => {
    expect(audit(page(OCTOBER_31, NOVEMBER_1), against).rows).toHaveLength(2);
  });
});

describe('days', () => {
  test.each<[string, [Day, Figures][], string, string]>([
    ['run backwards', [NOVEMBER_1, OCTOBER_31], '2024-11-01', '2024-10-31'],
    ['stand twice', [OCTOBER_31, NOVEMBER_1, NOVEMBER_1], '2024-11-01', '2024-11-01'],
  ])('that %s are refused', (_, rows, before, after) => {
    const error = refusal(table(rows));
    expect(error).toBeInstanceOf(AuditError);
    expect(error.details).toMatchObject({ expected: `a day after ${before}`, got: after });
  });

  test.each<[string, [Day, Figures][], string]>([
    ['between two others', [OCTOBER_30, NOVEMBER_1], '2024-10-31'],
    ['at the end', [OCTOBER_30, OCTOBER_31], '2024-11-01'],
  ])('that vanished %s are refused', (_, rows, gone) => {
    const error = refusal(table(rows), context({ known: known(THREE_DAYS) }));
    expect(error).toBeInstanceOf(ContradictionError);
    expect(error.details.expected).toContain(gone);
  });

  test('that never had a figure may vanish', () => {
    const blank: [Day, Figures] = ['2024-10-31', { IBIT: null, FBTC: null, GBTC: null }];
    const shown = known([OCTOBER_30, blank, NOVEMBER_1]);
    expect(audit(table([OCTOBER_30, NOVEMBER_1]), context({ known: shown })).rows).toHaveLength(2);
  });

  test('whose figures were all withdrawn may vanish', () => {
    const { figures, columns } = known(THREE_DAYS);
    const withdrawn = figures.map((was) => (was.day === '2024-10-31' ? { ...was, flowUsd: null } : was));
    const against = context({
      known: { figures: withdrawn, totals: [], columns, records: new Map(), blank: new Map() },
    });
    expect(audit(table([OCTOBER_30, NOVEMBER_1]), against).rows).toHaveLength(2);
  });

  test('after today in New York must not have figures', () => {
    const error = refusal(table([NOVEMBER_1, ['2024-11-05', { IBIT: 0, FBTC: null, GBTC: null }]]));
    expect(error).toBeInstanceOf(AuditError);
    expect(error.details).toMatchObject({
      got: '2024-11-05',
      expected: expect.stringContaining('2024-11-04'),
    });
  });

  test('after today in New York may stand there blank, and today may have figures', () => {
    const today: [Day, Figures] = ['2024-11-04', { IBIT: 38.4, FBTC: -169.6, GBTC: -63.7 }];
    const tomorrow: [Day, Figures] = ['2024-11-05', { IBIT: null, FBTC: null, GBTC: null }];
    expect(audit(table([NOVEMBER_1, today, tomorrow]), context()).rows).toHaveLength(3);
  });

  test('before the launch are refused', () => {
    const error = refusal(table([['2024-01-10', { IBIT: 1, FBTC: 1, GBTC: 1 }], OCTOBER_31]));
    expect(error).toBeInstanceOf(AuditError);
    expect(error.details).toMatchObject({
      got: '2024-01-10',
      expected: expect.stringContaining('2024-01-11'),
    });
  });
});

describe('days on which the exchanges were closed', () => {
  const closure = (figures: Figures) =>
    table([
      ['2025-01-08', OCTOBER_30[1]],
      ['2025-01-09', figures],
    ]);
  const after = context({ today: '2025-01-10' });

  test.each<[string, Figures]>([
    ['blank', { IBIT: null, FBTC: null, GBTC: null }],
    ['zero', { IBIT: 0, FBTC: 0, GBTC: 0 }],
  ])('are left out without a word where they are %s', (_, figures) => {
    const { rows, warnings } = audit(closure(figures), after);
    expect(rows.map((row) => row.day)).toEqual(['2025-01-08']);
    expect(warnings).toEqual([]);
  });

  test('are left out with a warning where they have figures', () => {
    const { rows, warnings } = audit(closure({ IBIT: 12.5, FBTC: 0, GBTC: 0 }), after);
    expect(rows.map((row) => row.day)).toEqual(['2025-01-08']);
    expect(warnings).toEqual([expect.stringContaining('2025-01-09')]);
  });

  test('include weekends', () => {
    const page = table([NOVEMBER_1, ['2024-11-02', { IBIT: 1, FBTC: 0, GBTC: 0 }]]);
    const { rows, warnings } = audit(page, context());
    expect(rows.map((row) => row.day)).toEqual(['2024-11-01']);
    expect(warnings).toEqual([expect.stringContaining('2024-11-02')]);
  });

  test('must add up like others', () => {
    const page = table([NOVEMBER_1, ['2024-11-02', { IBIT: 1, FBTC: 0, GBTC: 0 }, 9]]);
    expect(refusal(page).message).toContain('2024-11-02');
  });
});

describe('a fund that the registry does not know', () => {
  test('is kept, with a warning that names asset and ticker', () => {
    const page = table(THREE_DAYS.map((row) => altered(row, { NEWF: 2.5 })));
    const { rows, tickers, warnings } = audit(page, context());
    expect(tickers).toContain('NEWF');
    expect(rows.at(-1)?.cells.get('NEWF')).toBe(2_500_000);
    expect(warnings).toEqual([expect.stringMatching(/BTC.*NEWF/)]);
  });

  test('is told once, when its column appears', () => {
    const page = table(THREE_DAYS.map((row) => altered(row, { NEWF: 2.5 })));
    expect(
      audit(
        page,
        context({
          known: { figures: [], totals: [], columns: ['NEWF'], records: new Map(), blank: new Map() },
        }),
      ).warnings,
    ).toEqual([]);
  });

  test('of one asset is unknown though the other asset has a fund of that ticker', () => {
    const page = table(THREE_DAYS.map((row) => altered(row, { ETHA: 0 })));
    expect(audit(page, context()).warnings).toEqual([expect.stringContaining('ETHA')]);
  });
});

describe('a page with several contradictions', () => {
  const restated = [altered(OCTOBER_30, { FBTC: 12.7 }), altered(OCTOBER_31, { IBIT: 318.9 })] as const;
  const against = (more: Partial<AuditContext> = {}) => context({ known: known(THREE_DAYS), ...more });
  const wrongAndRestated = table([...restated, [...NOVEMBER_1, 99]]);

  test('names each of them in its refusal, and contradicts the store if any does', () => {
    const error = refusal(wrongAndRestated, against());
    expect(error).toBeInstanceOf(ContradictionError);
    expect(error).toMatchObject({ releasable: true });
    expect(error.message).toBe(
      'the page contradicts itself or what is known in 2 ways: (1) the row of 2024-11-01 does not add up to its Total (2) reported figures of 2 past days changed at once: columns have moved',
    );
    expect(error.details.expected).toBe('(1) Total 99 (2) at most one day with a restated figure');
    expect(error.details.got).toContain('(1) funds that sum to -31.1: ');
    expect(error.details.got).toContain('(2) FBTC on 2024-10-30: 12.6 → 12.7; IBIT on 2024-10-31');
    expect(error.toDo.match(/nothing of the page was stored/g)).toHaveLength(1);
  });

  test('two rows that do not add up are both named', () => {
    const error = refusal(table([[...OCTOBER_30, 1], OCTOBER_31, [...NOVEMBER_1, 99]]));
    expect(error).toBeInstanceOf(FootingError);
    expect(error.message).toBe(
      'the row of 2024-10-30 does not add up to its Total; nor do those of 2024-11-01',
    );
    expect(error.details.expected).toBe('Total 1 on 2024-10-30; Total 99 on 2024-11-01');
  });

  test('of which one may not be released is not released, and says all of them', () => {
    const withoutFund = table([
      ...restated.map((row) => without(row, 'GBTC')),
      [...without(NOVEMBER_1, 'GBTC'), 99],
    ]);
    const error = refusal(withoutFund, against());
    expect(error).toBeInstanceOf(ContradictionError);
    expect(error).toMatchObject({ releasable: false });
    expect(error.message).toContain('in 3 ways: (1) the column of GBTC is gone (2) the row of');
    const released = refusal(withoutFund, against({ released: true }));
    expect(released).toMatchObject({ message: 'the column of GBTC is gone', releasable: false });
  });

  test('that is released tells each as a warning, and is let through', () => {
    const { rows, warnings } = audit(wrongAndRestated, against({ released: true }));
    expect(rows).toEqual(wrongAndRestated.rows);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^released although the row of 2024-11-01 does not add up .*Total 99; got: .*-31\.1/,
      ),
      expect.stringMatching(
        /^released although reported figures of 2 past days .*12\.6 → 12\.7; IBIT on 2024-10-31/,
      ),
    ]);
  });

  test('a refusal names the first of very many and counts the others; a release names them all', () => {
    const days = reference.calendar.tradingDays('2024-10-01', '2024-11-01');
    const wrong = table(days.map((day) => [day, NOVEMBER_1[1], 99]));
    expect(refusal(wrong).details.expected).toMatch(
      /^(Total 99 on [-\d]+; ){11}Total 99 on [-\d]+ … and 12 more$/,
    );
    const [warning] = audit(wrong, context({ released: true })).warnings;
    for (const day of days) expect(warning).toContain(`Total 99 on ${day}`);
  });
});

test('a refused table is refused as a whole: nothing of it is handed back, and the known figures stay', () => {
  const before = known(THREE_DAYS);
  const copy = structuredClone(before);
  refusal(table([OCTOBER_30, [...OCTOBER_31, 1], NOVEMBER_1]), context({ known: before }));
  expect(before).toEqual(copy);
});

test('the real registry and the bundled history agree with a page of all of its days', () => {
  const page = bundledTable('BTC');
  const figures = bundledSourceHistory('BTC').figures;
  const { calendar, registry } = reference;
  const against = {
    calendar,
    registry,
    coverage: 'complete' as const,
    resolutionUsd: 100_000,
    known: { figures, totals: [], columns: page.tickers, records: new Map(), blank: new Map() },
    today: '2024-12-16',
  };
  expect(audit(page, against)).toEqual({ ...page, olderDays: [], warnings: [] });
});
