import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundledTable } from '../days/days.ts';
import type { KnownAsset } from '../known-assets.ts';
import { farsidePage, farsideTable, type PageSpec, totalOf } from './farside-page.ts';
import { breaks, type Fault, spoiledAnswer, spoiledHtml, spoiledSpec } from './faults.ts';
import { changesUntil, type RecordedTable, type RecordedTables } from './record.ts';

/** A stand-in for the publisher on 127.0.0.1, showing the tables as they stood at a moment. */
export interface Publisher {
  url: string;
  /** later requests see the tables as of this instant */
  at: string;
  /** by path; `*` for every path */
  faults: Map<string, Fault>;
  /** figures that replace the timeline's, by ASSET/DAY/TICKER; '' is a withdrawn one */
  restated: Map<string, string>;
  /** by path, or `*`: answers instead of the page; the text of the page is handed over to be changed */
  hostile: Map<string, (page: string, response: http.ServerResponse) => void>;
  /** paths in the order they were asked for */
  requests: string[];
  /** resolves when this path is asked for the next time */
  asked(path: string): Promise<void>;
  close(): Promise<void>;
}

const NIGHTS = new URL('../../fixtures/farside/nights.fake.json', import.meta.url);
const SHORT_ROWS = 15;
const PAGES: Record<string, { asset: KnownAsset; full: boolean }> = {
  btc: { asset: 'BTC', full: false },
  eth: { asset: 'ETH', full: false },
  'bitcoin-etf-flow-all-data': { asset: 'BTC', full: true },
  'ethereum-etf-flow-all-data': { asset: 'ETH', full: true },
};

let nights: RecordedTables | null = null;

/** The bundled history and the nights of test/fixtures/farside/nights.fake.json. */
function fakeNights(): RecordedTables {
  nights ??= readNights();
  return nights;
}

function readNights(): RecordedTables {
  const { events } = JSON.parse(readFileSync(NIGHTS, 'utf8')) as { events: RecordedTables };
  const withHistory = (asset: KnownAsset): RecordedTable => {
    const rows = Object.fromEntries(
      bundledTable(asset).rows.map((row) => {
        const cells = [...row.cells.values()];
        return [row.day, cells.map((usd) => (usd === null ? '' : (usd / 1_000_000).toFixed(1)))];
      }),
    );
    const { columns, changes } = events[asset];
    return { columns, changes: [{ at: '2024-12-14T06:00:00Z', rows }, ...changes] };
  };
  return { BTC: withHistory('BTC'), ETH: withHistory('ETH') };
}

/** Starts a stand-in that knows these tables. */
export async function startPublisher(at: string, tables: RecordedTables = fakeNights()): Promise<Publisher> {
  const waiting: ((path: string) => void)[] = [];
  const server = http.createServer((request, response) => {
    const path = request.url ?? '/';
    publisher.requests.push(path);
    for (const tell of waiting.splice(0)) tell(path);
    const copy = path.startsWith('/wp-json/');
    const slug = copy ? new URL(path, 'http://localhost').searchParams.get('slug') : path.replaceAll('/', '');
    const page = PAGES[slug ?? ''];
    if (!page) return void response.writeHead(404).end();
    const fault = publisher.faults.get(path) ?? publisher.faults.get('*');
    const sound = () => specAt(page, tables[page.asset], publisher);
    const shown = (spec: PageSpec) => (copy ? farsideTable(spec) : farsidePage(spec));
    const html =
      fault === undefined
        ? soundPage(tables, path, publisher, () => shown(sound()))
        : spoiledHtml(shown(spoiledSpec(sound(), fault)), fault);
    const type = copy ? 'application/json' : 'text/html; charset=UTF-8';
    const body = copy ? JSON.stringify([{ id: 997, content: { rendered: html } }]) : html;
    const hostile = publisher.hostile.get(path) ?? publisher.hostile.get('*');
    if (hostile) return void hostile(body, response);
    if (breaks(fault, body, response)) return;
    const answer = spoiledAnswer({ status: 200, headers: { 'content-type': type }, body }, fault);
    response.writeHead(answer.status, answer.headers).end(answer.body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const publisher: Publisher = {
    url: `http://127.0.0.1:${port}`,
    at,
    faults: new Map(),
    restated: new Map(),
    hostile: new Map(),
    requests: [],
    asked: (path) =>
      new Promise((resolve) => {
        const tell = (asked: string) => (asked === path ? resolve() : void waiting.push(tell));
        waiting.push(tell);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return publisher;
}

const soundPages = new WeakMap<RecordedTables, Map<string, string>>();

/** The page of a table that stands as it did before is the same, whoever shows it. */
function soundPage(
  tables: RecordedTables,
  path: string,
  { at, restated }: Publisher,
  make: () => string,
): string {
  const pages = soundPages.get(tables) ?? new Map<string, string>();
  soundPages.set(tables, pages);
  const changes = Object.values(tables).map((table) => changesUntil(table, at).length);
  const key = JSON.stringify([path, changes, [...restated]]);
  const html = pages.get(key) ?? make();
  if (pages.size > 50) pages.clear();
  pages.set(key, html);
  return html;
}

function specAt(
  { asset, full }: { asset: KnownAsset; full: boolean },
  table: RecordedTable,
  { at, restated }: Publisher,
): PageSpec {
  const { columns } = table;
  const rows: Record<string, readonly string[]> = {};
  for (const change of changesUntil(table, at)) Object.assign(rows, change.rows);
  const days = Object.keys(rows).sort();
  const shown = full ? days : days.slice(-SHORT_ROWS);
  const rowOf = (day: string): PageSpec['rows'][number] => {
    const cells = columns.map(
      (ticker, i) => restated.get(`${asset}/${day}/${ticker}`) ?? rows[day]?.[i] ?? '',
    );
    const total = rows[day]?.[columns.length];
    return total === undefined ? { day, cells } : { day, cells, total };
  };
  return { asset, full, columns, rows: shown.map(rowOf), lifetimes: lifetimesOf(columns, days.map(rowOf)) };
}

/** All flows since launch, as the foot of the page states them. */
function lifetimesOf(columns: readonly string[], rows: PageSpec['rows']): Map<string, string> {
  const funds = columns.map(
    (ticker, i) => [ticker, totalOf(rows.map(({ cells }) => cells[i] ?? ''))] as const,
  );
  const total = totalOf(rows.map(({ cells, total = totalOf(cells) }) => total));
  return new Map([...funds, ['Total', total]]);
}
