import path from 'node:path';
import Database from 'better-sqlite3';
import { runCli } from '../../../src/cli.ts';
import type { Ticker } from '../../../src/model/flow.ts';
import type { Usd } from '../../../src/model/money.ts';
import type { Day, Instant } from '../../../src/model/time.ts';
import type { KnownAsset } from '../known-assets.ts';
import { NOBODY } from '../publishers/nobody.ts';
import { version } from '../version.ts';
import { type Finished, temporaryFolder } from './program.ts';

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
      env: { ...NOBODY, ETF_DIGEST_FARSIDE_URL: url },
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
