import type { Direction, Ticker } from '../../model/flow.ts';

/** What a figure is: of a fund, a number of funds, or of the ETFs of an asset together. */
export type Quantity =
  | { kind: 'fund' | 'lifetime' | 'fund-net-assets' | 'fund-turnover'; ticker: Ticker }
  | { kind: 'funds'; which: Direction | 'reported' | 'expected' | 'pending' | 'compared' }
  | { kind: ClassQuantity };

type ClassQuantity =
  | 'total'
  | 'cumulative'
  | 'net-assets'
  | 'net-assets-ratio'
  | 'turnover'
  | 'band'
  | 'run'
  | 'ended run'
  | 'rank'
  | 'earlier record'
  | DayCount
  | `trend${'' | '-before' | '-difference'}`
  | `week${'' | '-before' | '-difference'}`
  | 'month';

/** Numbers of trading days. */
export type DayCount =
  | `trend${'' | '-before'} days`
  | `${'inflow' | 'outflow' | 'zero' | 'told' | 'trading'} days`
  | `month ${'inflow' | 'told' | 'trading'} days`;
