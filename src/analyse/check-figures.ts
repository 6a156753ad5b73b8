import type { Calendar } from '../model/calendar.ts';
import type { StatedTotal, Ticker } from '../model/flow.ts';
import type { FundRegistry } from '../model/funds.ts';
import { sumUsd, type Usd } from '../model/money.ts';
import type { Day } from '../model/time.ts';
import type { AssetSources, SourceAccount } from './asset-sources.ts';
import { historyFor } from './asset-sources.ts';
import type { Finding } from './findings.ts';
import { type JudgedDay, pendingOf, reportedOf } from './state.ts';

/** What the figures of one source are checked with. */
export interface FigureCheck {
  account: SourceAccount;
  totals: readonly StatedTotal[];
  /** days on which the store holds a figure, whatever the calendar says */
  observedDays: readonly Day[];
  registry: FundRegistry;
  calendar: Calendar;
  today: Day;
}

/** A row may miss its Total by this: publishers print one decimal of US$ millions. */
const FOOTING_USD: Usd = 150_000;
/** A figure so many times as large as any before it is in another unit: from 2024 to August 2026 no record was 1.3 times the last. */
const SCALE_FACTOR = 3;
/** The first weeks of an asset have nothing to be held against. */
const SCALE_SESSIONS = 20;

/** Every finding about the figures of one source. */
export function checkFigures(given: FigureCheck): Finding[] {
  return [
    ...sums(given),
    ...impossibleDays(given),
    ...missingDays(given),
    ...unknownFunds(given),
    ...outOfScale(given),
    ...repeatedRows(given),
  ];
}

type About = Pick<Finding, 'asset' | 'source'>;
const about = ({ account }: FigureCheck): About => ({ asset: account.asset, source: account.source });

function sums(given: FigureCheck): Finding[] {
  const stated = new Map(given.totals.map(({ day, totalUsd }) => [day, totalUsd]));
  return given.account.days.flatMap(({ day, flow }): Finding[] => {
    const total = stated.get(day);
    const reported = reportedOf(flow);
    if (total === undefined || reported.length === 0 || pendingOf(flow).length > 0) return [];
    const sum = sumUsd(reported.map((fund) => fund.flowUsd));
    if (Math.abs(sum - total) <= FOOTING_USD) return [];
    const what = `the funds sum to ${sum}, the publisher's Total is ${total} (US dollars)`;
    const mend = `compare with the page: etf-digest history ${day}`;
    return [{ check: 'sums', weight: 'fault', ...about(given), day, what, mend }];
  });
}

function impossibleDays(given: FigureCheck): Finding[] {
  const { observedDays, calendar, registry, today, account } = given;
  const launch = registry.launchOf(account.asset);
  return observedDays.flatMap((day): Finding[] => {
    const why =
      day < launch
        ? `before the launch on ${launch}`
        : day > today
          ? `after today in New York, ${today}`
          : calendar.isTradingDay(day)
            ? null
            : 'on which the exchanges were closed';
    if (!why) return [];
    const mend = `look at etf-digest history ${day}, and at data/closures.json`;
    return [
      { check: 'calendar', weight: 'fault', ...about(given), day, what: `figures for a day ${why}`, mend },
    ];
  });
}

/** Trading days without a figure between those that have one. */
function missingDays(given: FigureCheck): Finding[] {
  const { days } = given.account;
  const has = (day: JudgedDay) => day.publishedUsd !== null;
  const inner = days.slice(days.findIndex(has), days.findLastIndex(has) + 1);
  return inner
    .filter((day) => !has(day))
    .map(({ day }) => ({
      check: 'calendar',
      weight: 'fault',
      ...about(given),
      day,
      what: 'no figure on a trading day',
      mend: 'run etf-digest collect --full; if the exchanges were closed, add the day to data/closures.json',
    }));
}

function unknownFunds(given: FigureCheck): Finding[] {
  const { account, registry } = given;
  const reported = new Set(account.days.flatMap(({ flow }) => reportedOf(flow).map((fund) => fund.ticker)));
  return [...reported]
    .filter((ticker) => !registry.find(account.asset, ticker))
    .map((ticker) => ({
      check: 'unknown funds',
      weight: 'warning',
      ...about(given),
      day: null,
      what: `${ticker} is counted, and data/funds.json does not describe it`,
      mend: 'add it to data/funds.json',
    }));
}

function outOfScale(given: FigureCheck): Finding[] {
  const findings: Finding[] = [];
  let largest = 0;
  given.account.days.forEach(({ day, flow }, i) => {
    const reported = reportedOf(flow);
    for (const { ticker, flowUsd } of reported) {
      if (i < SCALE_SESSIONS || largest === 0 || Math.abs(flowUsd) <= SCALE_FACTOR * largest) continue;
      const what = `${ticker} ${flowUsd} is more than ${SCALE_FACTOR} times any figure before it (${largest} US dollars)`;
      const mend = `compare with the page: etf-digest history ${day} ${ticker}`;
      findings.push({ check: 'scale', weight: 'fault', ...about(given), day, what, mend });
    }
    largest = Math.max(largest, ...reported.map((fund) => Math.abs(fund.flowUsd)));
  });
  return findings;
}

/** Two days with the same figures fund by fund may be a row pasted twice; days without any flow are alike by nature. */
function repeatedRows(given: FigureCheck): Finding[] {
  const seen = new Map<string, Day>();
  return given.account.days.flatMap(({ day, flow }): Finding[] => {
    const reported = reportedOf(flow);
    if (reported.every((fund) => fund.flowUsd === 0)) return [];
    const row = reported.map((fund) => `${fund.ticker} ${fund.flowUsd}`).join(' ');
    const twin = seen.get(row);
    seen.set(row, day);
    if (!twin) return [];
    const what = `every figure equals that of ${twin}`;
    const mend = 'compare with another publisher: it can be right';
    return [{ check: 'repeated rows', weight: 'warning', ...about(given), day, what, mend }];
  });
}

/** Final days of which two publishers say different things. */
export function checkPublishers(sources: AssetSources, today: Day): Finding[] {
  const history = historyFor(today, sources);
  return [...(history?.opinions ?? [])].flatMap(([day, opinion]): Finding[] => {
    if (!history || opinion.verdict !== 'differ') return [];
    const funds = opinion.differences.map((fund) => differenceSaid(fund, history.source, opinion.source));
    return [
      {
        check: 'publishers',
        weight: 'fault',
        asset: history.asset,
        source: history.source,
        day,
        what: `differs from ${opinion.source}: ${funds.join('; ')} (US dollars)`,
        mend: 'look at both pages; the digest names the difference',
      },
    ];
  });
}

const differenceSaid = (
  { ticker, flowUsd, otherUsd }: { ticker: Ticker; flowUsd: Usd; otherUsd: Usd },
  own: string,
  other: string,
): string => `${ticker} ${flowUsd} by ${own}, ${otherUsd} by ${other}`;
