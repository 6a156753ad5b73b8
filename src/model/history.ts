import type { Asset, Ticker } from './flow.ts';
import type { Usd } from './money.ts';
import type { Day, Instant } from './time.ts';

/** The answer of a publisher, or the file, that a stored figure was read from. */
export interface Provenance {
  source: string;
  /** when it came; null for the history carried with the program */
  seenAt: Instant | null;
  /** its number in the store */
  snapshot: number;
  /** which of the publisher's pages it was; `import`, `bundled` */
  page: string;
  url: string;
  /** of its bytes; null when none came */
  sha256: string | null;
  /** HTTP status; null for a file */
  status: number | null;
  /** why a person released it although it had been refused */
  note: string | null;
}

/** What a source said of one fund at one moment; null takes back what it had said before. */
export interface ToldFigure extends Provenance {
  asset: Asset;
  /** as the source named it then */
  ticker: Ticker;
  flowUsd: Usd | null;
}

/** What a source stated as the Total of the day at one moment. */
export interface ToldTotal extends Provenance {
  asset: Asset;
  totalUsd: Usd;
}

/** An edition that a nightly run wrote. */
export interface WrittenEdition {
  edition: 'preliminary' | 'final' | 'correction';
  writtenAt: Instant;
  title: string;
}

/** Everything that was ever said of a trading day, in order of time. */
export interface DayHistory {
  day: Day;
  figures: readonly ToldFigure[];
  totals: readonly ToldTotal[];
  editions: readonly WrittenEdition[];
}
