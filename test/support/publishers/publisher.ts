import { readFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { bundledTable } from '../days/days.ts';
import type { KnownAsset } from '../known-assets.ts';
import { farsidePage, farsideTable, type PageSpec } from './farside-page.ts';
import { type Fault, spoiledAnswer, spoiledHtml, spoiledSpec } from './faults.ts';

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

interface Night {
  columns: string[];
  changes: { at: string; rows: Record<string, string[]> }[];
}

const NIGHTS = new URL('../../fixtures/farside/nights.fake.json', import.meta.url);
const SHORT_ROWS = 15;
const PAGES: Record<string, { asset: KnownAsset; full: boolean }> = {
  btc: { asset: 'BTC', full: false },
  eth: { asset: 'ETH', full: false },
  'bitcoin-etf-flow-all-data': { asset: 'BTC', full: true },
  'ethereum-etf-flow-all-data': { asset: 'ETH', full: true },
};

/** Starts a stand-in that knows the bundled history and the nights of test/fixtures/farside/nights.fake.json. */
export async function startPublisher(at: string): Promise<Publisher> {
  const nights = (JSON.parse(readFileSync(NIGHTS, 'utf8')) as { events: Record<KnownAsset, Night> }).events;
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
    if (fault === 'reset') return void request.socket.destroy();
    const spec = spoiledSpec(specAt(page, nights[page.asset], publisher), fault);
    const html = spoiledHtml(copy ? farsideTable(spec) : farsidePage(spec), fault);
    const type = copy ? 'application/json' : 'text/html; charset=UTF-8';
    const body = copy ? JSON.stringify([{ id: 997, content: { rendered: html } }]) : html;
    const hostile = publisher.hostile.get(path) ?? publisher.hostile.get('*');
    if (hostile) return void hostile(body, response);
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

function specAt(
  { asset, full }: { asset: KnownAsset; full: boolean },
  night: Night,
  { at, restated }: Publisher,
): PageSpec {
  const rows = new Map<string, readonly string[]>();
  for (const row of bundledTable(asset).rows) {
    rows.set(
      row.day,
      [...row.cells.values()].map((usd) => (usd === null ? '' : (usd / 1_000_000).toFixed(1))),
    );
  }
  for (const change of night.changes.filter((known) => new Date(known.at) <= new Date(at))) {
    for (const [day, cells] of Object.entries(change.rows)) rows.set(day, cells);
  }
  const all = [...rows].map(([day, cells]) => ({
    day,
    cells: cells.map((cell, i) => restated.get(`${asset}/${day}/${night.columns[i]}`) ?? cell),
  }));
  return { asset, full, columns: night.columns, rows: full ? all : all.slice(-SHORT_ROWS) };
}
