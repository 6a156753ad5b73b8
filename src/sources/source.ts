import type { Asset, FlowTable } from '../model/flow.ts';
import type { FundRegistry } from '../model/funds.ts';
import type { Usd } from '../model/money.ts';

/** `recent`: the newest rows; `full`: every row since launch; the copies hold the same in another wrapping. */
export type PageKind = 'recent' | 'recent-copy' | 'full' | 'full-copy';

/** Bytes as they came, with what their sender said of them. */
export interface RawPage {
  body: Uint8Array;
  contentType: string | null;
}

/** What is known of a publisher: where its pages are and how to read them. */
export interface Source {
  id: string;
  /** named in the text */
  label: string;
  /** the step of its figures; no text prints finer */
  resolutionUsd: Usd;
  defaultBaseUrl: string;
  path(asset: Asset, kind: PageKind): string;
  /**
   * Reads a page; pure.
   * @throws LayoutError when it is not the publisher's table
   */
  parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable;
}
