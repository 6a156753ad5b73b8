import type { Ticker, UnreadColumn } from '../../model/flow.ts';
import { type Day, latest } from '../../model/time.ts';
import type { AssetHistory } from '../days/asset-sources.ts';
import type { JudgedDay } from '../days/day-state.ts';
import type { Trend } from './trend.ts';

type Unread = Pick<AssetHistory, 'unreadColumns'>;

/** The first day from which on every column has been read that a page has shown by `closing`; null where none waits. */
const readFrom = (closing: Day, { unreadColumns = [] }: Unread): Day | null =>
  latest(unreadColumns.flatMap(({ from }) => (from <= closing ? from : [])));

/** The days, the last of which closes them: those on which a column may stand filled that nobody has read have no total. */
export function withoutUnread(days: readonly JudgedDay[], history: Unread): readonly JudgedDay[] {
  const closing = days.at(-1)?.day;
  const from = closing === undefined ? null : readFrom(closing, history);
  return from === null
    ? days
    : days.map((known) => (known.day < from ? { ...known, totalUsd: null } : known));
}

/** The trend, broken where it reaches back to such days. */
export function brokenWhereUnread(trend: Trend, history: Unread): Trend {
  const from = readFrom(trend.to, history);
  if (from === null) return trend;
  return {
    ...trend,
    unbroken: trend.unbroken && trend.from >= from,
    beforeUnbroken: trend.beforeUnbroken && trend.before !== null && trend.before.from >= from,
  };
}

/** Whether nobody knows if the fund reported before this day: its column first stood on a page that begins with it. */
export const beganUnread = (ticker: Ticker, day: Day, { unreadColumns = [] }: Unread): boolean =>
  unreadColumns.some((column) => column.ticker === ticker && column.from === day);

/** The tickers of these columns. */
export const unreadTickers = ({ unreadColumns = [] }: Unread): Ticker[] =>
  unreadColumns.map(({ ticker }) => ticker);

/** How many columns keep the sums that a day closes from being said. */
export const countUnread = (closing: Day, columns: readonly UnreadColumn[]): number =>
  columns.filter(({ from }) => from <= closing).length;
