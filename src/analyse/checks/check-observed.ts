import type { Calendar } from '../../model/calendar.ts';
import type { Asset, Observation } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { type Day, isDay } from '../../model/time.ts';
import type { Finding } from './finding.ts';

/** All that the store holds of one source and asset, whatever the calendar and the registry say. */
export interface ObservedCheck {
  asset: Asset;
  source: string;
  figures: readonly Observation[];
  registry: FundRegistry;
  calendar: Calendar;
  /** the date in New York */
  today: Day;
}

/** Figures that no day or no fund can have. */
export function checkObserved(given: ObservedCheck): Finding[] {
  const figures = given.figures.filter((figure) => figure.flowUsd !== null);
  const days = [...new Set(figures.map((figure) => figure.day))];
  const tickers = [...new Set(figures.map((figure) => figure.ticker))];
  return [
    ...days.flatMap((day) => impossibleDay(day, given)),
    ...tickers.flatMap((ticker) => unknownFund(ticker, given)),
  ];
}

function impossibleDay(day: Day, given: ObservedCheck): Finding[] {
  const why = whyImpossible(day, given);
  if (!why) return [];
  const { asset, source } = given;
  const mend = `look at etf-digest history ${day}, and at "closures" in the settings file`;
  return [{ check: 'calendar', weight: 'fault', asset, source, day, what: `figures for a day ${why}`, mend }];
}

function whyImpossible(day: Day, { asset, registry, calendar, today }: ObservedCheck): string | null {
  const launch = registry.launchOf(asset);
  if (!isDay(day)) return 'that does not exist';
  if (day < launch) return `before the launch on ${launch}`;
  if (day > today) return `after today in New York, ${today}`;
  return calendar.isTradingDay(day) ? null : 'on which the exchanges were closed';
}

function unknownFund(ticker: string, { asset, source, registry }: ObservedCheck): Finding[] {
  if (registry.find(asset, ticker)) return [];
  const what = `${ticker} has figures, and no list of funds describes it`;
  const mend = `put "funds": [{"asset": "${asset}", "ticker": "${ticker}"}] into the settings file`;
  return [{ check: 'unknown funds', weight: 'warning', asset, source, day: null, what, mend }];
}
