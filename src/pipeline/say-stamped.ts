import type { StampedAhead } from '../store/questions.ts';

/** Names the answers of one publisher that are stamped later than now. */
export const sayStamped = ({ first, last, newest }: StampedAhead): string =>
  first === last
    ? `snapshot ${first} is stamped ${newest}`
    : `snapshots ${first} to ${last} are stamped as late as ${newest}`;
