import type { Day } from '../../../src/model/time.ts';
import { mondayOf } from './counted-days.ts';
import type { SaidParagraph } from './paragraph.ts';
import type { CountedRun, Recount } from './recount.ts';
import { isWithin, readDate, type SaidRun, type Way } from './text-reader.ts';

/** Our rule: a run is said from three on. */
export const sayable = (run: CountedRun | null): SaidRun | null =>
  run && run.length >= 3 ? { length: run.length, way: run.way } : null;

/** The run that the last day or week ended, where it may be said. */
export const endedOf = ({ run, before }: Recount): SaidRun | null =>
  (run?.length ?? 0) <= 1 ? sayable(before) : null;

/** What of a paragraph is otherwise than counted; empty for nothing. */
export function wrongIn(read: SaidParagraph, counted: Recount, day: Day): string[] {
  const checks: [string, boolean][] = [
    ['total', isWithin(counted.totalUsd, read.total)],
    ['run', isSame(read.run, sayable(counted.run))],
    ['ended', isSame(read.ended, endedOf(counted))],
    ['record', isRecord(read, counted, day)],
    ['new funds', isSame(read.newFunds, counted.debuts.includes('all') ? [] : counted.debuts)],
    ['first day', read.isClassDebut === counted.debuts.includes('all')],
    ['cumulative', read.cumulative === null || isWithin(counted.cumulativeUsd, read.cumulative)],
    ['trend', isTrend(read, counted)],
    ...fundChecks(read, counted),
  ];
  return checks.filter(([, holds]) => !holds).map(([what]) => what);
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** A record is said, and names the one before: the largest of all before, or the last that was as large. */
function isRecord(
  { record: told, earlier }: SaidParagraph,
  { record, totalUsd }: Recount,
  day: Day,
): boolean {
  if (!record?.previous) return told === null && earlier === null;
  const since = record.since ?? '';
  if (!earlier)
    return told !== null && (told.since === '') === (since === '') && isNear(told.since, since, day);
  const { previous } = record;
  const place = since === '' ? 'above' : previous.totalUsd === totalUsd ? 'equal' : 'below';
  const isAmount = earlier.amount === null || isWithin(Math.abs(previous.totalUsd), earlier.amount);
  return told === null && earlier.place === place && isNear(earlier.date, previous.day, day) && isAmount;
}

/** Words name a day, or of a week a day of it. */
function isNear(words: string, counted: Day, day: Day): boolean {
  if (words === '' || counted === '') return words === counted;
  const read = readDate(words, day);
  return read === counted || mondayOf(read) === counted;
}

function isTrend({ trend }: SaidParagraph, { last }: Recount): boolean {
  if (!trend) return true;
  const { sumUsd, inflows } = last(trend.days);
  const isCount = trend.inflowDays === null || trend.inflowDays === inflows;
  return trend.days === 7 && isCount && isWithin(sumUsd, trend.sum);
}

function fundChecks(read: SaidParagraph, counted: Recount): [string, boolean][] {
  const { counts, funds, missing, ranked, totalUsd } = counted;
  const way = (flow: number): Way => (flow < 0 ? 'out' : 'in');
  const own = way(totalUsd);
  const moved = counts.in + counts.out;
  const named = new Set([...read.funds.map(({ ticker }) => ticker), ...(read.allOf ? [read.allOf] : [])]);
  const isCounted = read.rest === null || (missing.length === 0 && named.size + counts.zero === counts.all);
  const first = (one: Way) => read.funds.find(({ flow }) => way(flow.usd) === one);
  const isLargest = (one: Way) =>
    !first(one) || funds[first(one)?.ticker ?? ''] === funds[ranked(one)[0] ?? ''];
  const only = read.funds.filter(({ isOnly }) => isOnly);
  return [
    ['a fund’s flow', read.funds.every(({ ticker, flow }) => isWithin(funds[ticker] ?? Number.NaN, flow))],
    ['the largest', read.newFunds.length > 0 || (isLargest('in') && isLargest('out'))],
    ['the only one', only.every(({ flow }) => missing.length === 0 && ranked(way(flow.usd)).length === 1)],
    ['the leader', read.funds.every(({ isTop, flow }) => !isTop || way(flow.usd) === own)],
    ['all others', isCounted && (read.rest === null || read.rest === 0 || read.rest === counts.zero)],
    ['none', !read.none || (read.none.funds === counts.all && counts[read.none.way] === 0)],
    ['all of one', read.allOf === null || (moved === 1 && ranked(own)[0] === read.allOf)],
  ];
}
