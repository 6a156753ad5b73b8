import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Publisher } from '../publishers/publisher.ts';

/** A folder and the publisher that the program asks from there. */
interface Place {
  folder: string;
  publisher: Publisher;
}

/** What playing left: the files by their paths in the folder, and what the publisher had come to. */
interface Left {
  told: unknown;
  files: ReadonlyMap<string, Buffer>;
  url: string;
  at: string;
  requests: readonly string[];
  restated: ReadonlyMap<string, string>;
}

const known = new Map<unknown, Promise<Left>>();

/**
 * Plays in a new folder what is the same for every test that begins with it. It is played once in a process; later folders
 * get its files, with the address of their own publisher, and what it told.
 *
 * @param name what it is known by, e.g. the function itself
 */
export async function played<T>(name: unknown, place: Place, play: () => Promise<T>): Promise<T> {
  const before = known.get(name);
  if (before) return copied(await before, place) as T;
  const left = play().then((told) => leftBy(told, place));
  known.set(name, left);
  return (await left).told as T;
}

function leftBy(told: unknown, { folder, publisher }: Place): Left {
  const { url, at, requests, restated } = publisher;
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(folder, file), readFileSync(file)] as const);
  return { told, files: new Map(files), url, at, requests: [...requests], restated: new Map(restated) };
}

function copied(left: Left, { folder, publisher }: Place): unknown {
  for (const [name, bytes] of left.files) {
    mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    writeFileSync(path.join(folder, name), bytes);
  }
  const db = new Database(path.join(folder, 'data/etf-digest.db'));
  db.prepare('UPDATE snapshots SET url = replace(url, ?, ?)').run(left.url, publisher.url);
  db.close();
  publisher.at = left.at;
  publisher.requests.push(...left.requests);
  for (const [cell, figure] of left.restated) publisher.restated.set(cell, figure);
  return left.told;
}
