import type { Calendar } from '../../model/calendar.ts';
import {
  BUNDLED,
  type Column,
  type DayFlow,
  type FundFlow,
  NEVER_SEEN,
  type Observation,
  type SeenAt,
  type Sighting,
  type SourceHistory,
  type Ticker,
} from '../../model/flow.ts';
import { type FundRegistry, isClosedBy, underTodaysTickers } from '../../model/funds.ts';
import { asUsd } from '../../model/money.ts';
import {
  type Day,
  earliest,
  endOfDay,
  hoursAfter,
  type Instant,
  latest,
  START_OF_TIME,
} from '../../model/time.ts';
import { withoutEarlyZeros } from './early-zeros.ts';

/** A fund already on the first page ever read is taken for active if it reported within so many sessions before. */
const ACTIVE_SESSIONS = 10;

/**
 * Turns what one source has said into one DayFlow a trading day, from the asset's launch to `until`, none left out.
 *
 * A 0.0 that no page has shown after midnight New York is a placeholder and counts as not yet reported; so does any figure
 * that no page has shown after the close.
 * Who is expected: a fund from its first flow day in data/funds.json until it closes; a fund without one from the
 * first day after its column appeared on which it reported. A publisher that lists the funds it has is expected to
 * tell of a fund from the first day on which it did.
 */
export function dayFlows(
  told: SourceHistory,
  registry: FundRegistry,
  calendar: Calendar,
  until: Day,
): DayFlow[] {
  const days = calendar.tradingDays(registry.launchOf(told.asset), until);
  const seen = new Map(days.map((day) => [day, lastSeen(told.sightings, day)]));
  const named = underTodaysTickers(told.figures, told.asset, registry);
  const seenAt = (day: Day) => (seen.get(day) ?? NEVER).funds;
  const figures = told.zerosWait ? withoutEarlyZeros(named, seenAt, calendar) : named;
  const history = { ...told, figures };
  const cells = new Map(history.figures.map((figure) => [`${figure.day}/${figure.ticker}`, figure]));
  const tickers = tickersOf(history, registry);
  const expectedFrom = new Map(
    tickers.map((ticker) => [ticker, firstExpectedDay(ticker, history, seen, registry, calendar)]),
  );
  const hasReported = (ticker: Ticker, day: Day) => {
    const figure = cells.get(`${day}/${ticker}`);
    return figure !== undefined && isReported(figure, (seen.get(day) ?? NEVER).funds);
  };
  return days.map((day, i) => {
    const { funds: seenAt, totals: totalSeenAt } = seen.get(day) ?? NEVER;
    const funds = tickers.map((ticker): FundFlow => {
      const figure = cells.get(`${day}/${ticker}`);
      if (figure && isReported(figure, seenAt)) {
        return reportedFund(figure);
      }
      const from = expectedFrom.get(ticker);
      const fund = registry.find(history.asset, ticker);
      // a name that a publisher lists once and never again is waited for no longer than a fund would take to report
      const isActive =
        fund !== null ||
        history.coverage === 'complete' ||
        days.slice(Math.max(0, i - ACTIVE_SESSIONS), i).some((before) => hasReported(ticker, before));
      const expected = from != null && from <= day && isActive && !isClosedBy(fund, day);
      return { ticker, status: expected ? 'pending' : 'not listed' };
    });
    return { asset: history.asset, day, seenAt, totalSeenAt, funds, ...statedOf(history, day) };
  });
}

function statedOf(
  { coverage, totals }: SourceHistory,
  day: Day,
): Pick<DayFlow, 'statedTotalUsd' | 'laterTotalUsd'> {
  if (coverage === 'complete') return {};
  const stated = totals.filter((total) => total.day === day);
  const beside = stated.find(({ byItself }) => !byItself);
  const later = stated.find(({ byItself }) => byItself);
  return {
    ...(beside && { statedTotalUsd: beside.totalUsd }),
    ...(later && { laterTotalUsd: later.totalUsd }),
  };
}

/** The registry's funds in its order, then unknown ones in the order of their columns. */
function tickersOf(history: SourceHistory, registry: FundRegistry): Ticker[] {
  const known = registry.of(history.asset).map((fund) => fund.ticker);
  const shown = history.columns.map((column) => registry.canonical(history.asset, column.ticker));
  return [...new Set([...known, ...shown])];
}

/** Nothing is created or redeemed before the exchanges close, at 16:00 in New York: what is shown earlier is no figure. */
const CLOSE_BEFORE_MIDNIGHT_HOURS = 8;

function isReported({ flowUsd, day }: Observation, seenAt: SeenAt): boolean {
  if (flowUsd === null) return false;
  const midnight = endOfDay(day);
  if (seenAt === BUNDLED || seenAt >= midnight) return true;
  return flowUsd !== 0 && seenAt >= hoursAfter(midnight, -CLOSE_BEFORE_MIDNIGHT_HOURS);
}

/** A 0.0 is a figure from midnight on, however early it was seen. */
function countsFrom({ flowUsd, day, observedAt }: Observation): Instant | null {
  if (flowUsd !== 0 || observedAt === null) return observedAt;
  return latest([observedAt, endOfDay(day)]);
}

/** When pages with the funds, and pages of any kind, last showed a day. */
interface LastSeen {
  funds: SeenAt;
  totals: SeenAt;
}

const NEVER: LastSeen = { funds: NEVER_SEEN, totals: NEVER_SEEN };

function lastSeen(sightings: readonly Sighting[], day: Day): LastSeen {
  const seen = sightings.filter((span) => span.firstDay <= day && day <= span.lastDay);
  if (seen.some((span) => span.seenAt === BUNDLED)) return { funds: BUNDLED, totals: BUNDLED };
  const moments = (spans: readonly Sighting[]) =>
    latest(spans.flatMap((span) => span.seenAt ?? [])) ?? NEVER_SEEN;
  return { funds: moments(seen.filter((span) => !span.totalsOnly)), totals: moments(seen) };
}

function firstExpectedDay(
  ticker: Ticker,
  history: SourceHistory,
  seen: ReadonlyMap<Day, LastSeen>,
  registry: FundRegistry,
  calendar: Calendar,
): Day | null {
  const known = registry.find(history.asset, ticker)?.firstFlowDay;
  if (known && history.coverage === 'complete') return known;
  const column = history.columns.find((shown) => registry.canonical(history.asset, shown.ticker) === ticker);
  if (!column) return null;
  const appeared = history.coverage === 'complete' ? appearedOn(column, calendar) : '';
  const days = history.figures
    .filter((figure) => figure.ticker === ticker && figure.day >= appeared)
    .filter((figure) => isReported(figure, (seen.get(figure.day) ?? NEVER).funds))
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

const NOTHING = asUsd(0);

/** Written out: a history has thousands of them, and spreading an object takes three times as long. */
function reportedFund(figure: Observation): FundFlow {
  const { ticker, id } = figure;
  const flowUsd = figure.flowUsd ?? NOTHING;
  const observedAt = countsFrom(figure);
  if (id === undefined) return { ticker, status: 'reported', flowUsd, observedAt };
  return { ticker, status: 'reported', flowUsd, observedAt, observation: id };
}
