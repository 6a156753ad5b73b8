import type { Config } from '../settings/config.ts';
import { farside } from '../sources/publishers/farside.ts';
import { isFile, openBytes, openCopy } from '../store/copies/read-copy.ts';
import { type Db, guarded, isReady, openDatabase, originOf, saveOrigin } from '../store/db.ts';
import { withLock } from '../store/lock.ts';
import { saveSnapshot } from '../store/snapshots.ts';
import type { RunContext } from './context.ts';
import { readBundle } from './pages/bundled-history.ts';
import { keepTable } from './pages/keep-page.ts';
import type { Reference } from './reference.ts';

/** A copy of the store to read from; where there is none, of the one that would be made. */
export interface StoreToRead {
  db: Db;
  /** it was read from its file */
  isThere: boolean;
}

/** Hands work a copy of the store in memory: nothing is made or written, whatever is done to it. */
export async function withCopy<T>(
  { config, reference }: RunContext,
  work: (store: StoreToRead) => T | Promise<T>,
): Promise<T> {
  const isThere = isFile(config.db);
  const copy = isThere || config.empty ? openCopy(config.db, config.now) : newStore(config, reference);
  const hasOrigin = isThere && originOf(copy) !== null;
  return using(copy, config.db, (db) => {
    fill(db, config, reference);
    return work({ db, isThere: hasOrigin });
  });
}

const made = new Map<string, Buffer>();

/** A copy of the store that would be made, with the bundled history; one of the same data is made once in a process. */
function newStore(config: Config, reference: Reference): Db {
  const bodies = reference.registry.codes.map((asset) => reference.bundledHistory(asset) ?? []);
  const key = JSON.stringify([reference.wording, bodies.map((body) => Buffer.from(body).toString('base64'))]);
  const known = made.get(key);
  if (known) return openBytes(known);
  const db = openCopy(config.db, config.now);
  fill(db, config, reference);
  made.set(key, db.serialize());
  return db;
}

/** Hands work an open database, made and filled with the bundled history where it does not exist yet. */
export async function withStore<T>(
  config: Config,
  reference: Reference,
  work: (db: Db) => T | Promise<T>,
): Promise<T> {
  if (!isReady(config.db)) await withLock(config.db, () => prepare(config, reference).close());
  return using(openDatabase(config.db, config.now), config.db, work);
}

/** As withStore, while no other run may write. */
export function withStoreLocked<T>(
  config: Config,
  reference: Reference,
  work: (db: Db) => T | Promise<T>,
): Promise<T> {
  return withLock(config.db, () => using(prepare(config, reference), config.db, work));
}

async function using<T>(db: Db, file: string, work: (db: Db) => T | Promise<T>): Promise<T> {
  try {
    return await work(db);
  } catch (error) {
    return guarded(file, () => {
      throw error;
    });
  } finally {
    db.close();
  }
}

function prepare(config: Config, reference: Reference): Db {
  const db = openDatabase(config.db, config.now);
  guarded(config.db, () => fill(db, config, reference));
  return db;
}

/** Gives a new database what it starts from. */
function fill(db: Db, config: Config, reference: Reference): void {
  if (originOf(db) !== null) return;
  db.transaction(() => {
    if (!config.empty) fillFromBundle(db, reference);
    saveOrigin(db, config.empty ? 'none' : 'bundled');
  }).immediate();
}

function fillFromBundle(db: Db, reference: Reference): void {
  for (const asset of reference.registry.codes) {
    const body = reference.bundledHistory(asset);
    if (body === null) continue;
    const table = readBundle(body, asset, reference);
    const snapshot = saveSnapshot(db, {
      source: farside.id,
      asset,
      via: 'bundled',
      url: `data/history/${asset.toLowerCase()}.csv`,
      status: null,
      contentType: 'text/csv',
      fetchedAt: null,
      body,
      reason: null,
      note: null,
      firstDay: table.rows[0]?.day ?? null,
      lastDay: table.rows.at(-1)?.day ?? null,
      totalsOnly: false,
    });
    keepTable(db, snapshot, farside.id, table);
  }
}
