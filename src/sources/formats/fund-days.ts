import { LayoutError, shorten } from '../../errors.ts';
import type { Asset, FlowTable, TableRow, Ticker } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { Usd } from '../../model/money.ts';
import { type Day, isDay } from '../../model/time.ts';
import { requireAsset } from './funds-of.ts';
import { isTicker } from './ticker.ts';

/** What a publisher that lists funds by name says of a day; null is a figure that it does not show. */
export interface FundDay {
  day: Day;
  flows: readonly (readonly [ticker: string, flowUsd: Usd | null])[];
  totalUsd: Usd | null;
}

/** No coin has more than a dozen; a page with hundreds of names is something else. */
const MOST_FUNDS = 100;

/**
 * A table of days that come in any order, each with its own list of funds: a fund that a day does not list is null there.
 *
 * @throws LayoutError for a name that is no ticker, a fund or a day that stands twice, and funds of another asset
 */
export function fundDaysTable(days: readonly FundDay[], asset: Asset, registry: FundRegistry): FlowTable {
  requireTickers(days.flatMap(({ flows }) => flows.map(([name]) => name)));
  const named = days.map((day) => ({ ...day, flows: flowsByTicker(day, asset, registry) }));
  const tickers = [...new Set(named.flatMap(({ flows }) => [...flows.keys()]))];
  requireFew(tickers);
  requireAsset(tickers, asset, registry);
  const rows = oldestFirst(named).map(({ day, flows, totalUsd }): TableRow => {
    const cells = new Map(tickers.map((ticker) => [ticker, flows.get(ticker) ?? null]));
    // a sum of nothing, shown while no fund has reported
    const empty = totalUsd === 0 && [...cells.values()].every((flowUsd) => flowUsd === null);
    return { day, cells, totalUsd: empty ? null : totalUsd };
  });
  return { asset, tickers, rows };
}

/**
 * Days in the order of the calendar.
 * @throws LayoutError for a day that stands twice
 */
export function oldestFirst<T extends { day: Day }>(days: readonly T[]): T[] {
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const twice = sorted.find(({ day }, i) => day === sorted[i + 1]?.day);
  if (!twice) return sorted;
  throw new LayoutError(`the day ${twice.day} stands twice`, {
    expected: 'every day once',
    got: twice.day,
  });
}

/**
 * The UTC date of an instant in milliseconds since 1970.
 * @throws LayoutError for an instant that no date can be read from
 */
export function utcDay(milliseconds: number): Day {
  const date = new Date(milliseconds);
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  if (isDay(day)) return day;
  throw new LayoutError('a timestamp is no date', {
    expected: 'a moment since 2024',
    got: `${milliseconds} ms since 1970`,
  });
}

function requireTickers(names: readonly string[]): void {
  const wrong = [...new Set(names.filter((name) => !isTicker(name)))];
  if (wrong.length === 0) return;
  throw new LayoutError('a fund has no ticker', {
    expected: 'two to six capital letters',
    got: shorten(wrong.map((name) => JSON.stringify(name)).join(', ')),
  });
}

function flowsByTicker(
  { day, flows }: FundDay,
  asset: Asset,
  registry: FundRegistry,
): Map<Ticker, Usd | null> {
  const named = new Map<Ticker, Usd | null>();
  for (const [name, flowUsd] of flows) {
    const ticker = registry.canonical(asset, name);
    if (named.has(ticker)) {
      throw new LayoutError(`the fund ${ticker} stands twice on ${day}`, {
        expected: 'every fund once',
        got: shorten(flows.map(([one]) => one).join(' ')),
      });
    }
    named.set(ticker, flowUsd);
  }
  return named;
}

function requireFew(tickers: readonly Ticker[]): void {
  if (tickers.length <= MOST_FUNDS) return;
  throw new LayoutError('the page lists too many funds', {
    expected: `at most ${MOST_FUNDS}`,
    got: `${tickers.length}: ${shorten(tickers.slice(0, 20).join(' '))} …`,
  });
}
