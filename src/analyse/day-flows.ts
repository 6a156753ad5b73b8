import type { Calendar } from '../model/calendar.ts';
import type {
  Column,
  DayFlow,
  FundFlow,
  Observation,
  Sighting,
  SourceHistory,
  Ticker,
} from '../model/flow.ts';
import { type FundRegistry, isClosedBy, underTodaysTickers } from '../model/funds.ts';
import { type Day, earliest, endOfDay, type Instant, latest } from '../model/time.ts';

/** A fund already on the first page ever read is taken for active if it reported within so many sessions before. */
const ACTIVE_SESSIONS = 10;

/**
 * Turns what one source has said into one DayFlow a trading day, from the asset's launch to `until`, none left out.
 *
 * A 0.0 that no page has shown after midnight New York is a placeholder and counts as not yet reported.
 * Who is expected: a fund from its first flow day in data/funds.json until it closes; a fund without one from the
 * first day after its column appeared on which it reported.
 */
export function dayFlows(
  told: SourceHistory,
  registry: FundRegistry,
  calendar: Calendar,
  until: Day,
): DayFlow[] {
  const history = { ...told, figures: underTodaysTickers(told.figures, told.asset, registry) };
  const cells = new Map(history.figures.map((figure) => [`${figure.day}/${figure.ticker}`, figure]));
  const tickers = tickersOf(history, registry);
  const expectedFrom = new Map(
    tickers.map((ticker) => [ticker, firstExpectedDay(ticker, history, registry, calendar)]),
  );
  return calendar.tradingDays(registry.launchOf(history.asset), until).map((day) => {
    const seenAt = lastSeen(history.sightings, day);
    const funds = tickers.map((ticker): FundFlow => {
      const figure = cells.get(`${day}/${ticker}`);
      if (figure && isReported(figure, seenAt)) {
        return { ticker, status: 'reported', flowUsd: figure.flowUsd ?? 0, observedAt: countsFrom(figure) };
      }
      const from = expectedFrom.get(ticker);
      const expected = from != null && from <= day && !isClosedBy(registry.find(history.asset, ticker), day);
      return { ticker, status: expected ? 'pending' : 'not listed' };
    });
    return { asset: history.asset, day, seenAt, funds };
  });
}

/** The registry's funds in its order, then unknown ones in the order of their columns. */
function tickersOf(history: SourceHistory, registry: FundRegistry): Ticker[] {
  const known = registry.of(history.asset).map((fund) => fund.ticker);
  const shown = history.columns.map((column) => registry.canonical(history.asset, column.ticker));
  return [...new Set([...known, ...shown])];
}

function isReported(figure: Observation, seenAt: Instant | null): boolean {
  if (figure.flowUsd === null) return false;
  return figure.flowUsd !== 0 || seenAt === null || seenAt >= endOfDay(figure.day);
}

/** A 0.0 is a figure from midnight on, however early it was seen. */
function countsFrom({ flowUsd, day, observedAt }: Observation): Instant | null {
  if (flowUsd !== 0 || observedAt === null) return observedAt;
  return latest([observedAt, endOfDay(day)]);
}

/** null where the bundled history holds the day; the last sighting otherwise; '' where no page ever showed it. */
function lastSeen(sightings: readonly Sighting[], day: Day): Instant | null {
  const seen = sightings.filter((span) => span.firstDay <= day && day <= span.lastDay);
  if (seen.some((span) => span.seenAt === null)) return null;
  return latest(seen.flatMap((span) => span.seenAt ?? [])) ?? '';
}

function firstExpectedDay(
  ticker: Ticker,
  history: SourceHistory,
  registry: FundRegistry,
  calendar: Calendar,
): Day | null {
  const known = registry.find(history.asset, ticker)?.firstFlowDay;
  if (known) return known;
  const column = history.columns.find((shown) => shown.ticker === ticker);
  if (!column) return null;
  const appeared = appearedOn(column, calendar);
  const days = history.figures
    .filter((figure) => figure.ticker === ticker && figure.day >= appeared)
    .filter((figure) => isReported(figure, lastSeen(history.sightings, figure.day)))
    .map((figure) => figure.day);
  return earliest(days);
}

function appearedOn({ newestDay, onFirstPage }: Column, calendar: Calendar): Day {
  if (newestDay === null) return '';
  return onFirstPage ? calendar.tradingDayBefore(newestDay, ACTIVE_SESSIONS) : newestDay;
}
