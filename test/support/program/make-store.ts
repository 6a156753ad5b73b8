import { withStore } from '../../../src/pipeline/open-store.ts';
import { loadAssets } from '../../../src/pipeline/read-data.ts';
import { loadReference } from '../../../src/pipeline/reference.ts';
import { resolveConfig } from '../../../src/settings/config.ts';
import { SOURCES } from '../../../src/sources/index.ts';

/**
 * Makes the store of a folder as the first command that writes does, filled with the bundled history, and nothing else.
 *
 * @returns its path
 */
export async function makeStore(cwd: string, env: Record<string, string> = {}): Promise<string> {
  const clock = '2024-12-16T06:00:00.000Z';
  const config = resolveConfig({ flags: {}, env, cwd, clock, publishers: SOURCES, assets: loadAssets() });
  await withStore(config, loadReference(config), () => undefined);
  return config.db;
}
