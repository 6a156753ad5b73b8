import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Where the program keeps its database in a folder that it runs in, by default. */
export const dbOf = (folder: string): string => path.join(folder, 'data/etf-digest.db');
/** Where it leaves its files. */
export const outOf = (folder: string): string => path.join(folder, 'out');

/** All that a folder says to a reader and all that it knows; a page that came twice is no fact of its own. */
export interface Contents {
  files: unknown[];
  digests: unknown[];
  observations: unknown[];
}

/** Reads a folder that nightly runs have worked in; empty where none has. */
export function contentsOf(folder: string): Contents {
  const out = outOf(folder);
  const files = (existsSync(out) ? readdirSync(out) : []).map((name) => [
    name,
    readFileSync(path.join(out, name), 'utf8'),
  ]);
  if (!existsSync(dbOf(folder))) return { files, digests: [], observations: [] };
  const db = new Database(dbOf(folder), { readonly: true });
  try {
    const all = (sql: string) => db.prepare(sql).all();
    return {
      files,
      digests: all('SELECT * FROM digests ORDER BY id'),
      // its snapshot aside: that of a run after a killed one has a later number
      observations: all('SELECT id, source, asset, day, ticker, flow_usd FROM observations ORDER BY id'),
    };
  } finally {
    db.close();
  }
}
