import type { Calendar } from '../../model/calendar.ts';
import type { Asset } from '../../model/flow.ts';
import { addDays, type Day, earliest, latest } from '../../model/time.ts';
import type { Finding } from './finding.ts';

/** A long weekend without a run, or a publisher that is late, leaves no more than so many trading days open. */
const TRAILING_DAYS = 3;

/** What the store has of an asset, whichever source told it. */
export interface TrailingCheck {
  asset: Asset;
  /** every day that has a figure */
  days: readonly Day[];
  calendar: Calendar;
  /** the date in New York */
  today: Day;
}

/** A store that nobody feeds any more: the newest figure is more than 3 trading days before today. */
export function checkTrailing({ asset, days, calendar, today }: TrailingCheck): Finding[] {
  // beyond the table of closures no trading day is known
  const end = earliest([today, addDays(calendar.lastDay, 1)]) ?? today;
  const newest = latest(days.filter((day) => day <= end));
  if (newest === null || newest >= calendar.tradingDayBefore(end, TRAILING_DAYS)) return [];
  const missing = calendar.tradingDays(addDays(newest, 1), addDays(end, -1)).length;
  const what = `the newest figure is of ${newest}: ${missing} trading days are missing since`;
  const mend = 'run etf-digest nightly';
  return [{ check: 'calendar', weight: 'fault', asset, source: null, day: newest, what, mend }];
}
