import type { Asset } from '../../model/flow.ts';
import type { Day } from '../../model/time.ts';

/** What a check is about. */
export type Check =
  | 'sums'
  | 'calendar'
  | 'unknown funds'
  | 'scale'
  | 'publishers'
  | 'repeated rows'
  | 'lifetimes'
  | 'snapshots'
  | 'digests';

/** Something in the data that a person should look at. A warning may be right as it is. */
export interface Finding {
  check: Check;
  weight: 'fault' | 'warning';
  asset: Asset | null;
  day: Day | null;
  source: string | null;
  what: string;
  mend: string;
}
