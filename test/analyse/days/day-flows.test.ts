import { describe, expect, test } from 'vitest';
import { dayFlows } from '../../../src/analyse/days/day-flows.ts';
import type { Column, DayFlow, SourceHistory, Ticker } from '../../../src/model/flow.ts';
import { createRegistry, type Fund } from '../../../src/model/funds.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import { loadAssets } from '../../../src/pipeline/read-data.ts';
import { bundledSourceHistory, reference } from '../../support/days/days.ts';
import { namedAlike } from '../../support/names.ts';

const LAUNCH = '2026-02-02';
const UNTIL = '2026-02-10';
/** Long after every day of these tests. */
const LATER = '2026-02-20';

const DAYS = [
  '2026-02-02',
  '2026-02-03',
  '2026-02-04',
  '2026-02-05',
  '2026-02-06',
  '2026-02-09',
  '2026-02-10',
];

/** Its ETFs have their first day here. */
const LAUNCHED = loadAssets().map((asset) => ({ ...asset, launchDay: LAUNCH }));

const fund = (ticker: Ticker, more: Partial<Fund> = {}): Fund => ({
  asset: 'ETH',
  ticker,
  issuer: ticker,
  names: namedAlike(ticker),
  fund: ticker,
  feePct: null,
  firstFlowDay: LAUNCH,
  formerTickers: [],
  closedDay: null,
  ...more,
});

type Figures = Record<Day, Record<Ticker, number | null>>;

/** What a source has said: figures by day, each seen when `seenAt` says. */
function heard(
  figures: Figures,
  more: { columns?: readonly Column[]; seenAt?: Instant | null } = {},
): SourceHistory {
  const seenAt = more.seenAt === undefined ? LATER : more.seenAt;
  return {
    source: 'farside',
    resolutionUsd: 100_000,
    coverage: 'complete',
    totals: [],
    asset: 'ETH',
    figures: Object.entries(figures).flatMap(([day, cells]) =>
      Object.entries(cells).map(([ticker, flowUsd]) => ({ day, ticker, flowUsd, observedAt: seenAt })),
    ),
    sightings: [{ firstDay: LAUNCH, lastDay: UNTIL, seenAt, totalsOnly: false }],
    columns: more.columns ?? [],
  };
}

const column = (ticker: Ticker, newestDay: Day | null, onFirstPage = false): Column => ({
  ticker,
  newestDay,
  onFirstPage,
});

const flowsOf = (history: SourceHistory, funds: readonly Fund[] = [fund('ETHA')]): DayFlow[] =>
  dayFlows(history, createRegistry(LAUNCHED, funds), reference.calendar, UNTIL);

/** The statuses of one fund, a letter a trading day: Reported, Pending, Not listed; `.` where the day does not know it. */
function statuses(flows: readonly DayFlow[], ticker: Ticker): string {
  const letters = { reported: 'R', pending: 'P', 'not listed': 'N' } as const;
  return flows
    .map((flow) => flow.funds.find((known) => known.ticker === ticker))
    .map((known) => (known ? letters[known.status] : '.'))
    .join('');
}

describe('a figure that is not zero', () => {
  // 16:00 in New York is 21:00Z in winter
  test.each([
    ['2026-02-06T20:59:59.000Z', 'pending'],
    ['2026-02-06T21:00:00.000Z', 'reported'],
    [null, 'reported'],
  ] as const)('last seen at %s is %s: nothing is created before the exchanges close', (seenAt, status) => {
    const flow = flowsOf(heard({ '2026-02-06': { ETHA: 1_000_000 } }, { seenAt })).find(
      ({ day }) => day === '2026-02-06',
    );
    expect(flow?.funds[0]).toMatchObject({ ticker: 'ETHA', status });
  });
});

