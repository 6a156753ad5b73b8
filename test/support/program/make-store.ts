import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { withStore } from '../../../src/pipeline/open-store.ts';
import { loadAssets } from '../../../src/pipeline/read-data.ts';
import { loadReference } from '../../../src/pipeline/reference.ts';
import { resolveConfig } from '../../../src/settings/config.ts';
import { SOURCES } from '../../../src/sources/index.ts';
import { temporaryFolder } from './program.ts';

let made: Buffer | null = null;

/**
 * Makes the store of a folder as the first command that writes does, filled with the bundled history, and nothing else. The
 * first one is made; those after it are copies of its file.
 *
 * @returns its path
 */
export async function makeStore(cwd: string, env: Record<string, string> = {}): Promise<string> {
  const clock = '2024-12-16T06:00:00.000Z';
  const config = resolveConfig({ flags: {}, env, cwd, clock, publishers: SOURCES, assets: loadAssets() });
  if (made) {
    mkdirSync(path.dirname(config.db), { recursive: true });
    writeFileSync(config.db, made);
    writeFileSync(`${config.db}-lock`, '');
  } else {
    await withStore(config, loadReference(config), () => undefined);
    made = readFileSync(config.db);
  }
  return config.db;
}

/** A folder with such a store, where the making of it is not what a test is about. */
export async function folderWithStore(): Promise<string> {
  const folder = temporaryFolder();
  await makeStore(folder);
  return folder;
}
