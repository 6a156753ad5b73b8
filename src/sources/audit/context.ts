import type { Calendar } from '../../model/calendar.ts';
import type { Coverage, Observation, StatedTotal, Ticker } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { Usd } from '../../model/money.ts';
import type { Day, Instant } from '../../model/time.ts';

/** The figures that the store holds of the same source and asset, to hold a new page against. */
export interface Known {
  figures: readonly Observation[];
  totals: readonly StatedTotal[];
  /** every column that the source has shown */
  columns: readonly Ticker[];
  /** those that its newest page lists; absent where that was not kept */
  listed?: readonly Ticker[] | null;
  /** what each fund has done before the page's first day, whoever told it */
  records: ReadonlyMap<Ticker, FundRecord>;
  /** days whose figures have gone blank on the page and are kept all the same */
  blank: ReadonlyMap<Day, Blank>;
}

/** Since when a row has been blank where it was filled before. */
export interface Blank {
  since: Instant;
  /** for 24 hours */
  isLong: boolean;
}

/** How often a fund has reported, and the most that it moved in a day. */
export interface FundRecord {
  sessions: number;
  largestUsd: Usd;
}

/** What the audit needs besides the page. */
export interface AuditContext {
  known: Known;
  registry: FundRegistry;
  calendar: Calendar;
  coverage: Coverage;
  /** the step of the publisher's figures */
  resolutionUsd: Usd;
  /** the date in New York */
  today: Day;
  /** a person has looked at the page: what contradicts itself or the store is let through, each with a warning */
  released?: boolean;
}