describe('the days', () => {
  test('are every trading day from launch, also those without a figure', () => {
    const flows = flowsOf(heard({ '2026-02-06': { ETHA: 1_000_000 } }));
    expect(flows.map((flow) => flow.day)).toEqual(DAYS);
    expect(statuses(flows, 'ETHA')).toBe('PPPPRPP');
  });

  test('a figure on a day without trading is no day', () => {
    const flows = flowsOf(heard({ '2026-02-07': { ETHA: 1_000_000 } }));
    expect(flows.map((flow) => flow.day)).toEqual(DAYS);
  });

  test('the last sighting of a day counts', () => {
    const sightings = [
      {
        firstDay: '2026-02-02',
        lastDay: '2026-02-04',
        seenAt: '2026-02-05T06:00:00.000Z',
        totalsOnly: false,
      },
      {
        firstDay: '2026-02-04',
        lastDay: '2026-02-05',
        seenAt: '2026-02-06T06:00:00.000Z',
        totalsOnly: false,
      },
      {
        firstDay: '2026-02-02',
        lastDay: '2026-02-04',
        seenAt: '2026-02-05T05:00:00.000Z',
        totalsOnly: false,
      },
    ];
    const flows = flowsOf({ ...heard({}), sightings });
    expect(flows.slice(0, 5).map((flow) => flow.seenAt)).toEqual([
      '2026-02-05T06:00:00.000Z',
      '2026-02-05T06:00:00.000Z',
      '2026-02-06T06:00:00.000Z',
      '2026-02-06T06:00:00.000Z',
      '',
    ]);
  });

  test('a day of the bundled history has no hour, even where a page shows it too', () => {
    const sightings = [
      { firstDay: '2026-02-02', lastDay: '2026-02-03', seenAt: null, totalsOnly: false },
      { firstDay: '2026-02-03', lastDay: '2026-02-04', seenAt: LATER, totalsOnly: false },
    ];
    const flows = flowsOf({ ...heard({}), sightings });
    expect(flows.slice(0, 3).map((flow) => flow.seenAt)).toEqual([null, null, LATER]);
  });
});

describe('a fund with a first flow day', () => {
  test('is expected from that day, not before', () => {
    const late = fund('ETHB', { firstFlowDay: '2026-02-05' });
    const flows = flowsOf(heard({}), [fund('ETHA'), late]);
    expect(statuses(flows, 'ETHA')).toBe('PPPPPPP');
    expect(statuses(flows, 'ETHB')).toBe('NNNPPPP');
  });

  test('is expected without a column, and an early figure changes nothing', () => {
    const late = fund('ETHB', { firstFlowDay: '2026-02-05' });
    const flows = flowsOf(heard({ '2026-02-03': { ETHB: 300_000 } }), [fund('ETHA'), late]);
    expect(statuses(flows, 'ETHB')).toBe('NRNPPPP');
  });

  test('is no longer expected from the day it closed', () => {
    const closed = fund('ETHV', { closedDay: '2026-02-05' });
    const flows = flowsOf(heard({ '2026-02-02': { ETHV: 100_000 } }), [fund('ETHA'), closed]);
    expect(statuses(flows, 'ETHV')).toBe('RPPNNNN');
  });

  test('and whose figure was withdrawn is pending', () => {
    const flows = flowsOf(heard({ '2026-02-03': { ETHA: null }, '2026-02-04': { ETHA: 100_000 } }));
    expect(statuses(flows, 'ETHA')).toBe('PPRPPPP');
  });
});

describe('an unknown fund', () => {
  const appeared = [column('NEWE', '2026-02-04')];

  test('is expected from the first day after its column appeared on which it reported', () => {
    const figures = { '2026-02-05': { NEWE: 700_000 }, '2026-02-09': { NEWE: -100_000 } };
    expect(statuses(flowsOf(heard(figures, { columns: appeared })), 'NEWE')).toBe('NNNRPRP');
  });

  test('is expected from the day itself on which its column appeared, if it reported then', () => {
    const flows = flowsOf(heard({ '2026-02-04': { NEWE: 700_000 } }, { columns: appeared }));
    expect(statuses(flows, 'NEWE')).toBe('NNRPPPP');
  });

  test('is not expected while its column is blank', () => {
    expect(statuses(flowsOf(heard({}, { columns: appeared })), 'NEWE')).toBe('NNNNNNN');
  });

  test('is not expected after a stray figure for a day long past', () => {
    const flows = flowsOf(heard({ '2026-02-02': { NEWE: 700_000 } }, { columns: appeared }));
    expect(statuses(flows, 'NEWE')).toBe('RNNNNNN');
  });

  test('is not expected after a figure that was withdrawn', () => {
    const flows = flowsOf(heard({ '2026-02-05': { NEWE: null } }, { columns: appeared }));
    expect(statuses(flows, 'NEWE')).toBe('NNNNNNN');
  });

  test('is not expected after a placeholder zero, and is after a real one', () => {
    const figures = { '2026-02-10': { NEWE: 0 } };
    const before = heard(figures, { columns: appeared, seenAt: '2026-02-11T04:59:59.999Z' });
    const after = heard(figures, { columns: appeared, seenAt: '2026-02-11T05:00:00.000Z' });
    expect(statuses(flowsOf(before), 'NEWE')).toBe('NNNNNNN');
    expect(statuses(flowsOf(after), 'NEWE')).toBe('NNNNNNR');
  });

  test('of the bundled history is expected from its first figure', () => {
    const columns = [column('NEWE', null)];
    const flows = flowsOf(heard({ '2026-02-03': { NEWE: 700_000 } }, { columns, seenAt: null }));
    expect(statuses(flows, 'NEWE')).toBe('NRPPPPP');
  });

  test('that the registry knows without a first flow day is judged by its column too', () => {
    const known = fund('MSSE', { firstFlowDay: null });
    const columns = [column('MSSE', '2026-02-04')];
    const figures = { '2026-02-02': { MSSE: 100_000 }, '2026-02-06': { MSSE: 200_000 } };
    expect(statuses(flowsOf(heard(figures, { columns }), [fund('ETHA'), known]), 'MSSE')).toBe('RNNNRPP');
    expect(statuses(flowsOf(heard({}), [fund('ETHA'), known]), 'MSSE')).toBe('NNNNNNN');
  });

  test('stands after the registry’s funds, in the order of the columns', () => {
    const columns = [column('NEWZ', LATER), column('ETHA', LATER), column('NEWE', LATER)];
    const [flow] = flowsOf(heard({}, { columns }), [fund('ETHA'), fund('ETHE')]);
    expect(flow?.funds.map(({ ticker }) => ticker)).toEqual(['ETHA', 'ETHE', 'NEWZ', 'NEWE']);
  });
});

