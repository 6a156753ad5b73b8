import type { Ticker } from '../../../src/model/flow.ts';
import type { Day } from '../../../src/model/time.ts';
import { type Facts, type Outcome, outcomesOf } from '../days/facts.ts';
import type { KnownAsset } from '../known-assets.ts';

/** A day, or a week named by its Monday, and what came to stand for it. */
export interface Counted extends Outcome {
  day: Day;
  /** funds that told of days before and after, and not of this one */
  missing: readonly Ticker[];
  /** the funds that came with money, on the first day of which they told; `all` on the first of all days */
  debuts: readonly (Ticker | 'all')[];
}

const LAUNCH = '2024-01-11';
const known = new Map<string, readonly Counted[]>();

/** Every day of an asset, oldest first. */
export function allOf(asset: KnownAsset, facts: Facts): readonly Counted[] {
  const key = `${asset} ${facts.name}`;
  const read = known.get(key);
  if (read) return read;
  const outcomes = [...outcomesOf(asset, LAUNCH, facts.lastDay, facts)];
  const tickers = [...new Set(outcomes.flatMap(([, { funds }]) => Object.keys(funds)))];
  const spans = tickers.map((ticker) => {
    const told = outcomes.filter(([, { funds }]) => ticker in funds).map(([day]) => day);
    const [first = '', second = ''] = told;
    // a column may open with a zero on the eve of the listing
    const isOpened = outcomes.some(([day, { funds }]) => day === first && funds[ticker] === 0);
    return { ticker, first, begin: isOpened ? second : first, last: told.at(-1) ?? '' };
  });
  const all = outcomes.map(([day, outcome]) => {
    const expected = spans.filter(({ first, last }) => first <= day && day <= last);
    const missing = expected.map(({ ticker }) => ticker).filter((ticker) => !(ticker in outcome.funds));
    const begun = spans.filter(({ begin, ticker }) => begin === day && outcome.funds[ticker] !== 0);
    const isFirst = day === outcomes[0]?.[0];
    const debuts = isFirst ? ['all'] : begun.map(({ ticker }) => ticker);
    return { day, ...outcome, missing, debuts };
  });
  known.set(key, all);
  return all;
}

/** The weeks of these days; a fund that lacks a day of a week is not among its funds. */
export function weeksOf(days: readonly Counted[]): Counted[] {
  const weeks = new Map<Day, Counted[]>();
  for (const day of days) {
    const monday = mondayOf(day.day);
    weeks.set(monday, [...(weeks.get(monday) ?? []), day]);
  }
  return [...weeks].map(([monday, own]) => {
    const missing = [...new Set(own.flatMap((day) => day.missing))];
    const tickers = new Set(own.flatMap(({ funds }) => Object.keys(funds)));
    const whole = [...tickers].filter((ticker) => !missing.includes(ticker));
    const sum = (flow: (day: Counted) => number) => own.reduce((all, day) => all + flow(day), 0);
    const funds = whole.map((ticker) => [ticker, sum((day) => day.funds[ticker] ?? 0)] as const);
    const totalUsd = sum((day) => day.totalUsd);
    const debuts = own.flatMap((day) => day.debuts);
    return { day: monday, totalUsd, funds: Object.fromEntries(funds), missing, debuts };
  });
}

/** The Monday of a day’s week. */
export function mondayOf(day: Day): Day {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() - ((at.getUTCDay() + 6) % 7));
  return at.toISOString().slice(0, 10);
}
