import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import { type Publisher, startPublisher } from '../publishers/publisher.ts';
import { runHere } from './here.ts';
import { type Finished, temporaryFolder } from './program.ts';

export const NIGHT = '2024-12-17T06:30:00Z';

/** A desk whose publisher means harm. */
export interface HostileDesk {
  folder: string;
  publisher: Publisher;
  run(args: readonly string[], stdin?: string): Promise<Finished>;
  /** runs every command that prints, and `nightly` first */
  runAll(page: string): Promise<Finished[]>;
  /** every text that the program left in its folder: files, and the text columns of the database */
  left(): [place: string, text: string][];
  /** how many figures came from anything but the bundled history */
  newFigures(): number;
}

/** Starts a publisher and an empty folder for the program. */
export async function hostileDesk(): Promise<HostileDesk> {
  const folder = temporaryFolder();
  const publisher = await startPublisher(NIGHT);
  onTestFinished(() => publisher.close());
  const run = (args: readonly string[], stdin = '') =>
    runHere(args, {
      cwd: folder,
      env: { ETF_DIGEST_FARSIDE_URL: publisher.url, ETF_DIGEST_NOW: NIGHT },
      stdin,
    });
  return {
    folder,
    publisher,
    run,
    runAll: async (page) => {
      const finished = [await run(['nightly'])];
      for (const args of PRINTING) finished.push(await run(args));
      finished.push(await run(['import', '-', '--source', 'farside', '--asset', 'btc'], page));
      return finished;
    },
    left: () => [...filesIn(path.join(folder, 'out')), ...textsIn(path.join(folder, 'data/etf-digest.db'))],
    newFigures: () =>
      count(
        path.join(folder, 'data/etf-digest.db'),
        "SELECT count(*) FROM observations o JOIN snapshots s ON s.id = o.snapshot WHERE s.via <> 'bundled'",
      ),
  };
}

const PRINTING = [
  ['show'],
  ['show', '--format', 'md'],
  ['show', '--format', 'json'],
  ['funds', '--format', 'csv'],
  ['funds', '--format', 'md'],
] as const;

function filesIn(folder: string): [string, string][] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]);
}

/** Each text once, with the column that it stands in. */
function textsIn(file: string): [string, string][] {
  const db = new Database(file, { readonly: true });
  const columns = db
    .prepare(
      `SELECT t.name AS tableName, c.name AS columnName FROM sqlite_schema t, pragma_table_info(t.name) c
       WHERE t.type = 'table' AND c.type = 'TEXT'`,
    )
    .all() as { tableName: string; columnName: string }[];
  const texts = columns.flatMap(({ tableName, columnName }) => {
    const select = `SELECT DISTINCT ${columnName} FROM ${tableName} WHERE ${columnName} IS NOT NULL`;
    const found = db.prepare(select).pluck().all() as string[];
    return found.map((text): [string, string] => [`${tableName}.${columnName}`, text]);
  });
  db.close();
  return texts;
}

function count(file: string, sql: string): number {
  const db = new Database(file, { readonly: true });
  const found = db.prepare(sql).pluck().get() as number;
  db.close();
  return found;
}

/** Nothing of it can steer a terminal, become markup or fill a disk. */
export function expectInert(place: string, text: string): void {
  expect(text.length, `${place} is short`).toBeLessThan(20_000);
  const control = /[^\P{C}\n]/u.exec(text);
  expect(
    control && text.slice(control.index - 40, control.index + 40),
    `control character in ${place}`,
  ).toBeNull();
  const markup = /<[a-z!/]|(?<!\\)\]\(/i.exec(text);
  expect(markup && text.slice(markup.index - 40, markup.index + 40), `markup in ${place}`).toBeNull();
}

/** All that was said and all that was left is inert. */
export function expectAllInert(desk: HostileDesk, finished: readonly Finished[]): void {
  finished.forEach(({ stdout, stderr, status }, i) => {
    expectInert(`standard output ${i}`, stdout);
    expectInert(`standard error ${i}`, stderr);
    expect([0, 1], stderr).toContain(status);
    expect(stderr).not.toContain('this should not have happened');
  });
  const left = desk.left();
  expect(left.length).toBeGreaterThan(100);
  for (const [place, text] of left) expectInert(place, text);
}
