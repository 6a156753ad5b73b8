import type { PrintedAsset } from './printed-figures.ts';
import { isSameCrossCheck } from './says-the-same.ts';

/** What may be said otherwise, or for the first time, though no printed figure moved. */
export type SaidAnew =
  | 'run'
  | 'record'
  | 'trend'
  | 'cumulative'
  | 'net assets'
  | 'lifetimes'
  | 'funds'
  | 'cross-check';

/** What is said now and was not, or the other way round, or of other days. */
export function saidAnew(was: PrintedAsset, is: PrintedAsset): SaidAnew[] {
  const isSaid = ({ derived }: PrintedAsset, what: string) => derived[what] != null;
  const differs = (what: string) => isSaid(was, what) !== isSaid(is, what);
  const lifetimes = (printed: PrintedAsset) =>
    Object.keys(printed.derived).filter((what) => what.endsWith('-cumulative') && isSaid(printed, what));
  const standing = (part: 'streak' | 'record' | 'trendDays') =>
    was.standing !== undefined && JSON.stringify(was.standing[part]) !== JSON.stringify(is.standing?.[part]);
  const told: Readonly<Record<SaidAnew, boolean>> = {
    run: standing('streak'),
    record: standing('record'),
    trend: differs('trend') || differs('trend-before') || (isSaid(is, 'trend') && standing('trendDays')),
    cumulative: differs('cumulative'),
    'net assets': differs('net-assets'),
    lifetimes: lifetimes(was).sort().join() !== lifetimes(is).sort().join(),
    funds: Object.keys(was.funds).sort().join() !== Object.keys(is.funds).sort().join(),
    'cross-check': !isSameCrossCheck(was.opinion, is.opinion),
  };
  return (Object.keys(told) as SaidAnew[]).filter((what) => told[what]);
}
