/**
 * What a short text may leave to the table: of the first asset how many days had an inflow, the fund beside the strongest, or
 * the last days altogether; of those beside it the last days, the ratio of net assets, net assets, the strongest funds, the
 * days of the week, and the week before.
 */
export type Omission =
  | 'inflow days'
  | 'other fund'
  | 'trend'
  | 'trend beside'
  | 'funds beside'
  | 'ratio beside'
  | 'levels beside'
  | 'days beside'
  | 'week beside';
