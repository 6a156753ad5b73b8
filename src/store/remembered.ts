import type { Db } from './db.ts';

interface Reading {
  about: readonly unknown[];
  told: unknown;
}

/** A run asks a store for about ten readings an asset; those of a past moment are not asked for again. */
const KEPT = 100;

const memories = new WeakMap<Db, { mark: string; readings: Reading[] }>();

/**
 * What was read from a store, read once while nothing is written to it: a run that asks for the same again gets the same
 * object, which nobody may change.
 *
 * @param about all that the reading depends on beside the store, each compared by identity
 */
export function remembered<T>(db: Db, about: readonly unknown[], read: () => T): T {
  // what a transaction wrote may be taken back
  if (db.inTransaction) return read();
  const { readings } = memoryOf(db);
  const known = readings.find((one) => isAbout(one, about));
  if (known) return known.told as T;
  const told = read();
  if (readings.push({ about, told }) > KEPT) readings.shift();
  return told;
}

function memoryOf(db: Db): { readings: Reading[] } {
  const mark = markOf(db);
  const known = memories.get(db);
  if (known?.mark === mark) return known;
  const memory = { mark, readings: [] };
  memories.set(db, memory);
  return memory;
}

/** Changes with every row that this connection wrote, and with every commit of another. */
function markOf(db: Db): string {
  const written = db.prepare<[], number>('SELECT total_changes()').pluck().get();
  return `${written}/${db.pragma('data_version', { simple: true })}`;
}

const isAbout = ({ about }: Reading, wanted: readonly unknown[]): boolean =>
  about.length === wanted.length && about.every((one, i) => Object.is(one, wanted[i]));
