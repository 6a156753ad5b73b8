import type { Calendar } from '../../model/calendar.ts';
import type { Coverage, Observation, StatedTotal, Ticker } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import type { Day } from '../../model/time.ts';

/** The figures that the store holds of the same source and asset, to hold a new page against. */
export interface Known {
  figures: readonly Observation[];
  totals: readonly StatedTotal[];
  /** every column that the source has shown */
  columns: readonly Ticker[];
}

/** What the audit needs besides the page. */
export interface AuditContext {
  known: Known;
  registry: FundRegistry;
  calendar: Calendar;
  coverage: Coverage;
  /** the date in New York */
  today: Day;
  /** a person has looked at the page: what contradicts itself or the store is let through, each with a warning */
  released?: boolean;
}
