import * as z from 'zod';
import type { Asset, FlowTable } from '../../model/flow.ts';
import type { FundRegistry } from '../../model/funds.ts';
import { asUsd } from '../../model/money.ts';
import { isDated } from '../formats/dates.ts';
import { decodeText, readTables, type TextTable } from '../formats/html.ts';
import { parseJson, requireShape } from '../formats/json.ts';
import { readMarkdownTables } from '../formats/markdown.ts';
import { readTextTable } from '../formats/text-table.ts';
import { requireFewRows } from '../formats/too-much.ts';
import type { PageRequest, RawPage, Source, Span } from '../source.ts';
import { readFlowTable } from './farside-table.ts';

/** Farside Investors: every fund, US$ millions with one decimal, one HTML table an asset. */
export const farside: Source<Span> = {
  id: 'farside',
  label: 'Farside Investors',
  resolutionUsd: asUsd(100_000),
  defaultBaseUrl: 'https://farside.co.uk',
  key: null,
  byDefault: 'nightly',
  isLive: true,
  repeats: [],
  coverage: 'complete',
  ids: ['recent', 'full'],
  requests,
  parse,
};

/** The newest rows stand in where the page of every row is refused. */
function requests(slugs: Readonly<Record<Span, string>>, span: Span): PageRequest[][] {
  const recent = addressesOf('recent', slugs.recent);
  return [span === 'full' ? [...addressesOf('full', slugs.full), ...recent] : recent];
}

function addressesOf(page: Span, slug: string): PageRequest[] {
  return [
    { page, path: `/${slug}/` },
    { page: `${page}-copy`, path: `/wp-json/wp/v2/pages?slug=${slug}` },
  ];
}

/** The page itself, or its table as JSON, CSV or Markdown: told by what it is, as a saved file has no type. */
function parse(page: RawPage, asset: Asset, registry: FundRegistry): FlowTable {
  const tables = tablesOf(page);
  requireFewRows(tables);
  return readFlowTable(tables, asset, registry);
}

const JSON_START = /^\s*(\{|\[\s*[\]{])/;
const HTML_TABLE = /<table\b/i;
const MARKDOWN_LABEL = /^[ \t]*\|([^|\n]*)\|/gm;

function tablesOf(page: RawPage): TextTable[] {
  const text = decodeText(page);
  if (JSON_START.test(text)) return readTables(renderedHtml(page));
  if (HTML_TABLE.test(text)) return readTables(page);
  if (hasMarkdownDay(text)) return readMarkdownTables(text);
  const table = readTextTable(text);
  return table ? [table] : readTables(page);
}

const hasMarkdownDay = (text: string): boolean =>
  [...text.matchAll(MARKDOWN_LABEL)].some(([, label = '']) => isDated(label));

// WordPress answers ?slug= with an array and /pages/ID with a single object
const PAGE_COPY = z.object({ content: z.object({ rendered: z.string() }) });
const COPY = z.union([z.tuple([PAGE_COPY]).transform(([only]) => only), PAGE_COPY]);

function renderedHtml(page: RawPage): RawPage {
  const { content } = requireShape(
    parseJson(page, 'a page of the WordPress interface'),
    COPY,
    'content.rendered with the page as HTML',
  );
  return {
    body: new TextEncoder().encode(content.rendered),
    contentType: 'text/html; charset=utf-8',
  };
}