describe('a fund on the first page ever read, which nobody saw appear', () => {
  // ten sessions before 2026-02-18 is 2026-02-03: the 16th was a closure
  const columns = [column('NEWE', '2026-02-18', true)];

  test('is expected if it reported within ten sessions before', () => {
    const flows = flowsOf(heard({ '2026-02-03': { NEWE: 700_000 } }, { columns }));
    expect(statuses(flows, 'NEWE')).toBe('NRPPPPP');
  });

  test('is not expected if it last reported earlier', () => {
    const flows = flowsOf(heard({ '2026-02-02': { NEWE: 700_000 } }, { columns }));
    expect(statuses(flows, 'NEWE')).toBe('RNNNNNN');
  });
});

describe('a figure of 0.0', () => {
  const zero = { '2026-02-10': { ETHA: 0 } };

  test('that was seen only before midnight New York is not yet reported', () => {
    const flows = flowsOf(heard(zero, { seenAt: '2026-02-11T04:59:59.999Z' }));
    expect(statuses(flows, 'ETHA')).toBe('PPPPPPP');
  });

  test('that a page still shows at midnight is reported, as of midnight', () => {
    const history = heard(zero, { seenAt: '2026-02-10T13:00:00.000Z' });
    const sightings = [
      { firstDay: UNTIL, lastDay: UNTIL, seenAt: '2026-02-11T05:00:00.000Z', totalsOnly: false },
    ];
    expect(flowsOf({ ...history, sightings }).at(-1)?.funds).toEqual([
      { ticker: 'ETHA', status: 'reported', flowUsd: 0, observedAt: '2026-02-11T05:00:00.000Z' },
    ]);
  });

  test('of the bundled history is reported', () => {
    expect(statuses(flowsOf(heard(zero, { seenAt: null })), 'ETHA')).toBe('PPPPPPR');
  });

  test('is told from a figure that is not zero, which counts at once', () => {
    const flows = flowsOf(heard({ '2026-02-10': { ETHA: 100_000 } }, { seenAt: '2026-02-10T23:00:00.000Z' }));
    expect(statuses(flows, 'ETHA')).toBe('PPPPPPR');
  });
});

describe('a fund that was renamed', () => {
  const renamed = fund('TETH', { formerTickers: ['CETH'] });

  test('is one fund under today’s ticker on every bundled day', () => {
    const history = bundledSourceHistory('ETH');
    const flows = dayFlows(history, reference.registry, reference.calendar, '2024-12-13');
    expect(new Set(statuses(flows, 'TETH'))).toEqual(new Set(['R']));
    expect(new Set(statuses(flows, 'CETH'))).toEqual(new Set(['.']));
  });

  // figures kept from before the registry learned the new name
  test('keeps the figures that were stored under its former ticker', () => {
    const columns = [column('CETH', null)];
    const figures = { '2026-02-02': { CETH: 100_000 }, '2026-02-03': { CETH: -200_000 } };
    const flows = flowsOf(heard(figures, { columns }), [renamed]);
    expect(statuses(flows, 'TETH')).toBe('RRPPPPP');
  });

  test('is not counted a second time under its former ticker', () => {
    const columns = [column('CETH', null), column('TETH', LATER)];
    const figures = { '2026-02-02': { CETH: 100_000, TETH: 100_000 } };
    const [flow] = flowsOf(heard(figures, { columns }), [renamed]);
    expect(flow?.funds.map(({ ticker }) => ticker)).toEqual(['TETH']);
  });
});
