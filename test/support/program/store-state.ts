import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';

/** What a database file holds; all counts are 0 where there is none. */
export interface StoreState {
  /** what PRAGMA integrity_check and foreign_key_check say */
  integrity: unknown;
  strays: unknown[];
  /** the schema is there and the history to start from was filled in */
  ready: boolean;
  /** answers of the publisher */
  pages: number;
  editions: number;
  undelivered: number;
}

/** What the state of every database must match. */
export const WHOLE = { integrity: 'ok', strays: [] } as const;

/** Looks into a copy of a database with its journal, so that the next run finds both exactly as they were left. */
export function stateOf(file: string): StoreState {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'etf-digest-'));
  const copy = path.join(folder, 'copy.db');
  for (const part of ['', '-wal'])
    if (existsSync(`${file}${part}`)) copyFileSync(`${file}${part}`, `${copy}${part}`);
  const db = new Database(copy);
  try {
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    const count = (table: string, where = 'true') =>
      tables.includes(table)
        ? Number(db.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get())
        : 0;
    return {
      integrity: db.pragma('integrity_check', { simple: true }),
      strays: db.pragma('foreign_key_check') as unknown[],
      ready: count('origin') > 0,
      pages: count('snapshots', "via <> 'bundled'"),
      editions: count('digests'),
      undelivered: count('digests', 'delivered_at IS NULL'),
    };
  } finally {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
