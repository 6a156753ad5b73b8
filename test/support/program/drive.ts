import { spawn } from 'node:child_process';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { runCli } from '../../../src/cli.ts';
import type { Ticker } from '../../../src/model/flow.ts';
import type { Usd } from '../../../src/model/money.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import type { KnownAsset } from '../known-assets.ts';
import { RECORD, recordOf } from '../publishers/record.ts';
import { version } from '../version.ts';
import { type Finished, temporaryFolder } from './program.ts';

/** The publisher's pages as they stood at a moment that the test sets. */
export interface Replay {
  url: string;
  setAt(at: Instant): Promise<void>;
}

/** Starts the recorded server on a folder of recorded tables (default: the record itself). */
export async function startReplay(timeline = RECORD): Promise<Replay> {
  const server = path.join(RECORD, 'server.mjs');
  const child = spawn(process.execPath, [server, '--timeline', timeline], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  for await (const line of createInterface({ input: child.stdout })) {
    const { url } = JSON.parse(line) as { url: string };
    return { url, setAt: async (at) => void (await ask(`${url}/__at`, 'PUT', at)) };
  }
  throw new Error('the replay server ended before it told its address');
}

/** The same, but a page is asked of the recorded server only when its table has changed since. */
export async function startQuickReplay(timeline = RECORD): Promise<Replay> {
  const recorded = await startReplay(timeline);
  const changes = [...recordOf('BTC', timeline), ...recordOf('ETH', timeline)].map((change) => change.at);
  const pages = new Map<string, string>();
  let shown = '';
  const server = http.createServer(async (request, response) => {
    const asked = request.url ?? '/';
    const page = pages.get(asked) ?? (await ask(recorded.url + asked, 'GET'));
    pages.set(asked, page);
    response.writeHead(200, { 'content-type': 'text/html; charset=UTF-8' }).end(page);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setAt: async (at) => {
      const changed = changes.some(
        (change) => secondOf(change) > secondOf(shown) && secondOf(change) <= secondOf(at),
      );
      if (!changed) return;
      shown = at;
      pages.clear();
      await recorded.setAt(at);
    },
  };
}

/** One request on a connection of its own: a kept one may be closed by the server just as it is used again. */
function ask(url: string, method: 'GET' | 'PUT', body = ''): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent: false }, (response) => {
      text(response).then(resolve, reject);
    });
    request.once('error', reject).end(body);
  });
}

/** `…:30Z` and `…:30.000Z` sort differently. */
const secondOf = (at: Instant): string => at.slice(0, 19);

/** Instants from `from` to `to`, so many minutes apart. */
export function moments(from: Instant, to: Instant, minutes: number): Instant[] {
  const step = minutes * 60_000;
  const count = Math.floor((Date.parse(to) - Date.parse(from)) / step) + 1;
  return Array.from({ length: count }, (_, i) => new Date(Date.parse(from) + i * step).toISOString());
}

/** The parts of `show --json` that a replay looks at. */
export interface Shown {
  edition: string | null;
  corrections: { at: Instant; asset: KnownAsset; what: string; from: Usd | null; to: Usd | null }[];
  assets: Record<KnownAsset, ShownAsset>;
}
export interface ShownAsset {
  state: string;
  totalUsd: Usd | null;
  funds: { ticker: Ticker; status: string; flowUsd: Usd | null }[];
}

/** The program run in this process on one folder, with a clock that the test sets. */
export interface Driven {
  folder: string;
  run(argv: readonly string[], clock: Instant): Promise<Finished>;
  show(day: Day, clock: Instant): Promise<Shown>;
  /** asks the database */
  rows<T>(sql: string, ...values: unknown[]): T[];
}

export function driveProgram(url: string): Driven {
  const folder = temporaryFolder();
  const run = async (argv: readonly string[], clock: Instant): Promise<Finished> => {
    const finished: Finished = { stdout: '', stderr: '', status: null };
    const io = {
      out: (words: string) => {
        finished.stdout += words;
      },
      err: (words: string) => {
        finished.stderr += words;
      },
      stdin: async () => new Uint8Array(),
      env: { ETF_DIGEST_FARSIDE_URL: url },
      cwd: folder,
      clock,
    };
    finished.status = await runCli(argv, io, version);
    return finished;
  };
  const show = async (day: Day, clock: Instant) =>
    JSON.parse((await run(['show', day, '--json'], clock)).stdout) as Shown;
  return { folder, run, show, rows: (sql, ...values) => askDatabase(folder, sql, values) };
}

/** The rows that a query finds in the database of a folder. */
export function askDatabase<T>(folder: string, sql: string, values: readonly unknown[] = []): T[] {
  const db = new Database(path.join(folder, 'data/etf-digest.db'), { readonly: true });
  try {
    return db.prepare(sql).all(...values) as T[];
  } finally {
    db.close();
  }
}
