import * as z from 'zod';
import { LayoutError, shorten } from '../errors.ts';
import type { Asset, FlowTable } from '../model/flow.ts';
import type { FundRegistry } from '../model/funds.ts';
import { readFlowTable } from './farside-table.ts';
import { decodeText, readTables } from './html.ts';
import type { PageRequest, RawPage, Source, Span } from './source.ts';

const SLUGS: Record<Asset, { recent: string; full: string }> = {
  BTC: { recent: 'btc', full: 'bitcoin-etf-flow-all-data' },
  ETH: { recent: 'eth', full: 'ethereum-etf-flow-all-data' },
};

/** Farside Investors: every fund, US$ millions with one decimal, one HTML table an asset. */
export const farside: Source = {
  id: 'farside',
  label: 'Farside Investors',
  resolutionUsd: 100_000,
  defaultBaseUrl: 'https://farside.co.uk',
  key: null,
  repeats: null,
  universe: 'registry',
  requests,
  parse,
};

/** The newest rows stand in where the page of every row is refused. */
function requests(asset: Asset, span: Span): PageRequest[][] {
  const recent = addressesOf('recent', SLUGS[asset].recent);
  return [span === 'full' ? [...addressesOf('full', SLUGS[asset].full), ...recent] : recent];
}

function addressesOf(page: Span, slug: string): PageRequest[] {
  return [
    { page, path: `/${slug}/` },
    { page: `${page}-copy`, path: `/wp-json/wp/v2/pages?slug=${slug}` },
  ];
}

function parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable {
  const html = isJson(page) ? renderedHtml(page) : page;
  return readFlowTable(readTables(html), asset, registry);
}

function isJson(page: RawPage): boolean {
  const start = new TextDecoder().decode(page.body.subarray(0, 64)).trimStart();
  return start.startsWith('[') || start.startsWith('{');
}

// WordPress answers ?slug= with an array and /pages/ID with a single object
const PAGE_COPY = z.object({ content: z.object({ rendered: z.string() }) });
const COPY = z.union([z.tuple([PAGE_COPY]).transform(([only]) => only), PAGE_COPY]);

function renderedHtml(page: RawPage): RawPage {
  const text = decodeText(page);
  const copy = COPY.safeParse(parseJson(text));
  if (!copy.success) {
    throw new LayoutError('the JSON is not a copy of the page', {
      expected: 'content.rendered with the page as HTML',
      got: shorten(text),
    });
  }
  return {
    body: new TextEncoder().encode(copy.data.content.rendered),
    contentType: 'text/html; charset=utf-8',
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new LayoutError('the JSON does not parse', {
      expected: 'a page of the WordPress interface',
      got: shorten(text),
      cause,
    });
  }
}
