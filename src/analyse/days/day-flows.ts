import type { Calendar } from '../../model/calendar.ts';
import {
  type Asset,
  BUNDLED,
  type DayFlow,
  type FundFlow,
  NEVER_SEEN,
  type Observation,
  type SeenAt,
  type Sighting,
  type SourceHistory,
  type Ticker,
} from '../../model/flow.ts';
import { type FundRegistry, underTodaysTickers } from '../../model/funds.ts';
import { asUsd } from '../../model/money.ts';
import { type Day, endOfDay, hoursAfter, type Instant, latest } from '../../model/time.ts';
import { withoutEarlyZeros, withoutStaleZeros } from './early-zeros.ts';
import { type Expectation, expectationOf, type Told } from './expected-funds.ts';

/**
 * Turns what one source has said into one DayFlow a trading day, from the asset's launch to `until`, none left out.
 *
 * A 0.0 that no page has shown after midnight New York is a placeholder and counts as not yet reported; so does any figure
 * that no page has shown after the close.
 */
export function dayFlows(
  told: SourceHistory,
  registry: FundRegistry,
  calendar: Calendar,
  until: Day,
): DayFlow[] {
  const launch = registry.launchOf(told.asset);
  const days = calendar.tradingDays(launch, until);
  const firsts = firstsOf(told.asset, registry);
  const seen = new Map(days.map((day) => [day, lastSeen(told, day)]));
  const seenOn = (day: Day) => seen.get(day) ?? NEVER;
  const named = underTodaysTickers(told.figures, told.asset, registry);
  const figures = told.zerosWait
    ? withoutEarlyZeros(named, (day) => seenOn(day).funds, calendar)
    : withoutStaleZeros(named, told, calendar);
  const history = { ...told, figures };
  const cells = cellsByDay(figures);
  const reported = (ticker: Ticker, day: Day) => {
    const figure = cells.get(day)?.get(ticker);
    return figure && isReported(figure, seenOn(day).funds) ? figure : null;
  };
  const known: Told = {
    history,
    days,
    hasReported: (ticker, day) => reported(ticker, day) !== null,
    isShown: (day) => seenOn(day).funds !== NEVER_SEEN,
    listedOn: (day) => seenOn(day).listed,
  };
  const funds = tickersOf(history, registry).map(
    (ticker) => [ticker, expectationOf(ticker, known, registry, calendar)] as const,
  );
  return days.map((day, i) => {
    const { funds: seenAt, totals: totalSeenAt } = seenOn(day);
    const told = funds.map(([ticker, expected]): FundFlow => {
      const figure = reported(ticker, day);
      return figure ? reportedFund(figure) : blankFund(ticker, expected(day, i));
    });
    return {
      asset: history.asset,
      day,
      seenAt,
      totalSeenAt,
      funds: told,
      firsts,
      ...(day === launch && { isLaunch: true }),
      ...statedOf(history, day),
    };
  });
}

function cellsByDay(figures: readonly Observation[]): Map<Day, Map<Ticker, Observation>> {
  const cells = new Map<Day, Map<Ticker, Observation>>();
  for (const figure of figures) {
    const ofDay = cells.get(figure.day);
    if (ofDay) ofDay.set(figure.ticker, figure);
    else cells.set(figure.day, new Map([[figure.ticker, figure]]));
  }
  return cells;
}

function firstsOf(asset: Asset, registry: FundRegistry): ReadonlyMap<Ticker, Day> {
  const known = registry
    .of(asset)
    .flatMap(({ ticker, firstFlowDay }) => (firstFlowDay === null ? [] : [[ticker, firstFlowDay] as const]));
  return new Map(known);
}

function blankFund(ticker: Ticker, expectation: Expectation): FundFlow {
  if (expectation === 'not expected') return { ticker, status: 'not listed' };
  return { ticker, status: 'pending', ...(expectation === 'unlisted' && { isUnlisted: true as const }) };
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
  if (seenAt === BUNDLED) return true;
  const midnight = endOfDay(day);
  if (seenAt >= midnight) return true;
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
  /** the funds that the newest page with funds listed; null where that was not kept */
  listed: readonly Ticker[] | null;
}

const NEVER: LastSeen = { funds: NEVER_SEEN, totals: NEVER_SEEN, listed: null };

function lastSeen({ sightings, lastTaken }: SourceHistory, day: Day): LastSeen {
  const seen = sightings.filter((span) => span.firstDay <= day && day <= span.lastDay);
  if (seen.some((span) => span.seenAt === BUNDLED)) return { funds: BUNDLED, totals: BUNDLED, listed: null };
  const moments = (spans: readonly Sighting[]) =>
    latest(spans.flatMap((span) => span.seenAt ?? [])) ?? NEVER_SEEN;
  const withFunds = seen.filter((span) => !span.totalsOnly);
  // a page that tells the row from an older copy has not shown the day
  const funds = lastTaken?.get(day) ?? moments(withFunds);
  const listed = withFunds.find((span) => span.seenAt === funds)?.listed ?? null;
  return {
    funds,
    totals: latest([funds, moments(seen.filter((span) => span.totalsOnly))]) ?? NEVER_SEEN,
    listed,
  };
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
