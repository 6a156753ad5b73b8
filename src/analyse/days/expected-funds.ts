import type { Calendar } from '../../model/calendar.ts';
import type { Column, SourceHistory, Ticker } from '../../model/flow.ts';
import { type FundRegistry, isClosedBy } from '../../model/funds.ts';
import { type Day, earliest, START_OF_TIME } from '../../model/time.ts';

/** Whether a fund should report on a day; unlisted: it should, but its publisher does not list it on that day. */
export type Expectation = 'expected' | 'unlisted' | 'not expected';

/** What is known of a publisher's days when one asks who should report. */
export interface Told {
  history: SourceHistory;
  /** every trading day since launch, oldest first */
  days: readonly Day[];
  hasReported(ticker: Ticker, day: Day): boolean;
  /** a page with funds showed the day */
  isShown(day: Day): boolean;
  /** the funds that the newest such page listed; null where that was not kept */
  listedOn(day: Day): readonly Ticker[] | null;
}

/** A fund already on the first page ever read is taken for active if it reported within so many sessions before. */
const ACTIVE_SESSIONS = 10;

/**
 * Tells of a fund on which days it should report. A table that must hold every fund: from its first flow day in data/funds.json
 * until it closes; a fund without one from the first day after its column appeared on which it reported. A publisher that
 * lists the funds it has is expected to tell of a fund from the first day on which it did; one of data/funds.json that trades
 * and is not in its list keeps the day open all the same, while one that data/funds.json does not know may leave the list.
 */
export function expectationOf(
  ticker: Ticker,
  told: Told,
  registry: FundRegistry,
  calendar: Calendar,
): (day: Day, session: number) => Expectation {
  const { asset, coverage } = told.history;
  const fund = registry.find(asset, ticker);
  const from = firstExpectedDay(ticker, told, registry, calendar);
  const trades = (day: Day) => fund?.firstFlowDay != null && fund.firstFlowDay <= day;
  const isListed = (day: Day) => told.listedOn(day)?.includes(ticker) ?? true;
  return (day, session) => {
    if (isClosedBy(fund, day)) return 'not expected';
    const isDue = from !== null && from <= day;
    if (coverage === 'complete') return isDue ? 'expected' : 'not expected';
    if (isDue && isListed(day) && (fund || wasActive(ticker, told, session))) return 'expected';
    return trades(day) && told.isShown(day) ? 'unlisted' : 'not expected';
  };
}

/** A name that a publisher lists once and never again is waited for no longer than a fund would take to report. */
const wasActive = (ticker: Ticker, { days, hasReported }: Told, session: number): boolean =>
  days.slice(Math.max(0, session - ACTIVE_SESSIONS), session).some((before) => hasReported(ticker, before));

function firstExpectedDay(
  ticker: Ticker,
  { history, hasReported }: Told,
  registry: FundRegistry,
  calendar: Calendar,
): Day | null {
  const known = registry.find(history.asset, ticker)?.firstFlowDay;
  if (known && history.coverage === 'complete') return known;
  const column = history.columns.find((shown) => registry.canonical(history.asset, shown.ticker) === ticker);
  if (!column) return null;
  const appeared = history.coverage === 'complete' ? appearedOn(column, calendar) : '';
  const days = history.figures
    .filter((figure) => figure.ticker === ticker && figure.day >= appeared && hasReported(ticker, figure.day))
    .map((figure) => figure.day);
  return earliest(history.coverage === 'partial' ? [...days, ...listedFrom(column, known ?? null)] : days);
}

/** A fund that trades is expected from the first page that lists it, though it has not reported there. */
function listedFrom({ newestDay }: Column, firstFlowDay: Day | null): Day[] {
  return newestDay !== null && firstFlowDay !== null && firstFlowDay <= newestDay ? [newestDay] : [];
}

function appearedOn({ newestDay, onFirstPage }: Column, calendar: Calendar): Day {
  if (newestDay === null) return START_OF_TIME;
  return onFirstPage ? calendar.tradingDayBefore(newestDay, ACTIVE_SESSIONS) : newestDay;
}
