import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { onTestFinished } from 'vitest';
import { type Publisher, startPublisher } from '../publishers/publisher.ts';
import { runHere } from './here.ts';
import { played } from './played.ts';
import { type Finished, temporaryFolder } from './program.ts';

/** 16 December 2024 is complete; midnight New York is 05:00Z in winter. */
export const FIRST_NIGHT = '2024-12-17T06:30:00Z';
/** The nights of a whole week: placeholders, partial figures, late ones, the weekend. */
export const WEEK = [
  FIRST_NIGHT,
  '2024-12-17T16:00:00Z',
  '2024-12-18T03:00:00Z',
  '2024-12-18T06:30:00Z',
  '2024-12-19T06:30:00Z',
  '2024-12-20T06:30:00Z',
  '2024-12-21T06:30:00Z',
] as const;
/** The Sunday after. */
export const SUNDAY = '2024-12-22T06:30:00Z';

/** A folder with a store, a publisher, and hands to run the program and to damage the store. */
export interface StoreDesk {
  folder: string;
  file: string;
  publisher: Publisher;
  env: Record<string, string>;
  run(...args: string[]): Promise<Finished>;
  nightly(at: string, ...args: string[]): Promise<Finished>;
  /** imports a page as a browser saved it at an instant */
  importPage(html: string, savedAt: string, now: string, asset?: 'btc' | 'eth'): Promise<Finished>;
  rows<T>(sql: string): T[];
  /** changes the file behind the program's back, its triggers out of the way */
  damage(work: (db: Database.Database) => void): void;
}

export async function storeDesk(): Promise<StoreDesk> {
  const folder = temporaryFolder();
  const file = path.join(folder, 'data/etf-digest.db');
  const publisher = await startPublisher(FIRST_NIGHT);
  onTestFinished(() => publisher.close());
  const env = { ETF_DIGEST_FARSIDE_URL: publisher.url };
  const run = (...args: string[]) => runHere(args, { cwd: folder, env });
  return {
    folder,
    file,
    publisher,
    env,
    run,
    nightly: (at, ...args) => {
      publisher.at = at;
      const night = () => run('nightly', '--now', at, ...args);
      const isFirst = at === FIRST_NIGHT && args.length === 0 && isUntouched(folder, env, publisher);
      return isFirst ? played(FIRST_NIGHT, { folder, publisher }, night) : night();
    },
    importPage: (html, savedAt, now, asset = 'btc') => {
      const saved = path.join(folder, 'saved.html');
      writeFileSync(saved, html);
      utimesSync(saved, new Date(savedAt), new Date(savedAt));
      return run('import', 'saved.html', '--source', 'farside', '--asset', asset, '--now', now);
    },
    rows: <T>(sql: string) => {
      const db = new Database(file, { readonly: true });
      try {
        return db.prepare(sql).all() as T[];
      } finally {
        db.close();
      }
    },
    damage: (work) => {
      const db = new Database(file);
      try {
        const triggers = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
        for (const name of triggers) db.exec(`DROP TRIGGER ${name}`);
        work(db);
      } finally {
        db.close();
      }
    },
  };
}

/** Nothing has happened here, and the publisher is as it always is. */
const isUntouched = (folder: string, env: object, { faults, restated, hostile }: Publisher): boolean =>
  readdirSync(folder).length === 0 &&
  Object.keys(env).length === 1 &&
  [faults, restated, hostile].every(({ size }) => size === 0);

/** The bytes of the database file once its journal is written back. */
export function storeBytes({ file }: StoreDesk): Buffer {
  const db = new Database(file);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return readFileSync(file);
}

/** What `check --json` prints. */
export interface Checked {
  schema: string;
  faults: number;
  findings: {
    check: string;
    weight: string;
    asset: string | null;
    day: string | null;
    what: string;
    mend: string;
  }[];
}

/** Runs `check --json` and reads it. */
export async function checked(
  { run }: StoreDesk,
  now: string,
  ...args: string[]
): Promise<Checked & { status: number | null }> {
  const { stdout, status, stderr } = await run('check', '--json', '--now', now, ...args);
  if (stdout === '') throw new Error(stderr);
  return { ...(JSON.parse(stdout) as Checked), status };
}
