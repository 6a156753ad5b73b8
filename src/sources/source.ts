import type { Asset, Coverage, FlowTable } from '../model/flow.ts';
import type { FundRegistry } from '../model/funds.ts';
import type { Usd } from '../model/money.ts';

/** What one run wants of a publisher: the newest days, or every day since launch. */
export type Span = 'recent' | 'full';

/** One address of a publisher; a `-copy` holds the same page in another wrapping. */
export interface PageRequest {
  /** the page's name within its publisher, kept with its snapshot: `recent`, `full-copy`, `metrics` … */
  page: string;
  /** from the base address on, e.g. `/btc/` */
  path: string;
  /** its own host, where that is not the publisher's base address; a base address that is set replaces it too */
  baseUrl?: string;
  /** JSON to POST; absent for a GET */
  body?: string;
  /** it is asked only with a key */
  needsKey?: boolean;
}

/** Asked every night; only where nobody else gave the day or filled the past; only by name. */
export type ByDefault = 'nightly' | 'stand-in' | 'never';

/** Where a publisher takes its key. */
export interface KeyPlace {
  header: string;
  /** before the key within the header, e.g. `Bearer ` */
  prefix: string;
  /** without a key nothing is asked */
  required: boolean;
}

/** Bytes as they came, with what their sender said of them. */
export interface RawPage {
  body: Uint8Array;
  contentType: string | null;
}

/** What is known of a publisher: where its pages are and how to read them. */
export interface Source<Id extends string = string> {
  id: string;
  /** named in the text */
  label: string;
  /** the step of its figures; no text prints finer */
  resolutionUsd: Usd;
  defaultBaseUrl: string;
  key: KeyPlace | null;
  /** where the user names nobody; absent: it is asked where a key or an address sets it up */
  byDefault?: ByDefault;
  /** its table fills fund by fund while one watches; absent: it tells of a day that is over, and is asked hourly at most */
  isLive?: boolean;
  /** the publishers whose figures it repeats: never a second opinion on any of them */
  repeats: readonly string[];
  coverage: Coverage;
  /** its 0.0 stands for a fund that has not reported, too, until the next session opens; absent: it is a figure from midnight on */
  zerosWait?: boolean;
  /** what data/assets.json names of each asset that it covers */
  ids: readonly Id[];
  /** the pages to ask for, each with the addresses to try in order */
  requests(ids: Readonly<Record<Id, string>>, span: Span): readonly (readonly PageRequest[])[];
  /**
   * Reads a page, whichever of the publisher's it is; pure.
   * @throws LayoutError when it is none of them
   */
  parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable;
}

/** The pages to ask a publisher for; none of an asset that it does not cover. */
export function pagesOf(
  source: Source,
  asset: Asset,
  span: Span,
  registry: FundRegistry,
): readonly (readonly PageRequest[])[] {
  const ids = registry.idsAt(source.id, asset);
  return ids ? source.requests(ids, span) : [];
}
