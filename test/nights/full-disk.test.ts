import { cpSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { expect, onTestFinished, test, vi } from 'vitest';
import { type Contents, contentsOf, dbOf } from '../support/days/contents.ts';
import { runHere } from '../support/program/here.ts';
import { temporaryFolder } from '../support/program/program.ts';
import { stateOf, WHOLE } from '../support/program/store-state.ts';
import { startPublisher } from '../support/publishers/publisher.ts';

/** How many pages the disk has room for beyond those of the database. */
const disk = vi.hoisted(() => ({ spare: Number.POSITIVE_INFINITY }));

vi.mock(import('../../src/store/db.ts'), async (original) => {
  const real = await original();
  return {
    ...real,
    openDatabase: (file, now) => {
      const db = real.openDatabase(file, now);
      if (disk.spare < Number.POSITIVE_INFINITY)
        db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + disk.spare}`);
      return db;
    },
  };
});

const FIRST_NIGHT = '2024-12-17T06:30:00Z';
const NIGHT = '2024-12-18T06:30:00Z';
const FULL = /etf-digest\.db: the disk is full.*SQLITE_FULL.*to do: free some space/s;

async function desk() {
  const publisher = await startPublisher(FIRST_NIGHT);
  onTestFinished(() => publisher.close());
  const night = async (folder: string, at: string, spare = Number.POSITIVE_INFINITY) => {
    publisher.at = at;
    disk.spare = spare;
    return runHere(['nightly', '--now', at], { cwd: folder, env: { ETF_DIGEST_FARSIDE_URL: publisher.url } });
  };
  return { night };
}

test.each([0, 20, 40])(
  'a disk with room for %s pages on a first run: told, and the next run recovers',
  async (spare) => {
    const { night } = await desk();
    const [folder, twin] = [temporaryFolder(), temporaryFolder()];
    expect(await night(folder, FIRST_NIGHT, spare)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(FULL),
    });
    expect(contentsOf(folder)).toEqual({ files: [], digests: [], observations: [] });
    expect(await night(folder, FIRST_NIGHT)).toEqual(await night(twin, FIRST_NIGHT));
    expect(contentsOf(folder)).toEqual(contentsOf(twin));
  },
);

test('a disk that is full anywhere in a night: nothing by halves, what to do is said, the next run recovers', async () => {
  const { night } = await desk();
  const prepared = temporaryFolder();
  expect((await night(prepared, FIRST_NIGHT)).status).toBe(0);
  withoutFreePages(dbOf(prepared));
  const copy = (name: string) => {
    const folder = path.join(temporaryFolder(), name);
    cpSync(prepared, folder, { recursive: true });
    return folder;
  };
  const before = contentsOf(prepared);
  const twin = copy('twin');
  const calm = await night(twin, NIGHT);
  const after = contentsOf(twin);
  expect(after.digests.length).toBe(before.digests.length + 1);

  const places = new Set<string>();
  let ended = false;
  for (let spare = 0; !ended; spare += 2) {
    const folder = copy(`room for ${spare} pages`);
    const full = await night(folder, NIGHT, spare);
    ended = full.status === 0;
    if (!ended) {
      expect(full).toMatchObject({ status: 1, stdout: '' });
      expect(full.stderr).toMatch(FULL);
      expect(stateOf(dbOf(folder))).toMatchObject(WHOLE);
      places.add(placeOf(contentsOf(folder), before, after));
      expect(await night(folder, NIGHT)).toEqual(calm);
    }
    expect(contentsOf(folder)).toEqual(after);
  }
  expect([...places]).toEqual(
    expect.arrayContaining(['nothing is stored', 'the figures are stored, the editions are not']),
  );
});

/** Else the figures of a night would find room in what the schema's last step has left free. */
function withoutFreePages(file: string): void {
  const db = new Database(file);
  db.exec('VACUUM');
  db.close();
}

/** How far the night came; anything stored or written by halves fails. */
function placeOf(left: Contents, before: Contents, after: Contents): string {
  if (left.digests.length === after.digests.length) {
    expect(left).toMatchObject({ files: after.files, observations: after.observations });
    return 'the files are written and not marked so';
  }
  expect(left).toMatchObject({ files: before.files, digests: before.digests });
  if (left.observations.length === before.observations.length) {
    expect(left).toEqual(before);
    return 'nothing is stored';
  }
  expect(left.observations).toEqual(after.observations);
  return 'the figures are stored, the editions are not';
}
