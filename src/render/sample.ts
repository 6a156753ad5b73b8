import type { DigestFacts } from '../analyse/digest-facts.ts';
import type { Day } from '../model/time.ts';
import type { Silence } from './notice.ts';

/** A kind of day that templates must be able to tell; its figures are the bundled ones, or invented from them. */
export type Sample = { kind: string; kindZh: string } & (
  | { facts: DigestFacts }
  | { day: Day; silence: Silence }
);
